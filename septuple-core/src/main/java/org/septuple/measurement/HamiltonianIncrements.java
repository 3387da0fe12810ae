package org.septuple.measurement;

import java.util.List;
import org.septuple.statistics.Estimate;

/// A, C and s of q̈ = Af from v = Cf + sξ, f = −∂F, by successive displacements over Δt.
///
/// ```
/// A = Σ f₀(x₁ − x₀)/(Δt² Σ f₀f₁),   C = Σ f₀x₀/(Δt Σ f₀²) − AΔt/2,   s² = ⟨(x₀ − (C + AΔt/2)f₀Δt)²⟩/Δt²
/// ```
///
/// A over all paths, and over their second half likewise; C and s where paths begin at t = 0. Of motion that follows this law, exact or by Störmer's and Verlet's steps, all
/// err by O(Δt²): A by the factor 1 − ω²Δt²/12 of a harmonic F of frequency ω. f₀ and not f₁ is in front because noise that is in x₀ is in f₁ too. Of noisy
/// descent A and C are those of the mean path, Aγ⁻² = −F″ and C = γ, and s is what the noise of one step makes, √(2D/Δt).
///
/// @param pull       A, q per force and squared time
/// @param slope      C, q per force and time
/// @param spread     s ≥ 0, q per time
/// @param covariance of the three, over replicas
public record HamiltonianIncrements(Estimate pull, Estimate slope, Estimate spread, List<List<Double>> covariance) {

    private static final double[] X0 = {1, 0, 0, 0, 0, 0};
    private static final double[] F0 = {0, 0, 0, 1, 0, 0};
    private static final double[] F1 = {0, 0, 0, 0, 1, 0};
    private static final double[] F2 = {0, 0, 0, 0, 0, 1};
    private static final double[] FIRST = {-1, 1, 0, 0, 0, 0};
    private static final double[] SECOND = {0, -1, 1, 0, 0, 0};

    public HamiltonianIncrements {
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /// Measures.
    ///
    /// @param start paths from t = 0
    /// @param later paths of the same replicas from other times
    /// @return A, C and s
    /// @throws IllegalArgumentException if F is flat where replicas are
    public static HamiltonianIncrements of(PathMoments start, PathMoments later) {
        int n = start.replicas();
        double dt = start.dt();
        if (later.replicas() != n || later.dt() != dt) {
            throw new IllegalArgumentException("paths of %d and %d replicas over %s and %s: need the same"
                    .formatted(n, later.replicas(), dt, later.dt()));
        }
        List<PathMoments> all = List.of(start, later);
        double turned = 0;
        double forced = 0;
        for (PathMoments paths : all) {
            turned += paths.product(F0, FIRST) + paths.product(F1, SECOND);
            forced += (paths.product(F0, F1) + paths.product(F1, F2)) * dt * dt;
        }
        double square = start.product(F0, F0) * dt;
        if (!(square > 0 && Math.abs(forced) > 0)) {
            throw new IllegalArgumentException("forces vanish: move the start away from where F is flat");
        }
        double pull = turned / forced;
        double mean = start.product(F0, X0) / square;
        double[] rest = {1, 0, 0, -mean * dt, 0, 0};
        double count = start.count();
        double variance = start.product(rest, rest) / (count * dt * dt);
        double spread = Math.sqrt(variance);
        double[] afterFirst = {-1, 1, 0, 0, -pull * dt * dt, 0};
        double[] afterSecond = {0, -1, 1, 0, 0, -pull * dt * dt};
        double[][] influences = new double[n][];
        for (int r = 0; r < n; r++) {
            double ofPull = 0;
            for (PathMoments paths : all) {
                ofPull += (paths.product(r, F0, afterFirst) + paths.product(r, F1, afterSecond)) / forced;
            }
            double ofMean = start.product(r, F0, rest) / square;
            double ofVariance = (start.product(r, rest, rest) / (dt * dt) - start.count(r) * variance) / count;
            influences[r] = new double[] {ofPull, ofMean - dt / 2 * ofPull, spread > 0 ? ofVariance / (2 * spread) : 0};
        }
        List<List<Double>> covariance = PathMoments.covariance(influences);
        return new HamiltonianIncrements(
                new Estimate(pull, Math.sqrt(covariance.get(0).get(0)), n),
                new Estimate(mean - pull * dt / 2, Math.sqrt(covariance.get(1).get(1)), n),
                new Estimate(spread, Math.sqrt(covariance.get(2).get(2)), n),
                covariance);
    }
}
