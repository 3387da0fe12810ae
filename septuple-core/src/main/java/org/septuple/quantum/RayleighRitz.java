package org.septuple.quantum;

/// The lowest eigenvectors of H within a span of fields that need not be orthogonal: A c = λ G c with A_ij = ⟨s_i|H|s_j⟩ and
/// G_ij = ⟨s_i|s_j⟩. Directions in which G is below [#DEPENDENT] of its largest eigenvalue are left out.
final class RayleighRitz {

    /// Smaller directions are noise of round-off.
    static final double DEPENDENT = 1e-12;

    private final int kept;
    private final double[] values;
    private final double[] re;
    private final double[] im;

    /// Solves.
    ///
    /// @param k    fields in the span
    /// @param gRe  Gram matrix, row-major k×k, overwritten
    /// @param gIm  its imaginary part
    /// @param aRe  matrix of H
    /// @param aIm  its imaginary part
    /// @param want eigenvectors asked for
    RayleighRitz(int k, double[] gRe, double[] gIm, double[] aRe, double[] aIm, int want) {
        HermitianSpectrum gram = new HermitianSpectrum(k, gRe, gIm);
        int first = 0;
        while (!(gram.value(first) > DEPENDENT * gram.value(k - 1))) {
            first++;
        }
        this.kept = k - first;
        double[] bRe = new double[k * kept];
        double[] bIm = new double[k * kept];
        for (int j = 0; j < kept; j++) {
            double scale = 1 / Math.sqrt(gram.value(first + j));
            for (int i = 0; i < k; i++) {
                bRe[i * kept + j] = scale * gram.re(i, first + j);
                bIm[i * kept + j] = scale * gram.im(i, first + j);
            }
        }
        double[] hRe = new double[k * kept];
        double[] hIm = new double[k * kept];
        product(k, k, kept, aRe, aIm, bRe, bIm, hRe, hIm);
        double[] smallRe = new double[kept * kept];
        double[] smallIm = new double[kept * kept];
        adjointProduct(k, kept, bRe, bIm, hRe, hIm, smallRe, smallIm);
        HermitianSpectrum spectrum = new HermitianSpectrum(kept, smallRe, smallIm);
        int found = Math.min(want, kept);
        this.values = new double[found];
        double[] yRe = new double[kept * found];
        double[] yIm = new double[kept * found];
        for (int j = 0; j < found; j++) {
            values[j] = spectrum.value(j);
            for (int i = 0; i < kept; i++) {
                yRe[i * found + j] = spectrum.re(i, j);
                yIm[i * found + j] = spectrum.im(i, j);
            }
        }
        this.re = new double[k * found];
        this.im = new double[k * found];
        product(k, kept, found, bRe, bIm, yRe, yIm, re, im);
    }

    /// Number of eigenvectors found, fewer than asked for only if the span has fewer directions.
    int found() {
        return values.length;
    }

    /// Eigenvalues in ascending order.
    double value(int j) {
        return values[j];
    }

    /// Real part of c, row-major k×found; the live array.
    double[] re() {
        return re;
    }

    /// Imaginary part of c.
    double[] im() {
        return im;
    }

    private static void product(
            int rows,
            int inner,
            int columns,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] cRe,
            double[] cIm) {
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < inner; l++) {
                double x = aRe[i * inner + l];
                double y = aIm[i * inner + l];
                for (int j = 0; j < columns; j++) {
                    cRe[i * columns + j] += x * bRe[l * columns + j] - y * bIm[l * columns + j];
                    cIm[i * columns + j] += x * bIm[l * columns + j] + y * bRe[l * columns + j];
                }
            }
        }
    }

    /// C = B* H, with Hermitian symmetry made exact.
    private static void adjointProduct(
            int rows, int n, double[] bRe, double[] bIm, double[] hRe, double[] hIm, double[] cRe, double[] cIm) {
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double x = 0;
                double y = 0;
                for (int l = 0; l < rows; l++) {
                    x += bRe[l * n + i] * hRe[l * n + j] + bIm[l * n + i] * hIm[l * n + j];
                    y += bRe[l * n + i] * hIm[l * n + j] - bIm[l * n + i] * hRe[l * n + j];
                }
                cRe[i * n + j] = x;
                cRe[j * n + i] = x;
                cIm[i * n + j] = i == j ? 0 : y;
                cIm[j * n + i] = i == j ? 0 : -y;
            }
        }
    }
}
