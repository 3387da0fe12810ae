package org.septuple.measurement;

import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.statistics.Estimate;

/// How much of the differences between the forms g_i of (5.8) of neurons is not noise, from the halves of their clouds. With the mean form of
/// all neurons taken off,
///
/// ```
/// r = Σ_i tr δA_i δB_i / √(Σ_i tr δA_i² · Σ_i tr δB_i²),   reliability = 2r/(1 + r)
/// ```
///
/// (Spearman–Brown) for forms of all clouds. r does not depend on the axes, and that diagonal entries are larger than others does not count.
/// Below [#LEAST] whatever is built on differences of g_i is *inconclusive*.
///
/// Source: C. Spearman, Brit. J. Psychol. 3 (1910) 271; W. Brown, ibid. 296.
///
/// @param halves      r, error by jackknife over neurons
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
        centre(a);
        centre(b);
        double[][] products = products(a, b);
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

    private static void centre(double[][] rows) {
        for (int e = 0; e < rows[0].length; e++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[e] / rows.length;
            }
            for (double[] row : rows) {
                row[e] -= mean;
            }
        }
    }

    /// tr AB, tr A², tr B² of each neuron, and last those of all.
    private static double[][] products(double[][] a, double[][] b) {
        int n = a.length;
        double[][] products = new double[n + 1][3];
        for (int i = 0; i < n; i++) {
            for (int e = 0; e < a[i].length; e++) {
                products[i][0] += a[i][e] * b[i][e];
                products[i][1] += a[i][e] * a[i][e];
                products[i][2] += b[i][e] * b[i][e];
            }
            for (int k = 0; k < 3; k++) {
                products[n][k] += products[i][k];
            }
        }
        return products;
    }

    /// r of all neurons but one: of numbers whose sum is 0, Σ_{i≠l} (x_i − x̄)(y_i − ȳ) = Σ x_i y_i − x_l y_l n/(n − 1).
    private static double correlation(double[][] products, int left) {
        int n = products.length - 1;
        double[] sums = products[n].clone();
        for (int k = 0; left >= 0 && k < 3; k++) {
            sums[k] -= products[left][k] * n / (n - 1.0);
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
