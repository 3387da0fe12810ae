package org.septuple.bench;

import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.Reference;

/// The law p(x) ∝ e^{−½|x − tanh(ŵx + b)|² − ½|x|²} of N bulk neurons: β = 1, reference N(0, 1), no boundary.
///
/// Numbers come from a hash that `peers/canonical_peer.py` repeats, so that all sides have the same law: with u_k uniform in
/// (−1, 1), the k-th output of SplitMix64 from a seed, ŵ_ij = .9·√(3/N)·u_{iN+j} and b_i = .3·√3·u_{N²+i}.
final class TanhLaw {

    private static final double GAIN = 0.9;
    private static final double BIAS = 0.3;

    private TanhLaw() {}

    /// The law of some size.
    ///
    /// @param n    neurons
    /// @param seed of ŵ and b
    /// @return one case
    static CanonicalLaw of(int n, long seed) {
        double[] w = new double[n * n];
        double scale = GAIN * Math.sqrt(3.0 / n);
        for (int k = 0; k < w.length; k++) {
            w[k] = scale * uniform(seed, k);
        }
        BoundaryProjector projector = new BoundaryProjector(0, n, 0);
        Weights weights = Weights.dense(n, w);
        Biases biases = Biases.of(projector, weights);
        for (int i = 0; i < n; i++) {
            biases.values()[i] = BIAS * Math.sqrt(3) * uniform(seed, w.length + i);
        }
        Septuple septuple = new Septuple(
                new States(n, 1),
                projector,
                NormalData.standard(0, 1, 0),
                weights,
                biases,
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        return CanonicalLaw.free(septuple, 1, Reference.NORMAL, new double[0], new double[0]);
    }

    private static double uniform(long seed, int k) {
        long z = seed + (k + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-52 - 1;
    }
}
