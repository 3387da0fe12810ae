package org.septuple.report;

import java.util.ArrayList;
import java.util.List;

/// Values of successive steps from the top down, each with a bar from the value before it, on a scale that is linear about 0 and logarithmic beyond. Two series, one below the other in each step.
///
/// @param title       of the figure
/// @param description what it shows
/// @param quantity    across
/// @param names       of the steps
/// @param series      each with as many values as there are steps
record Waterfall(String title, String description, String quantity, List<String> names, List<Series> series)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double RIGHT = 22;
    private static final double TOP = 36;
    private static final double ROW = 34;
    private static final double BOTTOM = 46;
    private static final double BAR = 8;
    private static final double CAP = 3.5;
    private static final double CHARACTER = 6.9;
    private static final double LEGEND = 18;
    /// Largest number of decades on one side of 0.
    private static final int DECADES = 4;
    /// Smallest exponent of the largest value: smaller ones are drawn at 0.
    private static final int LEAST = -300;

    Waterfall {
        names = List.copyOf(names);
        series = List.copyOf(series);
    }

    /// One way down.
    ///
    /// @param name   in the legend
    /// @param points values and half intervals, by step; not drawn where y is NaN
    record Series(String name, List<LineChart.Point> points) {
        Series {
            points = List.copyOf(points);
        }
    }

    @Override
    public String svg() {
        double left =
                12 + CHARACTER * names.stream().mapToInt(String::length).max().orElse(0);
        double bottom = TOP + ROW * names.size();
        Svg svg = new Svg(this, WIDTH, bottom + BOTTOM);
        Scale scale = scale(left);
        for (Axis.Tick tick : scale.ticks()) {
            double at = scale.at(tick.value());
            svg.line("grid", at, TOP, at, bottom);
            svg.line("axis", at, bottom, at, bottom + 4);
            svg.text("tick", at, bottom + 18, Svg.Anchor.MIDDLE, tick.label());
        }
        svg.line("axis", scale.at(0), TOP, scale.at(0), bottom);
        svg.line("axis", left, bottom, WIDTH - RIGHT, bottom);
        svg.text("title", (left + WIDTH - RIGHT) / 2, bottom + BOTTOM - 8, Svg.Anchor.MIDDLE, quantity);
        for (int k = 0; k < names.size(); k++) {
            svg.text("tick", left - 8, TOP + ROW * (k + 0.5) + 4, Svg.Anchor.END, names.get(k));
        }
        double legend = left;
        for (int s = 0; s < series.size(); s++) {
            int ink = s % SeriesInk.ALL.size();
            svg.path("marker ink" + ink, SeriesInk.ALL.get(ink).marker().at(legend + 6, LEGEND));
            svg.text(
                    "tick",
                    legend + 15,
                    LEGEND + 4,
                    Svg.Anchor.START,
                    series.get(s).name());
            legend += 35 + CHARACTER * series.get(s).name().length();
            draw(svg, scale, s);
        }
        return svg.end();
    }

    private void draw(Svg svg, Scale scale, int number) {
        List<LineChart.Point> points = series.get(number).points();
        int ink = number % SeriesInk.ALL.size();
        double before = 0;
        for (int k = 0; k < points.size(); k++) {
            LineChart.Point point = points.get(k);
            if (Double.isNaN(point.y())) {
                continue;
            }
            double y = TOP + ROW * (k + (number + 1.0) / (series.size() + 1));
            double from = scale.at(before);
            double to = scale.at(point.y());
            svg.rectangle("band ink" + ink, Math.min(from, to), y - BAR / 2, Math.abs(to - from), BAR);
            if (point.error() > 0) {
                double low = scale.at(point.y() - point.error());
                double high = scale.at(point.y() + point.error());
                svg.path(
                        "whisker ink" + ink,
                        new Svg.Path()
                                .apart(low, y)
                                .to(high, y)
                                .apart(low, y - CAP)
                                .to(low, y + CAP)
                                .apart(high, y - CAP)
                                .to(high, y + CAP));
            }
            svg.path(
                    "marker ink" + ink,
                    SeriesInk.ALL.get(ink).marker().at(to, y),
                    "%s, %s: %s"
                            .formatted(
                                    names.get(k),
                                    series.get(number).name(),
                                    NumberText.withError(point.y(), point.error())));
            before = point.y();
        }
    }

    /// The scale of all that is drawn.
    private Scale scale(double left) {
        double low = 0;
        double high = 0;
        for (Series one : series) {
            for (LineChart.Point point : one.points()) {
                if (!Double.isNaN(point.y())) {
                    double error = point.error() > 0 ? point.error() : 0;
                    low = Math.min(low, point.y() - error);
                    high = Math.max(high, point.y() + error);
                }
            }
        }
        double largest = Math.max(-low, high);
        int exponent = largest > 0 ? Math.max(LEAST, (int) Math.ceil(StrictMath.log10(largest))) : 0;
        double unit = StrictMath.pow(10, exponent - DECADES);
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int decade = DECADES; decade > 0; decade--) {
            if (-low > unit * StrictMath.pow(10, decade - 1)) {
                ticks.add(new Axis.Tick(
                        -unit * StrictMath.pow(10, decade), "\u2212" + power(exponent - DECADES + decade)));
            }
        }
        ticks.add(new Axis.Tick(0, "0"));
        for (int decade = 1; decade <= DECADES; decade++) {
            if (high > unit * StrictMath.pow(10, decade - 1)) {
                ticks.add(new Axis.Tick(unit * StrictMath.pow(10, decade), power(exponent - DECADES + decade)));
            }
        }
        if (ticks.size() < 2) {
            ticks.add(new Axis.Tick(unit, power(exponent - DECADES)));
        }
        return new Scale(unit, left, ticks);
    }

    private static String power(int exponent) {
        return switch (exponent) {
            case -1 -> "0.1";
            case 0 -> "1";
            case 1 -> "10";
            case 2 -> "100";
            default -> NumberText.powerOfTen(exponent);
        };
    }

    /// Signed logarithm.
    ///
    /// @param unit  up to where it is linear
    /// @param left  edge
    /// @param ticks ascending
    private record Scale(double unit, double left, List<Axis.Tick> ticks) {
        private double bent(double value) {
            return Math.signum(value) * StrictMath.log10(1 + Math.abs(value) / unit);
        }

        double at(double value) {
            double from = bent(ticks.getFirst().value());
            double to = bent(ticks.getLast().value());
            double share = (bent(value) - from) / (to - from);
            return left + (WIDTH - RIGHT - left) * Math.clamp(share, 0.0, 1.0);
        }
    }
}
