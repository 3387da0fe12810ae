package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.statistics.Estimate;

/// Estimates along a coordinate, as a chart shows them: values that can be drawn, with half their 95 % intervals.
///
/// @param name   of the quantity
/// @param points by rising x; y is NaN where there is nothing to draw, the error NaN where it is unknown
record ConfidenceLine(String name, List<LineChart.Point> points) {

    /// Largest size of what can be drawn.
    static final double LARGEST = Axis.LARGEST / 4;

    ConfidenceLine {
        points = List.copyOf(points);
    }

    /// A point for each estimate.
    ///
    /// @param xs        rising
    /// @param estimates as many
    static ConfidenceLine of(String name, List<Double> xs, List<Estimate> estimates) {
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < xs.size(); k++) {
            points.add(point(xs.get(k), estimates.get(k)));
        }
        return new ConfidenceLine(name, points);
    }

    /// A point with half the 95 % interval as its error.
    static LineChart.Point point(double x, Estimate estimate) {
        double half = Interval.halfWidth(estimate);
        return new LineChart.Point(
                x,
                Math.abs(estimate.value()) <= LARGEST ? estimate.value() : Double.NaN,
                half <= LARGEST ? half : Double.NaN);
    }

    /// Whether there is nothing to draw.
    boolean isEmpty() {
        return points.stream().allMatch(point -> Double.isNaN(point.y()));
    }

    /// Whether a point has an error.
    boolean hasErrors() {
        return points.stream().anyMatch(point -> point.error() > 0);
    }

    /// A linear axis that holds all of it; only if it is not empty.
    Axis axis(String title) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (LineChart.Point point : points) {
            if (!Double.isNaN(point.y())) {
                double error = Double.isNaN(point.error()) ? 0 : point.error();
                low = Math.min(low, point.y() - error);
                high = Math.max(high, point.y() + error);
            }
        }
        return Axis.linear(title, "", low, high);
    }

    LineChart.Series series() {
        return new LineChart.Series(name, points);
    }

    /// The same line without errors.
    ConfidenceLine withoutErrors() {
        return new ConfidenceLine(
                name,
                points.stream()
                        .map(point -> new LineChart.Point(point.x(), point.y(), Double.NaN))
                        .toList());
    }

    /// A line at 0 over the same x.
    ConfidenceLine level() {
        return new ConfidenceLine(
                name,
                points.stream()
                        .map(point -> new LineChart.Point(point.x(), 0, Double.NaN))
                        .toList());
    }
}
