package org.septuple.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;
import org.septuple.numerics.lanes.Lanes;

/// Random numbers in arrays of 2048, in numbers per microsecond (M/s), scalar beside vector: of one stream, and as a
/// tile of eight.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(GaussianBenchmark.LENGTH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GaussianBenchmark {

    static final int LENGTH = 2048;
    private static final int ROWS = LENGTH / RandomKernels.TILE;

    /// `scalar` or `vector`.
    @Param({"scalar", "vector"})
    public String kernels = "";

    private final double[] numbers = new double[LENGTH];
    private final long[] integers = new long[LENGTH];
    private RandomKernels random = Kernels.scalar().random();
    private long step;

    /// For JMH.
    public GaussianBenchmark() {}

    /// Chooses kernels.
    @Setup
    public void choose() {
        random = (kernels.equals("vector") ? Lanes.kernels() : Kernels.scalar()).random();
    }

    /// Uniform numbers of one stream.
    ///
    /// @return numbers
    @Benchmark
    public double[] uniforms() {
        random.uniforms(1, Purpose.STATE_NOISE, 2, step++, 0, numbers, 0, LENGTH);
        return numbers;
    }

    /// Normal numbers of one stream.
    ///
    /// @return numbers
    @Benchmark
    public double[] gaussians() {
        random.gaussians(1, Purpose.STATE_NOISE, 2, step++, 0, numbers, 0, LENGTH);
        return numbers;
    }

    /// Uniform numbers of eight streams.
    ///
    /// @return numbers
    @Benchmark
    public double[] tileOfUniforms() {
        random.tileOfUniforms(1, Purpose.STATE_NOISE, 2, step++, 0, ROWS, numbers, 0);
        return numbers;
    }

    /// Normal numbers of eight streams.
    ///
    /// @return numbers
    @Benchmark
    public double[] tileOfGaussians() {
        random.tileOfGaussians(1, Purpose.STATE_NOISE, 2, step++, 0, ROWS, numbers, 0);
        return numbers;
    }

    /// Integers below 60 000 of eight streams.
    ///
    /// @return integers
    @Benchmark
    public long[] tileBelow() {
        random.tileBelow(1, Purpose.BOUNDARY_SAMPLES, 2, step++, 0, ROWS, 60_000, integers, 0);
        return integers;
    }
}
