package org.septuple.statistics;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Chains x' = φx + √(1 − φ²)·ξ, stationary from the start: mean 0, variance 1, autocorrelation φ^t, and
/// ESS → S(1 − φ)/(1 + φ).
final class AutoregressiveChains {

    private AutoregressiveChains() {}

    static double[][] of(long seed, int chains, int n, double phi) {
        double[][] draws = new double[chains][];
        double width = Math.sqrt(1 - phi * phi);
        for (int c = 0; c < chains; c++) {
            draws[c] = new RandomStream(seed, Purpose.DATASET, c, 0).gaussians(n);
            for (int i = 1; i < n; i++) {
                draws[c][i] = phi * draws[c][i - 1] + width * draws[c][i];
            }
        }
        return draws;
    }
}
