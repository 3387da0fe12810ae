package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Standard errors of nearest-neighbour estimates. G disjoint groups of units are each analysed alone; n·Var tends to a constant, so the
/// whole has the error s/√G with s the standard deviation over groups. This contains what neighbours have in common, which the
/// spread of single points leaves out; bias is common to all groups and not contained. (Resampling with replacement makes coinciding
/// points, and leaving out single points overestimates: neither is used.)
///
/// Source: D. N. Politis, J. P. Romano, M. Wolf, *Subsampling* (1999), chapter 2.
final class SampleGroups {

    /// Most groups.
    private static final int MOST = 32;

    /// Fewest groups that give an error.
    private static final int LEAST = 4;

    private SampleGroups() {}

    /// What is estimated.
    interface Statistic {
        double[] of(Sample sample, Engine engine);
    }

    /// Whether there are enough groups for an error.
    ///
    /// @param sample      of units
    /// @param leastUnits  units that one group needs
    /// @param leastPoints points that one group needs
    static boolean makesGroups(Sample sample, int leastUnits, int leastPoints) {
        return groups(sample, leastUnits, leastPoints) >= LEAST;
    }

    /// The number of groups.
    ///
    /// @throws IllegalArgumentException if they are too few for an error
    static int require(Sample sample, int leastUnits, int leastPoints) {
        int groups = groups(sample, leastUnits, leastPoints);
        if (groups < LEAST) {
            throw new IllegalArgumentException(
                    "points: %d, in units: %d; groups of at least %d points and %d units: %d, need %d for an error; record more"
                            .formatted(sample.points(), sample.units(), leastPoints, leastUnits, groups, LEAST));
        }
        return groups;
    }

    private static int groups(Sample sample, int leastUnits, int leastPoints) {
        return Math.min(MOST, Math.min(sample.units() / leastUnits, sample.points() / leastPoints));
    }

    /// The statistic of all points, with errors.
    ///
    /// @param sample      of units
    /// @param leastUnits  units that one group needs
    /// @param leastPoints points that one group needs
    /// @param engine      shares the groups out; bits do not depend on it
    /// @param statistic   always as many numbers
    /// @return one estimate for each, n = number of groups
    static List<Estimate> estimates(
            Sample sample, int leastUnits, int leastPoints, Engine engine, Statistic statistic) {
        int groups = require(sample, leastUnits, leastPoints);
        double[] whole = statistic.of(sample, engine);
        double[][] parts = new double[groups][];
        engine.crew().work(groups, (worker, g) -> {
            int from = (int) ((long) g * sample.units() / groups);
            int until = (int) ((g + 1L) * sample.units() / groups);
            parts[g] = statistic.of(sample.unitsBetween(from, until), engine.alone());
        });
        return IntStream.range(0, whole.length)
                .mapToObj(i -> {
                    double[] spread =
                            Arrays.stream(parts).mapToDouble(part -> part[i]).toArray();
                    return new Estimate(whole[i], Estimate.ofMean(spread).standardError(), groups);
                })
                .toList();
    }
}
