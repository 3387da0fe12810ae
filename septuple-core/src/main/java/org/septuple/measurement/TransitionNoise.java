package org.septuple.measurement;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/// Whether noise moves every direction: the covariance of what a linear law of q(t) leaves of q(t + τ) − q(t), in units of the standard
/// deviations of these increments.
///
/// One noise for two coordinates, as in x′ = x + v′, or none for one of them, as in x′ = x + v, puts all pairs (q(t), q(t + τ)) on a surface,
/// which reversed pairs leave: entropy production is then infinite, and whatever finite number is measured means nothing.
final class TransitionNoise {

    /// Least eigenvalue that is noise, and not rounding: numbers with seven digits leave about 1e-11 where a step moves by a hundredth of
    /// the whole spread.
    static final double LEAST = 1e-9;

    private TransitionNoise() {}

    /// The least eigenvalue.
    ///
    /// @param pairs of 2d coordinates, more of them than 2d
    /// @return in [0, 1], up to rounding
    /// @throws IllegalArgumentException if the coordinates at one time are combinations of each other
    static double least(Sample pairs) {
        int d = pairs.dimension() / 2;
        double[] values = pairs.values().clone();
        for (int i = 0; i < values.length; i += 2 * d) {
            for (int c = 0; c < d; c++) {
                values[i + d + c] -= values[i + c];
            }
        }
        double[][] covariance =
                SampleMoments.of(pairs.withValues(values, 2 * d)).covariance();
        double[] moments = new double[4 * d * d];
        for (int a = 0; a < 2 * d; a++) {
            System.arraycopy(covariance[a], 0, moments, a * 2 * d, 2 * d);
        }
        Regression fit = Regression.of(moments, 2 * d, d);
        double[][] rest = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                rest[i][j] = fit.rest(i, j) / Math.sqrt(covariance[d + i][d + i] * covariance[d + j][d + j]);
            }
        }
        return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rest)).getEigenvalue(d - 1);
    }

    /// Refuses pairs on a surface.
    ///
    /// @param pairs as above
    /// @throws IllegalArgumentException if they are
    static void require(Sample pairs) {
        double least = least(pairs);
        if (!(least > LEAST)) {
            throw new IllegalArgumentException(
                    "what a linear law leaves of increments has the least eigenvalue %.2g in units of their variances, must be > %.0e: no noise moves some direction, so entropy production is infinite; leave out coordinates that follow from others"
                            .formatted(least, LEAST));
        }
    }
}
