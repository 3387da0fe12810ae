package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.Recording;

/// Rows of a table, each a replica at a time, on their way to a recording.
final class RecordedRows {

    /// How far a step may be from the first one, as a part of it, beside the rounding of the times.
    private static final double TOLERANCE = 1e-6;

    private static final int ROUNDINGS = 4;

    private final List<String> names;
    private final double[] values;
    private final int[] labels;
    private final IntFunction<Location> place;
    private final int rows;

    /// Rows.
    ///
    /// @param names  of the columns of numbers
    /// @param values `[row][column]`, taken over
    /// @param labels replica of each row; empty if there is one
    /// @param place  where a row stands, for messages
    RecordedRows(List<String> names, double[] values, int[] labels, IntFunction<Location> place) {
        this.names = List.copyOf(names);
        this.values = values;
        this.rows = names.isEmpty() ? 0 : values.length / names.size();
        this.labels = labels.length == 0 ? new int[rows] : labels;
        this.place = place;
    }

    /// The recording, with all replicas in the order of their labels.
    ///
    /// @param time        column of times; null if rows are in order
    /// @param coordinates columns wanted, in order; empty for all others
    /// @param interval    between rows of a replica where there is no column of times
    /// @return in memory
    /// @throws ConfigurationException if replicas differ in their times, or times in their steps
    Recording recording(@Nullable String time, List<String> coordinates, double interval) {
        List<String> wanted = coordinates.isEmpty()
                ? names.stream().filter(name -> !name.equals(time)).toList()
                : coordinates;
        if (rows == 0 || wanted.isEmpty()) {
            throw refusal(
                    ErrorCode.DATA_NO_SAMPLES,
                    0,
                    "%d rows of the columns %s hold no coordinates".formatted(rows, names));
        }
        int[] order = Arrays.stream(labels).distinct().sorted().toArray();
        int[][] members = members(order, time == null ? -1 : names.indexOf(time));
        int frames = members[0].length;
        double step = time == null ? interval : step(members, names.indexOf(time));
        int[] columns = wanted.stream().mapToInt(names::indexOf).toArray();
        double[] numbers = new double[frames * members.length * columns.length];
        for (int r = 0; r < members.length; r++) {
            for (int t = 0; t < frames; t++) {
                for (int c = 0; c < columns.length; c++) {
                    numbers[(t * members.length + r) * columns.length + c] = value(members[r][t], columns[c]);
                }
            }
        }
        return Recording.of(numbers, members.length, columns.length, step);
    }

    private double value(int row, int column) {
        return values[row * names.size() + column];
    }

    /// Rows of each replica.
    ///
    /// @param column of times; −1 if there is none
    private int[][] members(int[] order, int column) {
        List<List<Integer>> members = new ArrayList<>();
        Arrays.stream(order).forEach(_ -> members.add(new ArrayList<>()));
        for (int row = 0; row < rows; row++) {
            members.get(Arrays.binarySearch(order, labels[row])).add(row);
        }
        int usual = usual(members);
        int frames = members.get(usual).size();
        for (int r = 0; r < order.length; r++) {
            List<Integer> those = members.get(r);
            if (those.size() != frames) {
                int at = column < 0 ? -1 : firstApart(those, members.get(usual), column);
                throw at < 0
                        ? refusal(
                                ErrorCode.DATA_REPLICAS,
                                those.getLast(),
                                "replica %d of %d ends here after %d rows; replica %d has %d"
                                        .formatted(r, order.length, those.size(), usual, frames))
                        : refusal(
                                ErrorCode.DATA_REPLICAS,
                                those.get(at),
                                "replica %d of %d, frame %d is at the time %s, replica %d at %s: rows of the former are %s before here (%d, of the latter %d)"
                                        .formatted(
                                                r,
                                                order.length,
                                                at,
                                                Interval.print(value(those.get(at), column)),
                                                usual,
                                                Interval.print(
                                                        value(members.get(usual).get(at), column)),
                                                those.size() < frames ? "missing" : "doubled",
                                                those.size(),
                                                frames));
            }
        }
        return members.stream()
                .map(those -> those.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /// The first replica of a length that no other length is more frequent than.
    private static int usual(List<List<Integer>> members) {
        int usual = 0;
        long most = 0;
        Map<Integer, Long> lengths = new HashMap<>();
        members.forEach(those -> lengths.merge(those.size(), 1L, Long::sum));
        for (int r = 0; r < members.size(); r++) {
            long count = lengths.getOrDefault(members.get(r).size(), 0L);
            if (count > most) {
                most = count;
                usual = r;
            }
        }
        return usual;
    }

    /// The first frame at which some rows are more than a quarter of the first step of others from their times; −1 if there is none.
    private int firstApart(List<Integer> some, List<Integer> others, int column) {
        if (others.size() < 2) {
            return -1;
        }
        double step = value(others.get(1), column) - value(others.get(0), column);
        return IntStream.range(0, Math.min(some.size(), others.size()))
                .filter(t -> Math.abs(value(some.get(t), column) - value(others.get(t), column)) > Math.abs(step) / 4)
                .findFirst()
                .orElse(-1);
    }

    /// Time between two rows of a replica.
    private double step(int[][] members, int column) {
        int[] leader = members[0];
        int frames = leader.length;
        if (frames < 2) {
            throw refusal(ErrorCode.DATA_TIMES, leader[0], "one time only, so there is no step between two");
        }
        double first = value(leader[1], column) - value(leader[0], column);
        double largest = Math.max(Math.abs(value(leader[0], column)), Math.abs(value(leader[frames - 1], column)));
        double allowed = TOLERANCE * first + ROUNDINGS * Math.ulp(largest);
        for (int t = 1; t < frames; t++) {
            double now = value(leader[t], column);
            double step = now - value(leader[t - 1], column);
            if (!(step > 0 && Math.abs(step - first) <= allowed)) {
                throw refusal(
                        ErrorCode.DATA_TIMES,
                        leader[t],
                        "the time %s of column %s comes %s after the one before; the first step is %s"
                                .formatted(
                                        Interval.print(now),
                                        names.get(column),
                                        Interval.print(step),
                                        Interval.print(first)));
            }
        }
        for (int r = 1; r < members.length; r++) {
            for (int t = 0; t < frames; t++) {
                double found = value(members[r][t], column);
                double expected = value(leader[t], column);
                if (!(Math.abs(found - expected) <= allowed)) {
                    throw refusal(
                            ErrorCode.DATA_REPLICAS,
                            members[r][t],
                            "frame %d of replica %d is at the time %s; the first replica is at %s"
                                    .formatted(t, r, Interval.print(found), Interval.print(expected)));
                }
            }
        }
        return (value(leader[frames - 1], column) - value(leader[0], column)) / (frames - 1);
    }

    private ConfigurationException refusal(ErrorCode code, int row, String message) {
        return new ConfigurationException(new Violation(code, place.apply(row), "", message));
    }
}
