package org.septuple.gravity.cosmology;

import org.septuple.gravity.Connection;
import org.septuple.gravity.Curvature;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// What (8.12) says of the volume of a periodic box in synchronous coordinates, ds² = −dt² + γ_ab dx^a dx^b: with N fixed the volume is frozen, and then
/// ∫√γ(R⁽³⁾ − 3Λ) d³x = 0 (E19).
///
/// ```
/// V = ∫√γ,  V̇ = −∫√γ K,  K^a_b = −Γ^a_0b,  R⁽³⁾ = 2G₀₀ − K² + K^a_b K^b_a (Gauss)
/// (8.12) ⇒ V̈ = −∫√γ(R⁽³⁾ − 3Λ)
/// ```
///
/// @param volume  V
/// @param rate    V̇
/// @param second  V̈ by (8.12), without matter
/// @param cells   sampled
/// @param largest largest |√γ R⁽³⁾| of a cell, over the mean of √γ
public record VolumeBalance(double volume, double rate, double second, int cells, double largest) {

    private static final double SYNCHRONOUS = 1e-12;

    /// Computes it.
    ///
    /// @param metric space-time
    /// @param grid   of a periodic box; sums over its cells converge faster than any power of their width if the metric is smooth
    /// @param t      time
    /// @param lambda Λ
    /// @return the balance
    /// @throws IllegalArgumentException if there is a cell without metric, or with g_0μ other than −1, 0, 0, 0
    public static VolumeBalance of(Metric metric, Grid grid, double t, double lambda) {
        MetricJet jet = new MetricJet(2);
        Curvature curvature = new Curvature();
        double[] q = new double[3];
        double volume = 0;
        double rate = 0;
        double second = 0;
        double largest = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            jet.event()[0] = t;
            System.arraycopy(q, 0, jet.event(), 1, q.length);
            if (!metric.at(jet) || !curvature.of(jet)) {
                throw new IllegalArgumentException("cell %d has no metric".formatted(cell));
            }
            requireSynchronous(jet, cell);
            double root = Math.sqrt(-curvature.connection().determinant());
            double r3 = spatialScalar(curvature);
            volume += root;
            rate -= root * trace(curvature.connection());
            second -= root * (r3 - 3 * lambda);
            largest = Math.max(largest, Math.abs(root * r3));
        }
        double mean = volume / grid.size();
        double w = grid.cellVolume();
        return new VolumeBalance(volume * w, rate * w, second * w, grid.size(), largest / mean);
    }

    private static void requireSynchronous(MetricJet jet, int cell) {
        double lapse = Math.abs(jet.g(0, 0) + 1);
        double shift = Math.abs(jet.g(0, 1)) + Math.abs(jet.g(0, 2)) + Math.abs(jet.g(0, 3));
        if (!(lapse <= SYNCHRONOUS && shift <= SYNCHRONOUS)) {
            throw new IllegalArgumentException("cell %d: g_00 = %s, g_01 = %s, g_02 = %s, g_03 = %s, need -1, 0, 0, 0"
                    .formatted(cell, jet.g(0, 0), jet.g(0, 1), jet.g(0, 2), jet.g(0, 3)));
        }
    }

    /// K.
    private static double trace(Connection connection) {
        return -(connection.at(1, 0, 1) + connection.at(2, 0, 2) + connection.at(3, 0, 3));
    }

    /// R⁽³⁾.
    private static double spatialScalar(Curvature curvature) {
        double k = trace(curvature.connection());
        double squares = 0;
        for (int a = 1; a <= 3; a++) {
            for (int b = 1; b <= 3; b++) {
                squares += curvature.connection().at(a, 0, b)
                        * curvature.connection().at(b, 0, a);
            }
        }
        return 2 * curvature.einstein(0, 0) - k * k + squares;
    }
}
