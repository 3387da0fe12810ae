package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Grid;

/// A slice of space in an archive of arrays, as `numpy.savez("slice.npz", gamma=…, k=…, dust=…)` writes it: γ and K with an axis of their six components, in the
/// order xx, xy, xz, yy, yz, zz, before the axes of the grid; κρ, which may be missing, with those of the grid.
final class SliceArchive {

    private static final String DUST = "dust";

    private SliceArchive() {}

    /// Reads it.
    ///
    /// @param file  .npz
    /// @param grid  of the fields
    /// @return of time 0
    /// @throws ConfigurationException if it cannot be read, or has other axes
    static MeasuredSlice read(Path file, Grid grid) {
        RecordingFiles.requireThere(file);
        int[] cells = grid.shape();
        int[] six = new int[cells.length + 1];
        six[0] = SpatialSlice.PAIRS;
        System.arraycopy(cells, 0, six, 1, cells.length);
        List<double[]> metric = fields(values(file, "gamma", six), grid);
        List<double[]> extrinsic = fields(values(file, "k", six), grid);
        return new MeasuredSlice(
                0, metric, extrinsic, new NpzArchive(file).names().contains(DUST) ? values(file, DUST, cells) : null);
    }

    private static List<double[]> fields(double[] values, Grid grid) {
        List<double[]> fields = new ArrayList<>();
        for (int pair = 0; pair < SpatialSlice.PAIRS; pair++) {
            fields.add(Arrays.copyOfRange(values, pair * grid.size(), (pair + 1) * grid.size()));
        }
        return fields;
    }

    private static double[] values(Path file, String name, int... shape) {
        ArrayFile numbers = ArrayFile.read(file, name);
        if (!Arrays.equals(numbers.shape(), shape)) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_AXES,
                    file,
                    "array %s has the shape %s, must have %s"
                            .formatted(name, Arrays.toString(numbers.shape()), Arrays.toString(shape)),
                    "Give an axis of six components, xx, xy, xz, yy, yz, zz, before those of the grid; `dust` has those of the grid alone.");
        }
        return numbers.values();
    }
}
