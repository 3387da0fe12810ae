package org.septuple.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The eigenvalues of a real square matrix, by descending modulus; conjugates stand side by side, the upper one first.
///
/// Householder reduction to Hessenberg form, then QR steps with Francis' double shift (R. S. Martin, G. Peters,
/// J. H. Wilkinson, Numer. Math. 14 (1970) 219). Backward stable: the values are those of a matrix within a few ε‖A‖ of
/// the given one, so that simple eigenvalues are good to ε times their condition, and a Jordan block of order d spreads
/// its eigenvalue over a circle of radius (ε‖A‖)^{1/d}. Cost: about 10·n³ flop.
public final class Eigenvalues {

    private final double[] re;
    private final double[] im;

    private Eigenvalues(double[] re, double[] im) {
        this.re = re;
        this.im = im;
    }

    /// All eigenvalues.
    ///
    /// @param size   n
    /// @param matrix n×n, row-major; not changed
    /// @return n values; null if an entry is not finite or, which is hardly possible, the QR steps do not converge
    public static @Nullable Eigenvalues of(int size, double[] matrix) {
        double largest = 0;
        for (double entry : matrix) {
            if (!Double.isFinite(entry)) {
                return null;
            }
            largest = Math.max(largest, Math.abs(entry));
        }
        double[] re = new double[size];
        double[] im = new double[size];
        if (largest > 0) {
            int exponent = Math.getExponent(largest);
            double[] a = new double[matrix.length];
            for (int i = 0; i < a.length; i++) {
                a[i] = Math.scalb(matrix[i], -exponent); // no square overflows
            }
            reduce(size, a);
            if (!new FrancisSteps(size, a, re, im).all()) {
                return null;
            }
            for (int i = 0; i < size; i++) {
                re[i] = Math.scalb(re[i], exponent);
                im[i] = Math.scalb(im[i], exponent);
            }
        }
        return sorted(re, im);
    }

    /// Number of eigenvalues.
    ///
    /// @return n, each as often as it is a root of the characteristic polynomial
    public int size() {
        return re.length;
    }

    /// A real part.
    ///
    /// @param k in [0, n)
    /// @return Re λ_k
    public double re(int k) {
        return re[k];
    }

    /// An imaginary part.
    ///
    /// @param k in [0, n)
    /// @return Im λ_k
    public double im(int k) {
        return im[k];
    }

    private static Eigenvalues sorted(double[] re, double[] im) {
        int[] order = IntStream.range(0, re.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(k -> -StrictMath.hypot(re[k], im[k]))
                        .thenComparingDouble(k -> -re[k])
                        .thenComparingDouble(k -> -im[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Eigenvalues(
                IntStream.of(order).mapToDouble(k -> re[k]).toArray(),
                IntStream.of(order).mapToDouble(k -> im[k]).toArray());
    }

    /// A ← QᵀAQ with zeros below the first subdiagonal; Q is a product of reflections 1 − βvvᵀ.
    private static void reduce(int n, double[] a) {
        double[] v = new double[n];
        double[] sum = new double[n];
        for (int k = 0; k < n - 2; k++) {
            double beta = reflection(n, a, k, v);
            if (beta == 0) {
                continue;
            }
            Arrays.fill(sum, 0);
            for (int i = k + 1; i < n; i++) {
                for (int j = k; j < n; j++) {
                    sum[j] += v[i] * a[i * n + j];
                }
            }
            for (int i = k + 1; i < n; i++) {
                double factor = beta * v[i];
                for (int j = k; j < n; j++) {
                    a[i * n + j] -= factor * sum[j];
                }
            }
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = k + 1; j < n; j++) {
                    product += a[i * n + j] * v[j];
                }
                double factor = beta * product;
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] -= factor * v[j];
                }
            }
            for (int i = k + 2; i < n; i++) {
                a[i * n + k] = 0;
            }
        }
    }

    /// The reflection that clears column k below its subdiagonal.
    private static double reflection(int n, double[] a, int k, double[] v) {
        double below = 0;
        for (int i = k + 2; i < n; i++) {
            below += a[i * n + k] * a[i * n + k];
        }
        if (below == 0) {
            return 0;
        }
        double first = a[(k + 1) * n + k];
        double norm = Math.sqrt(first * first + below);
        v[k + 1] = first + Math.copySign(norm, first);
        for (int i = k + 2; i < n; i++) {
            v[i] = a[i * n + k];
        }
        return 2 / (v[k + 1] * v[k + 1] + below);
    }
}
