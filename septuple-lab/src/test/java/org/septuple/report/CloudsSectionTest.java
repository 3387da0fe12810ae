package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.w3c.dom.Element;

/// Figures of planted tables.
class CloudsSectionTest {

    private static final double NONE = Double.NaN;

    private static List<Double> row(Shape shape, double other, Map<String, Double> known) {
        return shape.columns().stream()
                .map(column -> known.getOrDefault(column.name(), column.whole() ? 0.0 : other))
                .toList();
    }

    private static List<Double> form(int reading, int vector, double production, double r2, double least) {
        return row(
                Shape.FORMS,
                0.25,
                Map.of(
                        "reading",
                        (double) reading,
                        "vector",
                        (double) vector,
                        "clouds",
                        900.0,
                        "production",
                        production,
                        "eigenvalue0",
                        least,
                        "eigenvalue1",
                        3.0,
                        "eigenvalue2",
                        NONE,
                        "definite",
                        Math.signum(least),
                        "r2",
                        r2,
                        "r2_arrival",
                        0.75));
    }

    private static List<Double> cloud(int reading, int vector, int cloud, double change, double square) {
        return row(
                Shape.CLOUDS,
                change / 2,
                Map.of(
                        "reading",
                        (double) reading,
                        "vector",
                        (double) vector,
                        "cloud",
                        (double) cloud,
                        "change",
                        change,
                        "form",
                        0.5 - square,
                        "square",
                        square));
    }

    private static Findings findings(List<List<Double>> forms, List<List<Double>> clouds) {
        return new Findings(
                List.of(new FindingTable(Shape.FORMS, forms), new FindingTable(Shape.CLOUDS, clouds)),
                List.of("A remark."));
    }

    private static ParsedPage page(Findings findings) {
        Markup html = new Markup();
        new CloudsSection(findings).write(html);
        return ParsedPage.of("<main>" + html + "</main>");
    }

    private static Element figure(ParsedPage page, String title) {
        return page.containing("figure", title);
    }

    private static long points(Element figure, String ink) {
        return ParsedPage.within(figure, "path").stream()
                .filter(path -> path.getAttribute("class").equals("marker " + ink))
                .filter(path -> !ParsedPage.within(path, "title").isEmpty())
                .count();
    }

    /// Three vectors with three clouds each; vector 5 has R² in the middle, vector 9 no time axis.
    private static ParsedPage planted() {
        List<List<Double>> forms =
                List.of(form(0, 2, 0.5, 0.1, -1), form(0, 5, 0.25, 0.4, 2), form(0, 9, -0.5, 0.9, 0.5));
        List<List<Double>> clouds = new ArrayList<>();
        for (int vector : new int[] {2, 5, 9}) {
            clouds.add(cloud(0, vector, 0, 1, 0.01));
            clouds.add(cloud(0, vector, 1, -2, 4));
            clouds.add(cloud(0, vector, 2, 0.5, -0.09));
        }
        return page(findings(forms, clouds));
    }

    @Test
    void lagsAndRadiiAreDrawn() {
        List<List<Double>> lags = new ArrayList<>();
        for (int lag = 0; lag < 5; lag++) {
            lags.add(List.of(-1.0, (double) lag, Math.pow(0.5, lag), 0.01));
            lags.add(List.of(7.0, (double) lag, lag % 3 == 0 ? 1.0 : 0.2, 0.02));
        }
        List<List<Double>> radii = new ArrayList<>();
        for (double radius : new double[] {0, 0.01, 0.1}) {
            radii.add(List.of(0.0, radius, 0.5, 0.1, 2.0, 0.1, -0.2, 0.1, 0.0, 0.0, 0.0, 0.0));
        }
        radii.add(List.of(0.02, 0.1, 3.0, 0.1, 2.0, 0.1, -0.2, 0.1, 0.0, 0.0, 0.0, 0.0));
        ParsedPage page = page(new Findings(
                List.of(new FindingTable(Shape.LAG_SPECTRUM, lags), new FindingTable(Shape.RADIUS_SCAN, radii)),
                List.of()));
        assertThat(figure(page, "Lag spectrum (5.2)").getTextContent())
                .contains("all neurons", "autoregression", "neuron 7", "steps of (2.1)");
        assertThat(figure(page, "σ₊ against the radius of clouds").getTextContent())
                .contains("without noise", "with noise", "tangent clouds", "nats over d steps");
        assertThat(figure(page, "Trace of g against the radius of clouds").getTextContent())
                .contains("tr g/k");
    }

    @Test
    void theMiddleVectorIsDrawnAgainstItsForm() {
        Element figure = figure(planted(), "Entropy change and displacement, layers");
        assertThat(points(figure, "ink0")).isEqualTo(3);
        assertThat(figure.getTextContent())
                .contains(
                        "3 clouds of vector 5,",
                        "R² = 0.40 in sample",
                        "ẋᵀgẋ < 0 in 1:",
                        "σ₊ − ẋᵀgẋ",
                        "ΔS over d steps (nats)");
        assertThat(points(figure(planted(), "What the form leaves, layers"), "ink0"))
                .isEqualTo(3);
    }

    /// Where ΔS is the form, every point of the first figure lies on its line and every residual is 0.
    @Test
    void anExactFormIsTheLine() {
        List<List<Double>> clouds = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            double square = 0.3 * k - 0.7;
            clouds.add(cloud(0, 0, k, 0.5 - square, square));
        }
        ParsedPage page = page(findings(List.of(form(0, 0, 0.5, 1, 1)), clouds));
        for (String title : List.of("Entropy change and displacement", "What the form leaves")) {
            Element figure = figure(page, title);
            double[] line = ScatterChartTest.numbers(path(figure, "line ink1"));
            List<Element> markers = ParsedPage.within(figure, "path").stream()
                    .filter(path -> path.getAttribute("class").equals("marker ink0"))
                    .filter(path -> !ParsedPage.within(path, "title").isEmpty())
                    .toList();
            assertThat(markers).hasSize(9).allSatisfy(marker -> {
                double[] at = ScatterChartTest.middle(marker);
                double expected = line[1] + (line[3] - line[1]) * (at[0] - line[0]) / (line[2] - line[0]);
                assertThat(at[1]).isCloseTo(expected, within(0.3));
            });
        }
        double[] fit = ScatterChartTest.numbers(path(figure(page, "Entropy change and displacement"), "line ink1"));
        assertThat(fit[3]).isGreaterThan(fit[1] + 50); // falls
    }

    private static Element path(Element figure, String style) {
        return ParsedPage.within(figure, "path").stream()
                .filter(path -> path.getAttribute("class").equals(style))
                .findFirst()
                .orElseThrow();
    }

    /// Every number that kinds `measure` and `duality` tell of clouds has a meaning; counts have no decimals.
    @Test
    void numbersOfCloudsHaveMeanings() {
        for (String name : List.of(
                "vectors",
                "delay.vectors.left_out",
                "sigma_plus.spread",
                "delay.constrained.sigma_plus",
                "trained.positive_definite",
                "shuffled.r2",
                "untrained.delay.sigma_plus",
                "learned.delta_S",
                "g.0.1.2",
                "eigenvalue.2")) {
            assertThat(CloudWords.meaning(name)).as(name).isNotBlank();
        }
        assertThat(CloudWords.meaning("delay.nothing")).isEmpty();
        assertThat(List.of("vectors", "spacetime.delay.vectors", "delay.vectors.left_out"))
                .allMatch(CloudWords::isCount);
        assertThat(CloudWords.isCount("spacetime.sigma_plus")).isFalse();
    }

    @Test
    void competitorsTellTheSameClouds() {
        ParsedPage page = planted();
        for (String title : List.of("Told by displacement", "Told by start", "Told by arrival")) {
            Element figure = figure(page, title + ", layers");
            assertThat(points(figure, "ink0")).isEqualTo(3);
            assertThat(figure.getTextContent()).contains("told ΔS (nats)", "told = ΔS");
        }
        assertThat(figure(page, "Told by arrival").getTextContent()).contains("x(t + d): R² = 0.75");
        assertThat(figure(page, "Told by start").getTextContent()).contains("x(t): R² = 0.25");
    }

    /// Of nine clouds three belong to a vector without time axis, two of the others have a negative square.
    @Test
    void theLightConeCountsWhatItLeavesOut() {
        Element figure = figure(planted(), "Light cone, layers");
        assertThat(points(figure, "ink0")).isEqualTo(2);
        assertThat(points(figure, "ink1")).isEqualTo(2);
        assertThat(figure.getTextContent())
                .contains(
                        "vector 2",
                        "vector 5",
                        "null cone",
                        "2 and 2 of 4 clouds",
                        "Left out: clouds with ẋᵀgẋ < 0 (2) and vectors with σ₊ < 0, which have no time axis (1)");
    }

    @Test
    void withoutTimeAxisThereIsNoCone() {
        ParsedPage page = page(findings(List.of(form(1, 0, -3, 0.1, 1)), List.of(cloud(1, 0, 0, 1, 0.01))));
        assertThat(page.text())
                .contains("Reading by delay", "A remark.", "Light cone, delay: σ₊ < 0 in all vectors of the table");
        assertThat(page.all("figure"))
                .noneMatch(figure -> figure.getTextContent().contains("Light cone"));
        ParsedPage negative = page(findings(List.of(form(0, 0, 3, 0.1, 1)), List.of(cloud(0, 0, 0, 1, -1))));
        assertThat(negative.text()).contains("Light cone, layers: ẋᵀgẋ < 0 in all clouds of vectors with σ₊ ≥ 0");
    }

    @Test
    void eigenvaluesAndProductionAreRanked() {
        ParsedPage page = planted();
        Element eigenvalues = figure(page, "Eigenvalues of g, layers");
        assertThat(points(eigenvalues, "ink0")).isEqualTo(3);
        assertThat(points(eigenvalues, "ink1")).isEqualTo(3);
        assertThat(points(eigenvalues, "ink2")).isZero();
        assertThat(eigenvalues.getTextContent())
                .contains("smallest, vectors, by rank of smallest 1: −1.0\u00A0±\u00A00.5", "largest")
                .contains("2 positive definite (5.8), 1 indefinite, 0 undecided")
                .doesNotContain("middle,", "Not drawn");
        Element production = figure(page, "Production by vector, layers");
        assertThat(points(production, "ink0")).isEqualTo(3);
        assertThat(production.getTextContent())
                .contains("by rank of σ₊ 1: −0.5\u00A0±\u00A00.5")
                .contains("Of 3 drawn, above 0 with all of their bar: 1, below: 1");
    }

    /// A thousand vectors, one of them with an eigenvalue that would hide all others.
    @Test
    void manyVectorsAreThinnedAndAFarOneIsCounted() {
        List<List<Double>> forms = new ArrayList<>();
        for (int vector = 0; vector < 1000; vector++) {
            forms.add(form(0, vector, 1 + 1e-3 * vector, 0.5, vector == 700 ? -4000 : 0.5 + 1e-3 * vector));
        }
        ParsedPage page = page(findings(forms, List.of()));
        assertThat(page.all("figure")).hasSize(2);
        Element eigenvalues = figure(page, "Eigenvalues of g, layers");
        Element dots = ParsedPage.within(eigenvalues, "path").stream()
                .filter(path -> path.getAttribute("class").equals("dots ink0"))
                .findFirst()
                .orElseThrow();
        assertThat(dots.getAttribute("d").split("h0", -1)).hasSize(FormsOfVectors.MOST - 1 + 1);
        assertThat(eigenvalues.getTextContent())
                .contains("200 of 1000 vectors are drawn", "Not drawn: 1 larger in size than");
    }

    /// The untrained network has the same vectors: neither figures nor counts know of it.
    @Test
    void vectorsOfTheUntrainedNetworkAreNotDrawn() {
        int network = Shape.FORMS.columns().stream()
                .map(FindingTable.Column::name)
                .toList()
                .indexOf("network");
        List<List<Double>> forms = new ArrayList<>(List.of(form(0, 2, 0.5, 0.1, -1), form(0, 5, 0.25, 0.4, 2)));
        List<List<Double>> clouds = List.of(cloud(0, 2, 0, 1, 0.01), cloud(0, 5, 0, 1, 0.01));
        String alone = page(findings(forms, clouds)).text();
        for (int reading = 0; reading < 2; reading++) {
            for (int vector : new int[] {2, 5, 9}) {
                List<Double> row = new ArrayList<>(form(reading, vector, -7, 0.9, 3));
                row.set(network, 1.0);
                forms.addFirst(row);
            }
        }
        assertThat(page(findings(forms, clouds)).text()).isEqualTo(alone);
    }

    @Test
    void withoutTablesNothingIsWritten() {
        assertThat(page(new Findings(List.of(), List.of())).text()).isEmpty();
    }
}
