package org.septuple.bench;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.lanes.Lanes;

/// The product of the house with scalar and vector kernels beside the three loops that define it and OpenBLAS, on one
/// thread. Flop: 2·rows·columns·depth per operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class MatrixProductBenchmark {

    /// rows×columns×depth, `t` after a transposed factor's letter: forward, Wᵀ·Δ and gradient of the networks in use, squares.
    @Param({
        "42x32x42",
        "10x32x300",
        "300x32x300",
        "300x32x300 at",
        "300x32x10 at",
        "300x784x32 bt",
        "64x300x300",
        "512x512x512",
        "1024x1024x1024"
    })
    public String shape = "";

    /// What OpenBLAS takes the processor for; empty for its own choice.
    @Param({"SkylakeX"})
    public String coreType = "";

    private int rows;
    private int columns;
    private int depth;
    private boolean aTransposed;
    private boolean bTransposed;
    private double[] a = new double[0];
    private double[] b = new double[0];
    private double[] c = new double[0];
    private MatrixView left = MatrixView.rowMajor(a, 0, 0);
    private MatrixView right = left;
    private MatrixView sum = left;
    private final MatrixProduct scalar = new MatrixProduct(Kernels.scalar().product());
    private final MatrixProduct vector = new MatrixProduct(Lanes.kernels().product());

    /// For JMH.
    public MatrixProductBenchmark() {}

    /// The library, loaded for the one benchmark that uses it.
    @State(Scope.Benchmark)
    public static class Peer {

        private @Nullable OpenBlas blas;

        /// For JMH.
        public Peer() {}

        /// Loads it.
        ///
        /// @param benchmark says which core type
        @Setup(Level.Trial)
        public void load(MatrixProductBenchmark benchmark) {
            blas = new OpenBlas(benchmark.coreType);
        }
    }

    /// Fills the factors.
    @Setup
    public void fill() {
        String[] words = shape.split(" ", -1);
        String[] sizes = words[0].split("x", -1);
        rows = Integer.parseInt(sizes[0]);
        columns = Integer.parseInt(sizes[1]);
        depth = Integer.parseInt(sizes[2]);
        aTransposed = shape.endsWith(" at");
        bTransposed = shape.endsWith(" bt");
        var random = new SplittableRandom(1);
        a = random.doubles((long) rows * depth, -1, 1).toArray();
        b = random.doubles((long) depth * columns, -1, 1).toArray();
        c = new double[rows * columns];
        left = aTransposed ? MatrixView.rowMajor(a, depth, rows).transposed() : MatrixView.rowMajor(a, rows, depth);
        right = bTransposed
                ? MatrixView.rowMajor(b, columns, depth).transposed()
                : MatrixView.rowMajor(b, depth, columns);
        sum = MatrixView.rowMajor(c, rows, columns);
    }

    /// Scalar kernels.
    ///
    /// @return C
    @Benchmark
    public double[] scalar() {
        scalar.accumulate(left, right, sum);
        return c;
    }

    /// Vector kernels, with the same bits.
    ///
    /// @return C
    @Benchmark
    public double[] vector() {
        vector.accumulate(left, right, sum);
        return c;
    }

    /// OpenBLAS, with other bits.
    ///
    /// @param peer the library
    /// @return C
    @Benchmark
    public double[] openBlas(Peer peer) {
        Objects.requireNonNull(peer.blas).accumulate(rows, columns, depth, a, aTransposed, b, bTransposed, c);
        return c;
    }

    /// The definition, with the bits of the house.
    ///
    /// @return C
    @Benchmark
    public double[] threeLoops() {
        int aRow = aTransposed ? 1 : depth;
        int aColumn = aTransposed ? rows : 1;
        int bRow = bTransposed ? 1 : columns;
        int bColumn = bTransposed ? depth : 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double entry = c[i * columns + j];
                for (int p = 0; p < depth; p++) {
                    entry = Math.fma(a[i * aRow + p * aColumn], b[p * bRow + j * bColumn], entry);
                }
                c[i * columns + j] = entry;
            }
        }
        return c;
    }
}
