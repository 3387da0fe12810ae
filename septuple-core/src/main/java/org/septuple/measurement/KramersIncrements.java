package org.septuple.measurement;

import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// γ, D and τ of q̇ = v, τv̇ = −v − γ∂F + √(2D)ξ from positions alone, by three successive displacements x₀, x₁, x₂ over Δt.
///
/// In a harmonic F every third position is a linear function of the two before and of noise that the first displacement does not see,
///
/// ```
/// x₂ = a x₁ + bΔt f₂ + η₂,    a = e^{−Δt/τ} exactly,    Cov(η₁, η₂) = C ≠ 0,    all further ones 0
/// ```
///
/// As η₂ remembers noise that is in x₁, least squares are biased: of displacements much shorter than τ, in equilibrium, they give 3/2 τ, however many
/// there are. So x₀ and f₁, which are older, take the place of x₁ and f₂ on the left of the normal equations (instruments), and the noise is S = Var η + 2C:
///
/// ```
/// Σ x₀η₂ = 0,   Σ f₁η₂ = 0,   S = ⟨(η₁² + η₂²)/2 + 2η₁η₂⟩;      τ = −Δt/ln a,   γ = b/(1 − a),   D = S/(2Δt(1 − a)²)
/// ```
///
/// | law | a | γ | D |
/// |---|---|---|---|
/// | momentum v ← βv − ηg, q ← q + v | β | η/(1 − β) | η² Var g/2(1 − β)² per step: all exact, C = 0 |
/// | Kramers, F″ = k | e^{−Δt/τ} | γ(1 − γkΔt²/12τ + …), γ(1 − γkΔt/2) where Δt ≫ τ | D(1 + O(Δt²)) |
/// | Kramers, any F, Δt ≪ τ | e^{−Δt/τ + O(Δt³)} | γ(1 + O(Δt²)) | D(1 + O(Δt²)) |
/// | descent without momentum | 0 of unlimited error: x₀ knows nothing of x₁ | | |
///
/// In F = q⁴/4 − q²/2 with γ = 1, D = ½ and τ = 2, Δt = .4 costs 2 % of τ, 5 % of γ and 5 % of D, Δt = .2 a quarter of that or less.
///
/// Errors and covariance are spreads of influences over replicas, by the delta method. Source of instruments: W. A. Fuller, Measurement Error Models (1987), 1.4.
///
/// @param memory     a; the error tells whether there is one
/// @param rate       γ; NaN, like the next two, unless 0 < a < 1
/// @param diffusion  D
/// @param time       τ
/// @param covariance of γ, D and τ, three rows
public record KramersIncrements(
        Estimate memory, Estimate rate, Estimate diffusion, Estimate time, List<List<Double>> covariance) {

    /// Of the larger product; below, two equations are one.
    private static final double SINGULAR = 1e-10;

    private static final double[] X0 = {1, 0, 0, 0, 0, 0};
    private static final double[] X1 = {0, 1, 0, 0, 0, 0};
    private static final double[] X2 = {0, 0, 1, 0, 0, 0};
    private static final double[] F1 = {0, 0, 0, 0, 1, 0};
    private static final double[] F2 = {0, 0, 0, 0, 0, 1};

    public KramersIncrements {
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /// Measures.
    ///
    /// @param paths at early times
    /// @return γ, D, τ
    /// @throws IllegalArgumentException if nothing moves, or F is flat, or displacements are a multiple of forces
    public static KramersIncrements of(PathMoments paths) {
        double dt = paths.dt();
        double xx = paths.product(X0, X1);
        double xf = paths.product(X0, F2);
        double fx = paths.product(F1, X1);
        double ff = paths.product(F1, F2);
        double xy = paths.product(X0, X2);
        double fy = paths.product(F1, X2);
        double determinant = xx * ff - xf * fx;
        if (!(Math.abs(determinant) > SINGULAR * Math.max(Math.abs(xx * ff), Math.abs(xf * fx)))) {
            throw new IllegalArgumentException(
                    "displacements and forces tell no memory: they vanish, or are proportional to each other");
        }
        double a = (xy * ff - xf * fy) / determinant;
        double b = (xx * fy - fx * xy) / determinant / dt;
        double[] before = {-a, 1, 0, 0, -b * dt, 0};
        double[] after = {0, -a, 1, 0, 0, -b * dt};
        double count = paths.count();
        double noise = noise(paths, before, after) / count;
        double[][] raw = new double[paths.replicas()][];
        double byMemory = slope(paths, before, after, X0, X1) / count;
        double byRate = slope(paths, before, after, F1, F2) * dt / count;
        for (int r = 0; r < raw.length; r++) {
            double first = paths.product(r, X0, after);
            double second = paths.product(r, F1, after);
            double ofMemory = (first * ff - xf * second) / determinant;
            double ofRate = (xx * second - fx * first) / determinant / dt;
            double own = noise(paths, r, before, after) - paths.count(r) * noise;
            raw[r] = new double[] {ofMemory, ofRate, own / count + byMemory * ofMemory + byRate * ofRate};
        }
        return natural(a, b, noise, raw, dt);
    }

    /// (η₁² + η₂²)/2 + 2η₁η₂ of a replica, summed.
    private static double noise(PathMoments paths, int replica, double[] before, double[] after) {
        return (paths.product(replica, before, before) + paths.product(replica, after, after)) / 2
                + 2 * paths.product(replica, before, after);
    }

    private static double noise(PathMoments paths, double[] before, double[] after) {
        double sum = 0;
        for (int r = 0; r < paths.replicas(); r++) {
            sum += noise(paths, r, before, after);
        }
        return sum;
    }

    /// By how much that moves with the factor of a regressor, which is `early` in η₁ and `late` in η₂.
    private static double slope(PathMoments paths, double[] before, double[] after, double[] early, double[] late) {
        return -(paths.product(before, early) + paths.product(after, late))
                - 2 * (paths.product(early, after) + paths.product(before, late));
    }

    private static KramersIncrements natural(double a, double b, double noise, double[][] raw, double dt) {
        int n = raw.length;
        Estimate memory =
                new Estimate(a, Math.sqrt(PathMoments.covariance(raw).getFirst().getFirst()), n);
        if (!(a > 0 && a < 1)) {
            Estimate none = new Estimate(Double.NaN, Double.NaN, n);
            return new KramersIncrements(memory, none, none, none, List.of());
        }
        double kept = 1 - a;
        double log = Elementary.log(a);
        double[][] influences = new double[n][];
        for (int r = 0; r < n; r++) {
            double ofMemory = raw[r][0];
            influences[r] = new double[] {
                raw[r][1] / kept + b / (kept * kept) * ofMemory,
                raw[r][2] / (2 * dt * kept * kept) + noise / (dt * kept * kept * kept) * ofMemory,
                dt / (a * log * log) * ofMemory
            };
        }
        List<List<Double>> covariance = PathMoments.covariance(influences);
        return new KramersIncrements(
                memory,
                new Estimate(b / kept, error(covariance, 0), n),
                new Estimate(noise / (2 * dt * kept * kept), error(covariance, 1), n),
                new Estimate(-dt / log, error(covariance, 2), n),
                covariance);
    }

    private static double error(List<List<Double>> covariance, int k) {
        return Math.sqrt(covariance.get(k).get(k));
    }
}
