package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// The solution of a macroscopic equation: density, phase and velocity as they change, what is conserved and what is not, levels
/// and rates.
///
/// @param findings of the run
record FieldSection(Findings findings) implements Section {

    private static final double SMALLEST = 1e-17;
    private static final double VISIBLE = 1e-6;

    @Override
    public void write(Markup html) {
        html.element("h2", "The solution").newline();
        if (!findings.remarks().isEmpty()) {
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul").newline();
        }
        html.open("div", "class", "figures").newline();
        new PictureFigures(findings).write(html);
        rows(Shape.COORDINATES).ifPresent(rows -> writeCoordinates(html, rows));
        rows(Shape.COURSE).ifPresent(rows -> writeCourse(html, rows));
        rows(Shape.LEVELS).ifPresent(rows -> writeLadder(html, rows, "Energy levels", "level", "energy"));
        rows(Shape.RATES).ifPresent(rows -> writeLadder(html, rows, "Decay rates", "mode", "rate"));
        rows(Shape.PARTICLES).ifPresent(rows -> writeParticles(html, rows));
        rows(Shape.PATHS).ifPresent(rows -> new Paths(rows).write(html));
        html.close("div").newline();
        for (Shape shape : List.of(Shape.VORTICES, Shape.VORTEX_LINES, Shape.LOOPS)) {
            rows(shape).ifPresent(rows -> rows.write(html));
        }
    }

    private Optional<MeasuredRows> rows(Shape shape) {
        return findings.table(shape).filter(table -> !table.rows().isEmpty()).map(table -> new MeasuredRows(table, 2));
    }

    private static void writeCoordinates(Markup html, MeasuredRows rows) {
        List<ConfidenceLine> means = new ArrayList<>();
        List<ConfidenceLine> variances = new ArrayList<>();
        for (int k : rows.distinct("coordinate")) {
            MeasuredRows of = rows.where("coordinate", k);
            means.add(line(of, "q" + k, "mean"));
            variances.add(line(of, "q" + k, "variance"));
        }
        chart(html, rows, "Mean against time", "mean", means, "Mean of each coordinate.");
        chart(html, rows, "Variance against time", "variance", variances, "Variance of each coordinate.");
    }

    private static void writeCourse(Markup html, MeasuredRows rows) {
        chart(
                html,
                rows,
                "What is conserved",
                "change since the start",
                List.of(drift(rows, "norm"), drift(rows, "energy")),
                "Size of the change of norm and energy since the first frame, relative to where they began; zero is not drawn.");
        if (changes(rows.column("entropy"))) {
            chart(
                    html,
                    rows,
                    "Entropy against time",
                    "nats",
                    List.of(line(rows, "S", "entropy"), line(rows, "relative to equilibrium", "relative_entropy")),
                    "Entropy (3.2), and relative entropy to the equilibrium of (3.1), which never rises.");
        }
    }

    /// Whether there is more to see than round-off.
    private static boolean changes(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return high - low > VISIBLE * Math.max(1, Math.abs(high));
    }

    private static ConfidenceLine drift(MeasuredRows rows, String column) {
        double[] time = rows.column("time");
        double[] value = rows.column(column);
        double scale = value.length == 0 || value[0] == 0 ? 1 : Math.abs(value[0]);
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 1; i < time.length; i++) {
            double change = Math.abs(value[i] - value[0]) / scale;
            points.add(new LineChart.Point(time[i], change > SMALLEST ? change : Double.NaN, Double.NaN));
        }
        return new ConfidenceLine(column, points);
    }

    private static ConfidenceLine line(MeasuredRows rows, String name, String column) {
        double[] time = rows.column("time");
        double[] value = rows.column(column);
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < time.length; i++) {
            double drawn = Math.abs(value[i]) < Axis.LARGEST ? value[i] : Double.NaN;
            points.add(new LineChart.Point(time[i], drawn, Double.NaN));
        }
        return new ConfidenceLine(name, points);
    }

    private static void chart(
            Markup html, MeasuredRows rows, String title, String y, List<ConfidenceLine> all, String words) {
        ConfidenceLines lines = new ConfidenceLines(all);
        if (lines.isEmpty()) {
            return;
        }
        LineChart chart =
                new LineChart(title, words, lines.across("time", "", false), lines.upwards(y, ""), lines.series());
        Section.figure(html, chart, words, rows::write);
    }

    private static void writeParticles(Markup html, MeasuredRows rows) {
        double[] time = rows.column("time");
        double[] expected = rows.column("expected");
        double[] deviation = rows.column("expected_sd");
        List<LineChart.Point> draws = new ArrayList<>();
        for (int i = 0; i < time.length; i++) {
            draws.add(new LineChart.Point(time[i], expected[i], deviation[i]));
        }
        chart(
                html,
                rows,
                "Particles against density",
                "total variation",
                List.of(line(rows, "particles", "distance"), new ConfidenceLine("draws", draws)),
                "Distance of the particles from the density, and of as many independent draws from it, with one standard deviation.");
    }

    private static void writeLadder(Markup html, MeasuredRows rows, String title, String x, String y) {
        double[] level = rows.column(x);
        double[] value = rows.column(y);
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < level.length; i++) {
            points.add(new LineChart.Point(level[i], value[i], Double.NaN));
        }
        ConfidenceLines lines = new ConfidenceLines(List.of(new ConfidenceLine(y, points)));
        if (lines.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                "%s in rising order.".formatted(title),
                Axis.counting(x, (int) level[0], (int) level[level.length - 1]),
                lines.linear(y, ""),
                lines.series());
        Section.figure(html, chart, "%s, lowest first.".formatted(title), rows::write);
    }
}
