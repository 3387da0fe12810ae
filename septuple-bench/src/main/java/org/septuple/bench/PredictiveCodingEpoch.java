package org.septuple.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.io.IdxFile;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Readout;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// Septuple's side of the contest `predictive-coding`: seconds per epoch of Fashion-MNIST, 784-300-300-10, tanh, batch 64,
/// 2 settling and 20 relaxation steps of 0.1, Adam 10⁻³. Prints one line of JSON; see septuple-bench/peers/README.md.
public final class PredictiveCodingEpoch {

    private static final List<Integer> LAYERS = List.of(300, 300);
    private static final int DEPTH = LAYERS.size() + 1;
    private static final int SETTLING_STEPS = LAYERS.size(); // outputs are clamped before they would be reached
    private static final int BATCH = 64;
    private static final int RELAXATION_STEPS = 20;
    private static final int WARM_UP_STEPS = 40;

    private PredictiveCodingEpoch() {}

    /// Learns and prints.
    ///
    /// @param args `--data DIR` (default `$SEPTUPLE_DATA`), `--epochs N` (2), `--seed N` (1), `--threads N` (1),
    ///     `--kernels scalar|vector`
    public static void main(String[] args) {
        Options options = new Options(args, "data", "epochs", "seed");
        int seed = options.number("seed", 1);
        int epochs = options.number("epochs", 2);
        String data = options.text("data", System.getenv().getOrDefault("SEPTUPLE_DATA", "."));
        Split split = fashionMnist(Path.of(data));
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            measured(split, seed, epochs, options.engine(crew)).print();
        }
    }

    private static ResultLine measured(Split split, long seed, int epochs, Engine engine) {
        Learner rehearsal = learner(septuple(split, seed + 1), seed + 1, engine);
        while (rehearsal.time() < WARM_UP_STEPS) {
            step(rehearsal);
        }

        Septuple septuple = septuple(split, seed);
        Learner learner = learner(septuple, seed, engine);
        Readout readout = new Readout.ByDynamics(DEPTH);
        double[] seconds = new double[epochs];
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            long end = Math.ceilDiv((long) epoch * split.train().samples(), BATCH);
            long begin = System.nanoTime();
            while (learner.time() < end) {
                step(learner);
            }
            seconds[epoch - 1] = (System.nanoTime() - begin) / 1e9;
            accuracies.add(accuracy(septuple, readout, split, engine));
        }
        return new ResultLine(
                        "predictive-coding", Arrays.stream(seconds).average().orElseThrow(), "s/epoch")
                .engine(engine)
                .detail("seconds", seconds)
                .detail("accuracy", accuracies);
    }

    private static void step(Learner learner) {
        if (!learner.step().isFinite()) {
            throw new IllegalStateException("learning diverged at step %d".formatted(learner.time()));
        }
    }

    private static double accuracy(Septuple septuple, Readout readout, Split split, Engine engine) {
        return (double) readout.classify(septuple, split.test(), engine).right(split.test())
                / split.test().samples();
    }

    private static Septuple septuple(Split split, long seed) {
        SampledData data = new SampledData(split.train(), new Targets(-1, 1), new SampledData.Shuffled(), seed, 0);
        Wiring wiring = new Wiring.FeedForward(LAYERS);
        BoundaryProjector projector = new BoundaryProjector(data.inputs(), wiring.bulk(), data.outputs());
        var weights = wiring.weights(data.inputs(), data.outputs(), seed, 0);
        return new Septuple(
                new States(projector.neurons(), BATCH),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
    }

    private static Learner learner(Septuple septuple, long seed, Engine engine) {
        return new Learner(
                septuple,
                new LearningMode.Relaxed(SETTLING_STEPS, RELAXATION_STEPS, 0.1),
                new Optimiser.Adam(1e-3, 0.9, 0.999, 1e-8),
                seed,
                0,
                engine);
    }

    private static Split fashionMnist(Path place) {
        Path set = place.resolve("fashion-mnist");
        Path directory = Files.isDirectory(set) ? set : place;
        Split raw = new Split(
                IdxFile.read(
                        directory.resolve("train-images-idx3-ubyte.gz"),
                        directory.resolve("train-labels-idx1-ubyte.gz")),
                IdxFile.read(
                        directory.resolve("t10k-images-idx3-ubyte.gz"),
                        directory.resolve("t10k-labels-idx1-ubyte.gz")));
        return new Scaling.Interval(-1, 1).apply(raw);
    }
}
