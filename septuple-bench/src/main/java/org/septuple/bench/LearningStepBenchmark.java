package org.septuple.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.LossShares;
import org.septuple.learning.Optimiser;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;

/// One learning step of the main job's network (64 inputs, 3×42 cyclic, 10 outputs, batch 32, 12 + 16 steps), beside its bound:
/// the matrix products that it needs and nothing else.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LearningStepBenchmark {

    private static final int INPUTS = 64;
    private static final int BULK = 126;
    private static final int GROUP = 42;
    private static final int OUTPUTS = 10;
    private static final int BATCH = 32;
    private static final int SETTLE = 12;
    private static final int STEPS = 16;

    private final Learner learner = learner();
    private final MatrixProduct product = new MatrixProduct(Kernels.scalar().product());
    private final double[] weights = new double[BULK * BULK];
    private final double[] states = new double[BULK * BATCH];
    private final double[] sums = new double[BULK * BULK];

    /// For JMH.
    public LearningStepBenchmark() {}

    private static Learner learner() {
        Wiring wiring = new Wiring.Cyclic(3, GROUP, true, 0.9, false);
        BoundaryProjector projector = new BoundaryProjector(INPUTS, BULK, OUTPUTS);
        Weights weights = wiring.weights(INPUTS, OUTPUTS, 1, 0);
        SampledData data = new SampledData(
                SyntheticData.mixture(1437, INPUTS, OUTPUTS, 3, 1, 1),
                new Targets(-1, 1),
                new SampledData.Shuffled(),
                1,
                0);
        Septuple septuple = new Septuple(
                new States(projector.neurons(), BATCH),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        return new Learner(
                septuple,
                new LearningMode.Relaxed(SETTLE, STEPS, 0.2),
                new Optimiser.Adam(0.003, 0.9, 0.999, 1e-8),
                1,
                0,
                Engine.scalar());
    }

    /// A whole learning step.
    ///
    /// @return the loss
    @Benchmark
    public LossShares learningStep() {
        return learner.step();
    }

    /// The products of a learning step: inputs twice, (2.1) on bulk and outputs, the same forward and backward while
    /// relaxing, the gradient.
    ///
    /// @return the last product
    @Benchmark
    public double[] matrixProductsOnly() {
        product(BULK, BATCH, INPUTS);
        product(BULK, BATCH, INPUTS);
        for (int step = 0; step < SETTLE + 2 * STEPS + 1; step++) {
            product(GROUP, BATCH, GROUP);
            product(GROUP, BATCH, GROUP);
            product(GROUP, BATCH, GROUP);
            product(OUTPUTS, BATCH, BULK);
        }
        product(BULK, INPUTS, BATCH);
        product(OUTPUTS, BULK, BATCH);
        return sums;
    }

    private void product(int rows, int columns, int depth) {
        product.accumulate(
                MatrixView.rowMajor(weights, rows, depth),
                MatrixView.rowMajor(states, depth, columns),
                MatrixView.rowMajor(sums, rows, columns));
    }
}
