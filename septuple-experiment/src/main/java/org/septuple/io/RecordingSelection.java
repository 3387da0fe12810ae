package org.septuple.io;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.experiment.RecordingPlan.Part;
import org.septuple.measurement.Recording;

/// The part of a recording that is measured.
final class RecordingSelection implements Recording {

    /// Numbers of the whole that are read at once.
    private static final int CHUNK = 1 << 18;

    private final Recording whole;
    private final long from;
    private final long every;
    private final long frames;
    private final int firstReplica;
    private final int replicas;
    private final int[] coordinates;

    private RecordingSelection(Recording whole, Part part, long until, int lastReplica, int[] coordinates) {
        this.whole = whole;
        this.from = part.from();
        this.every = part.every();
        this.frames = Math.ceilDiv(until - from, every);
        this.firstReplica = part.firstReplica();
        this.replicas = lastReplica - firstReplica;
        this.coordinates = coordinates;
    }

    /// A part.
    ///
    /// @param whole all of it
    /// @param part  which
    /// @return the recording itself if that is all
    /// @throws IllegalArgumentException if the part leaves the recording
    static Recording of(Recording whole, Part part) {
        if (part.equals(Part.WHOLE)) {
            return whole;
        }
        long until = part.until() == 0 ? whole.frames() : part.until();
        int last = part.lastReplica() == 0 ? whole.replicas() : part.lastReplica();
        if (until > whole.frames() || part.from() >= until) {
            throw new IllegalArgumentException("frames from %d until %d of %d; need from < until <= %d"
                    .formatted(part.from(), until, whole.frames(), whole.frames()));
        }
        if (last > whole.replicas() || part.firstReplica() >= last) {
            throw new IllegalArgumentException("replicas from %d until %d of %d; need from < until <= %d"
                    .formatted(part.firstReplica(), last, whole.replicas(), whole.replicas()));
        }
        int c = whole.coordinates();
        List<Integer> wanted = part.coordinates();
        for (int coordinate : wanted) {
            if (coordinate >= c) {
                throw new IllegalArgumentException(
                        "coordinate %d of %d; the last is %d".formatted(coordinate, c, c - 1));
            }
        }
        int[] coordinates = wanted.isEmpty()
                ? IntStream.range(0, c).toArray()
                : wanted.stream().mapToInt(Integer::intValue).toArray();
        return new RecordingSelection(whole, part, until, last, coordinates);
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public int replicas() {
        return replicas;
    }

    @Override
    public int coordinates() {
        return coordinates.length;
    }

    @Override
    public double interval() {
        return every * whole.interval();
    }

    @Override
    public void read(long first, int count, double[] target) {
        int wholeFrame = whole.replicas() * whole.coordinates();
        int chunk = every > 1 ? 1 : Math.max(1, Math.min(count, CHUNK / wholeFrame));
        double[] numbers = new double[Math.multiplyExact(chunk, wholeFrame)];
        int at = 0;
        for (int done = 0; done < count; done += chunk) {
            int now = Math.min(chunk, count - done);
            whole.read(from + (first + done) * every, now, numbers);
            for (int t = 0; t < now; t++) {
                for (int r = firstReplica; r < firstReplica + replicas; r++) {
                    int place = t * wholeFrame + r * whole.coordinates();
                    for (int coordinate : coordinates) {
                        target[at++] = numbers[place + coordinate];
                    }
                }
            }
        }
    }
}
