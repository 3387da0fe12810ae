package org.septuple.measurement;

import java.util.Arrays;

/// How many points of other units are near in one coordinate: all values in order, and those of each unit.
final class NearIn {

    private final Sample sample;
    private final int coordinate;
    private final double[] all;
    private final double[] ofUnits;
    private final int[] starts;

    private NearIn(Sample sample, int coordinate) {
        this.sample = sample;
        this.coordinate = coordinate;
        int n = sample.points();
        all = new double[n];
        starts = new int[sample.units() + 1];
        for (int i = 0; i < n; i++) {
            starts[sample.unit(i) + 1]++;
        }
        for (int u = 0; u < sample.units(); u++) {
            starts[u + 1] += starts[u];
        }
        ofUnits = new double[n];
        int[] at = starts.clone();
        for (int i = 0; i < n; i++) {
            all[i] = sample.get(i, coordinate);
            ofUnits[at[sample.unit(i)]++] = all[i];
        }
        Arrays.sort(all);
        for (int u = 0; u < sample.units(); u++) {
            Arrays.sort(ofUnits, starts[u], starts[u + 1]);
        }
    }

    static NearIn of(Sample sample, int coordinate) {
        return new NearIn(sample, coordinate);
    }

    /// Points of other units whose coordinate is nearer than the distance, without those just as far.
    ///
    /// @param distance > 0
    int count(int point, double distance) {
        double x = sample.get(point, coordinate);
        int unit = sample.unit(point);
        return within(all, 0, all.length, x, distance) - within(ofUnits, starts[unit], starts[unit + 1], x, distance);
    }

    private static int within(double[] sorted, int from, int to, double x, double distance) {
        return firstNotBelow(sorted, from, to, x, distance)
                - firstNotBelow(sorted, from, to, x, Math.nextUp(-distance));
    }

    /// First place with value − x ≥ bound. Subtraction is monotone even when rounded, so this counts as comparing one by one does.
    private static int firstNotBelow(double[] sorted, int from, int to, double x, double bound) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] - x < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
