package org.septuple.bench;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.septuple.learning.Ensemble;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
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
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// How costs grow over three decades; `scaling.py` fits the exponents. Prints one line of JSON per point, with `detail.x`:
///
/// | name | cost of | against |
/// |---|---|---|
/// | `neurons` | a learning step, dense recurrent bulk, batch 32 | bulk neurons |
/// | `batch` | a learning step, 256 bulk neurons | columns |
/// | `replicas-two`, `replicas-layered` | a learning step of one replica, [SmallLearners] | replicas |
/// | `sparse` | a step of (2.1), 100 synapses per neuron | neurons |
///
/// The last point of `sparse` needs some 3 GB: `-Xmx4g`.
public final class CostScaling {

    private static final double WARM = 0.4;
    private static final double SLOW_STEP = 2;

    private static final int INPUTS = 64;
    private static final int OUTPUTS = 10;
    private static final int SAMPLES = 4096;
    private static final int SETTLE = 4;
    private static final int RELAX = 8;
    private static final int STEPS_PER_CALL = 10;
    private static final int REHEARSAL = 1000;
    private static final int SYNAPSES = 100;

    private CostScaling() {}

    /// Measures.
    ///
    /// @param arguments `--only NAME`, a series of the table, `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "only");
        String only = options.text("only", "");
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            if (only.isEmpty() || only.equals("neurons")) {
                series("neurons", doublings(16, 4096), n -> learning(n, 32, engine), engine);
            }
            if (only.isEmpty() || only.equals("batch")) {
                series("batch", doublings(1, 1024), batch -> learning(256, batch, engine), engine);
            }
            Activation identity = new Activation.Identity();
            if (only.isEmpty() || only.equals("replicas-two")) {
                replicas("replicas-two", r -> SmallLearners.twoTrainables(identity, r, engine), engine);
            }
            if (only.isEmpty() || only.equals("replicas-layered")) {
                replicas("replicas-layered", r -> SmallLearners.layered(r, engine), engine);
            }
            if (only.isEmpty() || only.equals("sparse")) {
                series("sparse", oneTwoFive(1000, 1_000_000), n -> sparse(n, engine), engine);
            }
        }
    }

    private static void series(String name, int[] sizes, IntFunction<Runnable> work, Engine engine) {
        Timing.of(Timing.COLD, work.apply(sizes[sizes.length / 2])); // compiles all that the sizes share
        for (int size : sizes) {
            Timing timing = Timing.of(WARM, work.apply(size));
            ResultLine line = new ResultLine(name, timing.seconds() * 1e9, "ns/step");
            timing.describe(line, engine).detail("x", size).print();
            if (timing.seconds() > SLOW_STEP) {
                return;
            }
        }
    }

    private static void replicas(String name, IntFunction<Ensemble> ensembles, Engine engine) {
        Ensemble rehearsal = ensembles.apply(REHEARSAL);
        Timing.of(Timing.COLD, () -> rehearsal.advance(STEPS_PER_CALL));
        for (int size : oneTwoFive(100, 100_000)) {
            Ensemble ensemble = ensembles.apply(size);
            Timing timing = Timing.of(WARM, () -> ensemble.advance(STEPS_PER_CALL));
            if (ensemble.stopped() > 0) {
                throw new IllegalStateException("%d of %d replicas diverged".formatted(ensemble.stopped(), size));
            }
            double nanoseconds = timing.seconds() * 1e9 / STEPS_PER_CALL / size;
            ResultLine line = new ResultLine(name, nanoseconds, "ns/replica-step");
            timing.describe(line, engine)
                    .detail("x", size)
                    .detail("trainables", ensemble.trainables(0).length)
                    .detail("sideBySide", ensemble.sideBySide() ? 1 : 0)
                    .print();
        }
    }

    private static Runnable learning(int bulk, int batch, Engine engine) {
        Wiring wiring = new Wiring.Cyclic(1, bulk, false, 0.9, true);
        BoundaryProjector projector = new BoundaryProjector(INPUTS, bulk, OUTPUTS);
        var weights = wiring.weights(INPUTS, OUTPUTS, 1, 0);
        Septuple septuple = new Septuple(
                new States(projector.neurons(), batch),
                projector,
                new SampledData(
                        SyntheticData.mixture(SAMPLES, INPUTS, OUTPUTS, 3, 1, 1),
                        new Targets(-1, 1),
                        new SampledData.Shuffled(),
                        1,
                        0),
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        Learner learner = new Learner(
                septuple,
                new LearningMode.Relaxed(SETTLE, RELAX, 0.1),
                new Optimiser.Adam(1e-4, 0.9, 0.999, 1e-8),
                1,
                0,
                engine);
        return () -> {
            if (!learner.step().isFinite()) {
                throw new IllegalStateException("learning diverged at step %d".formatted(learner.time()));
            }
        };
    }

    private static Runnable sparse(int neurons, Engine engine) {
        return UndrivenNetwork.step(
                new Wiring.SparseRecurrent(neurons, SYNAPSES, UndrivenNetwork.GAIN, false), 1, engine);
    }

    private static int[] doublings(int first, int last) {
        return IntStream.iterate(first, size -> size <= last, size -> 2 * size).toArray();
    }

    private static int[] oneTwoFive(int first, int last) {
        return IntStream.iterate(first, decade -> decade <= last, decade -> 10 * decade)
                .flatMap(decade -> IntStream.of(decade, 2 * decade, 5 * decade))
                .filter(size -> size <= last)
                .toArray();
    }
}
