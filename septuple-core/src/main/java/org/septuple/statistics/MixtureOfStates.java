package org.septuple.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;

/// The samples of all states read as samples of one mixture with density Σ N_k e^{f_k − u_k}: the sums over samples that
/// [Mbar] is made of. They are taken in blocks of samples, so that no K×N matrix of weights is ever stored.
///
/// @param potentials u_kn
/// @param counts     samples drawn from each state
/// @param samples    N = Σ N_k
record MixtureOfStates(ReducedPotentials potentials, List<Integer> counts, int samples) {

    private static final int BLOCK = 256;

    /// What the weights W_nk = e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln} add up to, for the sampled states at one f.
    static final class Sums {

        /// Σ_n W_nk, 1 at the solution.
        final double[] ofWeights;

        /// Σ_n W_nk W_nl, row-major.
        final double[] ofProducts;

        /// log Σ_l N_l e^{f_l − u_ln}, for every sample.
        final double[] logMixture;

        private Sums(int states, int samples) {
            ofWeights = new double[states];
            ofProducts = new double[states * states];
            logMixture = new double[samples];
        }
    }

    int count(int state) {
        return counts.get(state);
    }

    /// States with N_k > 0, ascending.
    int[] sampled() {
        return IntStream.range(0, counts.size()).filter(k -> count(k) > 0).toArray();
    }

    /// The sums over samples at f.
    ///
    /// @param states the sampled ones
    /// @param f      their free energies
    Sums sums(int[] states, double[] f) {
        int k = states.length;
        Sums sums = new Sums(k, samples);
        double[] w = new double[k * BLOCK];
        double[] largest = new double[BLOCK];
        double[] mixture = new double[BLOCK];
        var kernels = Kernels.scalar();
        var product = new MatrixProduct(kernels.product());
        for (int from = 0; from < samples; from += BLOCK) {
            int length = Math.min(BLOCK, samples - from);
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            for (int a = 0; a < k; a++) {
                potentials.read(states[a], from, length, w, a * BLOCK);
                for (int i = 0; i < length; i++) {
                    double exponent = f[a] - w[a * BLOCK + i];
                    w[a * BLOCK + i] = exponent;
                    largest[i] = Math.max(largest[i], exponent);
                }
            }
            Arrays.fill(mixture, 0);
            for (int a = 0; a < k; a++) {
                int row = a * BLOCK;
                for (int i = 0; i < length; i++) {
                    w[row + i] -= largest[i];
                }
                kernels.elementary().exp(w, row, row + length, w);
                for (int i = 0; i < length; i++) {
                    mixture[i] += count(states[a]) * w[row + i];
                }
            }
            for (int i = 0; i < length; i++) {
                sums.logMixture[from + i] = largest[i] + Elementary.log(mixture[i]);
            }
            for (int a = 0; a < k; a++) {
                int row = a * BLOCK;
                for (int i = 0; i < length; i++) {
                    w[row + i] /= mixture[i];
                }
                sums.ofWeights[a] += kernels.reduction().sum(w, row, row + length);
            }
            addProducts(product, w, k, length, sums.ofProducts);
        }
        return sums;
    }

    /// −log Σ_n e^{−u_kn}/Σ_l N_l e^{f_l − u_ln}: the self-consistent equation for f_k, sampled or not.
    ///
    /// @param state      k
    /// @param logMixture log of the denominators
    double freeEnergy(int state, double[] logMixture) {
        double[] exponents = new double[BLOCK];
        double top = Double.NEGATIVE_INFINITY;
        double sum = 0;
        var kernels = Kernels.scalar();
        for (int from = 0; from < samples; from += BLOCK) {
            int length = Math.min(BLOCK, samples - from);
            potentials.read(state, from, length, exponents, 0);
            double topBefore = top;
            for (int i = 0; i < length; i++) {
                exponents[i] = -exponents[i] - logMixture[from + i];
                top = Math.max(top, exponents[i]);
            }
            for (int i = 0; i < length; i++) {
                exponents[i] -= top;
            }
            kernels.elementary().exp(exponents, 0, length, exponents);
            sum = sum * Elementary.exp(topBefore - top) + kernels.reduction().sum(exponents, 0, length);
        }
        return -(top + Elementary.log(sum));
    }

    /// Weights of a range of samples in one state.
    void weights(int state, double freeEnergy, double[] logMixture, int from, int length, double[] target, int start) {
        potentials.read(state, from, length, target, start);
        for (int i = 0; i < length; i++) {
            target[start + i] = freeEnergy - target[start + i] - logMixture[from + i];
        }
        Kernels.scalar().elementary().exp(target, start, start + length, target);
    }

    /// Σ_n W_nk W_nl over all states.
    ///
    /// @param f          free energies of all states
    /// @param logMixture log of the denominators
    /// @return K×K, row-major
    double[] products(double[] f, double[] logMixture) {
        int k = counts.size();
        double[] w = new double[k * BLOCK];
        double[] products = new double[k * k];
        var product = new MatrixProduct(Kernels.scalar().product());
        for (int from = 0; from < samples; from += BLOCK) {
            int length = Math.min(BLOCK, samples - from);
            for (int state = 0; state < k; state++) {
                weights(state, f[state], logMixture, from, length, w, state * BLOCK);
            }
            addProducts(product, w, k, length, products);
        }
        return products;
    }

    private static void addProducts(MatrixProduct product, double[] w, int k, int length, double[] sums) {
        MatrixView block = new MatrixView(w, 0, k, length, BLOCK, 1);
        product.accumulate(block, block.transposed(), MatrixView.rowMajor(sums, k, k));
    }
}
