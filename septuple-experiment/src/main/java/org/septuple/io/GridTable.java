package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Dataset;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Tabulated;

/// Values on equal cells of a box, read from a file: an array with an axis per coordinate, or CSV: a column for one coordinate, rows
/// along q0 and columns along q1 for two. Values belong to the middles of the cells.
final class GridTable {

    private static final int FEWEST = 4;

    private GridTable() {}

    /// Reads a table.
    ///
    /// @param file  .npy, .npz or CSV
    /// @param array of an archive; null if there is one only
    /// @param grid  that it must cover
    /// @param from  lower ends of the box of the table
    /// @param to    upper ends
    /// @return a spline through its values
    /// @throws ConfigurationException   if the file cannot be read, or has another number of axes
    /// @throws IllegalArgumentException if a value is not finite, or the box does not cover the grid
    static Tabulated read(Path file, @Nullable String array, Grid grid, double[] from, double[] to) {
        RecordingFiles.requireThere(file);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean isArchive = name.endsWith(".npz");
        if (array != null && !isArchive) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_COLUMN,
                    file,
                    "`array` is %s, but this file is no archive of arrays".formatted(Quote.text(array)),
                    "Leave `array` out.");
        }
        if (!isArchive && !name.endsWith(".npy")) {
            return csv(file, grid, from, to);
        }
        NpyArray numbers = isArchive
                ? new NpzArchive(file).read(array)
                : NpyArray.of(RecordingFiles.mapped(file), file.toString());
        if (numbers.shape().size() != grid.dimensions()) {
            throw axes(file, "the array has the shape %s".formatted(numbers.shape()), grid);
        }
        if (numbers.size() > Integer.MAX_VALUE - 8) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_TOO_LARGE,
                    file,
                    "%d numbers do not fit into memory".formatted(numbers.size()),
                    ErrorCode.DATA_TOO_LARGE.remedy());
        }
        int[] shape = numbers.shape().stream().mapToInt(Long::intValue).toArray();
        double[] values = new double[(int) numbers.size()];
        numbers.type().read(numbers.data(), 0, values, 0, values.length);
        return covering(box(shape, grid, from, to), numbers.isFortran() ? transposed(values, shape) : values, grid);
    }

    private static Tabulated csv(Path file, Grid grid, double[] from, double[] to) {
        int d = grid.dimensions();
        Dataset rows = CsvFile.read(file, "none").dataset();
        if (d > 2 || (d == 1 && rows.features() != 1)) {
            throw axes(file, "the table has %d rows of %d columns".formatted(rows.samples(), rows.features()), grid);
        }
        int[] shape = d == 1 ? new int[] {rows.samples()} : new int[] {rows.samples(), rows.features()};
        double[] values = new double[rows.samples() * rows.features()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = rows.value(cell / rows.features(), cell % rows.features());
        }
        return covering(box(shape, grid, from, to), values, grid);
    }

    private static ConfigurationException axes(Path file, String found, Grid grid) {
        return RecordingFiles.refusal(
                ErrorCode.DATA_AXES,
                file,
                "%s, the grid has %d axes".formatted(found, grid.dimensions()),
                "Give an array with an axis for each of the grid's; as CSV one column for one axis, a matrix for two.");
    }

    /// The grid of a table: periodic along axes of which it is just one period.
    private static Grid box(int[] shape, Grid grid, double[] from, double[] to) {
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < shape.length; k++) {
            if (shape[k] < FEWEST) {
                throw new IllegalArgumentException(
                        "%d points along axis %d, a spline needs %d".formatted(shape[k], k, FEWEST));
            }
            Axis axis = grid.axis(k);
            boolean isPeriod = axis.periodic() && from[k] == axis.from() && to[k] == axis.to();
            axes.add(new Axis(from[k], to[k], shape[k], isPeriod ? Boundary.PERIODIC : Boundary.REFLECTING));
        }
        return new Grid(axes);
    }

    /// Whether cells are the same, whatever the walls.
    private static boolean isSame(Grid box, Grid grid) {
        for (int k = 0; k < grid.dimensions(); k++) {
            Axis there = box.axis(k);
            Axis here = grid.axis(k);
            if (there.from() != here.from() || there.to() != here.to() || there.points() != here.points()) {
                return false;
            }
        }
        return true;
    }

    /// A spline that has a value at every place of a grid.
    ///
    /// @param box    of the values
    /// @param values one per cell of the box
    /// @param grid   to be covered
    /// @return the spline
    /// @throws IllegalArgumentException if a value is not finite, or the grid reaches beyond the box
    static Tabulated covering(Grid box, double[] values, Grid grid) {
        if (box.dimensions() != grid.dimensions()) {
            throw new IllegalArgumentException(
                    "a field of %d axes, the grid has %d".formatted(box.dimensions(), grid.dimensions()));
        }
        for (int k = 0; k < grid.dimensions(); k++) {
            Axis there = box.axis(k);
            Axis here = grid.axis(k);
            boolean isPeriod = there.periodic() && here.periodic() && there.length() == here.length();
            if (!isPeriod && !(there.from() <= here.from() && there.to() >= here.to())) {
                throw new IllegalArgumentException("it ends at [%s, %s] along axis %d, the grid is [%s, %s]"
                        .formatted(there.from(), there.to(), k, here.from(), here.to()));
            }
        }
        return Tabulated.of(isSame(box, grid) ? grid : box, values);
    }

    /// From the first axis fastest to the last axis fastest.
    static double[] transposed(double[] values, int[] shape) {
        double[] turned = new double[values.length];
        int[] index = new int[shape.length];
        for (double value : values) {
            int at = 0;
            for (int k = 0; k < shape.length; k++) {
                at = at * shape[k] + index[k];
            }
            turned[at] = value;
            for (int k = 0; k < shape.length && ++index[k] == shape[k]; k++) {
                index[k] = 0;
            }
        }
        return turned;
    }
}
