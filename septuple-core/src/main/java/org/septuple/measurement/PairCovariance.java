package org.septuple.measurement;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Covariance of midpoint and increment, s = ½(q(t) + q(t + τ)) and Δ = q(t + τ) − q(t), of the pairs of a stationary process with
/// covariance Σ and lag covariance C = Cov(q(t + τ), q(t)):
///
/// ```
/// Cov(s) = ½Σ + ¼(C + Cᵀ),   Cov(Δ) = 2Σ − C − Cᵀ,   Cov(s, Δ) = ½(Cᵀ − C)
/// ```
///
/// In these coordinates nothing cancels as τ → 0, and time reversal is diagonal: s ↦ εs, Δ ↦ −εΔ, with ε = −1 for coordinates that are odd
/// under it, such as velocities.
final class PairCovariance {

    private final int d;
    private final double[] mean;
    private final double[] joint;

    /// @param mean  of the coordinates, length d
    /// @param joint of (s, Δ), row-major
    private PairCovariance(double[] mean, double[] joint) {
        d = mean.length;
        this.mean = mean;
        this.joint = joint;
    }

    /// From the sums over rows (1, q − q₀, Δ). Both ends of the pairs count for mean and Σ alike.
    ///
    /// @param sums   of all pairs, `[1 + 2d][1 + 2d]`
    /// @param origin q₀
    static PairCovariance of(double[] sums, double[] origin) {
        int d = origin.length;
        int width = 1 + 2 * d;
        double n = sums[0];
        double[] mean = new double[d];
        double[] joint = new double[4 * d * d];
        for (int i = 0; i < d; i++) {
            mean[i] = origin[i] + (sums[1 + i] + sums[1 + d + i] / 2) / n;
            for (int j = 0; j < d; j++) {
                double increments = sums[(1 + d + i) * width + 1 + d + j] / n;
                double mixed = centred(sums, 1 + i, 1 + d + j);
                double transposed = centred(sums, 1 + j, 1 + d + i);
                joint[i * 2 * d + j] = centred(sums, 1 + i, 1 + j)
                        + (mixed + transposed) / 2
                        + centred(sums, 1 + d + i, 1 + d + j) / 4;
                joint[(d + i) * 2 * d + d + j] = increments;
                joint[i * 2 * d + d + j] = (mixed - transposed) / 2;
                joint[(d + j) * 2 * d + i] = (mixed - transposed) / 2;
            }
        }
        return new PairCovariance(mean, joint);
    }

    private static double centred(double[] sums, int a, int b) {
        int width = (int) Math.round(Math.sqrt(sums.length));
        return (sums[a * width + b] - sums[a] * sums[b] / sums[0]) / sums[0];
    }

    /// From exact matrices.
    ///
    /// @param mean       length d
    /// @param covariance Σ, d×d
    /// @param lagged     C, d×d
    static PairCovariance of(double[] mean, double[][] covariance, double[][] lagged) {
        int d = mean.length;
        double[] joint = new double[4 * d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double both = lagged[i][j] + lagged[j][i];
                joint[i * 2 * d + j] = covariance[i][j] / 2 + both / 4;
                joint[(d + i) * 2 * d + d + j] = 2 * covariance[i][j] - both;
                joint[i * 2 * d + d + j] = (lagged[j][i] - lagged[i][j]) / 2;
                joint[(d + j) * 2 * d + i] = joint[i * 2 * d + d + j];
            }
        }
        return new PairCovariance(mean, joint);
    }

    /// Signs of coordinates under time reversal.
    ///
    /// @param coordinates d
    /// @param odd         those that change sign
    static int[] signs(int coordinates, List<Integer> odd) {
        int[] signs = IntStream.range(0, coordinates).map(_ -> 1).toArray();
        for (int k : odd) {
            if (k < 0 || k >= coordinates) {
                throw new IllegalArgumentException("odd coordinate %d must be in [0, %d)".formatted(k, coordinates));
            }
            signs[k] = -1;
        }
        return signs;
    }

    /// Σ, d×d.
    double[][] positions() {
        double[][] sigma = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                sigma[i][j] = joint[i * 2 * d + j] + joint[(d + i) * 2 * d + d + j] / 4;
            }
        }
        return sigma;
    }

    /// Relative entropy in nats of the Gaussian law of pairs to that of reversed pairs.
    ///
    /// @param signs ε
    /// @return ½ tr Σ_rev⁻¹(Σ_fwd + δδᵀ) − d, δ the difference of the two means
    double irreversibility(int[] signs) {
        int size = 2 * d;
        int width = 2 * size;
        double[] moments = new double[width * width];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double forward = joint[a * size + b];
                moments[a * width + b] = sign(signs, a) * sign(signs, b) * forward;
                double product = a < d && b < d ? (1 - signs[a]) * mean[a] * (1 - signs[b]) * mean[b] : 0;
                moments[a * width + size + b] = forward + product;
                moments[(size + b) * width + a] = forward + product;
            }
        }
        Regression solved = Regression.of(moments, width, size);
        double trace = 0;
        for (int a = 0; a < size; a++) {
            trace += solved.coefficient(a, a) - 1;
        }
        return trace / 2;
    }

    /// All that vanishes if pairs and reversed pairs have the same mean and covariance.
    ///
    /// @param signs ε
    /// @return entries of the joint covariance that are odd under reversal, and means of odd coordinates
    double[] asymmetries(int[] signs) {
        IntStream.Builder places = IntStream.builder();
        for (int a = 0; a < 2 * d; a++) {
            for (int b = a + 1; b < 2 * d; b++) {
                boolean repeated = a < d && b >= d && b - d < a; // Cov(s, Δ) is antisymmetric
                boolean zero = b == a + d;
                if (sign(signs, a) != sign(signs, b) && !repeated && !zero) {
                    places.add(a * 2 * d + b);
                }
            }
        }
        return DoubleStream.concat(
                        places.build().mapToDouble(place -> joint[place]),
                        IntStream.range(0, d).filter(k -> signs[k] < 0).mapToDouble(k -> mean[k]))
                .toArray();
    }

    private int sign(int[] signs, int place) {
        return place < d ? signs[place] : -signs[place - d];
    }
}
