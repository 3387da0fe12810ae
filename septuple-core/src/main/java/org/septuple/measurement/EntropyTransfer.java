package org.septuple.measurement;

import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What a step of time does to the entropy S of all coordinates and to the entropies S_i of each alone, for the same points before and
/// after: their difference is what correlations between coordinates took up, −Δ(Σ_i S_i − S).
///
/// All are entropies of [NearestNeighbourEntropy], S of whitened points. Errors are spreads over groups of units, each with its
/// points before and after: what both have in common cancels. Biases cancel as far as the law keeps its form.
///
/// @param joint      ΔS in nats
/// @param marginal   Σ_i ΔS_i in nats
/// @param difference ΔS − Σ_i ΔS_i, minus the change of [TotalCorrelation]
/// @param k          neighbours
/// @param points     n
public record EntropyTransfer(Estimate joint, Estimate marginal, Estimate difference, int k, long points) {

    /// Measures the changes.
    ///
    /// @param before n points in d dimensions
    /// @param after  the same points later, in the same units
    /// @param k      neighbours, ≥ 1
    /// @param engine shares the points out; bits do not depend on it
    /// @return after − before
    /// @throws IllegalArgumentException if a covariance is singular, many points coincide, or points do not match
    public static EntropyTransfer of(Sample before, Sample after, int k, Engine engine) {
        int d = before.dimension();
        if (after.dimension() != d) {
            throw new IllegalArgumentException(
                    "coordinates before: %d, after: %d; must be the same".formatted(d, after.dimension()));
        }
        Whitening first = Whitening.of(before);
        Whitening then = Whitening.of(after);
        double determinants = then.logDeterminant() - first.logDeterminant();
        Sample all = before.beside(after).beside(first.sample().beside(then.sample()));
        List<Estimate> changes = SampleGroups.estimates(
                all, 2, NearestNeighbourEntropy.POINTS_PER_NEIGHBOUR * (k + 1), engine, (part, crew) -> {
                    boolean whole = part == all;
                    double joint = determinants
                            + entropy(part, 3 * d, 4 * d, k, whole, crew)
                            - entropy(part, 2 * d, 3 * d, k, whole, crew);
                    double marginal = 0;
                    for (int i = 0; i < d; i++) {
                        marginal += entropy(part, d + i, d + i + 1, k, whole, crew)
                                - entropy(part, i, i + 1, k, whole, crew);
                    }
                    return new double[] {joint, marginal, joint - marginal};
                });
        return new EntropyTransfer(changes.get(0), changes.get(1), changes.get(2), k, before.points());
    }

    private static double entropy(Sample part, int from, int until, int k, boolean density, Engine engine) {
        return NearestNeighbourEntropy.terms(part.coordinates(from, until), k, density, engine)
                .mean();
    }
}
