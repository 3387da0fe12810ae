package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.septuple.experiment.FindingTable;
import org.septuple.statistics.Estimate;

/// κ of E25 by seed and coordinate with 95 % intervals, in units of 4D², with marks at −4D², 0 and (ħ/M)² of saturation.
///
/// @param rows as of table `pressure`, drawn from the top
/// @param axis of κ/4D²
record PressureChart(List<Row> rows, Axis axis) implements Figure {

    static final String TITLE = "κ by seed";

    /// Most rows that are drawn.
    static final int MOST = 60;

    private static final double WIDTH = 460;
    private static final double RIGHT = 22;
    private static final double TOP = 26;
    private static final double ROW = 22;
    private static final double BOTTOM = 46;
    private static final double CAP = 3.5;
    private static final double CHARACTER = 6.9;

    PressureChart {
        rows = List.copyOf(rows);
    }

    /// What became of κ in a seed.
    enum Fate {
        REFUSED,
        REJECTED,
        MEASURED
    }

    /// One coordinate of one seed.
    ///
    /// @param name  seed and coordinate
    /// @param fate  of the fit
    /// @param value κ/4D², NaN if refused
    /// @param error half the interval, NaN if unknown
    record Row(String name, Fate fate, double value, double error) {

        private boolean drawn() {
            return fate != Fate.REFUSED && Math.abs(value) + (error > 0 ? error : 0) < ConfidenceLine.LARGEST;
        }
    }

    /// Of a table.
    ///
    /// @param table    `pressure`
    /// @param replicas of each seed
    /// @return a chart of its first [#MOST] rows
    static PressureChart of(FindingTable table, long replicas) {
        MeasuredRows read = new MeasuredRows(table, replicas);
        boolean several = DoubleStream.of(read.column("coordinate")).anyMatch(k -> k > 0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, table.rows().size()); i++) {
            String seed = "seed " + (long) read.column("seed")[i];
            String name = several ? seed + ", q" + (long) read.column("coordinate")[i] : seed;
            double value = read.column("relative")[i];
            double error = read.column("relative_se")[i];
            Fate fate = read.column("fate")[i] == 2
                    ? Fate.MEASURED
                    : read.column("fate")[i] == 1 ? Fate.REJECTED : Fate.REFUSED;
            boolean known = Double.isFinite(value) && error >= 0;
            rows.add(new Row(
                    name, fate, value, known ? Interval.halfWidth(new Estimate(value, error, replicas)) : Double.NaN));
        }
        return new PressureChart(rows, axis(rows));
    }

    private static Axis axis(List<Row> rows) {
        double low = -1.2;
        double high = 4.2;
        for (Row row : rows) {
            if (row.drawn()) {
                double half = row.error() > 0 ? row.error() : 0;
                low = Math.min(low, row.value() - half);
                high = Math.max(high, row.value() + half);
            }
        }
        return Axis.linear("κ/4D²", "", low, high);
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public String description() {
        return "κ of E25 over 4D² for each seed and coordinate, beside −1 of Fokker–Planck, 0 and 4 of Schrödinger.";
    }

    @Override
    public String svg() {
        int longest = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        double left = 16 + CHARACTER * longest;
        double bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(this, WIDTH, bottom + BOTTOM);
        for (Axis.Tick tick : axis.ticks()) {
            double at = at(left, tick.value());
            svg.line("axis", at, bottom, at, bottom + 4);
            svg.text("tick", at, bottom + 18, Svg.Anchor.MIDDLE, tick.label());
        }
        mark(svg, left, bottom, -1, "−4D²");
        mark(svg, left, bottom, 0, "0");
        mark(svg, left, bottom, 4, "(ħ/M)²");
        svg.line("axis", left, bottom, WIDTH - RIGHT, bottom);
        svg.text("title", (left + WIDTH - RIGHT) / 2, bottom + BOTTOM - 8, Svg.Anchor.MIDDLE, axis.title());
        for (int k = 0; k < rows.size(); k++) {
            draw(svg, left, rows.get(k), TOP + ROW * (k + 0.5));
        }
        return svg.end();
    }

    private void mark(Svg svg, double left, double bottom, double value, String label) {
        double at = at(left, value);
        svg.line("circle", at, TOP, at, bottom);
        svg.text("tick", at, TOP - 8, Svg.Anchor.MIDDLE, label);
    }

    private void draw(Svg svg, double left, Row row, double y) {
        svg.text("tick", left - 10, y + 4, Svg.Anchor.END, row.name());
        if (!row.drawn()) {
            svg.text(
                    "tick",
                    left + 6,
                    y + 4,
                    Svg.Anchor.START,
                    row.fate() == Fate.REFUSED ? "refused" : "too large to be drawn");
            return;
        }
        boolean rejected = row.fate() == Fate.REJECTED;
        String ink = rejected ? "ink1" : "ink0";
        double at = at(left, row.value());
        if (row.error() > 0) {
            double from = at(left, row.value() - row.error());
            double to = at(left, row.value() + row.error());
            svg.path(
                    "whisker " + ink,
                    new Svg.Path()
                            .apart(from, y)
                            .to(to, y)
                            .apart(from, y - CAP)
                            .to(from, y + CAP)
                            .apart(to, y - CAP)
                            .to(to, y + CAP));
        }
        svg.path(
                "marker " + ink,
                (rejected ? SeriesInk.Marker.SQUARE : SeriesInk.Marker.CIRCLE).at(at, y),
                row.name() + (rejected ? ", fit rejected: " : ": ") + NumberText.withError(row.value(), row.error()));
    }

    private double at(double left, double value) {
        return left + (WIDTH - RIGHT - left) * axis.position(value);
    }
}
