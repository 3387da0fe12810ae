package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.Run;
import org.septuple.measurement.DoubleWell;
import org.septuple.measurement.TanhMap;
import org.septuple.statistics.Estimate;
import org.w3c.dom.Element;

/// What the report says of a recording is what was measured, with its doubts.
class MeasureSectionTest {

    private static final Findings WHOLE = SampleMeasurements.whole(2, 300);
    private static final int MOST_BYTES = 2_000_000;

    static List<Findings> all() {
        return List.of(
                WHOLE,
                SampleMeasurements.whole(9, 1000),
                SampleMeasurements.single(),
                SampleMeasurements.empty(),
                SampleMeasurements.constant(Double.NaN),
                SampleMeasurements.constant(0),
                SampleMeasurements.constant(1e-300),
                SampleMeasurements.constant(1e299),
                SampleMeasurements.constant(Double.MAX_VALUE),
                SampleMeasurements.constant(Double.POSITIVE_INFINITY),
                new Findings(List.of(), List.of()));
    }

    private static ParsedPage page(Findings findings) {
        Markup html = new Markup().open("main");
        new MeasureSection(findings, 64, new CoordinateNames(List.of())).write(html);
        String page = html.close("main").toString();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        return ParsedPage.of(page);
    }

    private static String report(Run run) {
        return Report.html(run, SmallRuns.provenance("run", "x.yaml"), SmallRuns.CONFIGURATION);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySectionStandsAloneAndFollowsThePage(Findings findings) {
        ParsedPage page = page(findings);
        assertThat(page.text().replace("NaN where", "").replace("NaN for a", ""))
                .doesNotContain("NaN", "Infinity");
        assertThat(page.attributes("id")).doesNotHaveDuplicates();
        assertThat(page.attributes("stroke")).isEmpty();
        assertThat(page.attributes("style")).isEmpty();
        assertThat(page.all("svg"))
                .allSatisfy(svg -> assertThat(
                                ParsedPage.within(svg, "desc").getFirst().getTextContent())
                        .isNotEmpty());
        assertThat(page.attributes("d")).allSatisfy(path -> assertThat(path).doesNotContain("NaN"));
    }

    /// The table below a figure has every finite number of its rows.
    @Test
    void numbersOfFiguresAreThoseMeasured() {
        ParsedPage page = page(WHOLE);
        Map<String, Shape> figures = new LinkedHashMap<>();
        figures.put("Diffusion against lag, coordinate 1", Shape.LAGS);
        figures.put("Drift against place, coordinate 1", Shape.POSITIONS);
        figures.put("Diffusion against place, coordinate 1", Shape.POSITIONS);
        figures.put("Drift against −∂F, coordinate 1", Shape.DRIFT);
        figures.put("Residual of (2.9), coordinate 1", Shape.DRIFT);
        figures.forEach((title, shape) -> {
            MeasuredRows rows = new MeasuredRows(WHOLE.table(shape).orElseThrow(), 64).where("coordinate", 1);
            assertThat(ParsedPage.numbers(page.containing("figure", title))).isEqualTo(finite(rows.table()));
        });
        assertThat(ParsedPage.numbers(page.containing("figure", "Entropy against samples")))
                .isEqualTo(finite(WHOLE.table(Shape.ENTROPIES).orElseThrow()));
    }

    private static List<Double> finite(FindingTable table) {
        return table.rows().stream()
                .flatMap(List::stream)
                .filter(number -> !Double.isNaN(number))
                .toList();
    }

    @Test
    void remarksStandFirst() {
        assertThat(page(WHOLE).all("li")).extracting(Element::getTextContent).isEqualTo(SampleMeasurements.REMARKS);
        assertThat(page(SampleMeasurements.empty()).all("figure")).isEmpty();
    }

    @Test
    void bandsAreStudentIntervalsOverUnits() {
        FindingTable one = new FindingTable(Shape.SPECTRUM, List.of(List.of(0.0, 2.0, 0.5)));
        ConfidenceLine line = new MeasuredRows(one, 3).line("D", "mode", "diffusion", "diffusion_se");
        assertThat(line.points().getFirst().error()).as("t₂(0.975) = 4.302653").isCloseTo(0.5 * 4.302653, within(1e-6));
    }

    @Test
    void eigenvaluesThatAreNotPositiveAreMissingAndCounted() {
        Element figure = page(WHOLE).containing("figure", "Diffusion spectrum");
        assertThat(figure.getTextContent())
                .contains("3 of them are 0 or below and missing", "Every 2 of 300 rows, and the last");
        assertThat(ParsedPage.within(figure, "path").stream().filter(path -> ParsedPage.hasStyle(path, "line")))
                .as("broken at modes 96, 193 and 290")
                .hasSize(4);
    }

    @Test
    void lowerBoundsAreMarked() {
        ParsedPage page = page(WHOLE);
        assertThat(page.containing("tr", "320.5").getTextContent()).isEqualTo("coordinate 1≥\u00A0320.500––");
        assertThat(ParsedPage.numbers(page.containing("tr", "320.5"))).containsExactly(320.5);
        assertThat(page.text()).containsOnlyOnce("≥\u00A0");
    }

    @Test
    void coordinatesThatAreNotDrawnAreNamed() {
        ParsedPage page = page(SampleMeasurements.whole(9, 3));
        assertThat(page.all("figure").stream()
                        .filter(figure -> figure.getTextContent().contains("against lag")))
                .hasSize(4);
        assertThat(page.text())
                .contains("Lag plots: the first 3 of 9 coordinates. Not drawn: 3 to 8, 6 more.")
                .contains("Drift against −∂F: the first 2 of 9 coordinates. Not drawn: 2 to 8, 7 more.");
    }

    @Test
    void residualsStandAboutZeroAndTheFitGoesThroughIt() {
        ParsedPage page = page(WHOLE);
        for (String title : List.of("Drift against −∂F, coordinate 0", "Residual of (2.9), coordinate 0")) {
            Element figure = page.containing("figure", title);
            List<Element> paths = ParsedPage.within(figure, "path");
            assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "whisker")))
                    .hasSize(15);
            assertThat(paths.stream().filter(path -> ParsedPage.hasStyle(path, "line")))
                    .hasSize(2);
        }
        Element level = ParsedPage.within(page.containing("figure", "Residual of (2.9), coordinate 0"), "path").stream()
                .filter(path -> ParsedPage.hasStyle(path, "line"))
                .findFirst()
                .orElseThrow();
        assertThat(level.getAttribute("d")
                        .replaceAll("[ML][0-9.]+,", " ")
                        .strip()
                        .split(" ", -1))
                .containsOnly(level.getAttribute("d").replaceAll("M[0-9.]+,([0-9.]+)L.*", "$1"));
    }

    @Test
    void theRunIsPutIntoWords() {
        String html = report(SampleMeasurements.ornsteinUhlenbeck());
        ParsedPage page = ParsedPage.of(html);
        assertThat(page.text())
                .contains(
                        "D per lag from 0.990 to 0.992 over 2 coordinates; variance from 0.998 to 1.00 over 2 coordinates; "
                                + "entropy production rate = 7.93\u00A0±\u00A00.10; entropy = 2.838\u00A0±\u00A00.012 (95\u00A0% intervals).")
                .contains("The linear process", "Δ = 0.01, P = [", "10\u202F000 frames of 64 replicas are drawn")
                .contains("Everything. Increments are over 1 frame, and at 1, 2, 4 for the lag plot; a linear function")
                .contains("½ qᵀKq with K = [1, 0; 0, 1]", "change sign under time reversal: 1.");
        assertThat(page.containing("tr", "D_step.0.1").getTextContent()).contains("coordinates 0, 1");
        assertThat(page.containing("tr", "D_step.eigenvalue.0").getTextContent())
                .contains("mode 0");
        assertThat(page.all("th", "named"))
                .allSatisfy(head -> assertThat(
                                ParsedPage.within(head, "small").getFirst().getTextContent())
                        .isNotEmpty());
        assertThat(report(SampleMeasurements.ornsteinUhlenbeck())).isEqualTo(html);
    }

    @Test
    void sourcesArePutIntoWords() {
        assertThat(report(SampleMeasurements.run(SampleMeasurements.array(), null, Map.of())))
                .contains("Array walk &amp; run.npz, member q&lt;1&gt;, 0.5 between frames of the file.")
                .contains("Coordinates 4, 7. Replicas from 2 to 19. Frames from 100, one of every 10.")
                .contains("✓ Completed</strong>.");
        RecordingPlan table =
                new RecordingPlan.Table(Path.of("t.csv"), "t", "who", List.of("x", "y"), 1, RecordingPlan.Part.WHOLE);
        assertThat(report(SampleMeasurements.run(table, WHOLE, Map.of("D_step", new Estimate(2, 0.1, 1)))))
                .contains("Table t.csv, columns x, y, replicas by column who; times in column t.")
                .contains("Diffusion against lag, coordinate 1 (y)", ": D per lag = 2.000.");
        RecordingPlan run = new RecordingPlan.OfRun(Path.of("runs", "a"), "ensemble_q", 1, RecordingPlan.Part.WHOLE);
        assertThat(report(SampleMeasurements.run(run, null, Map.of())))
                .contains("Array ensemble_q of run a, 1 of time per learning step.");
        assertThat(MeasureWords.of(new DoubleWell(1, 0.5, 0.25, 0.1, 1, 10)))
                .contains("b = 1, γ = 0.5, D = 0.25; frames 0.1 apart, of 1 inner step each, after 10 of warm-up.");
        assertThat(MeasureWords.of(new TanhMap(List.of(List.of(0.9)), 0.1, 100)))
                .isEqualTo("The map x′ = tanh(Wx) + sξ of 1 coordinate: s = 0.1, W = 0.9, after 100 steps of warm-up.");
    }

    /// What an ensemble was watched for, and its section under the free names of its trainables.
    @Test
    void watchedTrainablesArePutIntoWords() {
        Run whole = SmallRuns.watched(List.of(3, 11), WHOLE);
        assertThat(ParsedPage.of(report(whole)).text())
                .contains(
                        "Of each of 40 replicas: trainables 3, 11, kept every 5 learning steps from learning step 10 on.")
                .contains("Everything. Increments are over 1 frame")
                .contains("Diffusion against lag, coordinate 1 (trainable 11)");
        assertThat(report(SmallRuns.watched(List.of(), WHOLE)))
                .contains("Of each of 40 replicas: all trainables, kept");
    }

    /// Labels along the horizontal axis never touch, at 6.9 units per character.
    @Test
    void labelsAcrossKeepApart() {
        ParsedPage page = page(WHOLE);
        for (Element svg : page.all("svg")) {
            double free = Double.NEGATIVE_INFINITY;
            for (Element text : ParsedPage.within(svg, "text")) {
                if (ParsedPage.hasStyle(text, "tick") && ParsedPage.hasStyle(text, "middle")) {
                    double at = Double.parseDouble(text.getAttribute("x"));
                    double half = 6.9 * text.getTextContent().length() / 2;
                    assertThat(at - half).isGreaterThanOrEqualTo(free - 0.2);
                    free = text.getTextContent().isEmpty() ? free : at + half;
                }
            }
        }
    }
}
