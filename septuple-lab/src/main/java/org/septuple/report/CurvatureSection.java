package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    /// Share of the largest value below which logarithmic scales do not go.
    private static final double FAINT = 1e-8;

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
        new ComponentsSection(findings, plan.source().coordinates()).write(html);
    }

    private static void events(Markup html, FindingTable table) {
        html.open("details").element("summary", "Events").newline();
        new MeasuredRows(table, UNITS).write(html);
        html.close("details").newline();
    }

    private void slice(Markup html, MeasuredRows rows) {
        CurvaturePlan.Slice slice = plan.slice();
        if (slice == null) {
            return;
        }
        draw(html, rows, slice, SQUARE, "kretschmann", "R_ρσμν R^ρσμν");
        if (isCurved(rows)) {
            draw(html, rows, slice, SCALAR, "r", "R");
        }
    }

    /// Whether R is more than round-off.
    private static boolean isCurved(MeasuredRows rows) {
        double r = finite(rows.column("r")).map(Math::abs).max().orElse(0);
        double square = finite(rows.column("kretschmann")).map(Math::abs).max().orElse(0);
        return r > ROUND_OFF * Math.sqrt(square);
    }

    private void draw(
            Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, String title, String column, String symbol) {
        double[] values = rows.column(column);
        double[] sorted = finite(values).map(Math::abs).sorted().toArray();
        double largest = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
        if (!(largest < Axis.LARGEST)) {
            Section.notDrawn(html, title);
            return;
        }
        double low = finite(values).min().orElseThrow();
        double high = finite(values).max().orElseThrow();
        if (largest <= WIDE * sorted[sorted.length / 2] || largest * FAINT < 1 / Axis.LARGEST) {
            write(html, rows, slice, new Drawn(title, values, Axis.linear(symbol, "", low, high), ""));
            return;
        }
        double smallest = Math.max(sorted[0], FAINT * largest);
        if (low > 0) {
            write(html, rows, slice, new Drawn(title, values, Axis.log(symbol, "", smallest, largest), ""));
            return;
        }
        double[] sizes = Arrays.stream(values).map(Math::abs).toArray();
        Axis axis = Axis.log("|%s|".formatted(symbol), "", smallest, largest);
        String words = high > 0 ? " It changes its sign: its size is drawn." : " It is negative: its size is drawn.";
        write(html, rows, slice, new Drawn(title, sizes, axis, words));
    }

    /// What is drawn of a column.
    private record Drawn(String title, List<Double> values, Axis axis, String words) {
        Drawn(String title, double[] values, Axis axis, String words) {
            this(title, Arrays.stream(values).boxed().toList(), axis, words);
        }
    }

    private void write(Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, Drawn drawn) {
        if (slice.axes().size() > 1) {
            map(html, rows, slice, drawn);
        } else {
            line(html, rows, slice, drawn);
        }
    }

    private void map(Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, Drawn drawn) {
        Coordinate across = coordinate(rows, slice.axes().getFirst());
        Coordinate up = coordinate(rows, slice.axes().getLast());
        FieldMap map = new FieldMap(
                drawn.title(),
                "%s on a plane of the coordinates %s and %s.".formatted(drawn.title(), across.name(), up.name()),
                across,
                up,
                drawn.values(),
                drawn.axis(),
                List.of());
        boolean whole = drawn.values().stream().allMatch(Double::isFinite);
        String words = words(slice) + drawn.words() + (whole ? "" : " Hatched: no metric.");
        Section.figure(html, map, words, rows::write);
    }

    private Coordinate coordinate(MeasuredRows rows, int mu) {
        return new Coordinate(
                name(mu),
                Arrays.stream(rows.column(COLUMNS.get(mu))).distinct().boxed().toList());
    }

    private String name(int mu) {
        return plan.source().coordinates().get(mu);
    }

    private void line(Markup html, MeasuredRows rows, CurvaturePlan.Slice slice, Drawn drawn) {
        int mu = slice.axes().getFirst();
        double[] along = rows.column(COLUMNS.get(mu));
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < along.length; k++) {
            points.add(new LineChart.Point(along[k], drawn.values().get(k), Double.NaN));
        }
        points.sort(Comparator.comparingDouble(LineChart.Point::x));
        LineChart chart = new LineChart(
                drawn.title(),
                "%s along the coordinate %s.".formatted(drawn.title(), name(mu)),
                Axis.linear(
                        name(mu), "", points.getFirst().x(), points.getLast().x()),
                drawn.axis(),
                List.of(new LineChart.Series(drawn.axis().name(), points)));
        Section.figure(html, chart, words(slice) + drawn.words(), rows::write);
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
