package org.septuple.measurement;

import org.septuple.numerics.Engine;

/// Sums over times of what neurons are a few frames apart, for each group of replicas.
///
/// Reads a recording some frames at a time; holds [#GROUPS]·lags·neurons sums and, beside them, the frames of three times the longest lag.
final class LagSums {

    /// Most groups of replicas: the units of the jackknife.
    static final int GROUPS = 16;

    /// Neurons that are worked off together, so that their sums stay in the nearest cache.
    private static final int BLOCK = 256;

    /// Numbers read at once if the recording is small.
    private static final int PIECE = 1 << 20;

    /// What is summed: for neurons from … until − 1, added to `sums[at], …`.
    @FunctionalInterface
    interface Row {
        /// Adds one row.
        ///
        /// @param values  numbers of frames
        /// @param earlier place of neuron 0 in the earlier frame
        /// @param later   place of neuron 0 in the later frame; the same for lag 0
        /// @param from    first neuron
        /// @param until   after the last
        /// @param sums    added to
        /// @param at      place of the sum of the first neuron
        void add(double[] values, int earlier, int later, int from, int until, double[] sums, int at);
    }

    private LagSums() {}

    /// Values themselves.
    static void value(double[] x, int earlier, int later, int from, int until, double[] sums, int at) {
        for (int i = 0; i < until - from; i++) {
            sums[at + i] += x[later + from + i];
        }
    }

    /// (x(t + k) − x(t))², or x² at lag 0.
    static void squaredChange(double[] x, int earlier, int later, int from, int until, double[] sums, int at) {
        int a = earlier + from;
        int b = later + from;
        if (earlier == later) {
            for (int i = 0; i < until - from; i++) {
                sums[at + i] += x[a + i] * x[a + i];
            }
            return;
        }
        for (int i = 0; i < until - from; i++) {
            double change = x[b + i] - x[a + i];
            sums[at + i] += change * change;
        }
    }

    /// x_i(t) x_p(t + k) of each neuron i with its partner p.
    static Row product(int[] partner) {
        return (x, earlier, later, from, until, sums, at) -> {
            for (int i = from; i < until; i++) {
                sums[at + i - from] += x[earlier + i] * x[later + partner[i]];
            }
        };
    }

    /// Groups of replicas of a recording.
    static Units groups(Recording recording) {
        return new Units(recording.replicas(), recording.frames(), Math.min(recording.replicas(), GROUPS), 1);
    }

    /// Sums of x − origin.
    ///
    /// @param recording `[time][replica][neuron]`, longer than the last lag
    /// @param first     lag ≥ 0
    /// @param last      lag ≥ first
    /// @param origin    of each neuron
    /// @param row       what is summed
    /// @param engine    its crew shares groups and blocks of neurons
    /// @return `[group][(lag − first)·C + neuron]`: sums over the replicas of the group of means over all pairs of times
    static double[][] of(Recording recording, int first, int last, double[] origin, Row row, Engine engine) {
        int neurons = recording.coordinates();
        int replicas = recording.replicas();
        Units units = groups(recording);
        double[][] sums = new double[units.groups()][Math.multiplyExact(last - first + 1, neurons)];
        int size = Math.multiplyExact(replicas, neurons);
        int chunk = (int) Math.min(recording.frames(), Math.max(Math.max(2 * last, 1), PIECE / size));
        double[] values = new double[Math.multiplyExact(last + chunk, size)];
        int blocks = Math.ceilDiv(neurons, BLOCK);
        for (long start = 0; start < recording.frames(); start += chunk) {
            int kept = (int) Math.min(last, start);
            int count = kept + (int) Math.min(chunk, recording.frames() - start);
            recording.read(start - kept, count, values);
            engine.crew().work(count * replicas, (worker, line) -> centre(values, line, origin));
            engine.crew().work(units.groups() * blocks, (worker, piece) -> {
                int group = piece / blocks;
                int from = piece % blocks * BLOCK;
                int until = Math.min(from + BLOCK, neurons);
                for (int r = 0; r < replicas; r++) {
                    if (units.group(r) != group) {
                        continue;
                    }
                    for (int lag = first; lag <= last; lag++) {
                        int at = (lag - first) * neurons + from;
                        for (int t = Math.max(kept, lag); t < count; t++) {
                            int later = t * size + r * neurons;
                            row.add(values, later - lag * size, later, from, until, sums[group], at);
                        }
                    }
                }
            });
        }
        for (double[] group : sums) {
            for (int j = 0; j < group.length; j++) {
                group[j] /= recording.frames() - (first + j / neurons);
            }
        }
        return sums;
    }

    private static void centre(double[] values, int line, double[] origin) {
        int at = line * origin.length;
        for (int i = 0; i < origin.length; i++) {
            values[at + i] -= origin[i];
        }
    }
}
