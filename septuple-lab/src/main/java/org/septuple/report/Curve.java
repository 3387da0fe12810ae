package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.septuple.experiment.EpochRecord;
import org.septuple.statistics.Estimate;

/// How one quantity changes from epoch to epoch: its mean over the replicas that reached the epoch.
///
/// @param name  of the quantity
/// @param means by epoch
record Curve(String name, SortedMap<Integer, Estimate> means) {

    /// The curve of a quantity.
    ///
    /// @param quantity of one replica at one epoch; where it is not finite, the replica does not count
    static Curve of(String name, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> quantity) {
        SortedMap<Integer, List<Double>> values = new TreeMap<>();
        for (EpochRecord epoch : epochs) {
            double value = quantity.applyAsDouble(epoch);
            if (Double.isFinite(value)) {
                values.computeIfAbsent(epoch.epoch(), key -> new ArrayList<>()).add(value);
            }
        }
        SortedMap<Integer, Estimate> means = new TreeMap<>();
        values.forEach((epoch, replicas) -> means.put(
                epoch,
                Estimate.ofMean(
                        replicas.stream().mapToDouble(Double::doubleValue).toArray())));
        return new Curve(name, means);
    }

    /// The part of the curve whose means lie in a range.
    Curve between(double low, double high) {
        SortedMap<Integer, Estimate> within = new TreeMap<>(means);
        within.values().removeIf(mean -> !(mean.value() >= low && mean.value() <= high));
        return new Curve(name, within);
    }

    /// The mean at the last epoch.
    Estimate last() {
        return means.sequencedValues().getLast();
    }

    boolean isEmpty() {
        return means.isEmpty();
    }

    /// Lower end of what a chart shows of it.
    double low() {
        return means.values().stream()
                .mapToDouble(mean -> mean.value() - shownError(mean))
                .min()
                .orElseThrow();
    }

    /// Upper end of what a chart shows of it.
    double high() {
        return means.values().stream()
                .mapToDouble(mean -> mean.value() + shownError(mean))
                .max()
                .orElseThrow();
    }

    /// Points and bands of ± one standard error; none at an epoch that one replica alone reached.
    LineChart.Series series() {
        List<LineChart.Point> points = new ArrayList<>();
        means.forEach((epoch, mean) -> points.add(new LineChart.Point(epoch, mean.value(), mean.standardError())));
        return new LineChart.Series(name, points);
    }

    private static double shownError(Estimate mean) {
        return mean.standardError() <= Axis.LARGEST / 2 ? mean.standardError() : 0;
    }
}
