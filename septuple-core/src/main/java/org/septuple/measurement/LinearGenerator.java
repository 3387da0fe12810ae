package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Elementary;

/// The generator of a linear process from its propagator P = e^{−Aτ} and the covariance Q = ∫₀^τ e^{−As} 2D e^{−Aᵀs} ds that it adds:
/// in the eigenvectors of P, P = VMV⁻¹,
///
/// ```
/// A = −V (log M/τ) V⁻¹,   2D = V X Vᵀ,   X_ij = (V⁻¹QV⁻ᵀ)_ij (a_i + a_j)/(1 − μ_iμ_j),   a = −log μ/τ
/// ```
///
/// where the last factor is 1/τ for μ_iμ_j = 1: no rate need be positive. Exact for all τ where the principal logarithm is the right one, |Im a|τ < π.
///
/// Coordinates are scaled first by powers of two that bring Q_ii between ¼ and 4, so that their units do not matter.
final class LinearGenerator {

    /// Largest error of V M V⁻¹, relative.
    private static final double ROUND_OFF = 1e-8;

    private static final double NEAR = 1e-3;

    private LinearGenerator() {}

    /// Why there is no generator, or empty.
    static String obstacle(double[][] propagator, double[][] added) {
        double[][] modes = modes(propagator, added);
        if (modes == null) {
            return "the propagator cannot be brought to diagonal form within round-off";
        }
        for (int k = 0; k < propagator.length; k++) {
            if (modes[1][k] == 0 && modes[0][k] <= 0) {
                return "the propagator has the eigenvalue %g, which has no real logarithm; ask for shorter lags"
                        .formatted(modes[0][k]);
            }
        }
        return "";
    }

    private static double @Nullable [][] modes(double[][] propagator, double[][] added) {
        var modes = decomposition(scaled(propagator, scales(added), -1, 1));
        if (modes == null) {
            return null;
        }
        int d = propagator.length;
        double[][] values = new double[2][d];
        for (int k = 0; k < d; k++) {
            values[0][k] = modes.getEigenvalue(k).getReal();
            values[1][k] = modes.getEigenvalue(k).getImaginary();
        }
        return values;
    }

    private static @Nullable EigenDecompositionNonSymmetric decomposition(double[][] propagator) {
        RealMatrix p = new Array2DRowRealMatrix(propagator);
        EigenDecompositionNonSymmetric modes;
        double error;
        try {
            modes = new EigenDecompositionNonSymmetric(p);
            error = modes.getV()
                    .multiply(modes.getD())
                    .multiply(modes.getVInv())
                    .subtract(p)
                    .getNorm1();
        } catch (org.hipparchus.exception.MathRuntimeException e) {
            return null;
        }
        return error <= ROUND_OFF * p.getNorm1() ? modes : null;
    }

    /// A, then D, both row-major; null if there is an [#obstacle].
    ///
    /// @param propagator P, d×d
    /// @param added      Q, d×d
    /// @param time       τ
    static double @Nullable [] of(double[][] propagator, double[][] added, double time) {
        if (!obstacle(propagator, added).isEmpty()) {
            return null;
        }
        int[] scales = scales(added);
        double[] made = ofScaled(scaled(propagator, scales, -1, 1), scaled(added, scales, -1, -1), time);
        int d = propagator.length;
        for (int k = 0; made != null && k < d * d; k++) {
            int i = scales[k / d];
            int j = scales[k % d];
            made[k] = StrictMath.scalb(made[k], i - j);
            made[d * d + k] = StrictMath.scalb(made[d * d + k], i + j);
        }
        return made;
    }

    /// Exponents s of 2: 2^{2s_i} is about Q_ii.
    private static int[] scales(double[][] added) {
        int[] scales = new int[added.length];
        Arrays.setAll(
                scales, i -> added[i][i] > 0 && Double.isFinite(added[i][i]) ? Math.getExponent(added[i][i]) / 2 : 0);
        return scales;
    }

    /// 2^{left·s_i} M_ij 2^{right·s_j}.
    private static double[][] scaled(double[][] m, int[] scales, int left, int right) {
        double[][] scaled = new double[m.length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m.length; j++) {
                scaled[i][j] = StrictMath.scalb(m[i][j], left * scales[i] + right * scales[j]);
            }
        }
        return scaled;
    }

    private static double @Nullable [] ofScaled(double[][] propagator, double[][] added, double time) {
        var modes = decomposition(propagator);
        if (modes == null) {
            return null;
        }
        int d = propagator.length;
        double[][] v = modes.getV().getData();
        double[][] inverse = modes.getVInv().getData();
        double[] re = new double[d];
        double[] im = new double[d];
        double[] rate = new double[d];
        double[] turn = new double[d];
        for (int k = 0; k < d; k++) {
            re[k] = modes.getEigenvalue(k).getReal();
            im[k] = modes.getEigenvalue(k).getImaginary();
            rate[k] = -Elementary.log(re[k] * re[k] + im[k] * im[k]) / (2 * time);
            turn[k] = -StrictMath.atan2(im[k], re[k]) / time;
        }
        // Columns v_k and rows w_k of the complex V and V⁻¹: conjugate pairs are v = x ± iy, w = (X ∓ iY)/2.
        double[][] vIm = new double[d][d];
        double[][] wIm = new double[d][d];
        for (int k = 0; k < d; k++) {
            if (im[k] != 0) {
                for (int i = 0; i < d; i++) {
                    double x = v[i][k];
                    double y = v[i][k + 1];
                    v[i][k + 1] = x;
                    vIm[i][k] = y;
                    vIm[i][k + 1] = -y;
                    double a = inverse[k][i] / 2;
                    double b = inverse[k + 1][i] / 2;
                    inverse[k][i] = a;
                    inverse[k + 1][i] = a;
                    wIm[k][i] = -b;
                    wIm[k + 1][i] = b;
                }
                k++;
            }
        }
        double[] made = new double[2 * d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    double a = v[i][k] * rate[k] - vIm[i][k] * turn[k];
                    double b = v[i][k] * turn[k] + vIm[i][k] * rate[k];
                    sum += a * inverse[k][j] - b * wIm[k][j];
                }
                made[i * d + j] = sum;
            }
        }
        double[][][] x = sandwich(inverse, wIm, added, new double[d][d]);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double[] f = factor(
                        rate[i] + rate[j],
                        turn[i] + turn[j],
                        1 - (re[i] * re[j] - im[i] * im[j]),
                        -(re[i] * im[j] + im[i] * re[j]),
                        time);
                double a = x[0][i][j];
                double b = x[1][i][j];
                x[0][i][j] = a * f[0] - b * f[1];
                x[1][i][j] = a * f[1] + b * f[0];
            }
        }
        double[][] twice = sandwich(v, vIm, x[0], x[1])[0];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                made[d * d + i * d + j] = (twice[i][j] + twice[j][i]) / 4;
            }
        }
        return made;
    }

    /// z/(1 − e^{−zτ}) with u = 1 − e^{−zτ} given.
    private static double[] factor(double re, double im, double uRe, double uIm, double time) {
        double a = re * time;
        double b = im * time;
        if (a * a + b * b > NEAR * NEAR) {
            double square = uRe * uRe + uIm * uIm;
            return new double[] {(re * uRe + im * uIm) / square, (im * uRe - re * uIm) / square};
        }
        // w/(1 − e^{−w}) = 1 + w/2 + w²/12 − w⁴/720
        double sRe = a * a - b * b;
        double sIm = 2 * a * b;
        return new double[] {
            (1 + a / 2 + sRe / 12 - (sRe * sRe - sIm * sIm) / 720) / time, (b / 2 + sIm / 12 - sRe * sIm / 360) / time
        };
    }

    /// M Z Mᵀ, complex, without conjugation.
    private static double[][][] sandwich(double[][] m, double[][] mIm, double[][] z, double[][] zIm) {
        double[][][] half = product(m, mIm, z, zIm, false);
        return product(half[0], half[1], m, mIm, true);
    }

    private static double[][][] product(
            double[][] a, double[][] aIm, double[][] b, double[][] bIm, boolean transposed) {
        int d = a.length;
        double[][][] c = new double[2][d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double re = 0;
                double im = 0;
                for (int k = 0; k < d; k++) {
                    double x = transposed ? b[j][k] : b[k][j];
                    double y = transposed ? bIm[j][k] : bIm[k][j];
                    re += a[i][k] * x - aIm[i][k] * y;
                    im += a[i][k] * y + aIm[i][k] * x;
                }
                c[0][i][j] = re;
                c[1][i][j] = im;
            }
        }
        return c;
    }
}
