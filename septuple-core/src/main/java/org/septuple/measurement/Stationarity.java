package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.MultipleComparisons;

/// Whether the second half of a recording has the mean and variance of the first, coordinate by coordinate.
///
/// In each of the [Units] the later half is held against the earlier one; where time is cut, a block is held against the one half the
/// recording later. A stationary recording exchanges both, so differences are as likely of either sign, and their spread over units is
/// their error.
///
/// What it cannot see: a law that changes and keeps mean and variance, or is back at them on average. With fewer than [Units#FEW] replicas
/// pieces are blocks of time; p is then too small unless these last much longer than correlations, which is not judged here.
///
/// @param means     mean of q in the second half less that in the first, one for each coordinate, in its units
/// @param variances the same of the mean square of q about its mean over both halves
public record Stationarity(List<Estimate> means, List<Estimate> variances) {

    private static final int CHUNK = 1 << 18;

    public Stationarity {
        means = List.copyOf(means);
        variances = List.copyOf(variances);
    }

    /// Compares both halves.
    ///
    /// @param recording sound, of two or more frames, and two or more pieces with two halves; read once
    /// @return differences by coordinate
    /// @throws IllegalArgumentException if there are fewer
    public static Stationarity of(Recording recording) {
        Units units = Units.of(recording);
        int half = Math.ceilDiv(units.blocks(), 2);
        int pieces = units.areReplicas() ? units.groups() : units.groups() * (units.blocks() / 2);
        if (recording.frames() < 2 || pieces < 2) {
            throw new IllegalArgumentException(
                    "frames: %d, pieces with two halves: %d; need two of both, record longer or more replicas"
                            .formatted(recording.frames(), pieces));
        }
        Sums[] early = new Sums[pieces];
        Sums[] late = new Sums[pieces];
        int c = recording.coordinates();
        for (int u = 0; u < pieces; u++) {
            early[u] = new Sums(c);
            late[u] = new Sums(c);
        }
        double[] origin = Design.origin(recording);
        int frame = recording.replicas() * c;
        int chunk = Math.max(1, CHUNK / frame);
        double[] numbers = new double[chunk * frame];
        for (long at = 0; at < recording.frames(); at += chunk) {
            int count = (int) Math.min(chunk, recording.frames() - at);
            recording.read(at, count, numbers);
            for (int t = 0; t < count; t++) {
                int block = units.block(at + t);
                boolean isLate = units.areReplicas() ? at + t >= recording.frames() / 2 : block >= half;
                int place = isLate ? block - half : block;
                if (!units.areReplicas() && place >= units.blocks() / 2) {
                    continue; // the middle one of an odd number
                }
                for (int r = 0; r < recording.replicas(); r++) {
                    int unit = units.areReplicas() ? units.group(r) : units.group(r) * (units.blocks() / 2) + place;
                    (isLate ? late : early)[unit].add(numbers, t * frame + r * c, origin);
                }
            }
        }
        return between(early, late, c);
    }

    private static Stationarity between(Sums[] early, Sums[] late, int coordinates) {
        List<Estimate> means = new ArrayList<>();
        List<Estimate> variances = new ArrayList<>();
        double[] mean = new double[early.length];
        double[] variance = new double[early.length];
        for (int k = 0; k < coordinates; k++) {
            int place = k;
            double centre = Stream.concat(Stream.of(early), Stream.of(late))
                            .mapToDouble(sums -> sums.first[place])
                            .sum()
                    / Stream.concat(Stream.of(early), Stream.of(late))
                            .mapToLong(sums -> sums.count)
                            .sum();
            for (int u = 0; u < early.length; u++) {
                mean[u] = late[u].mean(k) - early[u].mean(k);
                variance[u] = late[u].variance(k, centre) - early[u].variance(k, centre);
            }
            means.add(Estimate.ofMean(mean));
            variances.add(Estimate.ofMean(variance));
        }
        return new Stationarity(means, variances);
    }

    /// Chance that any difference is as significant as the most significant one, if the recording is stationary: the least p-value of
    /// Student's t times the number of differences, at most 1 (the first step of Holm's method; an upper bound).
    ///
    /// @return in [0, 1]
    public double pValue() {
        double[] each = Stream.concat(means.stream(), variances.stream())
                .mapToDouble(difference -> 2
                        * new TDistribution(difference.n() - 1.0)
                                .cumulativeProbability(-Math.abs(difference.zAgainst(0))))
                .toArray();
        double least = 1;
        for (double p : MultipleComparisons.holm(each)) {
            least = Math.min(least, p);
        }
        return least;
    }

    /// Sums over the frames of one half of one unit.
    private static final class Sums {
        private final double[] first;
        private final double[] second;
        private long count;

        Sums(int coordinates) {
            first = new double[coordinates];
            second = new double[coordinates];
        }

        void add(double[] numbers, int at, double[] origin) {
            count++;
            for (int k = 0; k < first.length; k++) {
                double q = numbers[at + k] - origin[k];
                first[k] += q;
                second[k] = Math.fma(q, q, second[k]);
            }
        }

        double mean(int k) {
            return first[k] / count;
        }

        /// About a centre.
        double variance(int k, double centre) {
            return second[k] / count - centre * (2 * mean(k) - centre);
        }
    }
}
