package org.septuple.contest;

import org.hipparchus.special.Erf;
import org.septuple.numerics.Elementary;

/// A Gaussian density in open space, exact: by Cholesky factors and error functions. Immutable.
final class GaussianPrediction implements PredictedDensity {

    /// Least pivot of the covariance, relative to the variance of its coordinate.
    private static final double SINGULAR = 1e-13;

    private final double[] mean;
    private final double[][] covariance;
    private final double[][] root;
    private final double logScale;

    private GaussianPrediction(double[] mean, double[][] covariance, double[][] root) {
        this.mean = mean;
        this.covariance = covariance;
        this.root = root;
        double sum = -0.5 * mean.length * Elementary.log(2 * Math.PI);
        for (int k = 0; k < mean.length; k++) {
            sum -= Elementary.log(root[k][k]);
        }
        this.logScale = sum;
    }

    /// Copies.
    ///
    /// @param mean       d finite numbers
    /// @param covariance C, d×d; the lower triangle counts
    /// @return the density
    /// @throws UnpredictableException if C is not positive definite to round-off: the density has no width in some direction
    static GaussianPrediction of(double[] mean, double[][] covariance) {
        int d = mean.length;
        double[][] copy = new double[d][d];
        double[][] root = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                copy[i][j] = covariance[i][j];
                copy[j][i] = covariance[i][j];
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j && !(rest > SINGULAR * covariance[i][i] && rest < Double.POSITIVE_INFINITY)) {
                    throw new UnpredictableException(
                            "the variance of coordinate %d that the others leave is %s of %s: need a finite one > %s of it"
                                    .formatted(i, rest, covariance[i][i], SINGULAR));
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
            if (!Double.isFinite(mean[i])) {
                throw new UnpredictableException("the mean of coordinate %d is %s".formatted(i, mean[i]));
            }
        }
        return new GaussianPrediction(mean.clone(), copy, root);
    }

    /// Mean of a coordinate.
    double mean(int k) {
        return mean[k];
    }

    /// Covariance of two coordinates.
    double covariance(int k, int l) {
        return covariance[k][l];
    }

    @Override
    public int dimensions() {
        return mean.length;
    }

    @Override
    public double logDensity(double[] q) {
        double[] x = new double[mean.length];
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            double rest = q[i] - mean[i];
            for (int k = 0; k < i; k++) {
                rest -= root[i][k] * x[k];
            }
            x[i] = rest / root[i][i];
            square += x[i] * x[i];
        }
        return logScale - 0.5 * square;
    }

    @Override
    public double[] below(double[] direction, double[] at) {
        double middle = 0;
        double variance = 0;
        for (int k = 0; k < mean.length; k++) {
            middle += direction[k] * mean[k];
            double along = 0; // a component of rootᵀ·direction
            for (int i = k; i < mean.length; i++) {
                along += root[i][k] * direction[i];
            }
            variance += along * along;
        }
        double unit = Math.sqrt(2 * variance);
        double[] below = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            below[i] = 0.5 * Erf.erfc((middle - at[i]) / unit);
        }
        return below;
    }
}
