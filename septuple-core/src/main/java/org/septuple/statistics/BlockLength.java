package org.septuple.statistics;

import java.util.Arrays;

/// The mean block of a [BlockBootstrap] that makes the error of the mean of a series least wrong.
///
/// ```
/// b = (G²/g²)^{1/3} n^{1/3},   G = Σ_k λ(k/M) |k| R(k),   g = Σ_k λ(k/M) R(k),   λ(t) = 1 up to ½, then 2(1 − t)
/// ```
///
/// with the autocovariances R(k) and M = 2m, m the lag after which max(5, ⌈√log₁₀ n⌉) autocorrelations in a row are below
/// 2√(log₁₀ n/n); b is held within [1, min(3√n, n/3)], M within ⌈√n⌉ more than those.
///
/// Source: D. N. Politis, H. White, Econom. Rev. 23 (2004) 53, with the correction of A. Patton, D. N. Politis, H. White, Econom. Rev. 28
/// (2009) 372.
public final class BlockLength {

    private static final int SHORTEST = 6;
    private static final int FEWEST_LAGS = 5;

    private BlockLength() {}

    /// For one series.
    ///
    /// @param series n ≥ 6 finite numbers at equal intervals
    /// @return b ≥ 1; 1 for a constant series
    public static double of(double[] series) {
        int n = series.length;
        if (n < SHORTEST || !Arrays.stream(series).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "a series of %d numbers must have %d or more, all finite".formatted(n, SHORTEST));
        }
        double mean = EffectiveSampleSize.mean(series);
        double[] centred = Arrays.stream(series).map(x -> x - mean).toArray();
        double variance = autocovariance(centred, 0);
        if (variance == 0) {
            return 1;
        }
        double decades = StrictMath.log10(n);
        int quiet = Math.max(FEWEST_LAGS, (int) Math.ceil(Math.sqrt(decades)));
        int most = Math.min((int) Math.ceil(Math.sqrt(n)) + quiet, n - 1);
        double bound = 2 * Math.sqrt(decades / n) * variance;
        double[] r = new double[most + 1];
        Arrays.setAll(r, lag -> autocovariance(centred, lag));
        int window = Math.min(2 * Math.max(1, last(r, bound, quiet)), most);
        double g = r[0];
        double slope = 0;
        for (int k = 1; k <= window; k++) {
            double lambda = Math.min(1, 2 * (1 - (double) k / window));
            g += 2 * lambda * r[k];
            slope += 2 * lambda * k * r[k];
        }
        double largest = Math.min(3 * Math.sqrt(n), n / 3.0);
        double b = StrictMath.cbrt(slope / g * (slope / g) * n);
        return g == 0 ? largest : Math.clamp(b, 1, largest);
    }

    /// For several series at the same times.
    ///
    /// @param series `[series][time]`, at least one
    /// @return the largest of their blocks
    public static double ofAll(double[][] series) {
        if (series.length == 0) {
            throw new IllegalArgumentException("need one series or more, got 0");
        }
        return Arrays.stream(series).mapToDouble(BlockLength::of).max().orElseThrow();
    }

    /// The last lag before `quiet` small autocovariances in a row; the last of all if there are none.
    private static int last(double[] r, double bound, int quiet) {
        int small = 0;
        for (int lag = 1; lag < r.length; lag++) {
            small = Math.abs(r[lag]) < bound ? small + 1 : 0;
            if (small == quiet) {
                return lag - quiet;
            }
        }
        return r.length - 1;
    }

    private static double autocovariance(double[] centred, int lag) {
        double sum = 0;
        for (int i = lag; i < centred.length; i++) {
            sum = Math.fma(centred[i], centred[i - lag], sum);
        }
        return sum / centred.length;
    }
}
