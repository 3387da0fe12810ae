package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.experiment.EinsteinPlan;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.gravity.evolution.Evolution;

/// How a slice of space evolves: constraints, waves, scale factors, and where neighbours meet.
///
/// @param findings of kind `einstein`
/// @param plan     what evolved
record EinsteinSection(Findings findings, EinsteinPlan plan) implements Section {

    private static final String TIME = "t";
    /// Less is round-off of zero.
    private static final double VISIBLE = 1e-12;
    /// Change of a scale factor that is worth a figure.
    private static final double CHANGED = 1e-6;
    /// Times of an evolution beyond which neighbours are not about to meet.
    private static final double FAR = 10;

    @Override
    public void write(Markup html) {
        html.element("h2", "The evolution").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
        html.open("div", "class", "figures").newline();
        findings.table(Shape.EINSTEIN_HISTORY)
                .filter(table -> table.rows().size() > 1)
                .map(table -> new MeasuredRows(table, table.rows().size()))
                .ifPresent(rows -> figures(html, rows));
        new PictureFigures(findings).write(html);
        html.close("div").newline();
    }

    private void figures(Markup html, MeasuredRows rows) {
        log(
                html,
                rows,
                "Constraints",
                "1/length²",
                "Largest violation of the Hamiltonian and the momentum constraint (8.12), which hold at all times if at one. Zero is not drawn.",
                line(rows, "Hamiltonian", "hamiltonian", 0),
                line(rows, "momentum", "momentum", 0));
        log(
                html,
                rows,
                "Distance from the known metric",
                "error",
                "Distance of γ from the metric it began with, at the same time: relative, of the part that varies over the grid, or of all where nothing does; and the largest of a component.",
                line(rows, "relative", "error", 0),
                line(rows, "largest", "deviation", 0));
        if (Stream.of("a_x", "a_y", "a_z").anyMatch(column -> changes(rows.column(column)))) {
            linear(
                    html,
                    rows,
                    "Scale factors",
                    "a",
                    "Means of √γ_aa over the grid.",
                    line(rows, "x", "a_x", 0),
                    line(rows, "y", "a_y", 0),
                    line(rows, "z", "a_z", 0));
        }
        linear(html, rows, "Amplitude", "h", "Largest |γyy − γzz|/(γyy + γzz).", line(rows, "h", "amplitude", VISIBLE));
        double span = Math.abs(plan.times().to() - plan.times().from());
        if (Arrays.stream(rows.column("time_to_caustic")).anyMatch(left -> left < FAR * span)) {
            meeting(html, rows);
        }
        log(html, rows, "Density of dust", "κρ", "Largest on the grid.", line(rows, "κρ", "density", 0));
    }

    /// How fast neighbours approach, and when they would meet.
    private void meeting(Markup html, MeasuredRows rows) {
        log(
                html,
                rows,
                "How fast neighbours approach",
                "k",
                "Largest eigenvalue of K^i_j, in 1/length, and the time that is left until neighbours meet. It stops where that falls below %s of the time since the start, or of √(3/|Λ|); with curvature of %s k⁴ or more, growing as k⁴, it is a singularity, otherwise a caustic of the coordinates."
                        .formatted(NumberText.chosen(plan.settings().margin()), NumberText.chosen(Evolution.SINGULAR)),
                line(rows, "k", "contraction", VISIBLE),
                line(rows, "time left", "time_to_caustic", 0));
        double[] time = rows.column("time");
        double[] left = rows.column("time_to_caustic");
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < time.length; k++) {
            points.add(new LineChart.Point(time[k], drawn(time[k] + plan.times().direction() * left[k]), Double.NaN));
        }
        linear(
                html,
                rows,
                "Predicted caustic",
                "time",
                "When neighbours would meet if nothing but Λ changed how they approach, seen from each time: a level line where space is flat.",
                new ConfidenceLine("caustic", points));
    }

    private static boolean changes(double... values) {
        return Arrays.stream(values).anyMatch(value -> Math.abs(value - values[0]) > CHANGED * Math.abs(values[0]));
    }

    private static double drawn(double value) {
        return Math.abs(value) < Axis.LARGEST ? value : Double.NaN;
    }

    private static ConfidenceLine line(MeasuredRows rows, String name, String column, double least) {
        double[] time = rows.column("time");
        double[] value = rows.column(column);
        boolean visible = false;
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < time.length; k++) {
            visible |= Math.abs(value[k]) > least;
            points.add(new LineChart.Point(time[k], drawn(value[k]), Double.NaN));
        }
        return new ConfidenceLine(name, visible ? points : List.of());
    }

    private static void log(
            Markup html, MeasuredRows rows, String title, String y, String words, ConfidenceLine... all) {
        ConfidenceLines lines = new ConfidenceLines(List.of(all)).positive();
        if (!lines.isEmpty()) {
            draw(html, rows, title, words, lines, lines.log(y, ""));
        }
    }

    private static void linear(
            Markup html, MeasuredRows rows, String title, String y, String words, ConfidenceLine... all) {
        ConfidenceLines lines = new ConfidenceLines(List.of(all));
        if (!lines.isEmpty()) {
            draw(html, rows, title, words, lines, lines.linear(y, ""));
        }
    }

    private static void draw(
            Markup html, MeasuredRows rows, String title, String words, ConfidenceLines lines, Axis up) {
        LineChart chart = new LineChart(
                title, "%s against time.".formatted(title), lines.across(TIME, "", false), up, lines.series());
        Section.figure(html, chart, words, rows::write);
    }
}
