package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.NetworkPortrait;
import org.septuple.experiment.Run;
import org.septuple.network.BoundaryProjector;
import org.w3c.dom.Element;

/// The trained network is drawn as it is.
class PortraitTest {

    private static final Run IMAGES = SmallRuns.images(1);
    private static final NetworkPortrait PORTRAIT = Objects.requireNonNull(IMAGES.portrait());
    private static final Pattern DOT = Pattern.compile("M(-?[0-9.]+),(-?[0-9.]+)h0");
    private static final Pattern CORNER = Pattern.compile("[ML](-?[0-9.]+),(-?[0-9.]+)");

    private record Place(double x, double y) {}

    private static ParsedPage page(Run run) {
        return ParsedPage.of(Report.html(run, SmallRuns.provenance("run", "x.yaml"), SmallRuns.CONFIGURATION));
    }

    private static List<Place> places(Pattern pattern, String path) {
        List<Place> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(path);
        while (matcher.find()) {
            places.add(new Place(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
        return places;
    }

    /// Row i and column j of the picture: transparent without a synapse, orange above 0, blue below, white at 0.
    @Test
    void eachPixelIsASynapse() throws IOException {
        double[] weights = Objects.requireNonNull(PORTRAIT.weights());
        Element figure = page(IMAGES).containing("figure", "Weight map");
        BufferedImage image = FiguresTest.decoded(
                ParsedPage.within(figure, "image").getFirst().getAttribute("href"));
        int n = PORTRAIT.projector().neurons();
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(n, n);
        double limit = new WeightMap(new Parts(PORTRAIT.projector()), weights).limit();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double w = weights[i * n + j];
                int colour = image.getRGB(j, i);
                assertThat(colour >>> 24).isEqualTo(Double.isNaN(w) ? 0 : 255);
                if (Math.abs(w) > limit / 20) {
                    assertThat(Integer.compare(colour >> 16 & 0xFF, colour & 0xFF))
                            .isEqualTo(Double.compare(w, 0));
                }
            }
        }
        assertThat(ParsedPage.within(figure, "text"))
                .extracting(Element::getTextContent)
                .contains("inputs", "bulk", "outputs", "from neuron j", "to neuron i", "weight w (1)", "no synapse");
    }

    /// The unit circle sets the scale of both axes alike, and each eigenvalue lies where it belongs.
    @Test
    void eigenvaluesLieInTheComplexPlane() {
        double[] re = Objects.requireNonNull(PORTRAIT.eigenvaluesRe());
        double[] im = Objects.requireNonNull(PORTRAIT.eigenvaluesIm());
        Element figure = page(IMAGES).containing("figure", "Spectrum");
        List<Element> paths = ParsedPage.within(figure, "path");
        List<Place> circle = places(CORNER, path(paths, "circle").getAttribute("d"));
        double left = circle.stream().mapToDouble(Place::x).min().orElseThrow();
        double right = circle.stream().mapToDouble(Place::x).max().orElseThrow();
        double top = circle.stream().mapToDouble(Place::y).min().orElseThrow();
        double bottom = circle.stream().mapToDouble(Place::y).max().orElseThrow();
        double unit = (right - left) / 2;
        assertThat(bottom - top).isCloseTo(right - left, within(0.2));
        List<Place> dots = places(DOT, path(paths, "dots").getAttribute("d")).reversed();
        assertThat(dots).hasSameSizeAs(re);
        for (int k = 0; k < dots.size(); k++) {
            assertThat((dots.get(k).x() - (left + right) / 2) / unit).isCloseTo(re[k], within(0.2 / unit));
            assertThat(((top + bottom) / 2 - dots.get(k).y()) / unit).isCloseTo(im[k], within(0.2 / unit));
        }
        List<Double> expected = new ArrayList<>();
        for (int k = 0; k < re.length; k++) {
            expected.addAll(List.of((double) k, re[k], im[k], Math.hypot(re[k], im[k])));
        }
        assertThat(ParsedPage.numbers(figure)).isEqualTo(expected);
        assertThat(figure.getTextContent()).contains("ρ = " + NumberText.significant(Math.hypot(re[0], im[0]), 4));
    }

    private static Element path(List<Element> paths, String style) {
        return paths.stream()
                .filter(path -> ParsedPage.hasStyle(path, style))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLossOfEachNeuronIsInTheTable() {
        Element figure = page(IMAGES).containing("figure", "Loss by neuron");
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < PORTRAIT.lossByNeuron().length; i++) {
            expected.addAll(List.of((double) i, PORTRAIT.lossByNeuron()[i], PORTRAIT.lossByNeuronError()[i]));
        }
        assertThat(ParsedPage.numbers(figure)).isEqualTo(expected);
    }

    /// Larger losses stand higher, their bars span ± the error, zeros stand on a line of their own, NaN nowhere.
    @Test
    void lossesStandAtTheirHeights() {
        NeuronLossChart chart = new NeuronLossChart(
                new Parts(new BoundaryProjector(2, 3, 1)),
                new double[] {0.5, 0, 1e-3, 2e-3, Double.NaN, 0.1},
                new double[] {0.1, 0, 1e-4, Double.NaN, 1, 0.02});
        ParsedPage page = ParsedPage.of(chart.svg());
        List<Place> dots = page.all("path", "dots").stream()
                .flatMap(path -> places(DOT, path.getAttribute("d")).stream())
                .toList();
        assertThat(dots).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
        double decade = (dots.get(2).y() - dots.get(4).y()) / 2;
        assertThat(dots.get(2).y() - dots.get(3).y()).isCloseTo(decade * Math.log10(2), within(0.2));
        assertThat(dots.get(1).y()).isGreaterThan(dots.get(2).y() + 5);
        assertThat(page.all("text")).extracting(Element::getTextContent).contains("0");
        List<Place> bars = page.all("path", "bars").stream()
                .flatMap(path -> places(CORNER, path.getAttribute("d")).stream())
                .toList();
        assertThat(bars).hasSize(6);
        assertThat(bars.get(0).y() - bars.get(1).y()).isCloseTo(decade * Math.log10(0.6 / 0.4), within(0.2));
        assertThat(new NeuronLossChart(new Parts(new BoundaryProjector(0, 3, 0)), new double[3], new double[3]).svg())
                .contains(">0<");
        assertThat(new NeuronLossChart(
                                new Parts(new BoundaryProjector(0, 2, 0)), new double[] {1, 1e-20}, new double[2])
                        .svg())
                .contains(">less<");
    }

    @Test
    void partsAreNamedWithinTheirAxis() {
        List<String> named = new ArrayList<>();
        List<Double> middles = new ArrayList<>();
        new Parts(new BoundaryProjector(64, 126, 10)).label(300, (middle, name) -> {
            named.add(name);
            middles.add(middle);
        });
        assertThat(named).containsExactly("inputs", "bulk", "outputs");
        assertThat(middles).isSorted().allSatisfy(middle -> assertThat(middle).isBetween(20.0, 280.0));
        named.clear();
        new Parts(new BoundaryProjector(1, 1000, 1)).label(30, (middle, name) -> named.add(name));
        assertThat(named).as("no room for the others").containsExactly("bulk");
    }

    @Test
    void whatIsNotDrawnIsExcused() {
        assertThat(page(SmallRuns.moons()).text())
                .contains("ŵ is nilpotent and all 15 eigenvalues are exactly 0")
                .contains("Each synapse.")
                .doesNotContain("Largest modulus");
        String sparse = page(SmallRuns.sparse(1100)).text();
        assertThat(sparse)
                .contains("No weight map is drawn for more than 1024 neurons", "eigenvalues are not computed")
                .contains("One of 2 neurons is drawn.", "every 5 neurons");
        assertThat(page(SmallRuns.with(IMAGES, null)).text()).doesNotContain("The trained network");
    }
}
