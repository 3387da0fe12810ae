package org.septuple.spacetime;

import org.septuple.statistics.Estimate;

/// The one unit of time, from the entropies σ_i,₊ that neurons produce per reading: (6.6) asks that t = x⁰ = x⁰_i, with (dx⁰_i)² = σ_i,₊ per reading (5.8).
///
/// After one rescaling common to all neurons, mean σ_i,₊ = 1. What is left of their differences no Lorentz transform removes, as σ_i,₊ is invariant (E18): the spread tests
/// (6.6), and is 0 where it holds. A rescaling per neuron would be *imposed*.
///
/// @param mean   of σ_i,₊, in units of entropy per reading: dt = √mean per reading
/// @param spread s.d. of σ_i,₊ over neurons relative to the mean, with a jackknife error
/// @param excess spread² less the share that errors of measurement make, with that error; 0 within errors where (6.6) holds
public record SynchronousTime(Estimate mean, Estimate spread, Estimate excess) {

    /// From entropies and their errors.
    ///
    /// @param entropies σ_i,₊ of two neurons or more, of positive mean
    /// @param errors    standard error of each, ≥ 0
    /// @return unit and spread
    public static SynchronousTime of(double[] entropies, double[] errors) {
        int n = entropies.length;
        if (n < 2 || errors.length != n) {
            throw new IllegalArgumentException(
                    "%d entropies and %d errors: need as many of both, of two neurons or more"
                            .formatted(n, errors.length));
        }
        Sums all = new Sums();
        for (int i = 0; i < n; i++) {
            if (!(Double.isFinite(entropies[i]) && errors[i] >= 0)) {
                throw new IllegalArgumentException("sigma+ of neuron %d is %s with error %s: need finite, >= 0"
                        .formatted(i, entropies[i], errors[i]));
            }
            all.add(entropies[i], errors[i], 1);
        }
        if (!(all.mean() > 0)) {
            throw new IllegalArgumentException(
                    "mean sigma+ = %s must be > 0: time is not defined for neurons that produce no entropy"
                            .formatted(all.mean()));
        }
        double[] spreads = new double[n];
        double[] excesses = new double[n];
        for (int i = 0; i < n; i++) {
            all.add(entropies[i], errors[i], -1);
            spreads[i] = Math.sqrt(Math.max(0, all.variance())) / all.mean();
            excesses[i] = all.excess();
            all.add(entropies[i], errors[i], 1);
        }
        double spread = Math.sqrt(Math.max(0, all.variance())) / all.mean();
        return new SynchronousTime(
                Estimate.ofMean(entropies),
                new Estimate(spread, jackknife(spreads), n),
                new Estimate(all.excess(), jackknife(excesses), n));
    }

    /// Time per reading.
    ///
    /// @return √mean: coordinate time t that a reading lasts
    public double timePerReading() {
        return Math.sqrt(mean.value());
    }

    private static double jackknife(double[] leftOut) {
        double n = leftOut.length;
        return leftOut.length == 2 ? Double.NaN : Estimate.ofMean(leftOut).standardError() * (n - 1);
    }

    /// Sums over neurons.
    private static final class Sums {

        private double count;
        private double first;
        private double second;
        private double noise;

        void add(double entropy, double error, double sign) {
            count += sign;
            first += sign * entropy;
            second += sign * entropy * entropy;
            noise += sign * error * error;
        }

        double mean() {
            return first / count;
        }

        double variance() {
            return count > 1 ? (second - first * first / count) / (count - 1) : 0;
        }

        double excess() {
            return (variance() - noise / count) / (mean() * mean());
        }
    }
}
