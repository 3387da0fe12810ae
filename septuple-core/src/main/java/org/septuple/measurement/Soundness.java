package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether anything can be measured on a recording. Nothing is repaired: gaps are named, not filled.
///
/// @param problems each with the value, the bound and the remedy; empty if the recording is sound
public record Soundness(List<String> problems) {

    /// Numbers read at once.
    private static final int CHUNK = 1 << 20;

    public Soundness {
        problems = List.copyOf(problems);
    }

    /// Reads a recording once.
    ///
    /// @param recording  whose numbers are looked at
    /// @param longestLag of what is to be measured, in frames, ≥ 1
    /// @return the first gap, constant coordinates, and whether it is long and wide enough
    public static Soundness of(Recording recording, long longestLag) {
        List<String> problems = new ArrayList<>();
        if (recording.frames() <= longestLag) {
            problems.add(
                    "the recording has %d frames, the longest lag is %d; record at least %d frames, or ask for shorter lags"
                            .formatted(recording.frames(), longestLag, longestLag + 1));
        }
        int c = recording.coordinates();
        double[] first = new double[recording.replicas() * c];
        boolean[] moves = new boolean[c];
        recording.read(0, 1, first);
        int frame = first.length;
        int chunk = Math.max(1, CHUNK / frame);
        double[] numbers = new double[chunk * frame];
        for (long at = 0; at < recording.frames(); at += chunk) {
            int count = (int) Math.min(chunk, recording.frames() - at);
            recording.read(at, count, numbers);
            for (int i = 0; i < count * frame; i++) {
                if (!Double.isFinite(numbers[i])) {
                    problems.add("frame %d, replica %d, coordinate %d is %s; leave out what has gaps, or record again"
                            .formatted(at + i / frame, i % frame / c, i % c, numbers[i]));
                    return new Soundness(problems);
                }
                moves[i % c] |= numbers[i] != first[i % c];
            }
        }
        int[] still = IntStream.range(0, c).filter(k -> !moves[k]).toArray();
        if (still.length > 0) {
            problems.add("coordinates %s never change (%d of %d); choose others"
                    .formatted(Arrays.toString(Arrays.copyOf(still, Math.min(still.length, 8))), still.length, c));
        }
        return new Soundness(problems);
    }

    /// Refuses what is not sound.
    ///
    /// @throws IllegalArgumentException with all problems
    public void require() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
