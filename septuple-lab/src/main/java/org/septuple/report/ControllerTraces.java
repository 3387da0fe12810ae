package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// What learners that adapt by (4.8) did: abs(γμ/D) against 4π, and the knobs that they turned, against learning steps.
///
/// @param findings with a table [Shape#CONTROLLER]
record ControllerTraces(Findings findings) implements Section {

    private static final int DRAWN = 3;
    private static final long UNITS = 1000; // steps of a stretch, about: the band is that of a normal law

    @Override
    public void write(Markup html) {
        FindingTable table = findings.table(Shape.CONTROLLER).orElse(null);
        if (table == null || table.rows().isEmpty()) {
            return;
        }
        MeasuredRows rows = new MeasuredRows(table, UNITS);
        List<Integer> all = rows.distinct("replica");
        List<Integer> drawn = all.subList(0, Math.min(DRAWN, all.size()));
        html.element("h2", "The adaptive learner (4.8)").newline();
        html.open("div", "class", "figures").newline();
        writeRatio(html, rows, drawn);
        writeKnob(html, rows, drawn, "Step size", "rate", "step size η = γ");
        writeKnob(html, rows, drawn, "Minibatch", "batch", "samples B");
        writeKnob(html, rows, drawn, "Neurons", "neurons", "neurons N");
        html.close("div").newline();
        CoordinateNames.writeLeftOut(html, "Traces of replicas", all, DRAWN);
    }

    private static void writeRatio(Markup html, MeasuredRows rows, List<Integer> drawn) {
        List<ConfidenceLine> traces = new ArrayList<>();
        for (int replica : drawn) {
            traces.add(rows.where("replica", replica)
                    .line("replica " + replica, "step", "log_saturation", "log_saturation_se"));
        }
        ConfidenceLines found = new ConfidenceLines(traces);
        String title = "Distance from saturation";
        if (found.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        double[] steps = rows.column("step");
        traces.add(new ConfidenceLine(
                "4π",
                List.of(
                        new LineChart.Point(Arrays.stream(steps).min().orElseThrow(), 0, Double.NaN),
                        new LineChart.Point(Arrays.stream(steps).max().orElseThrow(), 0, Double.NaN))));
        ConfidenceLines lines = new ConfidenceLines(traces);
        LineChart chart = new LineChart(
                title,
                "Logarithm of the measured |γμ/D| over 4π against learning steps; 0 is saturation (4.8).",
                lines.across("learning step", "", false),
                lines.linear("ln(|γμ/D| / 4π)", ""),
                lines.series());
        String words =
                "Above 0 the inequality (4.7) is violated. D from both halves of each minibatch of a stretch; a verdict of "
                        + "one β, measure, insertion and D (E26).";
        Section.figure(html, chart, words + found.bands(), rows::write);
    }

    private static void writeKnob(
            Markup html, MeasuredRows rows, List<Integer> drawn, String title, String column, String axis) {
        List<ConfidenceLine> traces = new ArrayList<>();
        for (int replica : drawn) {
            MeasuredRows own = rows.where("replica", replica);
            List<LineChart.Point> points = new ArrayList<>();
            double[] steps = own.column("step");
            double[] values = own.column(column);
            for (int k = 0; k < steps.length; k++) {
                points.add(new LineChart.Point(steps[k], values[k], Double.NaN));
            }
            traces.add(new ConfidenceLine("replica " + replica, points));
        }
        ConfidenceLines lines = new ConfidenceLines(traces);
        if (lines.isEmpty() || Arrays.stream(rows.column(column)).distinct().count() < 2) {
            return; // nothing was turned
        }
        LineChart chart = new LineChart(
                title,
                axis + " against learning steps.",
                lines.across("learning step", "", false),
                lines.upwards(axis, ""),
                lines.series());
        Section.figure(html, chart, "As the controller set it.", rows::write);
    }
}
