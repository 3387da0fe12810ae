package org.septuple.numerics;

import java.util.Arrays;

/// The spectral radius of a square matrix by Gelfand's formula, ρ = lim ‖A^m‖^{1/m}, with m doubled by squaring.
///
/// After s squarings the relative error is at most log(c)/2^s, where c ≤ (1 + κ)·n^d depends on the conditioning of the
/// eigenvectors and the largest Jordan block d; 30 squarings leave 10⁻⁷ for c as large as e^{100}. Cost: 60·n³ flop.
public final class SpectralRadius {

    private static final int SQUARINGS = 30;

    private SpectralRadius() {}

    /// The largest modulus of an eigenvalue.
    ///
    /// @param size   n
    /// @param matrix n×n, row-major, finite; not changed
    /// @return ρ ≥ 0; exactly 0 for nilpotent matrices whose powers vanish without rounding, NaN if an entry is not finite
    public static double of(int size, double[] matrix) {
        double[] power = matrix.clone();
        double[] square = new double[size * size];
        var product = new MatrixProduct(Kernels.scalar().product());
        double logarithm = 0; // of ‖A^m‖, m = 2^s, where power = A^m/‖A^m‖
        double exponent = 1;
        for (int s = 0; s <= SQUARINGS; s++) {
            double norm = frobenius(power);
            if (norm == 0) {
                return 0;
            }
            if (!Double.isFinite(norm)) {
                return Double.NaN;
            }
            for (int i = 0; i < power.length; i++) {
                power[i] /= norm;
            }
            logarithm += StrictMath.log(norm) / exponent;
            exponent *= 2;
            Arrays.fill(square, 0);
            MatrixView factor = MatrixView.rowMajor(power, size, size);
            product.accumulate(factor, factor, MatrixView.rowMajor(square, size, size));
            double[] swap = power;
            power = square;
            square = swap;
        }
        return StrictMath.exp(logarithm);
    }

    private static double frobenius(double[] matrix) {
        double scale = 0;
        for (double entry : matrix) {
            scale = Math.max(scale, Math.abs(entry));
        }
        if (scale == 0 || !Double.isFinite(scale)) {
            return scale;
        }
        double sum = 0;
        for (double entry : matrix) {
            sum = Math.fma(entry / scale, entry / scale, sum);
        }
        return scale * Math.sqrt(sum);
    }
}
