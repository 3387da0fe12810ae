package org.septuple.experiment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;

/// How near forecasts of places come, beside straight lines and beside the bends of other neurons: root mean squares over neurons and copies.
///
/// | distance of X(t + d) from | |
/// |---|---|
/// | own | the forecast, straight line + bend |
/// | straight | the straight line |
/// | exchanged | the straight line + the bend of another neuron of that copy, mean over all others |
///
/// A forecast has skill where own is below both. Errors of ratios are those of the jackknife over neurons.
final class ForecastScore {

    private static final int AXES = 3;
    private static final int LEAST = 4;

    private final double[] own;
    private final double[] straight;
    private final double[] exchanged;
    private final double[] bends;
    private final int[] used;

    /// Of some neurons.
    ///
    /// @param neurons how many
    ForecastScore(int neurons) {
        this.own = new double[neurons];
        this.straight = new double[neurons];
        this.exchanged = new double[neurons];
        this.bends = new double[neurons];
        this.used = new int[neurons];
    }

    /// Adds a copy of the network.
    ///
    /// @param lines     ends of straight lines, neuron by neuron
    /// @param forecasts the same of forecasts; NaN where there is none
    /// @param places    where neurons are
    void add(double[][] lines, double[][] forecasts, double[][] places) {
        int[] there = IntStream.range(0, lines.length)
                .filter(i -> Double.isFinite(forecasts[i][0] + forecasts[i][1] + forecasts[i][2]))
                .toArray();
        if (there.length < 2) {
            return;
        }
        for (int i : there) {
            used[i]++;
            own[i] += square(places[i], forecasts[i], lines[i], lines[i]);
            straight[i] += square(places[i], lines[i], lines[i], lines[i]);
            bends[i] += square(forecasts[i], lines[i], lines[i], lines[i]);
            for (int k : there) {
                if (k != i) {
                    exchanged[i] += square(places[i], lines[i], forecasts[k], lines[k]) / (there.length - 1);
                }
            }
        }
    }

    /// |x − y − (to − from)|².
    private static double square(double[] x, double[] y, double[] to, double[] from) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            double away = x[a] - y[a] - (to[a] - from[a]);
            sum += away * away;
        }
        return sum;
    }

    /// Forecasts that there are.
    int count() {
        return Arrays.stream(used).sum();
    }

    /// Mean over neurons of own²/(own² + other²), other the straight or the exchanged one, for which it is larger: 0 where forecasts are right, ½ where they are as near as the other, 1 where
    /// only the other is right. Half the distance of the other makes .2.
    ///
    /// @return n = neurons with forecasts
    /// @throws UntestableException with fewer than four neurons that have forecasts and bends
    Estimate residual() {
        Estimate overStraight = share(straight);
        Estimate overExchanged = share(exchanged);
        return overStraight.value() >= overExchanged.value() ? overStraight : overExchanged;
    }

    private Estimate share(double[] other) {
        double[] shares = IntStream.range(0, used.length)
                .filter(i -> used[i] > 0 && own[i] + other[i] > 0)
                .mapToDouble(i -> own[i] / (own[i] + other[i]))
                .toArray();
        if (shares.length < LEAST) {
            throw new UntestableException("%d of %d neurons have a forecast that bends: %d are needed"
                    .formatted(shares.length, used.length, LEAST));
        }
        return Estimate.ofMean(shares);
    }

    /// Own over straight.
    Estimate overStraight() {
        return jackknife(Ratio.STRAIGHT);
    }

    /// Own over exchanged.
    Estimate overExchanged() {
        return jackknife(Ratio.EXCHANGED);
    }

    /// How far forecasts bend, over the distance from straight lines.
    Estimate bend() {
        return jackknife(Ratio.BEND);
    }

    private enum Ratio {
        STRAIGHT,
        EXCHANGED,
        BEND
    }

    private Estimate jackknife(Ratio which) {
        int[] there = IntStream.range(0, used.length).filter(i -> used[i] > 0).toArray();
        double value = ratio(which, -1);
        double[] left = Arrays.stream(there).mapToDouble(i -> ratio(which, i)).toArray();
        double error = Estimate.ofMean(left).standardError() * (left.length - 1);
        return new Estimate(value, Double.isFinite(error) ? error : Double.NaN, left.length);
    }

    private double ratio(Ratio which, int without) {
        double a = sum(own, without);
        double b = sum(straight, without);
        double c = sum(exchanged, without);
        return Math.sqrt(
                switch (which) {
                    case STRAIGHT -> a / b;
                    case EXCHANGED -> a / c;
                    case BEND -> sum(bends, without) / b;
                });
    }

    private static double sum(double[] of, int without) {
        double sum = 0;
        for (int i = 0; i < of.length; i++) {
            sum += i == without ? 0 : of[i];
        }
        return sum;
    }
}
