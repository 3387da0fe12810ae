package org.septuple.bench;

import java.util.Arrays;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableEnsemble;
import org.septuple.learning.SolvableLearner;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// Septuple's side of the contests `solvable-…`: nanoseconds of wall time per replica and learning step of a [SolvableLearner] with η = .1
/// and B = 8, as in `solvable.py`. Prints one line of JSON, with mean and spread of q₁ after 200 steps from 0, which the peers should
/// reproduce.
public final class SolvableRate {

    private static final int BATCH = 8;
    private static final int LEARNED = 200;

    private SolvableRate() {}

    /// Measures.
    ///
    /// @param arguments `--learner bias-pair|single-weight|ring-phase|double-well` (bias-pair), `--replicas N` (1000000),
    ///     `--steps N` (100) in one call, `--momentum PERCENT` (0), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "learner", "replicas", "steps", "momentum");
        String name = options.text("learner", "bias-pair");
        int replicas = options.number("replicas", 1_000_000);
        int steps = options.number("steps", 100);
        int percent = options.number("momentum", 0);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            HeavyBall descent = new HeavyBall(0.1, percent / 100.0);
            SolvableEnsemble ensemble = new SolvableEnsemble(learner(name), descent, 1, replicas, engine);
            ensemble.advance(LEARNED);
            double[] q = new double[replicas];
            ensemble.read(0, q);
            double mean = Arrays.stream(q).average().orElseThrow();
            double square =
                    Arrays.stream(q).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            Timing timing = Timing.of(Timing.COLD, () -> ensemble.advance(steps));
            ResultLine line = new ResultLine(name, timing.seconds() * 1e9 / steps / replicas, "ns/replica-step");
            timing.describe(line, engine)
                    .detail("replicas", replicas)
                    .detail("steps", steps)
                    .detail("momentum", percent / 100.0)
                    .detail("diverged", ensemble.diverged())
                    .detail("mean", mean)
                    .detail("sd", Math.sqrt(square))
                    .print();
        }
    }

    private static SolvableLearner learner(String name) {
        return switch (name) {
            case "bias-pair" ->
                new BiasPair(new BiasPair.Synapses(0.5, 0.2, 0, 0.5), new BiasPair.Data(1, 0, 1, 0.3, 1, 0, 0), BATCH);
            case "single-weight" -> new SingleWeight(1, 1, 0.5, 0, BATCH);
            case "ring-phase" -> new RingPhase(1, 1, 0.5, 0, BATCH);
            case "double-well" -> new DoubleWell(1, 0.2, 1, 0, BATCH);
            default ->
                throw new IllegalArgumentException(
                        "learner %s must be bias-pair, single-weight, ring-phase or double-well".formatted(name));
        };
    }
}
