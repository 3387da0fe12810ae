package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Whether mean and variance of one coordinate on a quadratic F move as a description says, from γk and D alone: nothing is fitted.
///
/// With x_j = q(t_j) − centre of the same replica, Hotelling's T² asks whether the means of x_j − h(t_j) x_0 vanish at all times together, and
/// those of (x_j − x̄_j)² − σ²(t_j; σ₀²), whose scatter is that of (x_j − x̄_j)² − (∂σ²/∂σ₀²)(x_0 − x̄_0)². All descriptions of
/// [GaussianMotion] assume a Gaussian start for the variance; the mean is right without.
///
/// A description is out where p is small. Near t = 0 they differ little, so all may stay in.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (3.1), (3.8); H. Hotelling, Ann. Math. Stat. 2 (1931) 360.
///
/// @param mean  of the means
/// @param width of the variances
public record MomentRates(FTest mean, FTest width) {

    private static final double SMALL = 1e-4;

    /// Tests a description.
    ///
    /// @param recording   2 frames or more, more than twice as many replicas as times
    /// @param coordinate  which
    /// @param centre      of F
    /// @param rate        γk > 0
    /// @param diffusion   D > 0
    /// @param times       J, in [1, T − 1], equally spaced
    /// @param description what predicts
    /// @return both tests
    /// @throws IllegalArgumentException if the scatter at the times is linearly dependent, as without noise: use fewer times
    public static MomentRates of(
            Recording recording,
            int coordinate,
            double centre,
            double rate,
            double diffusion,
            int times,
            GaussianMotion.Description description) {
        int replicas = recording.replicas();
        if (!(rate > 0 && diffusion > 0) || times < 1 || times >= recording.frames() || replicas <= 2 * times) {
            throw new IllegalArgumentException(
                    "rate %g and diffusion %g must be > 0, times: %d in [1, %d), replicas: %d more than twice as many"
                            .formatted(rate, diffusion, times, recording.frames(), replicas));
        }
        double[] start = column(recording, 0, coordinate, centre);
        double startMean = Arrays.stream(start).average().orElseThrow();
        double variance = variance(start, startMean);
        GaussianMotion motion = GaussianMotion.of(description, rate, diffusion, variance);
        double step = SMALL * variance;
        GaussianMotion wider = GaussianMotion.of(description, rate, diffusion, variance + step);
        GaussianMotion narrower = GaussianMotion.of(description, rate, diffusion, variance - step);
        double[][] means = new double[times][replicas];
        double[][] widths = new double[times][replicas];
        for (int j = 0; j < times; j++) {
            int frame = Math.toIntExact((j + 1) * (recording.frames() - 1) / times);
            double t = frame * recording.interval();
            double[] x = column(recording, frame, coordinate, centre);
            double mean = Arrays.stream(x).average().orElseThrow();
            double factor = motion.mean(t);
            double slope = (wider.variance(t, variance + step) - narrower.variance(t, variance - step)) / (2 * step);
            // unbiased variances
            double more = replicas / (replicas - 1.0);
            double expected = motion.variance(t, variance) - slope * variance;
            for (int r = 0; r < replicas; r++) {
                means[j][r] = x[r] - factor * start[r];
                widths[j][r] = more * square(x[r] - mean) - slope * more * square(start[r] - startMean) - expected;
            }
        }
        return new MomentRates(vanish(means), vanish(widths));
    }

    private static double[] column(Recording recording, int frame, int coordinate, double centre) {
        double[] all = new double[recording.replicas() * recording.coordinates()];
        recording.read(frame, 1, all);
        double[] own = new double[recording.replicas()];
        Arrays.setAll(own, r -> all[r * recording.coordinates() + coordinate] - centre);
        return own;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double variance(double[] x, double mean) {
        return Arrays.stream(x).map(v -> square(v - mean)).sum() / (x.length - 1.0);
    }

    /// Hotelling's test that means over replicas are 0.
    private static FTest vanish(double[][] rows) {
        int n = rows[0].length;
        int count = rows.length;
        double[] means = new double[count];
        double[][] scaled = new double[count][n];
        for (int j = 0; j < count; j++) {
            double mean = Arrays.stream(rows[j]).average().orElseThrow();
            double scale = Math.sqrt(variance(rows[j], mean));
            means[j] = mean / scale;
            double[] row = rows[j];
            Arrays.setAll(scaled[j], r -> (row[r] - mean) / scale);
        }
        RealMatrix x = new Array2DRowRealMatrix(scaled, false);
        RealMatrix covariance = x.multiply(x.transpose()).scalarMultiply(1 / (n - 1.0));
        RealVector mean = new ArrayRealVector(means);
        double statistic;
        try {
            statistic = n
                    * mean.dotProduct(
                            new CholeskyDecomposition(covariance).getSolver().solve(mean));
        } catch (MathIllegalArgumentException singular) {
            throw new IllegalArgumentException(
                    "the scatter at %d times is linearly dependent, as without noise: test fewer times"
                            .formatted(count),
                    singular);
        }
        return FTest.of((n - count) * statistic / (count * (n - 1.0)), count, n - count);
    }
}
