package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.FreeEnergyFindings.Inserted;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;
import org.w3c.dom.Element;

/// What the report says of a canonical law is what was found, with its doubts.
class FreeEnergySectionTest {

    private static final FreeEnergyFindings COURSE = SampleFindings.course(12, 8);
    private static final FreeEnergyFindings POOR = SampleFindings.poor(10);
    private static final FreeEnergyFindings EXACT = SampleFindings.exact();
    private static final FreeEnergyFindings BROKEN = SampleFindings.broken();
    private static final FreeEnergyFindings LARGE = SampleFindings.large();
    private static final int MOST_BYTES = 2_000_000;

    static List<FreeEnergyFindings> all() {
        return List.of(COURSE, POOR, EXACT, BROKEN, LARGE, new FreeEnergyFindings(List.of(), List.of(), null));
    }

    private static String html(FreeEnergyFindings findings) {
        Markup html = new Markup().open("main");
        new FreeEnergySection(findings).write(html);
        return html.close("main").toString();
    }

    private static ParsedPage page(FreeEnergyFindings findings) {
        return ParsedPage.of(html(findings));
    }

    private static Thermodynamics last(FreeEnergyFindings findings) {
        return findings.course().getLast().measured();
    }

    /// Well-formed, without anything from elsewhere, without names twice; every colour of a drawing is one of a map, so that
    /// all others follow light, dark and print.
    @ParameterizedTest
    @MethodSource("all")
    void everySectionStandsAloneAndFollowsThePage(FreeEnergyFindings findings) {
        String html = html(findings);
        ParsedPage page = ParsedPage.of(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(page.text()).doesNotContain("NaN", "Infinity", "null");
        assertThat(page.attributes("id")).doesNotHaveDuplicates();
        assertThat(page.attributes("style")).isEmpty();
        assertThat(page.attributes("stroke")).isEmpty();
        assertThat(page.attributes("href")).allSatisfy(uri -> assertThat(uri).startsWith("data:image/png;"));
        for (String shape : List.of("path", "text", "image")) {
            assertThat(page.all(shape))
                    .allSatisfy(
                            element -> assertThat(element.hasAttribute("fill")).isFalse());
        }
    }

    @Test
    void newStylesAreInTheSheet() {
        assertThat(Style.sheet()).contains(".figure .whisker {", ".figure .node {", ".verdict ul {");
    }

    @Test
    void potentialsAreThoseOfTheLastMoment() {
        for (FreeEnergyFindings findings : List.of(COURSE, POOR)) {
            Thermodynamics measured = last(findings);
            List<Double> expected = new ArrayList<>();
            for (FreeEnergy f : measured.freeEnergies()) {
                expected.addAll(List.of(f.estimate().value(), f.estimate().standardError(), f.bootstrapError()));
                addInterval(expected, f.estimate());
                expected.add((double) f.estimate().n());
            }
            List<Estimate> rest =
                    new ArrayList<>(List.of(measured.loss(), measured.entropy(), measured.heatCapacity()));
            Estimate slope = findings.course().getLast().gradientNorm();
            if (slope != null) {
                rest.add(slope);
            }
            for (Estimate estimate : rest) {
                expected.addAll(List.of(estimate.value(), estimate.standardError()));
                addInterval(expected, estimate);
                expected.add((double) estimate.n());
            }
            Element table = page(findings).containing("table", "thermodynamic integration");
            assertThat(ParsedPage.numbers(table)).isEqualTo(expected);
            assertThat(ParsedPage.within(table, "span"))
                    .extracting(Element::getTextContent)
                    .containsExactlyElementsOf(measured.freeEnergies().stream()
                            .map(f -> f.converged() ? "✓ converged" : "✗ not converged")
                            .toList());
        }
    }

    private static void addInterval(List<Double> numbers, @Nullable Estimate estimate) {
        if (estimate != null) {
            double half = estimate.halfWidth(0.95);
            numbers.addAll(List.of(estimate.value() - half, estimate.value() + half));
        }
    }

    @Test
    void exactNumbersHaveNoInterval() {
        ParsedPage page = page(EXACT);
        Element row = page.containing("tr", "quadrature");
        assertThat(ParsedPage.numbers(row)).containsExactly(1.231273627, 0.0, 2.3e-11, 1.0);
        assertThat(page.all("p", "verdict").getFirst().getTextContent())
                .isEqualTo("✓ Converged: F = 1.23127 by closed form.");
        assertThat(page.text()).contains("change on halving its step").doesNotContain("Integrand", "Overlap", "R̂");
    }

    @Test
    void adviceStandsFirstWhereSomethingFailed() {
        Element verdict = page(POOR).all("div", "verdict").getFirst();
        assertThat(ParsedPage.hasStyle(verdict, "bad")).isTrue();
        assertThat(verdict.getTextContent()).startsWith("✗ Not converged: F = ").contains("not to be relied upon");
        assertThat(ParsedPage.within(verdict, "li"))
                .extracting(Element::getTextContent)
                .isEqualTo(SampleFindings.ADVICE);
        assertThat(page(COURSE).text()).startsWith("Free energy\n✓ Converged: F = ");
        Thermodynamics exact = last(EXACT);
        Thermodynamics unmixed = new Thermodynamics(
                exact.average(),
                exact.reference(),
                1,
                1,
                3,
                exact.freeEnergies(),
                exact.loss(),
                exact.entropy(),
                exact.heatCapacity(),
                List.of(),
                List.of(),
                List.of(),
                SampleFindings.ADVICE);
        assertThat(page(new FreeEnergyFindings(List.of(new Moment(0, unmixed, null)), List.of(), null))
                        .text())
                .contains("F = 1.23127 by closed form, which passed its own diagnostics; others did not.");
        assertThat(page(BROKEN).text()).contains("F is not known by thermodynamic integration");
    }

    @Test
    void theAverageAndTheMeasureAreNamed() {
        assertThat(page(COURSE).text())
                .contains("Annealed average", "N(0, 1) for each neuron", "β = 2", "24 free neurons", "1 case of")
                .contains("after 440 learning steps")
                .doesNotContain("Quenched", "Lebesgue");
        assertThat(page(POOR).text())
                .contains("Quenched average", "Lebesgue", "30 free neurons", "16 cases of")
                .contains("before learning")
                .doesNotContain("Annealed average");
    }

    @Test
    void theCourseIsThatOfTheMoments() {
        Element figure = page(COURSE).containing("figure", "Free energy along learning");
        List<Double> expected = new ArrayList<>();
        for (Moment moment : COURSE.course()) {
            Estimate f = moment.measured().freeEnergy();
            Estimate slope = Objects.requireNonNull(moment.gradientNorm());
            expected.addAll(List.of((double) moment.step(), f.value(), f.standardError()));
            addInterval(expected, f);
            expected.addAll(List.of(slope.value(), slope.standardError()));
        }
        assertThat(ParsedPage.numbers(figure)).isEqualTo(expected);
        assertThat(figure.getTextContent()).contains("✗ 1 of 12 moments did not converge");
        assertThat(ParsedPage.within(figure, "span"))
                .extracting(Element::getTextContent)
                .containsOnlyOnce("✗ not converged");
        assertThat(page(POOR).text()).as("one moment is no course").doesNotContain("along learning");
    }

    @Test
    void bandsAreStudentIntervals() {
        Estimate three = new Estimate(2, 0.5, 3);
        Estimate alone = new Estimate(2, 0.5, 1);
        ConfidenceLine line = ConfidenceLine.of("F", List.of(0.0, 1.0), List.of(three, alone));
        assertThat(line.points().get(0).error()).as("t₂(0.975) = 4.302653").isCloseTo(0.5 * 4.302653, within(1e-6));
        assertThat(line.points().get(1).error()).isNaN();
        assertThat(line.axis("F").low()).isLessThanOrEqualTo(2 - 0.5 * 4.302653);
    }

    @Test
    void nodesAreFilledAndEndsHollow() {
        Thermodynamics measured = last(COURSE);
        Element figure = page(COURSE).containing("figure", "Integrand of thermodynamic integration");
        List<Element> paths = ParsedPage.within(figure, "path");
        assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "marker")))
                .hasSize(8 + 1);
        assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "hollow")))
                .hasSize(2 + 1);
        assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "node")))
                .hasSize(8 + 1);
        assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "whisker")))
                .hasSize(10);
        double sum = 0;
        List<Double> expected = new ArrayList<>();
        for (int k = 0; k < measured.ladder().size(); k++) {
            Rung rung = measured.ladder().get(k);
            sum += rung.weight() * rung.difference().value();
            expected.addAll(List.of(
                    (double) k,
                    rung.lambda(),
                    rung.weight(),
                    rung.difference().value(),
                    rung.difference().standardError()));
            addInterval(expected, rung.difference());
        }
        assertThat(ParsedPage.numbers(figure)).isEqualTo(expected);
        assertThat(figure.getTextContent())
                .contains("F = (1/β) ∫", "they give F = " + NumberText.significant(sum / measured.beta(), 5));
    }

    /// log ⟨Z⟩ over cases is not ⟨log Z⟩, so a mean integrand does not give the annealed F.
    @Test
    void annealedCasesHaveNoCommonIntegrand() {
        Thermodynamics one = last(COURSE);
        Thermodynamics four = with(one, 4, one.ladder());
        FreeEnergyFindings findings = new FreeEnergyFindings(List.of(new Moment(0, four, null)), List.of(), null);
        assertThat(page(findings)
                        .containing("figure", "Integrand of thermodynamic integration")
                        .getTextContent())
                .contains("whose integral is not βF")
                .doesNotContain("they give F");
    }

    private static Thermodynamics with(Thermodynamics like, int cases, List<Rung> ladder) {
        return new Thermodynamics(
                like.average(),
                like.reference(),
                like.beta(),
                cases,
                like.neurons(),
                like.freeEnergies(),
                like.loss(),
                like.entropy(),
                like.heatCapacity(),
                ladder,
                like.overlap(),
                like.monitored(),
                like.advice());
    }

    /// The integrand at λ = 0 may be as large as it likes: then it is said, not drawn, and the nodes keep their scale.
    @Test
    void farEndsAreSaidNotDrawn() {
        Thermodynamics near = last(COURSE);
        List<Rung> ladder = new ArrayList<>(near.ladder());
        Rung end = ladder.getFirst();
        ladder.set(0, new Rung(0, 0, new Estimate(4321, 7, 900), end.worst(), 1, 1, 0));
        Thermodynamics far = with(near, 1, ladder);
        FreeEnergyFindings findings = new FreeEnergyFindings(List.of(new Moment(0, far, null)), List.of(), null);
        Element figure = page(findings).containing("figure", "Integrand of thermodynamic integration");
        assertThat(figure.getTextContent()).contains("Not drawn, far beyond the nodes: λ = 0, ⟨D⟩ = 4321\u00A0±");
        assertThat(ParsedPage.within(figure, "path").stream().filter(path -> ParsedPage.hasStyle(path, "hollow")))
                .hasSize(1 + 1);
    }

    @Test
    void overlapsAreAnnotatedWhereThereIsRoomAndWeakLinksNamed() {
        Thermodynamics measured = last(POOR);
        Element figure = page(POOR).containing("figure", "Overlap of the rungs");
        assertThat(ParsedPage.numbers(figure))
                .isEqualTo(measured.overlap().stream().flatMap(List::stream).toList());
        long visible = measured.overlap().stream()
                .flatMap(List::stream)
                .filter(share -> share >= 0.005)
                .count();
        assertThat(ParsedPage.within(figure, "text").stream().filter(text -> ParsedPage.hasStyle(text, "number")))
                .hasSize((int) visible);
        double least = Math.min(
                measured.overlap().get(0).get(1), measured.overlap().get(1).get(0));
        assertThat(least).isLessThan(0.03);
        assertThat(figure.getTextContent())
                .contains("0.03 or more is needed. ✗ Too small between rungs 0 and 1 ("
                        + NumberText.significant(least, 2) + ")");
        Element large = page(LARGE).containing("figure", "Overlap of the rungs");
        assertThat(ParsedPage.within(large, "text").stream().filter(text -> ParsedPage.hasStyle(text, "number")))
                .isEmpty();
        assertThat(large.getTextContent()).contains("The whole matrix of 64 rungs is left out", "is needed. ✓");
    }

    @Test
    void whatIsBeyondItsBoundIsMarkedByASign() {
        ParsedPage page = page(POOR);
        Element table = page.containing("table", "divergences");
        Element bad = ParsedPage.within(table, "tr").get(1 + 3);
        assertThat(bad.getTextContent()).contains("1.034\u00A0✗", "212\u00A0✗", "399\u00A0✗", "✗ not converged");
        assertThat(ParsedPage.numbers(bad).subList(1, 4)).containsExactly(1.0342, 212.3, 399.2);
        assertThat(ParsedPage.within(table, "span").stream().filter(badge -> ParsedPage.hasStyle(badge, "bad")))
                .hasSize(1);
        assertThat(ParsedPage.within(table, "tr").getLast().getTextContent()).endsWith("90.0\u00A0%–3\u00A0✗");
        assertThat(page.containing("table", "x.29").getTextContent()).contains("1.034\u00A0✗");
    }

    @Test
    void boundsThemselvesPassAndWhatIsUnknownDoesNot() {
        assertThat(Sufficient.mixed(new ChainDiagnostics(Double.NaN, 400, 400))).isFalse();
        assertThat(Sufficient.mixed(new ChainDiagnostics(1, 400, Double.NaN))).isFalse();
        assertThat(Sufficient.mixed(new ChainDiagnostics(1.01, 400, 400))).isTrue();
        assertThat(Sufficient.mixed(new ChainDiagnostics(1.0100001, 400, 400))).isFalse();
        assertThat(Sufficient.mixed(new ChainDiagnostics(1, 399.9, 400))).isFalse();
        assertThat(Sufficient.mixed(new ChainDiagnostics(1, 400, 399.9))).isFalse();
    }

    /// 186 states, of which R̂ of those above number 100 is beyond its bound: 85 of them, 15 shown.
    @Test
    void theWorstStatesAreShownAndTheOthersCounted() {
        ParsedPage page = page(LARGE);
        Element table = page.containing("table", "x.185");
        assertThat(ParsedPage.within(table, "tr")).hasSize(1 + 16);
        assertThat(page.text()).contains("171 more are left out, 70 of them not converged.");
    }

    @Test
    void insertionsAreThoseFound() {
        ParsedPage page = page(COURSE);
        Element table = page.containing("table", "insertion");
        List<Element> rows = ParsedPage.within(table, "tr");
        for (int k = 0; k < COURSE.insertions().size(); k++) {
            Inserted inserted = COURSE.insertions().get(k);
            List<Double> expected = new ArrayList<>(
                    List.of(inserted.potential().value(), inserted.potential().standardError(), inserted.overlap()));
            for (Estimate estimate : new @Nullable Estimate[] {inserted.gradientNorm(), inserted.byNumber()}) {
                if (estimate != null) {
                    expected.add(estimate.value());
                }
                addInterval(expected, estimate);
            }
            assertThat(ParsedPage.numbers(rows.get(k + 1))).isEqualTo(expected);
            assertThat(rows.get(k + 1).getTextContent())
                    .startsWith(inserted.insertion().word())
                    .endsWith(inserted.converged() ? "✓ converged" : "✗ not converged");
        }
        assertThat(page.text()).contains("(4.1)", "∂μ/∂q = 0 and ∂μ/∂N = 0");
        assertThat(page(EXACT).text()).doesNotContain("Chemical potential");
    }

    @Test
    void longCoursesAreThinnedAndSaySo() {
        Element figure = page(LARGE).containing("figure", "Free energy along learning");
        assertThat(figure.getTextContent()).contains("Every 5 of 1000 moments, and the last.");
        assertThat(ParsedPage.within(figure, "tr"))
                .hasSize(1 + 201)
                .last()
                .satisfies(row -> assertThat(ParsedPage.numbers(row).getFirst()).isEqualTo(40 * 999));
    }
}
