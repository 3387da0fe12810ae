package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {

    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+),(-?[0-9.]+)");
    private static final double ROUNDING = 0.5;

    private record Place(double x, double y) {}

    private static List<Place> places(Element path) {
        List<Place> places = new ArrayList<>();
        Matcher points = POINT.matcher(path.getAttribute("d"));
        while (points.find()) {
            places.add(new Place(Double.parseDouble(points.group(1)), Double.parseDouble(points.group(2))));
        }
        return places;
    }

    private static LineChart chart(SplittableRandom random, boolean log, int lines) {
        List<LineChart.Series> series = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = random.nextInt(6, 30);
        for (int k = 0; k < lines; k++) {
            List<LineChart.Point> points = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                double y = log ? Math.exp(random.nextDouble(-9, 3)) : random.nextDouble(-3, 5);
                double error = random.nextDouble(0, 0.5) * Math.abs(y);
                points.add(new LineChart.Point(i, y, error));
                low = Math.min(low, y - error);
                high = Math.max(high, y + error);
            }
            series.add(new LineChart.Series("line " + k, points));
        }
        Axis y = log ? Axis.log("y", "m", low, high) : Axis.linear("y", "m", low, high);
        return new LineChart("Some lines", "Random.", Axis.counting("x", 1, count), y, series);
    }

    /// The edges of a band lie at y ± error, on the scale that the points of its line define.
    @RepeatedTest(40)
    void bandsLieAroundTheirLines(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        boolean log = repetition.getCurrentRepetition() % 2 == 0;
        LineChart chart = chart(random, log, random.nextInt(1, 6));
        ParsedPage page = ParsedPage.of(chart.svg());
        List<Element> bands = page.all("path", "band");
        List<Element> lines = page.all("path", "line");
        assertThat(bands).hasSameSizeAs(lines).hasSameSizeAs(chart.series());
        for (int k = 0; k < lines.size(); k++) {
            List<LineChart.Point> points = chart.series().get(k).points();
            List<Place> line = places(lines.get(k));
            List<Place> edge = places(bands.get(k));
            assertThat(edge).hasSize(2 * line.size());
            DoubleUnaryOperator height = scale(points, line, log);
            for (int i = 0; i < line.size(); i++) {
                LineChart.Point point = points.get(i);
                Place upper = edge.get(i);
                Place lower = edge.get(edge.size() - 1 - i);
                assertThat(upper.x()).isEqualTo(line.get(i).x()).isEqualTo(lower.x());
                assertThat(upper.y()).isCloseTo(height.applyAsDouble(point.y() + point.error()), within(ROUNDING));
                assertThat(lower.y()).isCloseTo(height.applyAsDouble(point.y() - point.error()), within(ROUNDING));
            }
        }
    }

    /// The straight line through the lowest and the highest point: height against value, or against its logarithm.
    private static DoubleUnaryOperator scale(List<LineChart.Point> points, List<Place> line, boolean log) {
        DoubleUnaryOperator value = log ? Math::log : DoubleUnaryOperator.identity();
        int low = 0;
        int high = 0;
        for (int i = 1; i < points.size(); i++) {
            low = points.get(i).y() < points.get(low).y() ? i : low;
            high = points.get(i).y() > points.get(high).y() ? i : high;
        }
        double from = value.applyAsDouble(points.get(low).y());
        double to = value.applyAsDouble(points.get(high).y());
        double base = line.get(low).y();
        double slope = (line.get(high).y() - base) / (to - from);
        return y -> base + slope * (value.applyAsDouble(y) - from);
    }

    /// Points lie where the axis ticks say: y from linear interpolation between two labelled grid lines.
    @Test
    void pointsLieWhereTheAxisSays() {
        List<LineChart.Point> points = List.of(
                new LineChart.Point(0, 0, Double.NaN),
                new LineChart.Point(5, 7.5, Double.NaN),
                new LineChart.Point(10, 10, Double.NaN));
        LineChart chart = new LineChart(
                "T",
                "D",
                Axis.counting("x", 0, 10),
                Axis.linear("y", "", 0, 10),
                List.of(new LineChart.Series("s", points)));
        ParsedPage page = ParsedPage.of(chart.svg());
        List<Element> grid = page.all("path", "grid");
        double bottom = places(grid.getFirst()).getFirst().y();
        double top = places(grid.getLast()).getFirst().y();
        List<Place> line = places(page.all("path", "line").getFirst());
        assertThat(line).extracting(Place::y).containsExactly(bottom, bottom + 0.75 * (top - bottom), top);
        assertThat(line.get(1).x()).isEqualTo((line.get(0).x() + line.get(2).x()) / 2);
    }

    @RepeatedTest(20)
    void nothingLeavesTheDrawingAndNamesKeepApart(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        ParsedPage page = ParsedPage.of(chart(random, false, 5).svg());
        String[] box =
                page.document().getDocumentElement().getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        for (Element path : page.all("path")) {
            assertThat(places(path)).allSatisfy(place -> {
                assertThat(place.x()).isBetween(0.0, width);
                assertThat(place.y()).isBetween(0.0, height);
            });
        }
        requireApart(page, 0, height);
    }

    /// Five lines that end at one point, at the top or at the bottom: their names stay beside the axis, a line of text apart.
    @Test
    void namesOfLinesThatEndTogetherKeepApart() {
        for (double end : new double[] {0, 1}) {
            List<LineChart.Series> series = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                series.add(new LineChart.Series("line " + k, List.of(new LineChart.Point(1, end, Double.NaN))));
            }
            LineChart chart = new LineChart("T", "D", Axis.counting("x", 0, 1), Axis.linear("y", "", 0, 1), series);
            ParsedPage page = ParsedPage.of(chart.svg());
            List<Element> grid = page.all("path", "grid");
            double bottom = places(grid.getFirst()).getFirst().y();
            double top = places(grid.getLast()).getFirst().y();
            requireApart(page, top, bottom);
        }
    }

    private static void requireApart(ParsedPage page, double top, double bottom) {
        List<Double> names = page.all("text", "name").stream()
                .map(text -> Double.parseDouble(text.getAttribute("y")))
                .toList();
        assertThat(names).hasSize(5);
        for (int k = 0; k < names.size(); k++) {
            assertThat(names.get(k)).isBetween(top, bottom + 5);
            assertThat(k == 0 || names.get(k) - names.get(k - 1) > 15.8).isTrue();
        }
    }

    @Test
    void unknownErrorsHaveNoBandAndMissingValuesBreakTheLine() {
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            points.add(new LineChart.Point(i, i == 4 ? Double.NaN : i, Double.NaN));
        }
        LineChart chart = new LineChart(
                "T",
                "D",
                Axis.counting("x", 0, 8),
                Axis.linear("y", "", 0, 8),
                List.of(new LineChart.Series("s", points)));
        ParsedPage page = ParsedPage.of(chart.svg());
        assertThat(page.all("path", "band")).isEmpty();
        assertThat(page.all("path", "line")).hasSize(2);
        assertThat(page.all("path", "marker")).hasSize(8);
    }

    @Test
    void titleAndDescriptionAreThereForThoseWhoCannotSee() {
        LineChart chart = new LineChart(
                "<b>&\u0001", "D \"<\"", Axis.counting("x<", 0, 8), Axis.linear("&y", "<m>", 0, 8), List.of());
        Element svg = ParsedPage.of(chart.svg()).document().getDocumentElement();
        Element title = ParsedPage.within(svg, "title").getFirst();
        assertThat(title.getTextContent()).isEqualTo("<b>&\uFFFD");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby"))
                .isEqualTo(title.getAttribute("id"))
                .isNotEmpty();
        assertThat(ParsedPage.within(svg, "desc").getFirst().getTextContent()).isEqualTo("D \"<\"");
        assertThat(svg.getTextContent()).contains("&y (<m>)", "x<");
    }
}
