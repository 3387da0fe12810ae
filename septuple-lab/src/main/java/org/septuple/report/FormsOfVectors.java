package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;

/// Eigenvalues of g and σ₊ over the vectors of a reading, by rank.
///
/// @param reading name of the reading
/// @param forms   its rows of table `forms`
record FormsOfVectors(String reading, MeasuredRows forms) implements Section {

    /// Most vectors that are drawn.
    static final int MOST = 200;

    private static final double HEAVY =
            8; // largest size of a value in units of the 90th percentile of sizes: beyond, the tail is cut
    private static final double KEPT = 4;
    private static final double MOST_RANKS = 0.9;
    private static final String BARS = " Bars: 95\u00A0% intervals over clouds.";

    @Override
    public void write(Markup html) {
        writeEigenvalues(html);
        writeProduction(html);
    }

    private void writeEigenvalues(Markup html) {
        String title = "Eigenvalues of g, " + reading;
        List<Integer> drawn = ranked("eigenvalue0");
        List<List<LineChart.Point>> all = IntStream.range(0, 3)
                .mapToObj(k -> points(drawn, "eigenvalue" + k))
                .filter(points -> !points.isEmpty())
                .toList();
        if (all.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        double reach = reach(all);
        List<ScatterChart.Group> groups = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            String name = k == 0 ? "smallest" : k == all.size() - 1 ? "largest" : "middle";
            groups.add(new ScatterChart.Group(name, within(all.get(k), reach)));
        }
        String words =
                ("Eigenvalues of one g stand above each other. Noise moves ordered eigenvalues apart, the smallest down and the "
                                + "largest up, so that the verdict comes from split halves instead: at 95\u00A0%% %s positive definite (5.8), %s "
                                + "indefinite, %s undecided.")
                        .formatted(verdicts(1), verdicts(-1), verdicts(0));
        Section.figure(
                html,
                chart(
                        title,
                        "Eigenvalues of g of each vector, with 95 % intervals.",
                        "smallest",
                        "eigenvalue of g",
                        groups,
                        reach),
                words + BARS + leftOut(drawn) + beyond(all, reach),
                forms.columns(
                        "vector",
                        "eigenvalue0",
                        "eigenvalue0_se",
                        "eigenvalue1",
                        "eigenvalue1_se",
                        "eigenvalue2",
                        "eigenvalue2_se",
                        "least",
                        "least_se",
                        "definite"));
    }

    private void writeProduction(Markup html) {
        String title = "Production by vector, " + reading;
        List<Integer> drawn = ranked("production");
        List<LineChart.Point> points = points(drawn, "production");
        if (points.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        double reach = reach(List.of(points));
        long below = points.stream()
                .filter(point -> point.y() + Math.max(0, point.error()) < 0)
                .count();
        long above = points.stream()
                .filter(point -> point.y() - Math.max(0, point.error()) > 0)
                .count();
        String words =
                ("Were (6.6) right, all σ₊ would be equal: bars would share one height (E18). Of %s drawn, above 0 with all of their "
                                + "bar: %s, below: %s. Where σ₊ < 0 clouds shrink and (5.5) fails.")
                        .formatted(NumberText.count(points.size()), NumberText.count(above), NumberText.count(below));
        Section.figure(
                html,
                chart(
                        title,
                        "Stochastic production of each vector, with 95 % intervals.",
                        "σ₊",
                        "σ₊ over d steps",
                        List.of(new ScatterChart.Group("vector", within(points, reach))),
                        reach),
                words + BARS + leftOut(drawn) + beyond(List.of(points), reach),
                forms.columns("vector", "neuron", "clouds", "production", "production_se"));
    }

    private ScatterChart chart(
            String title,
            String description,
            String rank,
            String upwards,
            List<ScatterChart.Group> groups,
            double reach) {
        List<LineChart.Point> points =
                groups.stream().flatMap(group -> group.points().stream()).toList();
        DoubleStream values = points.stream()
                .flatMapToDouble(point -> DoubleStream.of(
                        Math.max(-reach, point.y() - bar(point)), Math.min(reach, point.y() + bar(point)), 0));
        Axis across = Axis.counting("vectors, by rank of " + rank, 1, (int)
                points.stream().mapToDouble(LineChart.Point::x).max().orElseThrow());
        return new ScatterChart(
                title,
                description,
                across,
                ScatterChart.axis(upwards, "nats", values),
                groups,
                ScatterChart.straight(across.low(), across.high(), 0, 0),
                "0");
    }

    /// The size of value up to which points are drawn: all, unless few are far larger than the rest.
    private static double reach(List<List<LineChart.Point>> all) {
        double[] sizes = all.stream()
                .flatMap(List::stream)
                .mapToDouble(point -> Math.abs(point.y()))
                .sorted()
                .toArray();
        double most = sizes[(int) (MOST_RANKS * (sizes.length - 1))];
        return most > 0 && sizes[sizes.length - 1] > HEAVY * most ? KEPT * most : Axis.LARGEST;
    }

    private static List<LineChart.Point> within(List<LineChart.Point> points, double reach) {
        return points.stream().filter(point -> Math.abs(point.y()) <= reach).toList();
    }

    private static String beyond(List<List<LineChart.Point>> all, double reach) {
        long count = all.stream()
                .flatMap(List::stream)
                .filter(point -> Math.abs(point.y()) > reach)
                .count();
        return count == 0
                ? ""
                : " Not drawn: %s larger in size than %s."
                        .formatted(NumberText.count(count), NumberText.significant(reach, 2));
    }

    private static double bar(LineChart.Point point) {
        return point.error() > 0 ? point.error() : 0;
    }

    /// Rows by rising value of a column that can be drawn, at most [#MOST], evenly chosen.
    private List<Integer> ranked(String column) {
        double[] values = forms.column(column);
        List<Integer> rows = IntStream.range(0, values.length)
                .filter(row -> Math.abs(values[row]) <= ConfidenceLine.LARGEST)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .toList();
        int every = Math.ceilDiv(Math.max(1, rows.size()), MOST);
        return IntStream.range(0, rows.size())
                .filter(rank -> rank % every == 0)
                .mapToObj(rows::get)
                .toList();
    }

    /// Points by rank with half their intervals.
    private List<LineChart.Point> points(List<Integer> rows, String column) {
        double[] values = forms.column(column);
        double[] errors = forms.column(column + "_se");
        double[] clouds = forms.column("clouds");
        List<LineChart.Point> points = new ArrayList<>();
        for (int rank = 0; rank < rows.size(); rank++) {
            int row = rows.get(rank);
            double error = errors[row] >= 0 ? errors[row] : Double.NaN;
            LineChart.Point point =
                    ConfidenceLine.point(rank + 1, new Estimate(values[row], error, Math.max(1, (long) clouds[row])));
            if (!Double.isNaN(point.y())) {
                points.add(point);
            }
        }
        return points;
    }

    private String verdicts(int verdict) {
        return NumberText.count(Arrays.stream(forms.column("definite"))
                .filter(value -> value == verdict)
                .count());
    }

    private String leftOut(List<Integer> drawn) {
        int all = forms.table().rows().size();
        return drawn.size() == all
                ? ""
                : " %s of %s vectors are drawn, evenly by rank."
                        .formatted(NumberText.count(drawn.size()), NumberText.count(all));
    }
}
