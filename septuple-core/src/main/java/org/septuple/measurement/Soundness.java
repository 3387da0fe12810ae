package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether anything can be measured on a recording. Nothing is repaired: gaps are named, not filled.
///
/// Coordinates must spread over [[#LEAST_SPREAD], [#MOST_SPREAD]]: their eighth powers, which errors of fitted polynomials contain, are then numbers. Blocks of time
/// that stand for replicas must have three frames: even where every frame is independent, correlations last half a frame, and a block has to be
/// five times as long.
///
/// Replicas that are equal in all frames are one replica recorded twice: no independent pieces, so errors over them would be too small.
///
/// @param problems each with the value, the bound and the remedy; empty if the recording is sound
public record Soundness(List<String> problems) {

    /// Least distance between two values of a coordinate that move apart the most.
    public static final double LEAST_SPREAD = 1e-30;

    /// The most.
    public static final double MOST_SPREAD = 1e30;

    private static final int FRAMES_PER_BLOCK = 3;

    /// 2⁶⁴ over the golden ratio: an odd factor that mixes bits.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// Numbers read at once.
    private static final int CHUNK = 1 << 20;

    public Soundness {
        problems = List.copyOf(problems);
    }

    /// Reads a recording once.
    ///
    /// @param recording  whose numbers are looked at
    /// @param longestLag of what is to be measured, in frames, ≥ 1
    /// @return the first gap, constant coordinates, the first of a scale without powers, and whether it is long and wide enough
    public static Soundness of(Recording recording, long longestLag) {
        List<String> problems = new ArrayList<>();
        if (recording.frames() <= longestLag) {
            problems.add(
                    "the longest lag is %2$d, must be below the frames of the recording, %1$d; record at least %3$d frames, or ask for shorter lags"
                            .formatted(recording.frames(), longestLag, longestLag + 1));
        }
        Units units = Units.of(recording);
        if (!units.areReplicas() && units.framesPerBlock() < FRAMES_PER_BLOCK) {
            problems.add(
                    "frames x replicas = %d x %d make %d blocks of time, each of length %d, must be >= %d to be independent units; record at least %d frames, or %d replicas"
                            .formatted(
                                    recording.frames(),
                                    recording.replicas(),
                                    units.count(),
                                    units.framesPerBlock(),
                                    FRAMES_PER_BLOCK,
                                    Units.frames(recording.replicas(), FRAMES_PER_BLOCK),
                                    Units.FEW));
        }
        int c = recording.coordinates();
        double[] first = new double[recording.replicas() * c];
        double[] least = new double[c];
        double[] most = new double[c];
        recording.read(0, 1, first);
        System.arraycopy(first, 0, least, 0, c);
        System.arraycopy(first, 0, most, 0, c);
        int frame = first.length;
        int chunk = Math.max(1, CHUNK / frame);
        double[] numbers = new double[chunk * frame];
        long[] digest = new long[recording.replicas()];
        for (long at = 0; at < recording.frames(); at += chunk) {
            int count = (int) Math.min(chunk, recording.frames() - at);
            recording.read(at, count, numbers);
            for (int i = 0; i < count * frame; i++) {
                if (!Double.isFinite(numbers[i])) {
                    problems.add("frame %d, replica %d, coordinate %d is %s; leave out what has gaps, or record again"
                            .formatted(at + i / frame, i % frame / c, i % c, numbers[i]));
                    return new Soundness(problems);
                }
                int r = i % frame / c;
                digest[r] = Long.rotateLeft(digest[r] ^ Double.doubleToLongBits(numbers[i] + 0.0), 27) * GOLDEN;
                int k = i % c;
                least[k] = Math.min(least[k], numbers[i]);
                most[k] = Math.max(most[k], numbers[i]);
            }
        }
        int[] still = IntStream.range(0, c).filter(k -> !(most[k] > least[k])).toArray();
        if (still.length > 0) {
            problems.add((still.length == 1
                            ? "coordinate %s never changes (%d of %d); leave it out"
                            : "coordinates %s never change (%d of %d); leave them out")
                    .formatted(
                            Arrays.stream(still)
                                            .limit(8)
                                            .mapToObj(Integer::toString)
                                            .collect(Collectors.joining(", "))
                                    + (still.length > 8 ? ", ..." : ""),
                            still.length,
                            c));
        }
        if (still.length == 0) {
            repeated(digest, problems);
        }
        for (int k = 0; k < c; k++) {
            double spread = most[k] - least[k];
            if (spread > 0 && !(spread >= LEAST_SPREAD && spread <= MOST_SPREAD)) {
                problems.add(
                        "coordinate %d spreads over %.2g, must be in [%.0e, %.0e], for its powers are no numbers of a computer; record it in other units"
                                .formatted(k, spread, LEAST_SPREAD, MOST_SPREAD));
                break;
            }
        }
        return new Soundness(problems);
    }

    /// Reads a recorded gradient once.
    ///
    /// @param gradient ∂F at the points of a recording
    /// @return the first number that is not finite, or that all are 0
    public static Soundness ofGradient(Recording gradient) {
        int c = gradient.coordinates();
        int frame = gradient.replicas() * c;
        int chunk = Math.max(1, CHUNK / frame);
        double[] numbers = new double[chunk * frame];
        boolean slopes = false;
        for (long at = 0; at < gradient.frames(); at += chunk) {
            int count = (int) Math.min(chunk, gradient.frames() - at);
            gradient.read(at, count, numbers);
            for (int i = 0; i < count * frame; i++) {
                if (!Double.isFinite(numbers[i])) {
                    return new Soundness(List.of(
                            "the slope of F at frame %d, replica %d, coordinate %d is %s; leave out what has gaps, or record again"
                                    .formatted(at + i / frame, i % frame / c, i % c, numbers[i])));
                }
                slopes |= numbers[i] != 0;
            }
        }
        return new Soundness(
                slopes
                        ? List.of()
                        : List.of(
                                "the slope of F is 0 at every point, so no rate can be seen; give the F that drives the motion"));
    }

    /// Names replicas of equal digests.
    private static void repeated(long[] digest, List<String> problems) {
        Map<Long, Integer> first = new LinkedHashMap<>();
        int again = 0;
        String example = "";
        for (int r = 0; r < digest.length; r++) {
            Integer before = first.putIfAbsent(digest[r], r);
            if (before != null) {
                again++;
                example = example.isEmpty() ? "replica %d as replica %d".formatted(r, before) : example;
            }
        }
        if (again > 0) {
            problems.add(
                    "replicas that are equal in all frames to one before them: %d of %d, such as %s; they are no independent pieces: record each once, or choose others"
                            .formatted(again, digest.length, example));
        }
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
