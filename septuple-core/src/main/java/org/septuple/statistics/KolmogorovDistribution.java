package org.septuple.statistics;

import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.septuple.numerics.Elementary;

/// The law of D_n = sup |F_n − F| of n independent numbers of a continuous law F.
///
/// Below nd² = 4: P(D_n < d) = n!/nⁿ (Hⁿ)_kk with Durbin's matrix H of 2k − 1 rows, k = ⌈nd⌉, as Marsaglia, Tsang and Wang take its
/// power. From there on 2P(D_n⁺ ≥ d) by Smirnov's sum, which differs by e^{−6nd²} relatively, less than 1e-10.
///
/// Source: G. Marsaglia, W. W. Tsang, J. Wang, J. Stat. Softw. 8 (2003) 18; R. Simard, P. L'Ecuyer, J. Stat. Softw. 39 (2011) 11.
final class KolmogorovDistribution {

    private static final double TAIL = 4;
    private static final double LARGE = 0x1p500;

    private KolmogorovDistribution() {}

    /// P(D_n ≥ d).
    ///
    /// @param d in [0, 1]
    /// @param n ≥ 1; time ~ n^{3/2} log n
    static double above(double d, int n) {
        if (d >= 1) {
            return 0;
        }
        if (n * d <= 0.5) {
            return 1;
        }
        return n * d * d >= TAIL ? Math.min(1, 2 * aboveOnOneSide(d, n)) : 1 - below(d, n);
    }

    /// d Σ_j C(n, j) (d + j/n)^{j−1} (1 − d − j/n)^{n−j}, over j ≤ n(1 − d).
    private static double aboveOnOneSide(double d, int n) {
        double sum = 0;
        for (int j = 0; j <= n * (1 - d); j++) {
            double rest = 1 - d - (double) j / n;
            if (rest > 0) {
                double choices = Gamma.logGamma(n + 1) - Gamma.logGamma(j + 1) - Gamma.logGamma(n - j + 1.0);
                sum += Elementary.exp(
                        choices + (j - 1) * Elementary.log(d + (double) j / n) + (n - j) * Elementary.log(rest));
            }
        }
        return d * sum;
    }

    private static double below(double d, int n) {
        int k = (int) (n * d) + 1;
        int m = 2 * k - 1;
        double h = k - n * d;
        double[][] matrix = durbin(m, h);
        Scaled power = new Scaled(matrix, 0).power(n);
        double result = power.matrix[k - 1][k - 1];
        int exponent = power.exponent;
        for (int i = 1; i <= n; i++) {
            result = result * i / n;
            if (result < 1 / LARGE) {
                result *= LARGE;
                exponent--;
            }
        }
        return Math.clamp(exponent == 0 ? result : result * StrictMath.pow(LARGE, exponent), 0, 1);
    }

    private static double[][] durbin(int m, double h) {
        double[][] matrix = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                matrix[i][j] = i - j + 1 < 0 ? 0 : 1;
            }
        }
        for (int i = 0; i < m; i++) {
            matrix[i][0] -= StrictMath.pow(h, i + 1);
            matrix[m - 1][i] -= StrictMath.pow(h, m - i);
        }
        matrix[m - 1][0] += 2 * h - 1 > 0 ? StrictMath.pow(2 * h - 1, m) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                for (int g = 2; g <= i - j + 1; g++) {
                    matrix[i][j] /= g;
                }
            }
        }
        return matrix;
    }

    /// A matrix times LARGE^exponent.
    private static final class Scaled {

        private final double[][] matrix;
        private final int exponent;

        Scaled(double[][] matrix, int exponent) {
            this.matrix = matrix;
            this.exponent = exponent;
        }

        Scaled power(int n) {
            if (n == 1) {
                return this;
            }
            Scaled half = power(n / 2);
            Scaled even = half.times(half);
            return n % 2 == 0 ? even : even.times(this);
        }

        private Scaled times(Scaled other) {
            int m = matrix.length;
            double[][] product = new double[m][m];
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < m; k++) {
                    double factor = matrix[i][k];
                    for (int j = 0; j < m; j++) {
                        product[i][j] += factor * other.matrix[k][j];
                    }
                }
            }
            boolean large = product[m / 2][m / 2] > LARGE;
            if (large) {
                IntStream.range(0, m).forEach(i -> IntStream.range(0, m).forEach(j -> product[i][j] /= LARGE));
            }
            return new Scaled(product, exponent + other.exponent + (large ? 1 : 0));
        }
    }
}
