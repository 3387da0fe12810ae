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
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.lanes.Lanes;

/// Elementary functions along arrays of 2048, in values per microsecond (M/s), scalar beside vector.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ElementaryBenchmark.LENGTH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ElementaryBenchmark {

    static final int LENGTH = 2048;

    /// `scalar` or `vector`.
    @Param({"scalar", "vector"})
    public String kernels = "";

    private final double[] x = new double[LENGTH];
    private final double[] positive = new double[LENGTH];
    private final double[] y = new double[LENGTH];
    private final double[] slope = new double[LENGTH];
    private ElementaryKernels elementary = Kernels.scalar().elementary();

    /// For JMH.
    public ElementaryBenchmark() {}

    /// Spreads arguments over [−3, 3) and (0, 10].
    @Setup
    public void fill() {
        elementary = (kernels.equals("vector") ? Lanes.kernels() : Kernels.scalar()).elementary();
        for (int i = 0; i < LENGTH; i++) {
            x[i] = (i * 1237 % LENGTH) * 6.0 / LENGTH - 3;
            positive[i] = (i * 1237 % LENGTH + 1) * 10.0 / LENGTH;
        }
    }

    /// e^x.
    ///
    /// @return values
    @Benchmark
    public double[] exp() {
        elementary.exp(x, 0, LENGTH, y);
        return y;
    }

    /// log x.
    ///
    /// @return values
    @Benchmark
    public double[] log() {
        elementary.log(positive, 0, LENGTH, y);
        return y;
    }

    /// sin x.
    ///
    /// @return values
    @Benchmark
    public double[] sin() {
        elementary.sin(x, 0, LENGTH, y);
        return y;
    }

    /// cos x.
    ///
    /// @return values
    @Benchmark
    public double[] cos() {
        elementary.cos(x, 0, LENGTH, y);
        return y;
    }

    /// tanh x.
    ///
    /// @return values
    @Benchmark
    public double[] tanh() {
        elementary.tanh(x, 0, LENGTH, y);
        return y;
    }

    /// Errors and pulls of tanh neurons.
    ///
    /// @return pulls
    @Benchmark
    public double[] localErrorTanh() {
        elementary.localErrorTanh(x, positive, 0, LENGTH, y, slope);
        return slope;
    }

    /// 1/(1 + e^{−x}).
    ///
    /// @return values
    @Benchmark
    public double[] sigmoid() {
        elementary.sigmoid(x, 0, LENGTH, y);
        return y;
    }

    /// log(1 + e^x).
    ///
    /// @return values
    @Benchmark
    public double[] softplus() {
        elementary.softplus(x, 0, LENGTH, y);
        return y;
    }
}
