package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;

/// How a universe expands: a(t), the number of neurons, H and ä.
///
/// @param findings of kind `cosmology`
record CosmologySection(Findings findings) implements Section {

    private static final String TIME = "t";
    private static final String NUMBER = "Number of neurons";
    /// Largest over smallest value beyond which the scale is logarithmic.
    private static final double WIDE = 100;
    /// Numbers that many times their median are near a big bang or a crunch, and are not drawn.
    private static final double STEEP = 10;

    /// Points of a line, at most.
    private static final int DRAWN = 1_000;

    private static final String STEEP_WORDS = "Values beyond ten times their median are not drawn.";

    /// One line of a figure.
    private record Line(String name, String column, String error) {}

    @Override
    public void write(Markup html) {
        html.element("h2", "Expansion").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
        html.open("div", "class", "figures").newline();
        findings.tables().stream().filter(table -> table.rows().size() > 1).forEach(table -> figures(html, table));
        html.close("div").newline();
    }

    private static void figures(Markup html, FindingTable table) {
        Line second = new Line("ä", "acceleration", "");
        Line rate = new Line("H", "hubble", "");
        switch (table.shape()) {
            case Shape.COSMOLOGY -> {
                draw(html, table, "Scale factor", "a", new Line("a", "a", ""));
                draw(html, table, NUMBER, "a³, to which N is proportional", new Line("a³", "volume", ""));
                draw(html, table, "Rate of expansion", "H", rate);
                draw(html, table, "Acceleration", "ä", second);
            }
            case Shape.KASNER -> {
                draw(
                        html,
                        table,
                        "Scale factors",
                        "a",
                        new Line("a₁", "a1", ""),
                        new Line("a₂", "a2", ""),
                        new Line("a₃", "a3", ""),
                        new Line("mean", "a", ""));
                draw(html, table, "Acceleration", "ä", second);
            }
            default -> {
                draw(html, table, "Scale factor", "a", new Line("a", "a", ""));
                draw(html, table, NUMBER, "N", new Line("N", "neurons", ""));
                draw(html, table, "Λ of the flat vacuum", "3H²", new Line("3H²", "lambda", "lambda_se"));
                draw(html, table, "Acceleration", "ä", new Line("ä", "acceleration", "acceleration_se"));
            }
        }
    }

    private static void draw(Markup html, FindingTable table, String title, String symbol, Line... lines) {
        MeasuredRows rows = new MeasuredRows(table, table.rows().size());
        double[] time = table.column("time");
        List<LineChart.Series> series = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (Line line : lines) {
            double[] values = table.column(line.column());
            double[] errors = line.error().isEmpty() ? new double[values.length] : table.column(line.error());
            double most = most(line, values);
            List<LineChart.Point> points = new ArrayList<>();
            for (int k = 0; k < values.length; k += Math.ceilDiv(values.length, DRAWN)) {
                if (Math.abs(values[k]) <= most) {
                    double error = line.error().isEmpty() ? Double.NaN : errors[k];
                    points.add(new LineChart.Point(time[k], values[k], error));
                    low = Math.min(low, values[k]);
                    high = Math.max(high, values[k]);
                } else {
                    whole &= Double.isNaN(values[k]);
                }
            }
            series.add(new LineChart.Series(line.name(), points));
        }
        if (!(low <= high)) {
            Section.notDrawn(html, title);
            return;
        }
        boolean wide = low > 0
                && high > WIDE * low
                && Arrays.stream(lines).allMatch(line -> line.error().isEmpty());
        Axis up = wide ? Axis.log(symbol, "", low, high) : Axis.linear(symbol, "", low, high);
        LineChart chart = new LineChart(
                title,
                "%s against time.".formatted(title),
                Axis.linear(TIME, "", time[0], time[time.length - 1]),
                up,
                series);
        Section.figure(html, chart, whole ? "" : STEEP_WORDS, rows::write);
    }

    /// Rates that diverge at both ends of time would hide the rest.
    private static double most(Line line, double[] values) {
        double[] sizes = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        boolean rate = line.error().isEmpty()
                && (line.name().equals("H") || line.name().equals("ä"));
        double median = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
        return rate && median > 0 ? Math.min(STEEP * median, Axis.LARGEST) : Axis.LARGEST;
    }
}
