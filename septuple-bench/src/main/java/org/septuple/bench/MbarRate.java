package org.septuple.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.septuple.statistics.Mbar;

/// Septuple's side of `peers/mbar.py`: seconds to solve MBAR for given potentials, errors included. Prints one line of JSON with f
/// and the standard errors of f relative to the first state. One thread.
public final class MbarRate {

    private MbarRate() {}

    /// Measures.
    ///
    /// @param arguments `--potentials FILE`, K×N, row-major, 64-bit little-endian; `--counts N,N,…`
    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments, "potentials", "counts");
        int[] counts = Arrays.stream(options.text("counts", "").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        double[][] potentials = new double[counts.length][Arrays.stream(counts).sum()];
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(Path.of(options.text("potentials", ""))))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        for (double[] row : potentials) {
            numbers.get(row);
        }
        Timing timing = Timing.of(Timing.COLD, () -> Mbar.of(potentials, counts));
        Mbar mbar = Mbar.of(potentials, counts);
        double[] errors = new double[counts.length];
        Arrays.setAll(errors, k -> mbar.difference(0, k).standardError());
        // 17 digits, since the numbers are compared to 1e-8 and better
        String f = Arrays.toString(mbar.freeEnergies());
        timing.describe(new ResultLine("mbar", timing.seconds(), "s"), options.oneThread())
                .detail("f", f)
                .detail("errors", Arrays.toString(errors))
                .detail("iterations", mbar.iterations())
                .detail("converged", String.valueOf(mbar.converged()))
                .print();
    }
}
