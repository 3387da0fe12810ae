package org.septuple.io;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An array of real numbers in a file of NumPy, in memory, with the last axis the fastest.
final class ArrayFile {

    private static final int MOST = Integer.MAX_VALUE - 8;

    private final int[] shape;
    private final double[] values;

    private ArrayFile(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /// Whether a file is one, by its name.
    static boolean isArray(Path file) {
        return isArchive(file) || name(file).endsWith(".npy");
    }

    private static boolean isArchive(Path file) {
        return name(file).endsWith(".npz");
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /// Reads it.
    ///
    /// @param file  .npy or .npz
    /// @param array of an archive; null if there is one only
    /// @throws ConfigurationException if the file cannot be read
    static ArrayFile read(Path file, @Nullable String array) {
        RecordingFiles.requireThere(file);
        if (array != null && !isArchive(file)) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_COLUMN,
                    file,
                    "`array` is %s, but this file is no archive of arrays".formatted(Quote.text(array)),
                    "Leave `array` out.");
        }
        NpyArray numbers = isArchive(file)
                ? new NpzArchive(file).read(array)
                : NpyArray.of(RecordingFiles.mapped(file), file.toString());
        if (numbers.size() > MOST) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_TOO_LARGE,
                    file,
                    "%d numbers do not fit into memory".formatted(numbers.size()),
                    ErrorCode.DATA_TOO_LARGE.remedy());
        }
        int[] shape = numbers.shape().stream().mapToInt(Long::intValue).toArray();
        double[] values = new double[Math.toIntExact(numbers.size())];
        numbers.type().read(numbers.data(), 0, values, 0, values.length);
        return new ArrayFile(shape, numbers.isFortran() ? transposed(values, shape) : values);
    }

    /// Lengths of the axes, not to be written.
    int[] shape() {
        return shape;
    }

    /// The numbers, not to be written.
    double[] values() {
        return values;
    }

    /// From the first axis fastest to the last axis fastest.
    private static double[] transposed(double[] values, int[] shape) {
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
