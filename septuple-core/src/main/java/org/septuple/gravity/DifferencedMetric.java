package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A metric of which values alone are asked: its first derivatives are central differences of order 4 or 6 at events around. Checks derivatives that are known otherwise.
public final class DifferencedMetric implements Metric {

    private static final int TEN = MetricJet.PAIRS;

    private final Metric metric;
    private final CentralDifferences differences;
    private final double step;
    private final double timeStep;

    /// Differences of a metric.
    ///
    /// @param metric   whose derivatives are not asked for
    /// @param order    4 or 6
    /// @param timeStep > 0, between times
    /// @param step     > 0, between places along each axis
    public DifferencedMetric(Metric metric, int order, double timeStep, double step) {
        if (!(step > 0 && timeStep > 0 && Double.isFinite(step + timeStep))) {
            throw new IllegalArgumentException(
                    "steps %s in time and %s in space: need finite numbers > 0".formatted(timeStep, step));
        }
        this.metric = metric;
        this.differences = new CentralDifferences(order);
        this.step = step;
        this.timeStep = timeStep;
    }

    /// Values and first differences.
    ///
    /// @param jet of order 0 or 1
    /// @return false where there is no metric at one of the events around
    @Override
    public boolean at(MetricJet jet) {
        if (jet.order() > 1) {
            throw new IllegalArgumentException("second derivatives by differences of values: need order 0 or 1");
        }
        MetricJet value = new MetricJet(0);
        double[] d = new double[jet.order() * MetricJet.DIMENSIONS * TEN];
        for (int alpha = 0; alpha < jet.order() * MetricJet.DIMENSIONS; alpha++) {
            if (!along(jet, value, alpha, d)) {
                return false;
            }
        }
        System.arraycopy(jet.event(), 0, value.event(), 0, MetricJet.DIMENSIONS);
        if (!metric.at(value)) {
            return false;
        }
        System.arraycopy(value.metric(), 0, jet.metric(), 0, TEN);
        System.arraycopy(d, 0, jet.first(), 0, d.length);
        return true;
    }

    private boolean along(MetricJet jet, MetricJet value, int alpha, double[] d) {
        double h = alpha == 0 ? timeStep : step;
        for (int k = -differences.reach(); k <= differences.reach(); k++) {
            if (k == 0) {
                continue;
            }
            System.arraycopy(jet.event(), 0, value.event(), 0, MetricJet.DIMENSIONS);
            value.event()[alpha] += k * h;
            if (!metric.at(value)) {
                Arrays.fill(d, Double.NaN);
                return false;
            }
            double factor = Integer.signum(k) * differences.coefficient(Math.abs(k)) / h;
            for (int pair = 0; pair < TEN; pair++) {
                d[TEN * alpha + pair] += factor * value.metric()[pair];
            }
        }
        return true;
    }
}
