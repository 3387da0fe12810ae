package org.septuple.statistics;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Harmonic oscillators u_k(x) = κ_k(x − o_k)²/2 and samples of them: f_k = −½ log(2π/κ_k), so that
/// f_k − f_0 = ½ log(κ_k/κ_0).
final class HarmonicStates {

    final double[] x;
    final double[][] potentials;
    final int[] counts;
    final double[] exact;

    private HarmonicStates(double[] x, double[][] potentials, int[] counts, double[] exact) {
        this.x = x;
        this.potentials = potentials;
        this.counts = counts;
        this.exact = exact;
    }

    static HarmonicStates of(long seed, double[] offsets, double[] stiffness, int... counts) {
        double[] x = new double[Arrays.stream(counts).sum()];
        int n = 0;
        for (int k = 0; k < counts.length; k++) {
            for (double xi : new RandomStream(seed, Purpose.DATASET, k, 0).gaussians(counts[k])) {
                x[n++] = offsets[k] + xi / Math.sqrt(stiffness[k]);
            }
        }
        double[][] u = new double[counts.length][];
        double[] exact = new double[counts.length];
        for (int k = 0; k < u.length; k++) {
            double o = offsets[k];
            double kappa = stiffness[k];
            u[k] = Arrays.stream(x).map(y -> kappa * (y - o) * (y - o) / 2).toArray();
            exact[k] = Math.log(kappa / stiffness[0]) / 2;
        }
        return new HarmonicStates(x, u, counts, exact);
    }

    /// The four oscillators of pymbar's tests, one of them without samples.
    static HarmonicStates four(long seed, int... counts) {
        return of(seed, new double[] {1, 2, 3, 4}, new double[] {0.5, 1, 1.5, 2}, counts);
    }

    Mbar mbar() {
        return Mbar.of(potentials, counts);
    }
}
