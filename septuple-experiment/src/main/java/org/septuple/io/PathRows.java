package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.Neurons;

/// Paths of neurons in frames of their own, as a table has them: each neuron once at each time, in any order.
///
/// @param rows  five numbers each, [#COLUMNS]
/// @param names numbers of the neurons; empty where these are 0 to N − 1
record PathRows(List<double[]> rows, List<Integer> names) {

    /// Columns of the table.
    static final List<String> COLUMNS = List.of("neuron", "time", "x", "y", "z");

    private static final int AXES = 3;
    private static final int ENTRIES = 6;

    PathRows {
        rows = List.copyOf(rows);
        names = List.copyOf(names);
    }

    /// From numbers row by row.
    PathRows(double[] numbers, List<Integer> names) {
        this(split(numbers), names);
    }

    private static List<double[]> split(double[] numbers) {
        int width = COLUMNS.size();
        double[][] rows = new double[numbers.length / width][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
        return Arrays.asList(rows);
    }

    /// Neurons with these paths.
    ///
    /// @param neurons with their matrices
    /// @return as many
    /// @throws IllegalArgumentException naming the row or the neuron and time that is wrong
    LocalNeurons of(Neurons neurons) {
        int size = neurons.size();
        double[] times =
                rows.stream().mapToDouble(row -> row[1]).sorted().distinct().toArray();
        if (times.length < 2) {
            throw new IllegalArgumentException(
                    "it has %d time: need two or more, one half to fit and one to judge".formatted(times.length));
        }
        Map<Integer, Integer> places = places(size);
        double[] paths = new double[AXES * size * times.length];
        Arrays.fill(paths, Double.NaN);
        for (int k = 0; k < rows.size(); k++) {
            put(k, places, size, times, paths);
        }
        for (int k = 0; k < paths.length; k += AXES) {
            if (Double.isNaN(paths[k])) {
                throw new IllegalArgumentException("it has no row of neuron %s at time %s"
                        .formatted(name(k / AXES % size), times[k / AXES / size]));
            }
        }
        double[] matrices = new double[ENTRIES * size];
        double[] matrix = new double[ENTRIES];
        for (int i = 0; i < size; i++) {
            neurons.matrix(i, matrix);
            System.arraycopy(matrix, 0, matrices, ENTRIES * i, ENTRIES);
        }
        return LocalNeurons.of(matrices, paths);
    }

    private void put(int number, Map<Integer, Integer> places, int size, double[] times, double[] paths) {
        double[] row = rows.get(number);
        Integer place = row[0] == Math.rint(row[0]) ? places.get((int) row[0]) : null;
        if (place == null) {
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "row %d is of neuron %s: need 0 to %d".formatted(number, row[0], size - 1));
            }
            return;
        }
        int at = AXES * (Arrays.binarySearch(times, row[1]) * size + place);
        if (!Double.isNaN(paths[at])) {
            throw new IllegalArgumentException(
                    "row %d is the second of neuron %s at time %s".formatted(number, name(place), row[1]));
        }
        System.arraycopy(row, 2, paths, at, AXES);
    }

    private Map<Integer, Integer> places(int size) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            places.put(name(i), i);
        }
        return places;
    }

    private int name(int place) {
        return names.isEmpty() ? place : names.get(place);
    }
}
