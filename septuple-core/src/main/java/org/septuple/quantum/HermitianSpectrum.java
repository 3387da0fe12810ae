package org.septuple.quantum;

import java.util.Comparator;
import java.util.stream.IntStream;

/// All eigenvalues and eigenvectors of a small Hermitian matrix by cyclic complex Jacobi rotations: quadratic convergence,
/// eigenvectors orthonormal to round-off also for equal eigenvalues. (G. H. Golub, C. F. Van Loan, Matrix Computations, 4th
/// ed., § 8.5.) O(n³) per sweep, about eight sweeps.
final class HermitianSpectrum {

    private static final int SWEEPS = 60;

    private final int n;
    private final double[] re;
    private final double[] im;
    private final double[] vectorRe;
    private final double[] vectorIm;
    private final int[] ascending;

    /// Diagonalises.
    ///
    /// @param n  size
    /// @param re real part, row-major n×n, overwritten
    /// @param im imaginary part, overwritten
    HermitianSpectrum(int n, double[] re, double[] im) {
        this.n = n;
        this.re = re;
        this.im = im;
        this.vectorRe = new double[n * n];
        this.vectorIm = new double[n * n];
        for (int i = 0; i < n; i++) {
            vectorRe[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && sweep(); sweep++) {}
        this.ascending = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> re[i * n + i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// An eigenvalue.
    ///
    /// @param k in ascending order
    /// @return λ_k
    double value(int k) {
        return re[ascending[k] * (n + 1)];
    }

    /// Real part of a component of an eigenvector.
    double re(int row, int k) {
        return vectorRe[row * n + ascending[k]];
    }

    /// Imaginary part of a component of an eigenvector.
    double im(int row, int k) {
        return vectorIm[row * n + ascending[k]];
    }

    private boolean sweep() {
        boolean turned = false;
        for (int p = 0; p < n - 1; p++) {
            for (int q = p + 1; q < n; q++) {
                turned |= rotate(p, q);
            }
        }
        return turned;
    }

    /// Makes element (p, q) zero; false if it is already as good as zero.
    private boolean rotate(int p, int q) {
        double size = Math.sqrt(re[p * n + q] * re[p * n + q] + im[p * n + q] * im[p * n + q]);
        double app = re[p * n + p];
        double aqq = re[q * n + q];
        if (size <= 0x1p-54 * Math.sqrt(Math.abs(app) * Math.abs(aqq)) || size < 1e-300) {
            return false;
        }
        double phaseRe = re[p * n + q] / size;
        double phaseIm = -im[p * n + q] / size;
        double theta = (aqq - app) / (2 * size);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        turnColumns(re, im, p, q, c, s, phaseRe, phaseIm);
        turnRows(p, q, c, s, phaseRe, phaseIm);
        turnColumns(vectorRe, vectorIm, p, q, c, s, phaseRe, phaseIm);
        re[p * n + q] = 0;
        im[p * n + q] = 0;
        re[q * n + p] = 0;
        im[q * n + p] = 0;
        im[p * n + p] = 0;
        im[q * n + q] = 0;
        return true;
    }

    private void turnColumns(
            double[] re, double[] im, int p, int q, double c, double s, double phaseRe, double phaseIm) {
        for (int row = 0; row < n; row++) {
            int first = row * n + p;
            int second = row * n + q;
            double x = re[second] * phaseRe - im[second] * phaseIm;
            double y = re[second] * phaseIm + im[second] * phaseRe;
            re[second] = s * re[first] + c * x;
            im[second] = s * im[first] + c * y;
            re[first] = c * re[first] - s * x;
            im[first] = c * im[first] - s * y;
        }
    }

    private void turnRows(int p, int q, double c, double s, double phaseRe, double phaseIm) {
        for (int column = 0; column < n; column++) {
            int first = p * n + column;
            int second = q * n + column;
            double x = re[second] * phaseRe + im[second] * phaseIm;
            double y = im[second] * phaseRe - re[second] * phaseIm;
            re[second] = s * re[first] + c * x;
            im[second] = s * im[first] + c * y;
            re[first] = c * re[first] - s * x;
            im[first] = c * im[first] - s * y;
        }
    }
}
