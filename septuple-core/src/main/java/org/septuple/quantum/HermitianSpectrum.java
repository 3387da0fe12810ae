package org.septuple.quantum;

/// The lowest eigenvalues and eigenvectors of a Hermitian matrix in full storage: Householder reflections to a tridiagonal
/// matrix, phases that make it real, QL steps ([TridiagonalSpectrum]). Backward stable: eigenvalues are good to some ε‖A‖,
/// eigenvectors are orthonormal to round-off also for equal eigenvalues. About 20 n³ flop.
///
/// Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., § 8.3.
final class HermitianSpectrum {

    private final int n;
    private final double[] re;
    private final double[] im;
    private final double[] scale;
    private final double[] sumRe;
    private final double[] sumIm;
    private final TridiagonalSpectrum tridiagonal;
    private final double[] phaseRe;
    private final double[] phaseIm;

    /// Diagonalises.
    ///
    /// @param n  size
    /// @param re real part, row-major n×n, overwritten
    /// @param im imaginary part, overwritten
    HermitianSpectrum(int n, double[] re, double[] im) {
        this.n = n;
        this.re = re;
        this.im = im;
        this.scale = new double[n];
        this.sumRe = new double[n];
        this.sumIm = new double[n];
        for (int k = 0; k < n - 2; k++) {
            reflect(k);
        }
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        this.phaseRe = new double[n];
        this.phaseIm = new double[n];
        phaseRe[0] = 1;
        for (int i = 0; i < n; i++) {
            diagonal[i] = re[i * n + i];
            if (i < n - 1) {
                double x = re[(i + 1) * n + i];
                double y = im[(i + 1) * n + i];
                double size = Math.sqrt(x * x + y * y);
                double c = size > 0 ? x / size : 1;
                double s = size > 0 ? y / size : 0;
                beside[i] = size;
                phaseRe[i + 1] = phaseRe[i] * c - phaseIm[i] * s;
                phaseIm[i + 1] = phaseRe[i] * s + phaseIm[i] * c;
            }
        }
        this.tridiagonal = new TridiagonalSpectrum(diagonal, beside);
    }

    /// Makes column k zero below the subdiagonal by A ← (1 − τvv*) A (1 − τvv*). Keeps v where row k is no longer needed.
    private void reflect(int k) {
        double square = 0;
        for (int i = k + 1; i < n; i++) {
            double x = re[i * n + k];
            double y = im[i * n + k];
            re[k * n + i] = x;
            im[k * n + i] = y;
            square += x * x + y * y;
        }
        int first = k * n + k + 1;
        double head = Math.sqrt(re[first] * re[first] + im[first] * im[first]);
        double norm = Math.sqrt(square);
        if (!(norm > head) && im[first] == 0) {
            scale[k] = 0;
            return;
        }
        double c = head > 0 ? re[first] / head : 1;
        double s = head > 0 ? im[first] / head : 0;
        re[first] += c * norm;
        im[first] += s * norm;
        double tau = 1 / (norm * (norm + head));
        scale[k] = tau;
        re[(k + 1) * n + k] = -c * norm;
        im[(k + 1) * n + k] = -s * norm;
        image(k, tau);
        update(k, tau);
    }

    /// τAv of the trailing matrix, by its rows: column j is the conjugate of row j.
    private void image(int k, double tau) {
        for (int i = k + 1; i < n; i++) {
            sumRe[i] = 0;
            sumIm[i] = 0;
        }
        for (int j = k + 1; j < n; j++) {
            double x = tau * re[k * n + j];
            double y = tau * im[k * n + j];
            int row = j * n;
            for (int i = k + 1; i < n; i++) {
                sumRe[i] += x * re[row + i] + y * im[row + i];
                sumIm[i] += y * re[row + i] - x * im[row + i];
            }
        }
    }

    /// A − vq* − qv* with q = p − (τ/2)(v*p)v.
    private void update(int k, double tau) {
        int v = k * n;
        double along = 0; // v*p is real
        for (int i = k + 1; i < n; i++) {
            along += re[v + i] * sumRe[i] + im[v + i] * sumIm[i];
        }
        double half = tau * along / 2;
        for (int i = k + 1; i < n; i++) {
            sumRe[i] -= half * re[v + i];
            sumIm[i] -= half * im[v + i];
        }
        for (int i = k + 1; i < n; i++) {
            double vr = re[v + i];
            double vi = im[v + i];
            double qr = sumRe[i];
            double qi = sumIm[i];
            int row = i * n;
            for (int j = k + 1; j < n; j++) {
                double wr = re[v + j];
                double wi = im[v + j];
                re[row + j] -= vr * sumRe[j] + vi * sumIm[j] + qr * wr + qi * wi;
                im[row + j] -= vi * sumRe[j] - vr * sumIm[j] + qi * wr - qr * wi;
            }
        }
    }

    /// An eigenvalue.
    ///
    /// @param k in ascending order
    /// @return λ_k
    double value(int k) {
        return tridiagonal.value(k);
    }

    /// An eigenvector, normalised.
    ///
    /// @param k      in ascending order
    /// @param intoRe takes n numbers
    /// @param intoIm takes the imaginary part
    void vector(int k, double[] intoRe, double[] intoIm) {
        for (int i = 0; i < n; i++) {
            double y = tridiagonal.component(i, k);
            intoRe[i] = phaseRe[i] * y;
            intoIm[i] = phaseIm[i] * y;
        }
        for (int step = n - 3; step >= 0; step--) {
            int v = step * n;
            double x = 0;
            double y = 0;
            for (int i = step + 1; i < n; i++) {
                x += re[v + i] * intoRe[i] + im[v + i] * intoIm[i];
                y += re[v + i] * intoIm[i] - im[v + i] * intoRe[i];
            }
            x *= scale[step];
            y *= scale[step];
            for (int i = step + 1; i < n; i++) {
                intoRe[i] -= x * re[v + i] - y * im[v + i];
                intoIm[i] -= x * im[v + i] + y * re[v + i];
            }
        }
    }
}
