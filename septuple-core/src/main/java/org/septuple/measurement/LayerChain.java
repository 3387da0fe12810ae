package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Whether components follow each other, (5.2) read as layers: x¹(t) → x²(t + 1) → … → x^d(t + d − 1) → x¹(t + d). The squared correlation of
/// component a at t with component a + 1 at t + 1, d + 1 standing for 1,
///
/// ```
/// r² = Σ_{g≠h} c_g c_h/(G(G − 1)),   c_g = ⟨z^a(t) z^{a+1}(t + 1)⟩ over the replicas of group g,
/// ```
///
/// on average over all pairs of neurons; z is x less its mean over its standard deviation, in the jackknife that of the groups that are left. Products of different groups have no bias 1/n, however
/// long correlations last, since groups are independent: r² of neurons that do not know of each other is 0 on average, and may be negative. There the
/// jackknife error is too large, by √(2(G − 1)/(G − 2)), since r² has no part of first order (Efron, Stein 1981).
///
/// The given pairing is held against permuted ones, in which each component after the first is shuffled among its neurons. Across dense blocks a
/// pairing is *imposed*: nothing in the network prefers it, and it must not stand out.
///
/// Source: V. Vanchurin (5.2); B. Efron, C. Stein, Ann. Stat. 9 (1981) 586.
///
/// @param squared      r² of the given pairing, its error by the jackknife over groups of replicas
/// @param permuted     mean r² of permuted pairings
/// @param overPermuted r² of the given pairing less that mean; its error s√(1 + 1/P) is the spread s of P permuted pairings, n = P
/// @param pairs        of neurons that both vary, in the given pairing, of d·M
public record LayerChain(Estimate squared, double permuted, Estimate overPermuted, int pairs) {

    /// Measures.
    ///
    /// @param recording    `[time][replica][neuron]`, 3 replicas and frames or more; read P + 3 times
    /// @param components   `[a][i]`: d ≥ 2 rows of M ≥ 2 neurons, no neuron twice; column i is paired
    /// @param permutations P ≥ 2, such as 20
    /// @param seed         permutation p of component a is of the stream (seed, PERMUTED_NEURONS, 1 + p, a)
    /// @param engine       its crew shares groups of replicas and blocks of neurons
    /// @return the chain
    /// @throws IllegalArgumentException if something is too small, a neuron is given twice, or no pair varies
    public static LayerChain of(Recording recording, int[][] components, int permutations, long seed, Engine engine) {
        require(recording, components, permutations);
        NeuronMoments moments = NeuronMoments.of(recording, engine);
        PairedProducts given = PairedProducts.of(recording, moments, components, engine);
        if (given.pairs() == 0) {
            throw new IllegalArgumentException("no pair of neurons varies: nothing can be correlated");
        }
        Estimate squared = LeaveOneOut.of(given.groups(), given::squared);
        double[] others = new double[permutations];
        for (int p = 0; p < permutations; p++) {
            int[][] shuffled = components.clone();
            for (int a = 1; a < components.length; a++) {
                int[] row = components[a];
                shuffled[a] = Arrays.stream(
                                new RandomStream(seed, Purpose.PERMUTED_NEURONS, 1 + p, a).permutation(row.length))
                        .map(i -> row[i])
                        .toArray();
            }
            others[p] = PairedProducts.of(recording, moments, shuffled, engine).squared(-1);
        }
        Estimate mean = Estimate.ofMean(others);
        double error = mean.standardError() * Math.sqrt(permutations + 1.0);
        return new LayerChain(
                squared,
                mean.value(),
                new Estimate(squared.value() - mean.value(), error, permutations),
                given.pairs());
    }

    private static void require(Recording recording, int[][] components, int permutations) {
        if (recording.replicas() < 3 || recording.frames() < 3) {
            throw new IllegalArgumentException("%d replicas of %d frames: need 3 or more of each; record more"
                    .formatted(recording.replicas(), recording.frames()));
        }
        int size = components.length == 0 ? 0 : components[0].length;
        if (components.length < 2 || size < 2 || permutations < 2) {
            throw new IllegalArgumentException("%d components of %d neurons, %d permutations: need 2 or more of each"
                    .formatted(components.length, size, permutations));
        }
        boolean[] seen = new boolean[recording.coordinates()];
        for (int[] row : components) {
            if (row.length != size) {
                throw new IllegalArgumentException(
                        "components of %d and of %d neurons: need as many in each".formatted(size, row.length));
            }
            for (int neuron : row) {
                if (neuron < 0 || neuron >= seen.length || seen[neuron]) {
                    throw new IllegalArgumentException(
                            "neuron %d must be in [0, %d) and in one place only".formatted(neuron, seen.length));
                }
                seen[neuron] = true;
            }
        }
    }
}
