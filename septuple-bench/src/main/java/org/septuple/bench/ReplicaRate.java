package org.septuple.bench;

import java.util.Arrays;
import org.septuple.learning.Ensemble;
import org.septuple.network.Activation;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// Septuple's side of the contests `replicas-linear` and `replicas-tanh`: nanoseconds of wall time per replica and learning step
/// of [SmallLearners#twoTrainables]. Prints one line of JSON, with mean and spread of w and b after the given steps, which the
/// peers should reproduce.
public final class ReplicaRate {

    private ReplicaRate() {}

    /// Measures.
    ///
    /// @param arguments `--replicas N` (100000), `--steps N` (100) in one call, `--activation linear|tanh` (linear),
    ///     `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "replicas", "steps", "activation");
        int replicas = options.number("replicas", 100_000);
        int steps = options.number("steps", 100);
        String name = options.text("activation", "linear");
        Activation activation = switch (name) {
            case "linear" -> new Activation.Identity();
            case "tanh" -> new Activation.Tanh();
            default -> throw new IllegalArgumentException("activation %s must be linear or tanh".formatted(name));
        };
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Ensemble ensemble = SmallLearners.twoTrainables(activation, replicas, engine);
            ensemble.advance(steps);
            double[] w = meanAndDeviation(ensemble, 0);
            double[] b = meanAndDeviation(ensemble, 1);
            Timing timing = Timing.of(Timing.COLD, () -> ensemble.advance(steps));
            ResultLine line = new ResultLine("replicas", timing.seconds() * 1e9 / steps / replicas, "ns/replica-step");
            timing.describe(line, engine)
                    .detail("replicas", replicas)
                    .detail("steps", steps)
                    .detail("activation", name)
                    .detail("stopped", ensemble.stopped())
                    .detail("mean", new double[] {w[0], b[0]})
                    .detail("sd", new double[] {w[1], b[1]})
                    .print();
        }
    }

    private static double[] meanAndDeviation(Ensemble ensemble, int coordinate) {
        double[] q = new double[ensemble.replicas()];
        ensemble.read(coordinate, q);
        double mean = Arrays.stream(q).average().orElseThrow();
        double square =
                Arrays.stream(q).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return new double[] {mean, Math.sqrt(square)};
    }
}
