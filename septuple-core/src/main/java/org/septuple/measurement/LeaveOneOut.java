package org.septuple.measurement;

import java.util.function.IntToDoubleFunction;
import org.septuple.statistics.Estimate;

/// The jackknife of a number made of sums over units, √((G − 1)/G Σ(θ₍₋ᵤ₎ − θ̄)²).
///
/// Source: R. G. Miller, Biometrika 61 (1974) 1.
final class LeaveOneOut {

    private LeaveOneOut() {}

    /// One number.
    ///
    /// @param units  G ≥ 2
    /// @param number of all units but the one given, or of all for −1
    static Estimate of(int units, IntToDoubleFunction number) {
        double mean = 0;
        double[] left = new double[units];
        for (int u = 0; u < units; u++) {
            left[u] = number.applyAsDouble(u);
            mean += left[u] / units;
        }
        double squares = 0;
        for (double one : left) {
            squares += (one - mean) * (one - mean);
        }
        return new Estimate(number.applyAsDouble(-1), Math.sqrt(squares * (units - 1) / units), units);
    }

    /// Sum over all units but one.
    ///
    /// @param sums `[unit][place]`
    static double sum(double[][] sums, int place, int left) {
        double sum = 0;
        for (int u = 0; u < sums.length; u++) {
            sum += u == left ? 0 : sums[u][place];
        }
        return sum;
    }
}
