package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.measurement.DriftRegression;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.measurement.TimeScale;
import org.septuple.measurement.TimeScales;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Dataset;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Sampling;

/// Rows 2.4 and 2.9 on a trained network: what its neurons and its learner do when they go on.
///
/// | row | residual | null model |
/// |---|---|---|
/// | 2.4 | the longest correlation time of neurons under (2.1) over the shortest of trainables, or what the recordings bound it by | two processes of one correlation time, at the same exchange rate |
/// | 2.9 | 1 − R² of the drift of branches, each with minibatches of its own, on −∂F with one scalar γ | the same drift on −∂F with its components exchanged |
///
/// Times of neurons are turned into learning steps by the number of state updates that a learning step makes. The control of row 2.4 puts
/// autoregressions to it whose times differ by a factor of 20.
///
/// F is the quenched free energy over the same samples from which the branches draw. Its control is plain descent along sampled gradients of a
/// small linear network. R² and its error come from the spread of whole vectors over branches and over chains, not from errors of
/// components, which one chain makes together. Plain descent (2.9) from the same network is measured beside the optimiser of the
/// experiment.
final class LearningChecks {

    private static final int CASES = 512;
    static final int BRANCHES = 32;
    static final int STEPS = 48;
    private static final int CHAINS = 4;
    private static final int WARM_UP = 100;
    private static final int SAMPLES = 60;
    private static final int BLOCK = 200;
    private static final double LARGEST_UNEXPLAINED = 0.1;
    private static final double LARGEST_RATIO = 0.1;
    private static final int WATCHED = 64;
    private static final int TIMES = 512;
    private static final double SHORT = 2;
    private static final double LONG = 40;

    private final Septuple septuple;
    private final LearningPlan plan;
    private final DynamicsPlan dynamics;
    private final CanonicalPlan canonical;
    private final Learner learner;
    private final Split data;
    private final long seed;
    private final Engine engine;
    private final LedgerNotes notes;
    private @Nullable Seen seen;

    /// What rows of sections 3 and 4 go on from.
    ///
    /// @param branches of the learner
    /// @param drifts   mean Δq per step over the first [#STEPS] steps, `[branch][trainable]`
    /// @param law      quenched, over the samples from which the branches draw
    /// @param clamped  its boundary
    /// @param gradient its ∂F/∂q
    record Seen(
            LearnerBranches branches,
            List<double[]> drifts,
            CanonicalLaw law,
            States clamped,
            FreeEnergyGradient gradient) {}

    /// Checks on one learner.
    ///
    /// @param learner    trained; left as it is
    /// @param septuple   its network
    /// @param experiment what learns what
    /// @param canonical  β, reference measure and proposal of F
    /// @param data       samples
    /// @param engine     kernels and workers
    /// @param notes      takes what is found
    LearningChecks(
            Learner learner,
            Septuple septuple,
            Experiment.Duality experiment,
            CanonicalPlan canonical,
            Split data,
            Engine engine,
            LedgerNotes notes) {
        this.notes = notes;
        this.learner = learner;
        this.septuple = septuple;
        this.plan = experiment.learning();
        this.dynamics = experiment.dynamics();
        this.canonical = canonical;
        this.data = data;
        this.seed = experiment.header().seed();
        this.engine = engine;
    }

    /// Drift and gradient, once measured; null if row 2.9 is not testable.
    @Nullable
    Seen seen() {
        return seen;
    }

    /// Chains of a gradient.
    Sampling sampling() {
        Sampling given = Objects.requireNonNull(canonical.sampling(), "rows of the canonical law are sampled");
        return new Sampling(given.proposal(), CHAINS, WARM_UP, SAMPLES, 1, false);
    }

    /// Measures the rows.
    ///
    /// @param output told of progress
    void measure(RunOutput output) {
        output.progress("drift of the learner", 0, 1);
        LearnerBranches branches = new LearnerBranches(plan, learner, samples(), seed, engine);
        try {
            LearnerBranches.Result path = branches.learn(plan.optimiser(), BRANCHES, STEPS, STEPS);
            try {
                timeScales(path.watched());
            } catch (IllegalArgumentException refused) {
                notes.refuse(String.valueOf(refused.getMessage()), List.of("2.4"));
            }
            drift(branches, path.drifts());
        } catch (IllegalArgumentException refused) {
            String reason = String.valueOf(refused.getMessage());
            if (!notes.untestable().containsKey("2.4")) {
                notes.refuse(reason, List.of("2.4"));
            }
            notes.refuse(reason, List.of("2.9"));
        }
    }

    private int cases() {
        return Math.min(CASES, data.train().samples());
    }

    private Dataset samples() {
        return data.train().select(new BoundaryPlan.Data(plan.data()).chosen(data, cases(), seed));
    }

    private void timeScales(Recording trainables) {
        int updates = switch (plan.mode()) {
            case LearningMode.Relaxed(int settle, int steps, double _) -> settle + steps;
            case LearningMode.Activated activated -> activated.steps();
            case LearningMode.Canonical chains -> chains.burn() + chains.samples();
        };
        TimeScales scales = TimeScales.of(neurons(), trainables, 1.0 / updates);
        tell("tau_x", scales.longest(), 1.0 / updates);
        tell("tau_q", scales.shortest(), 1);
        Estimate ratio = bound(scales.ratio());
        boolean open = switch (scales.ratio()) {
            case TimeScales.Known _ -> false;
            case TimeScales.AtMost(double most) -> most > LARGEST_RATIO;
            case TimeScales.AtLeast(double least) -> least <= LARGEST_RATIO;
            case TimeScales.Unknown() -> true;
        };
        String known = words(scales);
        if (open) {
            notes.refuse(
                    "the recordings are too short: %s; let neurons make more updates per learning step (learning.mode)"
                            .formatted(known),
                    List.of("2.4"));
            return;
        }
        notes.put("tau_ratio" + suffix(scales.ratio()), ratio);
        notes.put(
                "2.4",
                new Comparison(
                        "longest correlation time tau_x of %d neurons under (2.1)/shortest correlation time tau_q of %d trainables over %d learning steps of %d branches; updates of states per learning step: %d; %s"
                                .formatted(
                                        scales.neurons().size(),
                                        scales.trainables().size(),
                                        STEPS,
                                        BRANCHES,
                                        updates,
                                        known),
                        ratio,
                        LARGEST_RATIO,
                        "neurons at least ten times as fast as trainables, declared",
                        bound(processes(SHORT, LONG, updates).ratio()),
                        bound(processes(SHORT * updates, SHORT, updates).ratio())));
    }

    /// What decides: both times, or a bound.
    static String words(TimeScales scales) {
        String tauX = "tau_x at least %.3g"
                .formatted(scales.conversion() * scales.longest().atLeast());
        String tauQ = "tau_q at least %.3g".formatted(scales.shortest().atLeast());
        return switch (scales.ratio()) {
            case TimeScales.Known _ -> "both were measured";
            case TimeScales.AtMost(double most) ->
                "a bound decides: %s learning steps, longer than their recording tells, so tau_x/tau_q at most %.3g"
                        .formatted(tauQ, most);
            case TimeScales.AtLeast(double least) ->
                "a bound decides: %s learning steps, longer than their recording tells, so tau_x/tau_q at least %.3g"
                        .formatted(tauX, least);
            case TimeScales.Unknown() -> "%s and %s learning steps, both longer than recorded".formatted(tauX, tauQ);
        };
    }

    private static String suffix(TimeScales.Ratio ratio) {
        return switch (ratio) {
            case TimeScales.Known _, TimeScales.Unknown _ -> "";
            case TimeScales.AtMost _ -> ".at_most";
            case TimeScales.AtLeast _ -> ".at_least";
        };
    }

    private void tell(String name, TimeScale told, double unit) {
        if (told instanceof TimeScale.Measured known) {
            notes.put(name, known.time().times(unit));
        } else {
            notes.put(name + ".at_least", Estimate.exact(unit * told.atLeast(), BRANCHES));
        }
    }

    private static Estimate bound(TimeScales.Ratio ratio) {
        return switch (ratio) {
            case TimeScales.Known(Estimate known) -> known;
            case TimeScales.AtMost(double most) -> Estimate.exact(most, BRANCHES);
            case TimeScales.AtLeast(double least) -> Estimate.exact(least, BRANCHES);
            case TimeScales.Unknown() -> new Estimate(Double.NaN, Double.NaN, 1);
        };
    }

    /// Autoregressions, with the exchange rate of the row.
    ///
    /// @param neurons    correlation time in updates
    /// @param trainables correlation time in learning steps
    private TimeScales processes(double neurons, double trainables, int updates) {
        long times = Math.max(TIMES, (long) (LONG * neurons));
        return TimeScales.of(
                process(neurons).record(times, BRANCHES, seed, engine),
                process(trainables).record(STEPS + 1, BRANCHES, seed + 1, engine),
                1.0 / updates);
    }

    private static LinearProcess process(double time) {
        double rho = StrictMath.exp(-1 / time);
        return LinearProcess.autoregression(new double[][] {{rho}}, new double[][] {{1 - rho * rho}});
    }

    /// Independent copies of the network under (2.1), some neurons that move.
    private Recording neurons() {
        Septuple observed = septuple.withStates(new States(septuple.projector().neurons(), BRANCHES));
        ActivationDynamics.Protocol given = dynamics.protocol();
        ActivationDynamics.Protocol independent =
                new ActivationDynamics.Protocol(given.updates(), given.clamped(), false, given.noise());
        ActivationDynamics run =
                new ActivationDynamics(observed, independent, seed, plan.replicas(), learner.clock(), engine);
        for (int step = 0; step < dynamics.warmUp(); step++) {
            run.step();
        }
        NeuronRange free = Held.INPUTS.free(septuple.projector());
        int width = Math.min(WATCHED, free.size());
        double[] record = new double[TIMES * BRANCHES * width];
        int at = 0;
        for (int step = 0; step < TIMES; step++) {
            run.step();
            for (int column = 0; column < BRANCHES; column++) {
                for (int k = 0; k < width; k++) {
                    int neuron = free.from() + (int) ((long) k * free.size() / width);
                    record[at++] = observed.states().get(neuron, column);
                }
            }
        }
        return Recording.of(record, BRANCHES, width, 1);
    }

    private void drift(LearnerBranches branches, List<double[]> drifts) {
        int count = cases();
        if (plan.mode() instanceof LearningMode.Canonical
                && count < data.train().samples()) {
            throw new IllegalArgumentException(
                    "chains of canonical mode are kept for %d samples, the drift is measured on %d"
                            .formatted(data.train().samples(), count));
        }
        BoundaryPlan.Data boundary = new BoundaryPlan.Data(plan.data());
        States clamped = boundary.clamped(septuple.projector(), data, count, seed);
        CanonicalLaw law = CanonicalLaw.clamped(septuple, canonical.beta(), canonical.reference(), clamped);
        FreeEnergyGradient gradient = FreeEnergyGradient.sampled(law, sampling(), seed, BLOCK, engine);
        DriftRegression found = regression(drifts, gradient.chains());
        DriftRegression exchanged = regression(
                drifts,
                Arrays.stream(gradient.chains()).map(LearningChecks::exchanged).toArray(double[][]::new));
        put("drift", found);
        seen = new Seen(branches, drifts, law, clamped, gradient);
        if (!(plan.optimiser() instanceof Optimiser.Plain)) {
            List<double[]> plain =
                    branches.learn(new Optimiser.Plain(1), BRANCHES, 1, 1).drifts();
            put("drift.plain", regression(plain, gradient.chains()));
        }
        notes.put(
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
        notes.put(name + ".gamma", found.rate());
        notes.put(name + ".r2", found.explained());
    }

    private static Estimate unexplained(DriftRegression found) {
        Estimate explained = found.explained();
        return new Estimate(1 - explained.value(), explained.standardError(), explained.n());
    }

    /// Noise of both is taken off by products of different branches and of different chains: components of one chain err together.
    private static DriftRegression regression(List<double[]> drifts, double[][] chains) {
        return DriftRegression.ofChains(new double[][][] {drifts.toArray(double[][]::new)}, new double[][][] {chains});
    }

    /// Each component in the place of another, half the vector away.
    private static double[] exchanged(double[] vector) {
        int half = vector.length / 2;
        return IntStream.range(0, vector.length)
                .mapToDouble(k -> vector[(k + half) % vector.length])
                .toArray();
    }

    /// Plain descent along independent sampled gradients of a linear network, against another sampled gradient, chain by chain.
    private Estimate control() {
        LinearControl.Slopes slopes = LinearControl.slopes(canonical, sampling(), BRANCHES, seed, BLOCK + 1, engine);
        return unexplained(regression(slopes.drifts(), slopes.gradient().chains()));
    }
}
