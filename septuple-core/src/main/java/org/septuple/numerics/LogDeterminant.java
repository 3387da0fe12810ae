package org.septuple.numerics;

/// log|det A| by Gaussian elimination with partial pivoting, after every row was divided by its largest magnitude. O(n³).
///
/// Source: G. H. Golub, C. F. Van Loan, *Matrix Computations* (2013), algorithm 3.4.1.
public final class LogDeterminant {

    private static final double EPSILON = 0x1p-52;

    private LogDeterminant() {}

    /// The logarithm of the volume by which A magnifies.
    ///
    /// @param n ≥ 0
    /// @param a n×n, row-major; used up
    /// @return log|det A|; −∞ where a pivot of the scaled matrix is at most n·2⁻⁵², NaN where an element is not finite
    public static double of(int n, double[] a) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, Math.abs(a[i * n + j]));
            }
            if (!(largest < Double.POSITIVE_INFINITY)) {
                return Double.NaN;
            }
            for (int j = 0; j < n && largest > 0; j++) {
                a[i * n + j] /= largest;
            }
            sum += Elementary.log(largest);
        }
        for (int k = 0; k < n; k++) {
            swap(n, a, k, pivotRow(n, a, k));
            double pivot = a[k * n + k];
            if (Math.abs(pivot) <= n * EPSILON) {
                return Double.NEGATIVE_INFINITY;
            }
            sum += Elementary.log(Math.abs(pivot));
            eliminate(n, a, k, pivot);
        }
        return sum;
    }

    private static int pivotRow(int n, double[] a, int k) {
        int best = k;
        for (int i = k + 1; i < n; i++) {
            best = Math.abs(a[i * n + k]) > Math.abs(a[best * n + k]) ? i : best;
        }
        return best;
    }

    private static void swap(int n, double[] a, int i, int k) {
        for (int j = 0; j < n && i != k; j++) {
            double kept = a[i * n + j];
            a[i * n + j] = a[k * n + j];
            a[k * n + j] = kept;
        }
    }

    private static void eliminate(int n, double[] a, int k, double pivot) {
        for (int i = k + 1; i < n; i++) {
            double factor = -a[i * n + k] / pivot;
            if (factor != 0) {
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] = Math.fma(factor, a[k * n + j], a[i * n + j]);
                }
            }
        }
    }
}
