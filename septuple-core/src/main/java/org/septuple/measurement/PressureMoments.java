package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Elementary;

/// What the gradient of density does to the L-moments of a frame,
///
/// ```
/// f_k = ∫ψ_k′(P) p² (log p)″ dq,    so that (κ/2)∫ψ_k ∂(∂²√p/√p) ds = −(κ/4) f_k
/// ```
///
/// by parts, with p ∂(∂²√p/√p) = ½ ∂(p ∂² log p). Of p ∝ e^{∫ψ} with a polynomial score, by the trapezoidal rule from the lowest draw to the
/// highest and a margin beyond both.
final class PressureMoments {

    private static final int CELLS = 400;
    private static final double MARGIN = 0.3;
    private static final double SMALL = 1e-4;

    private final double low;
    private final double width;
    private final double scale;
    private final int count;

    /// For one frame.
    ///
    /// @param low   lowest z
    /// @param high  highest z
    /// @param scale of q = m + scale·z
    /// @param count K
    PressureMoments(double low, double high, double scale, int count) {
        this.low = low - MARGIN;
        this.width = (high - low + 2 * MARGIN) / CELLS;
        this.scale = scale;
        this.count = count;
    }

    /// f_0 … f_{K−1}; f_0 = 0.
    ///
    /// @param score c
    double[] of(double[] score) {
        double[] log = new double[CELLS + 1];
        double[] bend = new double[CELLS + 1];
        for (int n = 0; n <= CELLS; n++) {
            double z = low + n * width;
            double sum = 0;
            double second = 0;
            for (int i = score.length - 1; i >= 0; i--) {
                sum = (sum + score[i] / (i + 1)) * z;
                second = i == 0 ? second : second * z + i * score[i];
            }
            log[n] = sum;
            bend[n] = second;
        }
        double most = Arrays.stream(log).max().orElseThrow();
        double[] p = new double[CELLS + 1];
        double mass = 0;
        for (int n = 0; n <= CELLS; n++) {
            p[n] = Elementary.exp(log[n] - most);
            mass += n == 0 ? 0 : (p[n - 1] + p[n]) / 2 * width;
        }
        double[] values = new double[count];
        double[] slopes = new double[count];
        double[] sums = new double[count];
        double below = 0;
        for (int n = 0; n <= CELLS; n++) {
            below += n == 0 ? 0 : (p[n - 1] + p[n]) / 2 * width / mass;
            double density = p[n] / mass;
            ShiftedLegendre.values(below, values);
            ShiftedLegendre.slopes(below, values, slopes);
            double weight = (n == 0 || n == CELLS ? 0.5 : 1) * width * density * density * bend[n];
            for (int k = 0; k < count; k++) {
                sums[k] += weight * slopes[k];
            }
        }
        for (int k = 0; k < count; k++) {
            sums[k] /= scale * scale * scale;
        }
        return sums;
    }

    /// Slopes by c.
    ///
    /// @param score c
    /// @return `[k][i]`, ∂f_k/∂c_i
    double[][] slopes(double[] score) {
        double[][] slopes = new double[count][score.length];
        for (int i = 0; i < score.length; i++) {
            double[] more = score.clone();
            double[] less = score.clone();
            more[i] += SMALL;
            less[i] -= SMALL;
            double[] up = of(more);
            double[] down = of(less);
            for (int k = 0; k < count; k++) {
                slopes[k][i] = (up[k] - down[k]) / (2 * SMALL);
            }
        }
        return slopes;
    }
}
