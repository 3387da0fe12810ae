package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.ProductKernels;

/// v ← ev + √s ξ for densities at v_j = ±(j + ½)h, 0 ≤ j < m, by the band-limited Gaussian kernel
///
/// ```
/// K(v_i, v_j) = (1/n) Σ_η e^{−sη²/2} e^{iη(v_i − ev_j)},   η = 2πk/nh,   n = 2m
/// ```
///
/// exact for what the points resolve; its columns add up to 1, so mass stays. Since K(−v, −v′) = K(v, v′), even and odd parts f(v) ± f(−v)
/// are moved apart, by m×m matrices.
final class FrictionMatrix {

    private final int m;
    private final MatrixProduct product;
    private final double[] even;
    private final double[] odd;

    /// The matrices.
    ///
    /// @param m       velocities > 0
    /// @param spacing h
    /// @param kept    e in [0, 1]
    /// @param stirred s ≥ 0
    /// @param kernels loops
    FrictionMatrix(int m, double spacing, double kept, double stirred, ProductKernels kernels) {
        this.m = m;
        product = new MatrixProduct(kernels);
        even = matrix(true, spacing, kept, stirred);
        odd = matrix(false, spacing, kept, stirred);
    }

    /// `[j][i]`: (1/m) Σ weight(k)·e^{−sη²/2} cos ηv_i cos ηev_j over k = 0 … m − 1, or of sines over k = 1 … m.
    private double[] matrix(boolean cosines, double spacing, double kept, double stirred) {
        double[] from = new double[m * m];
        double[] to = new double[m * m];
        for (int row = 0; row < m; row++) {
            int k = cosines ? row : row + 1;
            double eta = Math.PI * k / (m * spacing);
            double weight = k == 0 || k == m ? 1 : 2;
            double factor = weight / m * Elementary.exp(-0.5 * stirred * eta * eta);
            for (int j = 0; j < m; j++) {
                double turns = k * (j + 0.5) / (2.0 * m);
                to[row * m + j] = cosines ? Elementary.cosTurns(turns) : Elementary.sinTurns(turns);
                from[row * m + j] =
                        factor * (cosines ? Elementary.cosTurns(kept * turns) : Elementary.sinTurns(kept * turns));
            }
        }
        double[] matrix = new double[m * m];
        product.accumulate(
                new MatrixView(from, 0, m, m, 1, m),
                new MatrixView(to, 0, m, m, m, 1),
                new MatrixView(matrix, 0, m, m, m, 1));
        return matrix;
    }

    /// Moves even and odd parts of lines.
    ///
    /// @param rows  how many lines of m numbers
    /// @param parts f(v) + f(−v) or f(v) − f(−v)
    /// @param odds  which
    /// @param into  receives the parts moved
    void apply(int rows, double[] parts, boolean odds, double[] into) {
        Arrays.fill(into, 0);
        product.accumulate(
                new MatrixView(parts, 0, rows, m, m, 1),
                new MatrixView(odds ? odd : even, 0, m, m, m, 1),
                new MatrixView(into, 0, rows, m, m, 1));
    }
}
