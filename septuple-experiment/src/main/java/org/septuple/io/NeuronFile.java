package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.septuple.spacetime.Neurons;

/// Neurons of a table, one in each row.
///
/// | columns | |
/// |---|---|
/// | x y z, gxx gxy gxz gyy gyz gzz | position and matrix |
/// | gyx gzx gzy | may be given too, and must then equal gxy, gxz, gyz |
/// | vx vy vz | velocity ẋ_i, if the neurons move |
/// | dgxx dgxy dgxz dgyy dgyz dgzz | rate ġ_i, 0 if left out |
final class NeuronFile {

    private static final List<String> PLACE = List.of("x", "y", "z");
    private static final List<String> MATRIX = List.of("gxx", "gxy", "gxz", "gyy", "gyz", "gzz");
    private static final List<String> UPPER = List.of("gxy", "gxz", "gyz");
    private static final List<String> LOWER = List.of("gyx", "gzx", "gzy");
    private static final List<String> VELOCITY = List.of("vx", "vy", "vz");
    private static final List<String> RATE = List.of("dgxx", "dgxy", "dgxz", "dgyy", "dgyz", "dgzz");
    /// Of two entries that are written with fifteen digits.
    private static final double ROUNDING = 1e-13;

    private final List<String> columns = new ArrayList<>();
    private final double[] rows;
    private final int count;

    /// @param file   CSV or Parquet
    /// @param reader gives numbers of the columns that it is asked for, row by row
    private NeuronFile(Path file, Function<List<String>, double[]> reader) {
        List<String> names = RecordingFiles.columns(file);
        columns.addAll(PLACE);
        columns.addAll(MATRIX);
        for (List<String> group : List.of(LOWER, VELOCITY, RATE)) {
            if (group.stream().anyMatch(names::contains)) {
                columns.addAll(group);
            }
        }
        for (String name : columns) {
            if (Collections.frequency(names, name) > 1) {
                throw new IllegalArgumentException("%s has %d columns named `%s`, need one"
                        .formatted(file, Collections.frequency(names, name), name));
            }
        }
        rows = reader.apply(columns);
        count = rows.length / columns.size();
    }

    /// Reads a table.
    ///
    /// @param file   CSV or Parquet
    /// @param reader gives numbers of the columns that it is asked for, row by row
    /// @return the neurons
    /// @throws IllegalArgumentException naming the first neuron whose matrix is not symmetric or not positive definite
    static Neurons read(Path file, Function<List<String>, double[]> reader) {
        NeuronFile table = new NeuronFile(file, reader);
        table.requireSymmetric();
        Neurons rest = Neurons.of(table.of(PLACE), table.of(MATRIX));
        boolean moves = List.of(VELOCITY, RATE).stream().anyMatch(table.columns::containsAll);
        return moves ? rest.moving(table.of(VELOCITY), new double[PLACE.size() * table.count], table.of(RATE)) : rest;
    }

    /// Some columns; zeros if the table has not got them.
    private double[] of(List<String> names) {
        double[] values = new double[count * names.size()];
        int from = columns.indexOf(names.getFirst());
        for (int i = 0; i < count && from >= 0; i++) {
            System.arraycopy(rows, i * columns.size() + from, values, i * names.size(), names.size());
        }
        return values;
    }

    private double value(int row, String name) {
        return rows[row * columns.size() + columns.indexOf(name)];
    }

    private void requireSymmetric() {
        for (int i = 0; i < count && columns.containsAll(LOWER); i++) {
            for (int k = 0; k < LOWER.size(); k++) {
                double upper = value(i, UPPER.get(k));
                double lower = value(i, LOWER.get(k));
                if (!(Math.abs(upper - lower) <= ROUNDING * Math.max(Math.abs(upper), Math.abs(lower)))) {
                    throw new IllegalArgumentException(
                            "matrix g of neuron %d is not symmetric: %s is %s, %s is %s; (5.7) has the symmetric part alone, take their mean"
                                    .formatted(i, UPPER.get(k), upper, LOWER.get(k), lower));
                }
            }
        }
    }
}
