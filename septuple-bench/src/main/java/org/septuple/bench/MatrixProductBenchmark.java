package org.septuple.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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

/// The strided product beside the three loops that define it. Flop: 2·rows·columns·depth per operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProductBenchmark {

    /// rows×columns×depth: the blocks of the main job, a layer of Fashion-MNIST, a square.
    @Param({"42x32x42", "126x32x64", "300x64x300", "512x512x512"})
    public String shape = "";

    private final MatrixProduct product = new MatrixProduct(Kernels.scalar().product());
    private int rows;
    private int columns;
    private int depth;
    private double[] a = new double[0];
    private double[] b = new double[0];
    private double[] c = new double[0];

    /// For JMH.
    public MatrixProductBenchmark() {}

    /// Fills the factors.
    @Setup
    public void fill() {
        String[] sizes = shape.split("x", -1);
        rows = Integer.parseInt(sizes[0]);
        columns = Integer.parseInt(sizes[1]);
        depth = Integer.parseInt(sizes[2]);
        a = new double[rows * depth];
        b = new double[depth * columns];
        c = new double[rows * columns];
        for (int i = 0; i < a.length; i++) {
            a[i] = 1.0 / (i + 1);
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = 1.0 / (i + 3);
        }
    }

    /// The product of the house.
    ///
    /// @return C
    @Benchmark
    public double[] tiled() {
        product.accumulate(
                MatrixView.rowMajor(a, rows, depth),
                MatrixView.rowMajor(b, depth, columns),
                MatrixView.rowMajor(c, rows, columns));
        return c;
    }

    /// Its definition, with the same bits.
    ///
    /// @return C
    @Benchmark
    public double[] threeLoops() {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = c[i * columns + j];
                for (int p = 0; p < depth; p++) {
                    sum = Math.fma(a[i * depth + p], b[p * columns + j], sum);
                }
                c[i * columns + j] = sum;
            }
        }
        return c;
    }
}
