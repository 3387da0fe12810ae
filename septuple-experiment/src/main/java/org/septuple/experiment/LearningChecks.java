package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.measurement.DriftRegression;
import org.septuple.network.Dataset;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Sampling;

/// Row (2.9) on a trained network: what its learner does when it goes on, against −∂F.
///
/// | row | residual | null model |
/// |---|---|---|
/// | 2.9 | 1 − R² of the drift of branches, each with minibatches of its own, on −∂F with one scalar γ | the same drift on −∂F with its components exchanged |
///
/// F is the quenched free energy over the same samples from which the branches draw. Its control is plain descent along sampled gradients of a
/// small linear network, whose ∂F is a Gaussian integral. Plain descent (2.9) from the same network is measured beside the optimiser of the
/// experiment.
final class LearningChecks {

    private static final int CASES = 512;
    private static final int BRANCHES = 32;
    private static final int STEPS = 48;
    private static final int CHAINS = 4;
    private static final int WARM_UP = 100;
    private static final int SAMPLES = 60;
    private static final int BLOCK = 200;
    private static final double LARGEST_UNEXPLAINED = 0.1;

    private final Septuple septuple;
    private final LearningPlan plan;
    private final CanonicalPlan canonical;
    private final Learner learner;
    private final Split data;
    private final long seed;
    private final Engine engine;
    private final Map<String, Comparison> rows = new LinkedHashMap<>();
    private final Map<String, String> untestable = new LinkedHashMap<>();
    private final Map<String, Estimate> results = new LinkedHashMap<>();

    /// Checks on one learner.
    ///
    /// @param learner    trained; left as it is
    /// @param septuple   its network
    /// @param experiment what learns what
    /// @param canonical  β, reference measure and proposal of F
    /// @param data       samples
    /// @param engine     kernels and workers
    LearningChecks(
            Learner learner,
            Septuple septuple,
            Experiment.Duality experiment,
            CanonicalPlan canonical,
            Split data,
            Engine engine) {
        this.learner = learner;
        this.septuple = septuple;
        this.plan = experiment.learning();
        this.canonical = canonical;
        this.data = data;
        this.seed = experiment.header().seed();
        this.engine = engine;
    }

    /// Comparisons by equation number.
    Map<String, Comparison> rows() {
        return rows;
    }

    /// Reasons by equation number.
    Map<String, String> untestable() {
        return untestable;
    }

    /// Named numbers.
    Map<String, Estimate> results() {
        return results;
    }

    /// Measures the rows.
    ///
    /// @param output told of progress
    void measure(RunOutput output) {
        output.progress("drift of the learner", 0, 1);
        try {
            drift();
        } catch (IllegalArgumentException refused) {
            untestable.put("2.9", String.valueOf(refused.getMessage()));
        }
    }

    private void drift() {
        int count = Math.min(CASES, data.train().samples());
        if (plan.mode() instanceof LearningMode.Canonical
                && count < data.train().samples()) {
            throw new IllegalArgumentException(
                    "chains of canonical mode are kept for %d samples, the drift is measured on %d"
                            .formatted(data.train().samples(), count));
        }
        BoundaryPlan.Data boundary = new BoundaryPlan.Data(plan.data());
        Dataset samples = data.train().select(boundary.chosen(data, count, seed));
        LearnerBranches branches = new LearnerBranches(plan, learner, samples, seed, engine);
        States clamped = boundary.clamped(septuple.projector(), data, count, seed);
        CanonicalLaw law = CanonicalLaw.clamped(septuple, canonical.beta(), canonical.reference(), clamped);
        FreeEnergyGradient gradient = FreeEnergyGradient.sampled(law, sampling(), seed, BLOCK, engine);
        List<double[]> drifts =
                branches.learn(plan.optimiser(), BRANCHES, STEPS, STEPS).drifts();
        DriftRegression found = regression(drifts, gradient.values(), gradient.errors());
        DriftRegression exchanged = regression(drifts, exchanged(gradient.values()), exchanged(gradient.errors()));
        put("drift", found);
        if (!(plan.optimiser() instanceof Optimiser.Plain)) {
            List<double[]> plain =
                    branches.learn(new Optimiser.Plain(1), BRANCHES, 1, 1).drifts();
            put("drift.plain", regression(plain, gradient.values(), gradient.errors()));
        }
        rows.put(
                "2.9",
                new Comparison(
                        "1 - R2 of the drift over %d steps of %d branches of the learner as configured on -dF with one gamma, both over %d samples, noise of both removed"
                                .formatted(STEPS, BRANCHES, count),
                        unexplained(found),
                        LARGEST_UNEXPLAINED,
                        "a tenth of the drift, declared",
                        control(),
                        unexplained(exchanged)));
    }

    private void put(String name, DriftRegression found) {
        results.put(name + ".gamma", found.rate());
        results.put(name + ".r2", found.explained());
    }

    private static Estimate unexplained(DriftRegression found) {
        Estimate explained = found.explained();
        return new Estimate(1 - explained.value(), explained.standardError(), explained.n());
    }

    private Sampling sampling() {
        Sampling given = Objects.requireNonNull(canonical.sampling(), "rows of the canonical law are sampled");
        return new Sampling(given.proposal(), CHAINS, WARM_UP, SAMPLES, 1, false);
    }

    private static DriftRegression regression(List<double[]> drifts, double[] gradient, double[] errors) {
        return DriftRegression.of(
                new double[][][] {drifts.toArray(double[][]::new)}, new double[][] {gradient}, new double[][] {errors});
    }

    /// Each component in the place of another, half the vector away.
    private static double[] exchanged(double[] vector) {
        int half = vector.length / 2;
        return IntStream.range(0, vector.length)
                .mapToDouble(k -> vector[(k + half) % vector.length])
                .toArray();
    }

    /// Plain descent along independent sampled gradients of a linear network.
    private Estimate control() {
        LinearControl.Slopes slopes = LinearControl.slopes(canonical, sampling(), BRANCHES, seed, BLOCK + 1, engine);
        double[] exact =
                slopes.exact().stream().mapToDouble(Double::doubleValue).toArray();
        return unexplained(regression(slopes.drifts(), exact, new double[exact.length]));
    }
}
