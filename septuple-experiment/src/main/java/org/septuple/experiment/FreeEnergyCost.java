package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.thermodynamics.Sampling;

/// What kind `free-energy` will take.
final class FreeEnergyCost {

    private static final double PROBE_SECONDS = 6;
    private static final long BYTES_OF_REPORT = 300_000;
    private static final long BYTES_PER_MOMENT = 10_000;
    /// States, momenta, gradients, proposals, centres, scales, synaptic inputs, errors, slopes, and some of each in a checkpoint.
    private static final long ARRAYS_PER_STATE = 20;
    /// A recording and its copies while rungs are put together and kept.
    private static final long ARRAYS_PER_SAMPLE = 6;
    /// The two newest, and the one that is being written.
    private static final long CHECKPOINTS = 3;

    private FreeEnergyCost() {}

    /// Estimates by measuring for some seconds on fresh weights.
    static Cost of(Experiment.FreeEnergy experiment, Split data, Kernels kernels, int threads) {
        CanonicalPlan plan = experiment.canonical();
        LearningPlan learning = experiment.learning();
        long seed = experiment.header().seed();
        Septuple septuple = experiment.network().septuple(experiment.boundary().distribution(data, seed), 1, seed, 0);
        double each;
        try (ThreadCrew crew = new ThreadCrew(threads)) {
            long start = System.nanoTime();
            CanonicalProbe probe = new CanonicalProbe(
                    plan.law(septuple, experiment.boundary(), data, seed),
                    plan,
                    plan.annealing(),
                    seed,
                    0,
                    new Engine(kernels, crew));
            List<Double> transitions = new ArrayList<>();
            boolean whole;
            do {
                long begin = System.nanoTime();
                whole = probe.advance(() -> true);
                transitions.add(seconds(begin));
            } while (!whole && seconds(start) < PROBE_SECONDS);
            each = whole ? seconds(start) : settled(transitions) * probe.total();
        }
        int moments = plan.moments(
                        learning == null
                                ? 0
                                : learning.stepsUntil(
                                        learning.epochs(), data.train().samples()))
                .size();
        int points = plan.slice() == null ? 0 : plan.slice().points();
        double seconds = each * (moments + points);
        long kept = CHECKPOINTS * memoryBytes(experiment, data) / 2;
        long disk = BYTES_OF_REPORT + BYTES_PER_MOMENT * (moments + points) + kept;
        if (learning == null) {
            return new Cost(seconds, memoryBytes(experiment, data), disk);
        }
        Cost learner = Cost.ofLearners(experiment, learning, data, kernels, threads);
        return new Cost(seconds + learner.seconds(), learner.memoryBytes(), disk + learner.diskBytes());
    }

    /// Mean over the last quarter, when most code is compiled.
    private static double settled(List<Double> transitions) {
        return transitions.subList(transitions.size() * 3 / 4, transitions.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    /// Arrays of the chains of one law.
    static long memoryBytes(Experiment.FreeEnergy experiment, Split data) {
        Sampling sampling = experiment.canonical().sampling();
        if (sampling == null) {
            return 0;
        }
        long boundary = switch (experiment.boundary()) {
            case BoundaryPlan.Normal normal -> normal.mean().size();
            case BoundaryPlan.Data _ ->
                (long) data.train().features() + data.train().classes();
        };
        long neurons = experiment.network().bulk().bulk() + boundary;
        long cases = experiment.canonical().isFree(experiment.boundary())
                ? 1
                : experiment.canonical().cases();
        long columns = cases * sampling.rungs() * sampling.chains();
        return Double.BYTES * columns * (ARRAYS_PER_STATE * neurons + ARRAYS_PER_SAMPLE * sampling.samples());
    }
}
