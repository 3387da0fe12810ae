package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FreeEnergyFindings.Slice;
import org.septuple.statistics.Estimate;
import org.w3c.dom.Element;

/// F on a grid, as it was found.
class SliceSectionTest {

    private static ParsedPage page(Slice slice) {
        Markup html = new Markup().open("main");
        new SliceSection(slice).write(html);
        return ParsedPage.of(html.close("main").toString());
    }

    private static List<Element> figures(ParsedPage page) {
        return page.all("figure");
    }

    private static void addEstimate(List<Double> numbers, Estimate estimate) {
        numbers.addAll(List.of(estimate.value(), estimate.standardError()));
    }

    @Test
    void oneCoordinateIsALineWithItsSlopeBeside() {
        Slice slice = SampleFindings.slice(41);
        ParsedPage page = page(slice);
        assertThat(figures(page)).hasSize(2);
        assertThat(page.all("path", "band")).hasSize(2);
        assertThat(page.text()).contains("F on the slice q = q₀ + Ez", "Slope of F on the slice q = q₀ + Ez");
        List<Double> expected = new ArrayList<>();
        for (int k = 0; k < 41; k++) {
            Estimate f = slice.values().get(k);
            expected.add(slice.axes().getFirst().get(k));
            addEstimate(expected, f);
            double half = f.halfWidth(0.95);
            expected.addAll(List.of(f.value() - half, f.value() + half));
            addEstimate(expected, slice.slopes().get(k).getFirst());
        }
        assertThat(ParsedPage.numbers(figures(page).getFirst())).isEqualTo(expected);
    }

    /// The pixel of (z₀, z₁) lies z₀ to the right and z₁ up, and light where F is large.
    @Test
    void twoCoordinatesAreAMapWithTheLastUpwards() throws IOException {
        List<Estimate> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                values.add(new Estimate(10 * i + j, 0.1 + i, 20));
            }
        }
        Slice slice =
                new Slice(List.of(List.of(-1.0, 0.0, 1.0), List.of(0.0, 2.0)), List.of("a", "b"), values, List.of());
        ParsedPage page = page(slice);
        assertThat(figures(page)).hasSize(2);
        Element figure = figures(page).getFirst();
        BufferedImage map = FiguresTest.decoded(
                ParsedPage.within(figure, "image").getFirst().getAttribute("href"));
        assertThat(List.of(map.getWidth(), map.getHeight())).containsExactly(3, 2);
        double previous = -1;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double light = Colour.luminance(map.getRGB(i, 1 - j) & 0xFFFFFF);
                assertThat(light).as("F rises with i and, less, with j").isGreaterThan(previous);
                previous = light;
            }
        }
        assertThat(figure.getTextContent()).contains("z along a", "z along b", "q₀, z = 0", "least F");
        assertThat(ParsedPage.within(figure, "rect").stream().filter(rect -> ParsedPage.hasStyle(rect, "absent")))
                .isEmpty();
        assertThat(figures(page).get(1).getTextContent()).contains("Standard error of F on the slice");
    }

    @Test
    void unknownPointsAreHatched() throws IOException {
        ParsedPage page = page(Objects.requireNonNull(SampleFindings.broken().slice()));
        Element figure = figures(page).getFirst();
        BufferedImage map = FiguresTest.decoded(
                ParsedPage.within(figure, "image").getFirst().getAttribute("href"));
        List<Integer> opaque = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            if (map.getRGB(k / 3, 2 - k % 3) >>> 24 != 0) {
                opaque.add(k);
            }
        }
        assertThat(opaque).as("the third point alone is finite").containsExactly(2);
        assertThat(figure.getTextContent()).contains("not finite or not known");
    }

    /// A plane holds the points whose third coordinate is nearest to 0, in the order of its two coordinates.
    @Test
    void threeCoordinatesAreTheirMiddlePlanes() {
        Slice slice = SampleFindings.slice(7, 5, 3);
        SliceGrid grid = new SliceGrid(slice);
        List<Integer> plane = grid.plane(0, 2);
        assertThat(plane).hasSize(21);
        for (int k = 0; k < 21; k++) {
            assertThat(plane.get(k)).isEqualTo((k / 3 * 5 + 2) * 3 + k % 3);
            assertThat(grid.point(grid.places(plane.get(k)))).isEqualTo(plane.get(k));
        }
        ParsedPage page = page(slice);
        assertThat(figures(page)).hasSize(3);
        assertThat(page.text())
                .contains("plane 3 of 3", "The plane z = 0 along w.2.1", "The plane z = 0 along w.0.1")
                .contains("share their colours");
        assertThat(ParsedPage.within(figures(page).getFirst(), "tr")).hasSize(1 + 105);
    }

    @Test
    void moreCoordinatesAreATable() {
        Slice slice = new Slice(
                List.of(List.of(0.0), List.of(0.0), List.of(0.0, 1.0), List.of(0.0)),
                List.of("a", "b", "c", "d"),
                List.of(new Estimate(1, 0.5, 9), new Estimate(2, 0.5, 9)),
                List.of());
        ParsedPage page = page(slice);
        assertThat(figures(page)).isEmpty();
        assertThat(ParsedPage.within(page.document().getDocumentElement(), "tr"))
                .hasSize(1 + 2);
    }

    @Test
    void tenThousandPointsAreDrawnButNotAllPrinted() {
        ParsedPage page = page(SampleFindings.slice(100, 100));
        Element figure = figures(page).getFirst();
        assertThat(figure.getTextContent()).contains("Every 5 points along each coordinate; the others are left out.");
        assertThat(ParsedPage.within(figure, "tr")).hasSize(1 + 400);
        assertThat(page.text()).contains("10\u202F000 points along 2 coordinates");
    }

    /// Ticks lie at the middles of the cells of their values, also where these are uneven or fall.
    @Test
    void ticksLieAtTheMiddlesOfTheirCells() {
        Coordinate uneven = new Coordinate("z", List.of(0.0, 1.0, 10.0, 100.0));
        assertThat(uneven.position(0)).isEqualTo(0.125);
        assertThat(uneven.position(10)).isEqualTo(0.625);
        assertThat(uneven.position(55)).isEqualTo(0.75);
        Coordinate falling = new Coordinate("z", List.of(2.0, 0.0, -2.0, -4.0));
        assertThat(falling.position(-2)).isEqualTo(0.625);
        assertThat(falling.position(1)).isEqualTo(0.25);
        assertThat(falling.ticks())
                .extracting(Axis.Tick::value)
                .startsWith(-4.0)
                .endsWith(2.0);
        assertThat(new Coordinate("z", List.of(3.0)).position(3)).isEqualTo(0.5);
    }

    @Test
    void mapsNeedAValueForEachPoint() {
        Coordinate two = new Coordinate("z", List.of(0.0, 1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldMap("T", "D", two, two, List.of(1.0), Axis.linear("F", "", 0, 1), List.of()))
                .withMessageContaining("1 values for a grid of 2 by 2 points");
    }
}
