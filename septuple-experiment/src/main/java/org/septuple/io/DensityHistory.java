package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.septuple.experiment.CosmologyPlan;

/// Densities of neurons at several times, from a file: √γ of the cells if neurons keep their density (6.15, E19).
///
/// @param time  of each frame
/// @param count ∫n d³x of each frame
/// @param local scale factors of cells at the last one
record DensityHistory(List<Double> time, List<Double> count, CosmologyPlan.LocalExpansion local) {

    private static final int FEWEST_AXES = 2;
    private static final int MOST_AXES = 4;

    DensityHistory {
        time = List.copyOf(time);
        count = List.copyOf(count);
    }

    /// What the section says of the file.
    ///
    /// @param volume ∫d³x of all cells, in coordinates
    /// @param from   time of the first frame
    /// @param to     time of the last
    record Frames(double volume, double from, double to) {}

    /// Reads a file.
    ///
    /// @param file   an array with axes time, x, and perhaps y and z
    /// @param frames volume and times
    /// @throws ConfigurationException   if it cannot be read, or has another number of axes
    /// @throws IllegalArgumentException if a density is negative or not finite, or there are too many frames
    static DensityHistory read(Path file, Frames frames) {
        ArrayFile array = ArrayFile.read(file, null);
        int[] shape = array.shape();
        if (shape.length < FEWEST_AXES || shape.length > MOST_AXES) {
            throw RecordingFiles.refusal(
                    ErrorCode.DATA_AXES,
                    file,
                    "the array has %d axes".formatted(shape.length),
                    "Give an array with the axes time, x, and perhaps y and z.");
        }
        int times = shape[0];
        if (times < 2 || times > CosmologyPlan.MOST_ROWS) {
            throw new IllegalArgumentException("%d times, must be 2 to %d".formatted(times, CosmologyPlan.MOST_ROWS));
        }
        double[] n = array.values();
        int cells = n.length / times;
        List<Double> time = new ArrayList<>();
        List<Double> count = new ArrayList<>();
        for (int k = 0; k < times; k++) {
            double share = k / (times - 1.0);
            time.add((1 - share) * frames.from() + share * frames.to());
            count.add(sum(n, k, cells) * frames.volume() / cells);
        }
        return new DensityHistory(time, count, local(n, cells));
    }

    private static double sum(double[] n, int frame, int cells) {
        double sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            double density = n[frame * cells + cell];
            if (!(density >= 0 && density < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "density %s in cell %d of frame %d, must be >= 0".formatted(density, cell, frame));
            }
            sum += density;
        }
        return sum;
    }

    private static CosmologyPlan.LocalExpansion local(double[] n, int cells) {
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        double weight = 0;
        double mean = 0;
        double squares = 0;
        int used = 0;
        for (int cell = 0; cell < cells; cell++) {
            double first = n[cell];
            if (first > 0) {
                double a = StrictMath.cbrt(n[n.length - cells + cell] / first);
                least = Math.min(least, a);
                largest = Math.max(largest, a);
                weight += first;
                double distance = a - mean;
                mean += first / weight * distance;
                squares += first * distance * (a - mean);
                used++;
            }
        }
        return new CosmologyPlan.LocalExpansion(
                least, largest, Math.sqrt(Math.max(0, squares / weight)), used, cells - used);
    }
}
