package org.septuple.measurement;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.numerics.Elementary;

/// The affine map y = Λ^{−½}VᵀD⁻¹(q − q̄), Σ̂ = DVΛVᵀD with D the standard deviations, after which a sample has covariance 1. Entropies
/// fall by ½ log det Σ̂. Modes are those of the correlation matrix, so that scales may differ by any factor.
///
/// @param sample         whitened
/// @param logDeterminant ½ log det Σ̂
record Whitening(Sample sample, double logDeterminant) {

    /// Least eigenvalue of a correlation matrix that counts as regular.
    private static final double SINGULAR = 1e-12;

    /// Whitens.
    ///
    /// @param sample n > d points
    /// @return the white sample
    /// @throws IllegalArgumentException if the covariance is singular
    static Whitening of(Sample sample) {
        return by(SampleMoments.of(sample), sample);
    }

    /// Maps a sample by the mean and covariance of another.
    ///
    /// @param moments of the other
    /// @param sample  of the same dimension
    /// @return the mapped sample
    /// @throws IllegalArgumentException if the covariance is singular
    static Whitening by(SampleMoments moments, Sample sample) {
        int d = sample.dimension();
        int n = sample.points();
        double[][] covariance = moments.covariance();
        EigenDecompositionSymmetric modes = correlationModes(covariance);
        double[] mean = moments.mean();
        double[] values = new double[n * d];
        double[][] rows = modes.getVT().getData();
        double[] scaled = new double[d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                scaled[c] = (sample.get(i, c) - mean[c]) / Math.sqrt(covariance[c][c]);
            }
            for (int a = 0; a < d; a++) {
                double sum = 0;
                for (int c = 0; c < d; c++) {
                    sum = Math.fma(rows[a][c], scaled[c], sum);
                }
                values[i * d + a] = sum / Math.sqrt(modes.getEigenvalue(a));
            }
        }
        return new Whitening(sample.withValues(values, d), logDeterminant(covariance));
    }

    /// ½ log det of a covariance.
    ///
    /// @throws IllegalArgumentException if it is singular
    static double logDeterminant(double[][] covariance) {
        double sum = 0;
        double[] eigenvalues = correlationModes(covariance).getEigenvalues();
        for (int a = 0; a < covariance.length; a++) {
            sum += Elementary.log(eigenvalues[a]) + Elementary.log(covariance[a][a]);
        }
        return sum / 2;
    }

    /// Modes of the correlation matrix; refuses a singular one.
    private static EigenDecompositionSymmetric correlationModes(double[][] covariance) {
        int d = covariance.length;
        double[][] correlation = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                correlation[i][j] = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
            if (!(covariance[i][i] > 0)) {
                throw new IllegalArgumentException(
                        "coordinate %d has variance %g: no density; leave it out".formatted(i, covariance[i][i]));
            }
        }
        EigenDecompositionSymmetric modes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation));
        double least = modes.getEigenvalue(d - 1);
        if (!(least > SINGULAR)) {
            throw new IllegalArgumentException(
                    "the least eigenvalue of the correlation matrix is %g, must be > %g: no density; take more points than coordinates (%d), or leave out coordinates that follow from others"
                            .formatted(least, SINGULAR, d));
        }
        return modes;
    }
}
