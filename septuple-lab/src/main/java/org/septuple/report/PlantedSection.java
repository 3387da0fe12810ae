package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// Neurons in a known universe: residuals of stages against violations of it, beside the tolerance, and against how they sample it.
///
/// @param findings of kind `gravity`
/// @param seeds    of neurons
record PlantedSection(Findings findings, int seeds) implements Section {

    private static final double TOLERANCE = 0.2;
    private static final String RESIDUAL = "residual";
    private static final List<String> SAMPLING = List.of("density", "reach", "step");

    @Override
    public void write(Markup html) {
        html.element("h2", "Planted universes").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
        html.open("div", "class", "figures").newline();
        findings.table(Shape.PLANTED_STAGES).ifPresent(table -> violations(html, table));
        findings.table(Shape.PLANTED_CONVERGENCE).ifPresent(table -> convergence(html, table));
        html.close("div").newline();
    }

    private void violations(Markup html, FindingTable table) {
        MeasuredRows rows = new MeasuredRows(table, seeds).where("what", 0);
        List<LineChart.Series> lines = new ArrayList<>();
        for (int stage : rows.distinct("stage")) {
            MeasuredRows of = rows.where("stage", stage);
            double[] violations = of.column("violation");
            double[] residuals = of.column(RESIDUAL);
            List<LineChart.Point> points = new ArrayList<>();
            for (double v : Arrays.stream(violations).distinct().sorted().toArray()) {
                List<Double> some = new ArrayList<>();
                for (int k = 0; k < violations.length; k++) {
                    if (violations[k] == v) {
                        some.add(residuals[k]);
                    }
                }
                double mean = some.stream().mapToDouble(r -> r).average().orElse(Double.NaN);
                points.add(new LineChart.Point(v, mean, spread(some, mean)));
            }
            lines.add(new LineChart.Series(PlantedWords.STAGES.get(stage), points, stage));
        }
        draw(
                html,
                "Residuals of violated universes",
                "v",
                "Mean over seeds, band: standard deviation over seeds; not above 1. Within the green band a stage holds. Universes violate Einstein's equations by v; neurons of stage geodesics lack the share v of their acceleration.",
                lines,
                rows::write);
    }

    private static double spread(List<Double> some, double mean) {
        double squares = some.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
        return some.size() < 2 ? Double.NaN : Math.sqrt(squares / (some.size() - 1));
    }

    private static void convergence(Markup html, FindingTable table) {
        for (int what = 0; what < SAMPLING.size(); what++) {
            MeasuredRows rows = new MeasuredRows(table, 2).where("what", what);
            List<LineChart.Series> lines = new ArrayList<>();
            for (int stage : rows.distinct("stage")) {
                MeasuredRows of = rows.where("stage", stage);
                double[] values = of.column("value");
                double[] residuals = of.column(RESIDUAL);
                double[] errors = of.column("residual_se");
                List<LineChart.Point> points = new ArrayList<>();
                for (int k = 0; k < values.length; k++) {
                    points.add(new LineChart.Point(values[k], residuals[k], errors[k]));
                }
                points.sort(Comparator.comparingDouble(LineChart.Point::x));
                lines.add(new LineChart.Series(PlantedWords.STAGES.get(stage), points, stage));
            }
            draw(
                    html,
                    "Residuals of the solution against " + SAMPLING.get(what),
                    SAMPLING.get(what),
                    "Mean over four seeds, band: standard error. The other two stay as they are.",
                    lines,
                    rows::write);
        }
    }

    private static void draw(
            Markup html, String title, String across, String words, List<LineChart.Series> lines, Section numbers) {
        double[] x = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(LineChart.Point::x)
                .sorted()
                .toArray();
        if (x.length == 0) {
            Section.notDrawn(html, title);
            return;
        }
        double high = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(LineChart.Point::y)
                .max()
                .orElseThrow();
        LineChart chart = new LineChart(
                title,
                title + ", stage by stage.",
                Axis.linear(across, "", x[0], x[x.length - 1]),
                Axis.linear(RESIDUAL, "", 0, Math.clamp(high, TOLERANCE, 1)),
                lines.stream().map(PlantedSection::shown).toList(),
                TOLERANCE);
        Section.figure(html, chart, words, numbers);
    }

    /// Residuals above 1 are not drawn.
    private static LineChart.Series shown(LineChart.Series line) {
        return new LineChart.Series(
                line.name(),
                line.points().stream()
                        .filter(point -> point.y() <= 1)
                        .map(point -> new LineChart.Point(
                                point.x(), point.y(), Math.min(point.error(), Math.min(point.y(), 1 - point.y()))))
                        .toList(),
                line.ink());
    }
}
