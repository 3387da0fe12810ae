package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.ThreadCrew;

/// How fast this machine moves and multiplies numbers: the two bounds that all costs are compared with.
///
/// @param triad      memory bandwidth of a STREAM triad a = b + s·c on all workers, bytes/s: two arrays read, one written
/// @param oneCore    matrix product of one worker, flop/s
/// @param allWorkers matrix product of all workers, flop/s
public record MachineSpeed(double triad, double oneCore, double allWorkers) {

    private static final int TRIAD_LENGTH = 1 << 23; // three arrays of 67 MB, more than any cache
    private static final int SIZE = 512;
    private static final int LEAST_CALLS = 12;
    private static final long MEASURE_NANOS = 700_000_000;

    /// Measures for some seconds.
    ///
    /// @param kernels scalar or vector
    /// @param threads workers
    /// @return the best of repeated measurements
    public static MachineSpeed measure(Kernels kernels, int threads) {
        try (ThreadCrew crew = new ThreadCrew(threads)) {
            return new MachineSpeed(triad(crew), product(kernels, Crew.alone()), product(kernels, crew));
        }
    }

    /// Bandwidth of the triad.
    ///
    /// @param crew workers
    /// @return bytes/s
    public static double triad(Crew crew) {
        double[] a = new double[TRIAD_LENGTH];
        double[] b = new double[TRIAD_LENGTH];
        double[] c = new double[TRIAD_LENGTH];
        Arrays.fill(b, 1);
        Arrays.fill(c, 2);
        double seconds = fastest(() -> crew.ranges(0, TRIAD_LENGTH, (from, to) -> triad(a, b, c, from, to)));
        return 3.0 * Double.BYTES * TRIAD_LENGTH / seconds;
    }

    private static void triad(double[] a, double[] b, double[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Math.fma(3, c[i], b[i]);
        }
    }

    private static double product(Kernels kernels, Crew crew) {
        MatrixProduct product = new MatrixProduct(kernels.product());
        MatrixView a = MatrixView.rowMajor(new double[SIZE * SIZE], SIZE, SIZE);
        MatrixView b = MatrixView.rowMajor(new double[SIZE * SIZE], SIZE, SIZE);
        MatrixView c = MatrixView.rowMajor(new double[SIZE * SIZE], SIZE, SIZE);
        return 2.0 * SIZE * SIZE * SIZE / fastest(() -> product.accumulate(crew, a, b, c));
    }

    /// The compiler needs some calls before it shows what a kernel can do: at least twelve, for at most some seconds each.
    private static double fastest(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        long end = System.nanoTime() + MEASURE_NANOS;
        for (int call = 0; call < LEAST_CALLS || System.nanoTime() < end; call++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
        }
        return best;
    }
}
