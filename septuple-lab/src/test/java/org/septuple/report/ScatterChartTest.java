package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ScatterChartTest {

    private static ScatterChart.Group group(String name, int points, double error) {
        List<LineChart.Point> all = new ArrayList<>();
        for (int k = 0; k < points; k++) {
            all.add(new LineChart.Point(k % 10, k / 10 % 10, error));
        }
        return new ScatterChart.Group(name, all);
    }

    private static ScatterChart chart(List<LineChart.Point> line, ScatterChart.Group... groups) {
        return new ScatterChart(
                "T",
                "D",
                Axis.linear("x", "m", 0, 10),
                Axis.linear("y", "nats", 0, 10),
                List.of(groups),
                line,
                "the line");
    }

    /// Few points have markers that tell their numbers, many are dots; each group has one ink and one path of bars.
    @Test
    void pointsBarsAndLineAreAllThere() {
        ParsedPage page = ParsedPage.of(chart(
                        ScatterChart.straight(0, 10, 0, 1),
                        group("few", 5, 0.5),
                        group("many", ScatterChart.MOST_MARKERS + 1, Double.NaN))
                .svg());
        assertThat(page.all("path", "marker").stream()
                        .filter(marker -> !ParsedPage.within(marker, "title").isEmpty())
                        .toList())
                .hasSize(5)
                .allSatisfy(marker -> assertThat(marker.getAttribute("class")).isEqualTo("marker ink0"));
        List<Element> dots = page.all("path", "dots");
        assertThat(dots).hasSize(1);
        assertThat(dots.getFirst().getAttribute("d").split("h0", -1)).hasSize(ScatterChart.MOST_MARKERS + 2);
        List<Element> bars = page.all("path", "whisker");
        assertThat(bars).hasSize(1);
        assertThat(bars.getFirst().getAttribute("d").split("M", -1)).hasSize(5 + 1);
        assertThat(page.all("path", "line"))
                .hasSize(2) // itself, and in the legend
                .allSatisfy(line -> assertThat(line.getAttribute("class")).isEqualTo("line ink2"));
        assertThat(page.text())
                .contains("x (m)", "y (nats)", "few", "many", "the line", "few, x 3: 0.0\u00A0±\u00A00.5");
    }

    /// The diagonal of equal axes runs from corner to corner, and a point on it lies on it.
    @Test
    void pointsLieWhereTheAxesSay() {
        ScatterChart.Group one =
                new ScatterChart.Group("one", ScatterChart.points(new double[] {2.5}, new double[] {7.5}));
        ParsedPage page =
                ParsedPage.of(chart(ScatterChart.straight(0, 10, 10, -1), one).svg());
        double[] line = numbers(page.all("path", "line").getFirst());
        double[] marker = middle(page.all("path", "marker").getFirst());
        double x = marker[0];
        double y = marker[1];
        assertThat(x).isCloseTo(line[0] + 0.25 * (line[2] - line[0]), within(0.2));
        assertThat(y).isCloseTo(line[1] + 0.25 * (line[3] - line[1]), within(0.2));
    }

    /// Where a marker stands: the mean of its corners.
    static double[] middle(Element marker) {
        double[] corners = numbers(marker);
        double[] middle = new double[2];
        for (int k = 0; k < corners.length; k++) {
            middle[k % 2] += 2 * corners[k] / corners.length;
        }
        return middle;
    }

    /// The coordinates of a path, x and y in turn.
    static double[] numbers(Element path) {
        return Stream.of(path.getAttribute("d").replaceAll("[MLZ]", " ").trim().split("[ ,]+", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void whatCannotBeDrawnIsLeftOut() {
        double[] xs = {0, 1, Double.NaN, 3, 1e300};
        double[] ys = {0, Double.POSITIVE_INFINITY, 2, 3, 4};
        assertThat(ScatterChart.points(xs, ys)).extracting(LineChart.Point::x).containsExactly(0.0, 3.0);
    }

    /// A legend too long for one row goes on in the next, within the drawing.
    @Test
    void aLongLegendHasRows() {
        String name = "a name of thirty characters   ";
        ParsedPage page = ParsedPage.of(
                chart(ScatterChart.straight(0, 10, 0, 1), group(name, 1, 0), group(name, 1, 0), group(name, 1, 0))
                        .svg());
        List<Element> names = page.all("text", "tick").stream()
                .filter(text -> text.getTextContent().startsWith("a name"))
                .toList();
        assertThat(names).extracting(text -> text.getAttribute("y")).doesNotHaveDuplicates();
        assertThat(names)
                .allSatisfy(text -> assertThat(Double.parseDouble(text.getAttribute("x")) + 6.9 * name.length())
                        .isLessThan(460));
        double lowest = Double.parseDouble(names.getLast().getAttribute("y"));
        List<Element> grid = page.all("path", "grid");
        assertThat(numbers(grid.getLast())[1]).isGreaterThan(lowest);
    }

    @Test
    void noMoreThanThreeGroups() {
        ScatterChart.Group one = group("one", 1, 0);
        assertThatThrownBy(() -> chart(List.of(), one, one, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 3, got 4");
    }
}
