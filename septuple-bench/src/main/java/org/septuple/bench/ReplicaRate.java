package org.septuple.bench;

import java.util.List;
import java.util.Locale;
import org.septuple.learning.Ensemble;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.ReplicaPlan;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.lanes.Lanes;

/// How long a learning step of a two-trainable network takes in a large ensemble: neuron 1 learns t = wx + b (or tanh of it)
/// from 256 pairs (x, t), batch 8. Prints one line of JSON: nanoseconds of wall time per replica and step.
///
/// Arguments, all optional: threads (2), replicas (100000), steps (200), scalar|vector, identity|tanh.
public final class ReplicaRate {

    private static final int PAIRS = 256;
    private static final int BATCH = 8;
    private static final int REPEATS = 5;

    private ReplicaRate() {}

    /// Measures.
    ///
    /// @param arguments see above
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        int replicas = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int steps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Kernels kernels = arguments.length > 3 && arguments[3].equals("scalar") ? Kernels.scalar() : Lanes.kernels();
        boolean tanh = arguments.length > 4 && arguments[4].equals("tanh");
        try (SharedPieces crew = new SharedPieces(threads)) {
            Ensemble ensemble = new Ensemble(
                    plan(tanh ? new Activation.Tanh() : new Activation.Identity()),
                    new LearningMode.Relaxed(0, 1, 0.1),
                    new Optimiser.Plain(0.05),
                    1,
                    0,
                    replicas,
                    new Engine(kernels, crew));
            ensemble.advance(steps);
            double best = Double.POSITIVE_INFINITY;
            double leastCpu = Double.POSITIVE_INFINITY;
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long begin = System.nanoTime();
                long cpu = SharedPieces.cpuTime();
                ensemble.advance(steps);
                best = Math.min(best, (System.nanoTime() - begin) / ((double) replicas * steps));
                leastCpu = Math.min(leastCpu, (SharedPieces.cpuTime() - cpu) / ((double) replicas * steps));
            }
            double[] q = ensemble.trainables(replicas - 1);
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"name\":\"replica step\",\"value\":%.4g,\"unit\":\"ns\",\"detail\":{\"threads\":%d,\"replicas\":%d,\"steps\":%d,\"kernels\":\"%s\",\"lanes\":%d,\"activation\":\"%s\",\"cpuNs\":%.4g,\"stopped\":%d,\"w\":%.6f,\"b\":%.6f}}",
                    best,
                    threads,
                    replicas,
                    steps,
                    kernels.name(),
                    kernels.lanes(),
                    tanh ? "tanh" : "identity",
                    leastCpu,
                    ensemble.stopped(),
                    q[0],
                    q[1]));
        }
    }

    private static ReplicaPlan plan(Activation activation) {
        double[] pairs = new double[2 * PAIRS];
        RandomStream random = new RandomStream(1, Purpose.DATASET, 0, 0);
        double[] normal = random.gaussians(2 * PAIRS);
        for (int i = 0; i < PAIRS; i++) {
            pairs[2 * i] = normal[2 * i];
            pairs[2 * i + 1] = activation.value(0.5 * normal[2 * i] - 0.2) + 0.1 * normal[2 * i + 1];
        }
        Dataset data = Dataset.unlabelled("pairs", 2, pairs);
        NeuronRange x = new NeuronRange(0, 1);
        NeuronRange t = new NeuronRange(1, 2);
        return (seed, replica) -> new Septuple(
                new States(2, BATCH),
                new BoundaryProjector(2, 0, 0),
                new SampledData(data, new Targets(0, 1), new SampledData.Independent(), seed, replica),
                new Weights(2, List.of(new DenseBlock(t, x, true))),
                new Biases(2, t),
                activation,
                new Loss.Bulk(new BulkPotential.None()));
    }
}
