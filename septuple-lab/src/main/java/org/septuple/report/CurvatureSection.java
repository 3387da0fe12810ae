package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.septuple.experiment.CurvaturePlan;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// Curvature at events, and along a line or over a plane.
///
/// @param findings of kind `curvature`
/// @param plan     of the run
record CurvatureSection(Findings findings, CurvaturePlan plan) implements Section {

    private static final String SQUARE = "Kretschmann's scalar";
    private static final String SCALAR = "Ricci scalar";
    private static final int UNITS = 2;
    /// Largest over smallest value beyond which the scale is logarithmic.
    private static final double WIDE = 30;
    /// R below this share of √(R_ρσμν R^ρσμν) is round-off.
    private static final double ROUND_OFF = 1e-9;

    private static final List<String> COLUMNS = List.of("t", "x", "y", "z");

    @Override
    public void write(Markup html) {
        html.element("h2", "Curvature").newline();
        if (!findings.remarks().isEmpty()) {
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul").newline();
        }
        html.open("div", "class", "figures").newline();
        findings.table(Shape.CURVATURE_SLICE).ifPresent(table -> slice(html, new MeasuredRows(table, UNITS)));
        html.close("div").newline();
        findings.table(Shape.CURVATURE)
                .filter(table -> !table.rows().isEmpty())
                .ifPresent(table -> events(html, table));
    }

    private static void events(Markup html, FindingTable table) {
        html.element("h3", "Events").newline();
        new MeasuredRows(table, UNITS).write(html);
    }

    private void slice(Markup html, MeasuredRows rows) {
        CurvaturePlan.Slice slice = plan.slice();
        if (slice == null) {
            return;
        }
        boolean plane = slice.axes().size() > 1;
        draw(html, rows, slice, plane, SQUARE, "kretschmann", "R_ρσμν R^ρσμν");
        if (isCurved(rows)) {
            draw(html, rows, slice, plane, SCALAR, "r", "R");
        }
    }

    /// Whether R is more than round-off.
    private static boolean isCurved(MeasuredRows rows) {
        double r = finite(rows.column("r")).map(Math::abs).max().orElse(0);
        double square = finite(rows.column("kretschmann")).map(Math::abs).max().orElse(0);
        return r > ROUND_OFF * Math.sqrt(square);
    }

    private void draw(
            Markup html,
            MeasuredRows rows,
            CurvaturePlan.Slice slice,
            boolean plane,
            String title,
            String column,
            String symbol) {
        double[] values = rows.column(column);
        double low = finite(values).min().orElse(Double.NaN);
        double high = finite(values).max().orElse(Double.NaN);
        if (!(Math.abs(low) < Axis.LARGEST && Math.abs(high) < Axis.LARGEST)) {
            Section.notDrawn(html, title);
            return;
        }
        Axis axis = low > 1 / Axis.LARGEST && high > WIDE * low
                ? Axis.log(symbol, "", low, high)
                : Axis.linear(symbol, "", low, high);
        if (plane) {
            map(html, rows, slice, title, values, axis);
        } else {
            line(html, rows, slice, title, values, axis);
        }
    }

    private void map(
            Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, String title, double[] values, Axis colour) {
        Coordinate across = coordinate(rows, slice.axes().getFirst());
        Coordinate up = coordinate(rows, slice.axes().getLast());
        FieldMap map = new FieldMap(
                title,
                "%s on a plane of the coordinates %s and %s.".formatted(title, across.name(), up.name()),
                across,
                up,
                Arrays.stream(values).boxed().toList(),
                colour,
                List.of());
        boolean whole = Arrays.stream(values).allMatch(Double::isFinite);
        Section.figure(html, map, words(slice) + (whole ? "" : " Hatched: no metric."), rows::write);
    }

    private Coordinate coordinate(MeasuredRows rows, int mu) {
        return new Coordinate(
                name(mu),
                Arrays.stream(rows.column(COLUMNS.get(mu))).distinct().boxed().toList());
    }

    private String name(int mu) {
        return plan.source().coordinates().get(mu);
    }

    private void line(
            Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, String title, double[] values, Axis y) {
        int mu = slice.axes().getFirst();
        double[] along = rows.column(COLUMNS.get(mu));
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < along.length; k++) {
            points.add(new LineChart.Point(along[k], values[k], Double.NaN));
        }
        points.sort((a, b) -> Double.compare(a.x(), b.x()));
        LineChart chart = new LineChart(
                title,
                "%s along the coordinate %s.".formatted(title, name(mu)),
                Axis.linear(
                        name(mu), "", points.getFirst().x(), points.getLast().x()),
                y,
                List.of(new LineChart.Series(y.name(), points)));
        Section.figure(html, chart, words(slice), rows::write);
    }

    private String words(CurvaturePlan.Slice slice) {
        List<String> fixed = new ArrayList<>();
        for (int mu = 0; mu < COLUMNS.size(); mu++) {
            if (!slice.axes().contains(mu)) {
                fixed.add("%s = %s"
                        .formatted(name(mu), NumberText.chosen(slice.at().get(mu))));
            }
        }
        return "At %s.".formatted(String.join(", ", fixed));
    }

    private static DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }
}
