package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// The mean g of vectors g_c, one from each of C independent chains.
///
/// | | estimator | error |
/// |---|---|---|
/// | g_k | mean of g_ck | s_k/√C |
/// | abs(g)² | mean of g_c·g_c' over pairs of different chains, = abs(ḡ)² − Σ s_k²/C: without bias, however components are correlated | jackknife over chains |
///
/// Memory: C vectors.
final class ChainMean {

    private final List<double[]> vectors = new ArrayList<>();

    /// Takes a copy of a chain's vector.
    void add(double[] vector) {
        vectors.add(vector.clone());
    }

    /// The mean over at least two chains.
    FreeEnergyGradient result() {
        int chains = vectors.size();
        int length = vectors.getFirst().length;
        double[] mean = new double[length];
        double[] errors = new double[length];
        for (double[] vector : vectors) {
            for (int k = 0; k < length; k++) {
                mean[k] += vector[k] / chains;
            }
        }
        for (double[] vector : vectors) {
            for (int k = 0; k < length; k++) {
                errors[k] = Math.fma(vector[k] - mean[k], vector[k] - mean[k], errors[k]);
            }
        }
        for (int k = 0; k < length; k++) {
            errors[k] = Math.sqrt(errors[k] / ((double) chains * (chains - 1)));
        }
        return new FreeEnergyGradient(mean, errors, chains, square(), List.copyOf(vectors));
    }

    /// abs(g)².
    private Estimate square() {
        int chains = vectors.size();
        double[][] products = new double[chains][chains];
        for (int a = 0; a < chains; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int k = 0; k < vectors.get(a).length; k++) {
                    sum = Math.fma(vectors.get(a)[k], vectors.get(b)[k], sum);
                }
                products[a][b] = sum;
                products[b][a] = sum;
            }
        }
        return chains == 2
                ? new Estimate(products[0][1], Double.NaN, chains)
                : Bootstrap.jackknife(chains, chosen -> pairs(products, chosen));
    }

    private static double pairs(double[][] products, int[] chosen) {
        double sum = 0;
        for (int a : chosen) {
            for (int b : chosen) {
                sum += a == b ? 0 : products[a][b];
            }
        }
        return sum / ((double) chosen.length * (chosen.length - 1));
    }
}
