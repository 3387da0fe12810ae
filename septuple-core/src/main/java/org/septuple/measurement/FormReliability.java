package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.statistics.Estimate;

/// How much of the differences between the forms g_i of (5.8) of neurons is not noise, from the halves of their clouds. With the mean form of
/// all neurons taken off,
///
/// ```
/// r = Σ_i w_i tr δA_i δB_i / √(Σ_i w_i tr δA_i² · Σ_i w_i tr δB_i²),   reliability = 2r/(1 + r)
/// w_i = 1/(1 + v_i/v),   v_i = variance of A_i and B_i, all entries,   v = median of v_i
/// ```
///
/// (Spearman–Brown) for forms of all clouds. Weights keep a few neurons that hardly move, whose g is badly known, from drowning the others.
/// r does not depend on the axes, and that diagonal entries are larger than others does not count.
/// Below [#LEAST] whatever is built on differences of g_i is *inconclusive*.
///
/// Source: C. Spearman, Brit. J. Psychol. 3 (1910) 271; W. Brown, ibid. 296.
///
/// @param halves      r, error by jackknife over neurons for given weights
/// @param reliability of forms of all clouds, error to first order
public record FormReliability(Estimate halves, Estimate reliability) {

    /// Reliability below which differences of forms are noise for the larger part.
    public static final double LEAST = 0.5;

    /// Measures.
    ///
    /// @param neurons both forms of 3 neurons or more, of one size
    /// @return the reliability, n = neurons
    /// @throws IllegalArgumentException if neurons are too few or all forms of a half are equal
    public static FormReliability of(List<FormHalves> neurons) {
        int n = neurons.size();
        if (n < 3) {
            throw new IllegalArgumentException("reliability of %d neurons: need 3 or more".formatted(n));
        }
        int d = neurons.getFirst().first().rows();
        double[][] a = new double[n][];
        double[][] b = new double[n][];
        for (int i = 0; i < n; i++) {
            if (neurons.get(i).first().rows() != d) {
                throw new IllegalArgumentException(
                        "the form of neuron %d is %d×%d, that of neuron 0 %d×%d: need one size"
                                .formatted(
                                        i,
                                        neurons.get(i).first().rows(),
                                        neurons.get(i).first().rows(),
                                        d,
                                        d));
            }
            a[i] = entries(neurons.get(i).first());
            b[i] = entries(neurons.get(i).second());
        }
        double[] weights = weights(neurons);
        centre(a, weights);
        centre(b, weights);
        double[][] products = products(a, b, weights);
        double value = correlation(products, -1);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "all forms of a half are equal: there are no differences to be reliable");
        }
        PseudoValues values = PseudoValues.of(n, left -> new double[] {correlation(products, left)}, Crew.alone());
        Estimate r = new Estimate(value, values.estimate(0).standardError(), n);
        return new FormReliability(r, r.map(x -> 2 * x / (1 + x), x -> 2 / ((1 + x) * (1 + x))));
    }

    private static double[] entries(EstimateMatrix form) {
        return form.entries().stream().mapToDouble(Estimate::value).toArray();
    }

    /// Equal ones if half of the neurons are known exactly.
    private static double[] weights(List<FormHalves> neurons) {
        double[] variances = neurons.stream()
                .mapToDouble(halves -> variance(halves.first()) + variance(halves.second()))
                .toArray();
        double[] sorted = variances.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double[] weights = new double[sorted.length];
        Arrays.setAll(weights, i -> median > 0 ? 1 / (1 + variances[i] / median) : 1);
        return weights;
    }

    private static double variance(EstimateMatrix form) {
        return form.entries().stream()
                .mapToDouble(e -> e.standardError() * e.standardError())
                .sum();
    }

    private static void centre(double[][] rows, double[] weights) {
        double all = Arrays.stream(weights).sum();
        for (int e = 0; e < rows[0].length; e++) {
            double mean = 0;
            for (int i = 0; i < rows.length; i++) {
                mean += weights[i] * rows[i][e] / all;
            }
            for (double[] row : rows) {
                row[e] -= mean;
            }
        }
    }

    /// w tr AB, w tr A², w tr B² and w of each neuron, and last those of all.
    private static double[][] products(double[][] a, double[][] b, double[] weights) {
        int n = a.length;
        double[][] products = new double[n + 1][4];
        for (int i = 0; i < n; i++) {
            for (int e = 0; e < a[i].length; e++) {
                products[i][0] += weights[i] * a[i][e] * b[i][e];
                products[i][1] += weights[i] * a[i][e] * a[i][e];
                products[i][2] += weights[i] * b[i][e] * b[i][e];
            }
            products[i][3] = weights[i];
            for (int k = 0; k < 4; k++) {
                products[n][k] += products[i][k];
            }
        }
        return products;
    }

    /// r of all neurons but one: of numbers with Σ w_i x_i = 0, Σ_{i≠l} w_i(x_i − x̄)(y_i − ȳ) = Σ w_i x_i y_i − w_l x_l y_l W/(W − w_l) with W = Σ w_i.
    private static double correlation(double[][] products, int left) {
        int n = products.length - 1;
        double[] sums = products[n].clone();
        for (int k = 0; left >= 0 && k < 3; k++) {
            sums[k] -= products[left][k] * sums[3] / (sums[3] - products[left][3]);
        }
        return sums[0] / Math.sqrt(sums[1] * sums[2]);
    }

    /// Whether differences of forms can be built on.
    ///
    /// @return reliability ≥ [#LEAST]
    public boolean conclusive() {
        return reliability.value() >= LEAST;
    }
}
