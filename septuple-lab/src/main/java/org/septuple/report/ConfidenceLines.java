package org.septuple.report;

import java.util.List;
import java.util.stream.Stream;

/// Lines with error bands that share both axes. Lines without a value are left out.
///
/// @param lines each by rising x
record ConfidenceLines(List<ConfidenceLine> lines) {

    private static final double WIDE = 30;
    private static final double LEAST = 1 / Axis.LARGEST;
    private static final double REACH = 10;

    ConfidenceLines {
        lines = lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    /// Whether there is nothing to draw.
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /// Whether all values are above 0 and widely spread.
    boolean isWide() {
        double low = values().min(Double::compare).orElse(Double.NaN);
        double high = values().max(Double::compare).orElse(Double.NaN);
        return low >= LEAST && high / low > WIDE;
    }

    /// Values that a logarithmic axis cannot show.
    long notPositive() {
        return values().filter(y -> y < LEAST).count();
    }

    /// The same lines, broken where a value is not above 0.
    ConfidenceLines positive() {
        return new ConfidenceLines(lines.stream()
                .map(line -> new ConfidenceLine(
                        line.name(),
                        line.points().stream()
                                .map(point -> point.y() < LEAST
                                        ? new LineChart.Point(point.x(), Double.NaN, Double.NaN)
                                        : point)
                                .toList()))
                .toList());
    }

    /// A horizontal axis; logarithmic if that is asked for and all x are above 0.
    Axis across(String name, String unit, boolean log) {
        double low = points().map(LineChart.Point::x).min(Double::compare).orElseThrow();
        double high = points().map(LineChart.Point::x).max(Double::compare).orElseThrow();
        return log && low >= LEAST ? Axis.log(name, unit, low, high) : Axis.linear(name, unit, low, high);
    }

    /// A linear vertical axis that holds all values and bands.
    Axis linear(String name, String unit) {
        double low = points().map(point -> point.y() - error(point))
                .min(Double::compare)
                .orElseThrow();
        double high = points().map(point -> point.y() + error(point))
                .max(Double::compare)
                .orElseThrow();
        return Axis.linear(name, unit, low, high);
    }

    /// A logarithmic vertical axis that holds all values, and bands down to a tenth of their value; only if all are above 0.
    Axis log(String name, String unit) {
        double low = points().map(point -> Math.max(point.y() - error(point), point.y() / REACH))
                .min(Double::compare)
                .orElseThrow();
        double high = points().map(point -> point.y() + error(point))
                .max(Double::compare)
                .orElseThrow();
        return Axis.log(name, unit, Math.max(low, LEAST), high);
    }

    /// As the values are spread.
    Axis upwards(String name, String unit) {
        return isWide() ? log(name, unit) : linear(name, unit);
    }

    List<LineChart.Series> series() {
        return lines.stream().map(ConfidenceLine::series).toList();
    }

    /// Whether a point has an error.
    boolean hasErrors() {
        return lines.stream().anyMatch(ConfidenceLine::hasErrors);
    }

    /// What the bands are.
    String bands() {
        return hasErrors() ? " Band or bar: 95\u00A0% interval of each point." : " No band: exact, or errors unknown.";
    }

    private Stream<LineChart.Point> points() {
        return lines.stream().flatMap(line -> line.points().stream()).filter(point -> !Double.isNaN(point.y()));
    }

    private Stream<Double> values() {
        return points().map(LineChart.Point::y);
    }

    private static double error(LineChart.Point point) {
        return Double.isNaN(point.error()) ? 0 : point.error();
    }
}
