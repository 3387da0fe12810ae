package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.FieldFrame;
import org.septuple.experiment.FieldQuantity;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Picture;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// What the report shows of a solution is the solution.
class FieldSectionTest {

    private static final int MOST_BYTES = 2_000_000;

    static List<Findings> all() {
        return List.of(
                vortex(100),
                packet(2000),
                box(),
                lines(),
                new Findings(),
                constant(Double.NaN),
                constant(0),
                constant(1e299));
    }

    /// A vortex off the middle of a trap, at six times.
    private static Findings vortex(int points) {
        Grid grid = Grid.of(axis(points), axis(points));
        List<Picture> pictures = new ArrayList<>();
        List<List<Double>> vortices = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            double[] re = new double[grid.size()];
            double[] im = new double[grid.size()];
            double x0 = 0.8 * Math.cos(k);
            double y0 = 0.8 * Math.sin(k);
            double[] q = new double[2];
            for (int cell = 0; cell < re.length; cell++) {
                grid.position(cell, q);
                double envelope = Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 2);
                re[cell] = (q[0] - x0) * envelope;
                im[cell] = (q[1] - y0) * envelope;
            }
            pictures.addAll(Picture.of(
                    new FieldFrame(grid, k).with(FieldQuantity.WAVE_RE, re).with(FieldQuantity.WAVE_IM, im)));
            vortices.add(List.of((double) k, x0, y0, 1.0, 0.99));
        }
        List<List<Double>> course = IntStream.range(0, 6)
                .mapToObj(k -> List.of((double) k, 1 + k * 1e-15, 2 + k * 1e-9, 1.0, 1.0, 2.0, Double.NaN, 0.1))
                .toList();
        return new Findings(
                List.of(new FindingTable(Shape.VORTICES, vortices), new FindingTable(Shape.COURSE, course)),
                List.of("the box cuts nothing"),
                pictures);
    }

    /// A spreading packet on a line, with its velocity.
    private static Findings packet(int points) {
        Grid grid = Grid.of(axis(points));
        List<Picture> pictures = new ArrayList<>();
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            double[] density = new double[points];
            double[] velocity = new double[points];
            double width = 1 + 0.2 * k;
            for (int i = 0; i < points; i++) {
                double q = grid.axis(0).position(i);
                density[i] = Math.exp(-q * q / (2 * width * width)) / (width * Math.sqrt(2 * Math.PI));
                velocity[i] = 0.2 * q / width;
            }
            pictures.addAll(Picture.of(new FieldFrame(grid, 0.5 * k)
                    .with(FieldQuantity.DENSITY, density)
                    .with(FieldQuantity.VELOCITY_0, velocity)));
            rows.add(List.of(0.5 * k, 0.0, 0.0, width * width, Double.NaN));
        }
        return new Findings(
                List.of(
                        new FindingTable(Shape.COORDINATES, rows),
                        new FindingTable(
                                Shape.RATES, List.of(List.of(1.0, 0.03), List.of(2.0, 1.0), List.of(3.0, 1.9))),
                        new FindingTable(Shape.LEVELS, List.of(List.of(0.0, 0.46, 1e-12), List.of(1.0, 0.47, 1e-12)))),
                List.of(),
                pictures);
    }

    private static Findings box() {
        Grid grid = Grid.of(axis(10), axis(12), axis(8));
        double[] density = new double[grid.size()];
        Arrays.fill(
                density,
                1
                        / grid.integral(DoubleStream.generate(() -> 1)
                                .limit(grid.size())
                                .toArray()));
        return new Findings(
                List.of(), List.of(), Picture.of(new FieldFrame(grid, 0).with(FieldQuantity.DENSITY, density)));
    }

    /// A ring that is cut where the first axis closes, and a line along the third.
    private static Findings lines() {
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double angle = i * Math.TAU / 60;
            points.add(List.of(0.0, 0.0, (double) i, 3 + 2 * Math.cos(angle), 2 * Math.sin(angle), 0.5));
            points.add(List.of(0.0, 1.0, (double) i, -1.0, 1.0, -4 + i * 0.13));
        }
        return new Findings(
                List.of(
                        new FindingTable(Shape.VORTEX_POINTS, points),
                        new FindingTable(
                                Shape.VORTEX_LINES,
                                List.of(
                                        List.of(0.0, 0.0, 60.0, 1.0, 0.0, 0.0, 0.0, 12.5, 1.0, 0.1),
                                        List.of(0.0, 1.0, 60.0, 0.0, 0.0, 0.0, 0.0, 8.0, 1.0, 0.1)))),
                List.of(),
                box().pictures());
    }

    @Test
    void vortexLinesAreDrawnOnTheirMapAndCutWhereAnAxisCloses() {
        Markup html = new Markup();
        new FieldSection(lines()).write(html);
        String page = html.toString();
        assertThat(page).contains("vortex line, seen along q2");
        // the ring leaves and comes back, the straight line is a dot, one stands in the legend
        assertThat(page.split("class=\"vein\"", -1)).hasSize(1 + 3 + 1 + 1);
    }

    private static Findings constant(double value) {
        Grid grid = Grid.of(axis(4), axis(4));
        double[] density = new double[16];
        Arrays.fill(density, value);
        return new Findings(
                List.of(), List.of(), Picture.of(new FieldFrame(grid, 0).with(FieldQuantity.DENSITY, density)));
    }

    private static Axis axis(int points) {
        return new Axis(-4, 4, points, Boundary.PERIODIC);
    }

    private static ParsedPage page(Findings findings) {
        Markup html = new Markup().open("main");
        new FieldSection(findings).write(html);
        String page = html.close("main").toString();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        return ParsedPage.of(page);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySectionStandsAlone(Findings findings) {
        ParsedPage page = page(findings);
        assertThat(page.text().replace("NaN for", "")).doesNotContain("NaN", "Infinity");
        assertThat(page.attributes("id")).doesNotHaveDuplicates();
        assertThat(page.attributes("d")).allSatisfy(path -> assertThat(path).doesNotContain("NaN"));
        assertThat(page.all("svg"))
                .allSatisfy(svg -> assertThat(
                                ParsedPage.within(svg, "desc").getFirst().getTextContent())
                        .isNotEmpty());
    }

    /// Blocks of cells keep the integral.
    @Test
    void picturesKeepTheMassOfTheField() {
        for (int points : new int[] {96, 192, 960}) {
            Picture density = vortex(points).pictures().getFirst();
            double cell = density.axes().stream().mapToDouble(Axis::spacing).reduce(1, (a, b) -> a * b);
            double mass = density.values().stream().mapToDouble(p -> p).sum() * cell;
            // ∫ |z − x₀|² e^{−r²} = π(1 + x₀²), up to the tail that the box cuts
            assertThat(mass).isCloseTo(Math.PI * 1.64, within(1e-5));
        }
    }

    /// Where the density is less than a millionth of its maximum, no phase is shown.
    @Test
    void faintPhasesAreNotShown() {
        Picture phase = vortex(96).pictures().get(1);
        assertThat(phase.subject()).isEqualTo(Picture.Subject.PHASE);
        assertThat(phase.values().getFirst()).isNaN();
        assertThat(phase.values().get(48 * 96 + 48)).isBetween(-Math.PI, Math.PI);
    }

    @Test
    void vorticesAreMarkedAtTheirTimes() {
        ParsedPage page = page(vortex(96));
        assertThat(page.all("title").stream()
                        .filter(title -> title.getTextContent().startsWith("winding 1")))
                .hasSize(12); // on density and on phase
    }
}
