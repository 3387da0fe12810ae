package org.septuple.measurement;

import org.septuple.numerics.Engine;

/// Sums over windows of reach + 1 successive frames, one set of sums for each unit, in one pass over a recording.
///
/// A window belongs to a unit if all its frames do. Memory: the sums, and one chunk of frames for each worker. Without blocks of time
/// the caller reads chunk after chunk and the crew shares the groups of replicas; with blocks the crew shares the blocks. Either way each unit
/// adds up its windows in the same order, whoever does it.
final class UnitSums {

    /// Numbers read at once, unless one frame has more.
    private static final int CHUNK = 1 << 18;

    /// Windows per group and chunk, at least.
    private static final int LEAST = 256;

    /// Sums kept at once: 1 GiB.
    private static final long MOST_SUMS = 1L << 27;

    private UnitSums() {}

    /// What is added up.
    interface Summand {
        /// Number of sums.
        int size();

        /// Frames of a window after its first.
        int reach();

        /// Adds what some windows say.
        ///
        /// @param worker whose scratch may be used
        /// @param windows of one unit
        /// @param sums   of that unit
        void add(int worker, Windows windows, double[] sums);
    }

    /// The windows that begin at `count` successive frames, of some replicas.
    ///
    /// @param frames      `[(frame·R + replica)·C + coordinate]`
    /// @param stride      R·C
    /// @param coordinates C
    /// @param count       windows of each replica
    /// @param from        first replica
    /// @param until       after the last replica
    record Windows(Frames frames, int stride, int coordinates, int count, int from, int until) {}

    /// Numbers, since records hold no arrays.
    interface Frames {
        /// All.
        double[] numbers();
    }

    /// Passes over the recording.
    static double[][] of(Recording recording, Units units, Summand summand, Engine engine) {
        if (units.replicas() != recording.replicas() || units.frames() != recording.frames()) {
            throw new IllegalArgumentException(
                    "replicas x frames of the units: %d x %d, of the recording: %d x %d; make the units of it"
                            .formatted(units.replicas(), units.frames(), recording.replicas(), recording.frames()));
        }
        if (units.framesPerBlock() <= summand.reach()) {
            throw new IllegalArgumentException(
                    "frames of a piece: %d, needed in a row: %d; record longer, or ask for shorter lags"
                            .formatted(units.framesPerBlock(), summand.reach() + 1));
        }
        long numbers = (long) units.count() * summand.size();
        if (numbers > MOST_SUMS) {
            throw new IllegalArgumentException(
                    "%d coordinates need %d sums for each of %d pieces: %.3g GiB, at most 1; choose fewer coordinates"
                            .formatted(recording.coordinates(), summand.size(), units.count(), numbers * 0x1p-27));
        }
        double[][] sums = new double[units.count()][summand.size()];
        int[] first = firstReplicas(units);
        if (units.blocks() == 1) {
            Chunks chunks = new Chunks(recording, units, summand.reach(), 0, recording.frames());
            while (chunks.next()) {
                engine.crew()
                        .work(
                                units.groups(),
                                (worker, group) -> summand.add(
                                        worker, chunks.windows(first[group], first[group + 1]), sums[group]));
            }
        } else {
            engine.crew().work(units.blocks(), (worker, block) -> {
                Chunks chunks =
                        new Chunks(recording, units, summand.reach(), units.start(block), units.start(block + 1));
                while (chunks.next()) {
                    for (int group = 0; group < units.groups(); group++) {
                        summand.add(
                                worker,
                                chunks.windows(first[group], first[group + 1]),
                                sums[group * units.blocks() + block]);
                    }
                }
            });
        }
        return sums;
    }

    private static int[] firstReplicas(Units units) {
        int[] first = new int[units.groups() + 1];
        for (int replica = 0; replica < units.replicas(); replica++) {
            first[units.group(replica) + 1] = replica + 1;
        }
        return first;
    }

    /// A stretch of frames, chunk by chunk.
    private static final class Chunks implements Frames {

        private final Recording recording;
        private final int reach;
        private final int stride;
        private final int most;
        private final double[] numbers;
        private long at;
        private long left;
        private int count;

        Chunks(Recording recording, Units units, int reach, long from, long until) {
            this.recording = recording;
            this.reach = reach;
            stride = recording.replicas() * recording.coordinates();
            left = until - from - reach;
            long wanted = Math.max(
                    Math.max(CHUNK / stride, reach), Math.ceilDiv((long) LEAST * units.groups(), recording.replicas()));
            most = (int) Math.clamp(wanted, 1, Math.min(left, Integer.MAX_VALUE - 8));
            long size = ((long) most + reach) * stride;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "%d frames of %d numbers do not fit an array; ask for shorter lags or fewer coordinates"
                                .formatted(most + (long) reach, stride));
            }
            numbers = new double[(int) size];
            at = from;
        }

        /// Reads the next chunk.
        boolean next() {
            at += count;
            left -= count;
            count = (int) Math.min(most, left);
            if (count <= 0) {
                return false;
            }
            recording.read(at, count + reach, numbers);
            return true;
        }

        Windows windows(int from, int until) {
            return new Windows(this, stride, recording.coordinates(), count, from, until);
        }

        @Override
        public double[] numbers() {
            return numbers;
        }
    }
}
