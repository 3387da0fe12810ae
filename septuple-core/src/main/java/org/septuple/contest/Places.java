package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Where replicas were, those at one place and time taken together: the terms of a likelihood are as many as places.
///
/// On one axis places are the middles of 8 or more parts of each cell, 8192 or more in all: of a density that is the same all over a cell nothing is lost, and
/// one of width σ on a box of length L is off by (L/8192σ)²/24. On more axes, and outside of the box, every replica has its own.
final class Places {

    private static final int LEAST = 8192;
    private static final int PARTS = 8;

    private final int replicas;
    private final double[][] positions;
    private final int[] starts;
    private final double[] weights;
    private final int[] place;

    private Places(int replicas, double[][] positions, int[] starts, double[] weights, int[] place) {
        this.replicas = replicas;
        this.positions = positions;
        this.starts = starts;
        this.weights = weights;
        this.place = place;
    }

    /// Takes together.
    ///
    /// @param observed within the box
    /// @param box      of as many axes
    static Places of(Observed observed, Grid box) {
        int n = observed.replicas();
        int times = observed.times().size();
        int bins = 0;
        if (box.dimensions() == 1) {
            int cells = box.axis(0).points();
            bins = cells * Math.max(PARTS, Math.ceilDiv(LEAST, cells));
        }
        double[][] positions = new double[times * n][];
        double[] weights = new double[times * n];
        int[] place = new int[times * n];
        int[] starts = new int[times + 1];
        int count = 0;
        double[] q = new double[observed.dimensions()];
        for (int t = 0; t < times; t++) {
            int[] found = new int[bins];
            Arrays.fill(found, -1);
            for (int i = 0; i < n; i++) {
                observed.position(t, i, q);
                int bin = bins > 0 ? bin(box.axis(0), q[0], bins) : -1;
                int at = bin >= 0 ? found[bin] : -1;
                if (at < 0) {
                    at = count++;
                    positions[at] = bin >= 0 ? new double[] {middle(box.axis(0), bin, bins)} : q.clone();
                    if (bin >= 0) {
                        found[bin] = at;
                    }
                }
                weights[at]++;
                place[t * n + i] = at;
            }
            starts[t + 1] = count;
        }
        return new Places(n, Arrays.copyOf(positions, count), starts, Arrays.copyOf(weights, count), place);
    }

    private static int bin(Axis axis, double q, int bins) {
        double parts = (q - axis.from()) / axis.length() * bins;
        return parts >= 0 && parts < bins ? (int) parts : -1;
    }

    private static double middle(Axis axis, int bin, int bins) {
        return axis.from() + (bin + 0.5) / bins * axis.length();
    }

    /// Those of the first times only.
    ///
    /// @param times ≥ 1
    Places until(int times) {
        int count = starts[times];
        return new Places(
                replicas,
                Arrays.copyOf(positions, count),
                Arrays.copyOf(starts, times + 1),
                Arrays.copyOf(weights, count),
                Arrays.copyOf(place, times * replicas));
    }

    /// How many, of all times.
    int count() {
        return weights.length;
    }

    /// The first of a time; of the number of times, their count.
    int start(int time) {
        return starts[time];
    }

    /// d coordinates, live.
    double[] position(int place) {
        return positions[place];
    }

    /// Replicas there.
    double weight(int place) {
        return weights[place];
    }

    /// Replicas in all.
    int replicas() {
        return replicas;
    }

    /// Where a replica was.
    int of(int time, int replica) {
        return place[time * replicas + replica];
    }
}
