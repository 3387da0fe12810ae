package org.septuple.quantum;

import java.util.Comparator;
import java.util.stream.IntStream;

/// All eigenvalues and eigenvectors of a real symmetric tridiagonal matrix by QL steps with implicit shifts (H. Bowdler,
/// R. S. Martin, C. Reinsch, J. H. Wilkinson, Numer. Math. 11 (1968) 293, `tql2`). About 6 n³ flop.
final class TridiagonalSpectrum {

    private static final int STEPS = 100;

    private final int n;
    private final double[] d;
    private final double[] e;
    private final double[][] vectors;
    private final int[] ascending;

    /// Diagonalises.
    ///
    /// @param diagonal n numbers, overwritten
    /// @param beside   element (i+1, i) at i; n numbers, the last of them 0; overwritten
    TridiagonalSpectrum(double[] diagonal, double[] beside) {
        this.n = diagonal.length;
        this.d = diagonal;
        this.e = beside;
        this.vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        diagonalise();
        this.ascending = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> d[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void diagonalise() {
        double shift = 0;
        double largest = 0;
        for (int low = 0; low < n; low++) {
            largest = Math.max(largest, Math.abs(d[low]) + Math.abs(e[low]));
            double small = 0x1p-52 * largest;
            int high = low;
            while (high < n - 1 && Math.abs(e[high]) > small) {
                high++;
            }
            if (high > low) {
                for (int step = 0; step < STEPS; step++) {
                    shift += step(low, high);
                    if (!(Math.abs(e[low]) > small)) {
                        break;
                    }
                }
            }
            d[low] += shift;
            e[low] = 0;
        }
    }

    /// One step on the block from `low` to `high`; the shift it took from the diagonal.
    private double step(int low, int high) {
        double g = d[low];
        double p = (d[low + 1] - g) / (2 * e[low]);
        double r = Math.copySign(Math.sqrt(p * p + 1), p);
        d[low] = e[low] / (p + r);
        d[low + 1] = e[low] * (p + r);
        double next = d[low + 1];
        double shift = g - d[low];
        for (int i = low + 2; i < n; i++) {
            d[i] -= shift;
        }
        p = d[high];
        double c = 1;
        double c2 = 1;
        double c3 = 1;
        double s = 0;
        double s2 = 0;
        double second = e[low + 1];
        for (int i = high - 1; i >= low; i--) {
            c3 = c2;
            c2 = c;
            s2 = s;
            g = c * e[i];
            double h = c * p;
            r = Math.sqrt(p * p + e[i] * e[i]);
            e[i + 1] = s * r;
            s = e[i] / r;
            c = p / r;
            p = c * d[i] - s * g;
            d[i + 1] = h + s * (c * g + s * d[i]);
            turn(vectors[i], vectors[i + 1], c, s);
        }
        p = -s * s2 * c3 * second * e[low] / next;
        e[low] = s * p;
        d[low] = c * p;
        return shift;
    }

    private static void turn(double[] first, double[] second, double c, double s) {
        for (int k = 0; k < first.length; k++) {
            double x = first[k];
            double y = second[k];
            first[k] = c * x - s * y;
            second[k] = s * x + c * y;
        }
    }

    /// An eigenvalue.
    ///
    /// @param k in ascending order
    /// @return λ_k
    double value(int k) {
        return d[ascending[k]];
    }

    /// A component of a normalised eigenvector.
    ///
    /// @param row of the component
    /// @param k   of the eigenvalue
    /// @return a number
    double component(int row, int k) {
        return vectors[ascending[k]][row];
    }
}
