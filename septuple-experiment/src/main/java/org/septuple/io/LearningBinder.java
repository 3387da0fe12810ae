package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.AdaptivePlan;
import org.septuple.experiment.Cost;
import org.septuple.experiment.DataPlan;
import org.septuple.experiment.DynamicsPlan;
import org.septuple.experiment.EnsemblePlan;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.NetworkPlan;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Readout;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.Trainables;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

/// Binds the sections `dynamics`, `learning` and `readout`.
///
/// ```yaml
/// dynamics:
///   boundary-updates: poisson   # or periodic
///   mean-interval: 3            # steps; `interval` for periodic
///   boundary: clamped           # between updates; or free
///   input: independent          # per column; or common
///   noise: 0                    # standard deviation per step
///   steps: 200                  # that count, after `warm-up: 50`, on `columns: 32` copies (kind duality)
/// learning:
///   mode: relaxation            # steps, rate, settle; or activation with steps of (2.1); or canonical with these and
///                               # beta, reference: lebesgue, proposal: hmc or mala, chains: 2, burn: 2, samples: 4
///   optimiser: plain            # (2.9); momentum, adam are not (2.9)
///   step: 0.1
///   batch: 32
///   epochs: 15
///   replicas: 1
///   ensemble: {snapshots: 50, branch: {at: 200, from: 0, replicas: 512},   # kind learning: side by side, q recorded
///              watch: {from: 100, every: 1, coordinates: [0]}}   # trainables (default all) that section `measure` is about
///   adaptive: …                 # AdaptiveBinder; kind learning
/// readout: {dynamics-steps: 12, relaxation-steps: 200, relaxation-rate: 0.2}
/// ```
final class LearningBinder {

    private static final int MANY = 100_000_000;

    private final Section learning;
    private final ActivationDynamics.Protocol protocol;
    private final DynamicsPlan dynamics;
    private final LearningMode mode;
    private final Optimiser optimiser;
    private final int batch;
    private final int epochs;
    private final int replicas;
    private final @Nullable EnsemblePlan ensemble;
    private final @Nullable AdaptiveBinder adaptive;
    private @Nullable Section branch;
    private @Nullable Section watch;
    private final Readout.ByDynamics byDynamics;
    private final Readout.ByRelaxation byRelaxation;

    /// Reads the sections.
    ///
    /// @param dynamics `dynamics`
    /// @param learning `learning`
    /// @param readout  `readout`
    /// @param kind     only `learning` knows ensembles
    LearningBinder(Section dynamics, Section learning, Section readout, ExperimentFile.Kind kind) {
        this.learning = learning;
        this.protocol = protocol(dynamics);
        this.dynamics = new DynamicsPlan(
                protocol,
                dynamics.integer("steps", 1, MANY, 200),
                dynamics.integer("warm-up", 0, MANY, 50),
                dynamics.integer("columns", 1, 1_000_000, 32));
        this.mode = mode();
        this.optimiser = optimiser();
        this.batch = learning.integer("batch", 1, 1_000_000, 32);
        this.epochs = learning.integer("epochs", 1, 1_000_000);
        this.replicas = learning.integer("replicas", 1, 1_000_000, 1);
        boolean ensembles = kind == ExperimentFile.Kind.LEARNING && learning.has("ensemble");
        if (ensembles && mode instanceof LearningMode.Canonical) {
            learning.reject(
                    "ensemble",
                    "`learning.ensemble` is given and `learning.mode` is canonical: ensembles do not keep chains for every sample and replica",
                    "Leave `ensemble` out, or choose relaxation or activation.");
        }
        this.ensemble = ensembles ? ensemble(learning.section("ensemble")) : null;
        this.adaptive = kind == ExperimentFile.Kind.LEARNING && learning.has("adaptive")
                ? adaptive(learning.section("adaptive"))
                : null;
        this.byDynamics = new Readout.ByDynamics(readout.integer("dynamics-steps", 1, 1_000_000, 12));
        this.byRelaxation = new Readout.ByRelaxation(
                readout.integer("relaxation-steps", 1, 1_000_000, 200),
                readout.number("relaxation-rate", Interval.POSITIVE, 0.2));
    }

    /// The learning plan.
    ///
    /// @param data    p_∂
    /// @param network the septuple
    /// @return harmless if anything is wrong
    LearningPlan plan(DataPlan data, NetworkPlan network) {
        return new LearningPlan(data, network, mode, optimiser, batch, epochs, replicas, byDynamics, byRelaxation);
    }

    /// Number of learners.
    ///
    /// @return ≥ 1
    int replicas() {
        return replicas;
    }

    /// How replicas that learn side by side are recorded.
    ///
    /// @return null if they are read out one by one
    @Nullable
    EnsemblePlan ensemble() {
        return ensemble;
    }

    /// How learners adapt by (4.8).
    ///
    /// @return null if they do not
    @Nullable
    AdaptivePlan adaptive() {
        return adaptive == null ? null : adaptive.plan();
    }

    private AdaptiveBinder adaptive(Section section) {
        learning.exclude("adaptive", "ensemble");
        if (!(mode instanceof LearningMode.Relaxed)
                || !(optimiser instanceof Optimiser.Plain(double rate))
                || rate <= 0) {
            learning.reject(
                    "adaptive",
                    "`learning.adaptive` is given; gamma of (4.8) is the step of plain descent (2.9) in relaxation mode",
                    "Choose mode: relaxation, optimiser: plain and a step > 0, or delete `adaptive`.");
        }
        if (batch % 2 != 0) {
            learning.reject(
                    "batch",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.batch` is %d; an adaptive learner reads D off half batches".formatted(batch),
                    "Choose an even number.");
        }
        return new AdaptiveBinder(section);
    }

    /// Rejects conventions by which there is no μ, or which do not go together, and minibatches without noise.
    ///
    /// @param plan made of [#plan]
    /// @param seed of its weights and data
    /// @param data samples
    void adapts(LearningPlan plan, long seed, Split data) {
        AdaptiveBinder binder = adaptive;
        if (binder != null) {
            if (plan.data().order() instanceof SampledData.Shuffled) {
                binder.leavesNoise(data.train().samples(), learning, batch);
            }
            Engine engine = new Engine(Kernels.scalar(), Crew.alone());
            learning.construct("adaptive", () -> binder.plan().learner(plan, data, seed, 0, engine));
        }
    }

    /// The run of (2.1) on the trained network.
    ///
    /// @return harmless if anything is wrong
    DynamicsPlan dynamics() {
        return dynamics;
    }

    /// Rejects batches that the data cannot fill.
    ///
    /// @param data samples
    void agreesWith(Split data) {
        if (batch > data.train().samples()) {
            learning.reject(
                    "batch",
                    "`learning.batch` is %d, there are %d training samples"
                            .formatted(batch, data.train().samples()),
                    "Choose at most %d.".formatted(data.train().samples()));
        }
        long end = Math.ceilDiv((long) epochs * data.train().samples(), batch);
        if (branch != null && branch.integer("at", 0, MANY) > end) {
            branch.reject(
                    "at",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.ensemble.branch.at` is %d, learning has %d steps"
                            .formatted(branch.integer("at", 0, MANY), end),
                    "Choose at most %d.".formatted(end));
        }
    }

    /// Rejects chains that do not fit into memory.
    ///
    /// @param plan what [#plan] gave
    /// @param data samples
    void keepsChains(LearningPlan plan, Split data) {
        int samples = data.train().samples();
        int neurons = plan.network().bulk().bulk();
        boolean tooLong = mode instanceof LearningMode.Canonical && (long) samples * neurons > Integer.MAX_VALUE - 8;
        int together = Math.min(plan.replicas(), Runtime.getRuntime().availableProcessors());
        long needed = Cost.chainBytes(plan, data) * together;
        long available = Runtime.getRuntime().maxMemory();
        if (tooLong || needed > available) {
            learning.reject(
                    "chains",
                    ErrorCode.DATA_TOO_LARGE,
                    "chains of %d bulk neurons for each of %d training samples%s need %d MB; Java may use %d MB, and one chain of all samples has at most 2^31 numbers"
                            .formatted(
                                    neurons,
                                    samples,
                                    together > 1 ? " in %d replicas at once".formatted(together) : "",
                                    needed >> 20,
                                    available >> 20),
                    "Use fewer chains, training samples, bulk neurons or replicas, or mode relaxation, which keeps none; or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g");
        }
    }

    /// Rejects a canonical law that cannot be normalised at the first q of some replica.
    ///
    /// @param plan made of [#plan]
    /// @param seed of its weights and data
    /// @param data samples
    void hasALaw(LearningPlan plan, long seed, Split data) {
        if (mode instanceof LearningMode.Canonical canonical) {
            learning.construct("reference", () -> {
                requireLaws(plan, seed, canonical, data);
                return canonical;
            });
        }
    }

    private static void requireLaws(LearningPlan plan, long seed, LearningMode.Canonical mode, Split data) {
        for (int replica = 0; replica < plan.replicas(); replica++) {
            BoundaryDistribution distribution = plan.data().distribution(data, seed, replica);
            Septuple septuple = plan.network().septuple(distribution, 1, seed, replica);
            CanonicalLaw.clamped(septuple, mode.beta(), mode.reference(), septuple.states());
        }
    }

    private EnsemblePlan ensemble(Section section) {
        int every = section.integer("snapshots", 1, MANY);
        EnsemblePlan.Watch watch = section.has("watch") ? watch(section.section("watch")) : null;
        if (!section.has("branch")) {
            return new EnsemblePlan(every, null, watch);
        }
        branch = section.section("branch");
        return new EnsemblePlan(
                every,
                new EnsemblePlan.Branch(
                        branch.integer("at", 0, MANY),
                        branch.integer("from", 0, replicas - 1, 0),
                        branch.integer("replicas", 1, 1_000_000, 512)),
                watch);
    }

    private EnsemblePlan.Watch watch(Section section) {
        watch = section;
        int[] coordinates = section.form("coordinates") == Form.SEQUENCE
                ? section.integers("coordinates", Section.ANY, 0, Integer.MAX_VALUE)
                : section.choice("coordinates", Map.of("all", new int[0]), "all");
        return new EnsemblePlan.Watch(
                section.integer("from", 0, MANY, 0),
                section.integer("every", 1, MANY, 1),
                Arrays.stream(coordinates).boxed().toList());
    }

    /// Rejects trainables that are watched and do not exist, and recordings that are too short for a lag or too large.
    ///
    /// @param plan    what [#plan] gave
    /// @param seed    of its weights
    /// @param data    samples
    /// @param measure what is measured
    void watches(LearningPlan plan, long seed, Split data, MeasureBinder measure) {
        EnsemblePlan.Watch watched = ensemble == null ? null : ensemble.watch();
        if (watch == null || watched == null) {
            return;
        }
        Septuple septuple = plan.network().septuple(plan.data().distribution(data, seed, 0), 1, seed, 0);
        int size = new Trainables(septuple.weights(), septuple.biases())
                .newVector()
                .size();
        for (int coordinate : watched.coordinates()) {
            if (coordinate >= size) {
                watch.reject(
                        "coordinates",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`learning.ensemble.watch.coordinates` names trainable %d, the network has %d"
                                .formatted(coordinate, size),
                        "Choose numbers from 0 to %d.".formatted(size - 1));
            }
        }
        int width =
                watched.coordinates().isEmpty() ? size : watched.coordinates().size();
        measure.agreesWith(width);
        long end = plan.stepsUntil(epochs, data.train().samples());
        long frames = watched.frames(end);
        if (frames <= measure.plan().longestLag()) {
            watch.reject(
                    "from",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`learning.ensemble.watch.from` is %d of %d learning steps: that leaves %d frames, the longest lag is %d"
                            .formatted(
                                    watched.from(), end, frames, measure.plan().longestLag()),
                    "Watch from an earlier step, learn longer, or measure shorter lags.");
        }
        double numbers = (double) frames * replicas * width;
        long available = Runtime.getRuntime().maxMemory();
        if (numbers >= Integer.MAX_VALUE - 8 || 3 * Double.BYTES * numbers > available) {
            watch.reject(
                    "coordinates",
                    ErrorCode.DATA_TOO_LARGE,
                    "%d frames of %d trainables of %d replicas are %.3g numbers; they need %.0f MB, Java may use %d MB, and an array has at most 2^31"
                            .formatted(
                                    frames,
                                    width,
                                    replicas,
                                    numbers,
                                    3 * Double.BYTES * numbers / (1 << 20),
                                    available >> 20),
                    "Watch fewer trainables, less often or from a later step, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g");
        }
    }

    /// Boundary updates and noise of (2.1).
    ///
    /// @param section `dynamics`
    /// @return the protocol
    static ActivationDynamics.Protocol protocol(Section section) {
        Map<String, Supplier<ActivationDynamics.UpdateTimes>> updates = new LinkedHashMap<>();
        updates.put(
                "poisson",
                () -> new ActivationDynamics.Poisson(section.number("mean-interval", Interval.atLeast(1), 3)));
        updates.put("periodic", () -> new ActivationDynamics.Periodic(section.integer("interval", 1, MANY, 3)));
        ActivationDynamics.UpdateTimes times =
                section.choice("boundary-updates", updates, "poisson").get();
        return new ActivationDynamics.Protocol(
                times,
                section.choice("boundary", Map.of("clamped", true, "free", false), "clamped"),
                section.choice("input", Map.of("common", true, "independent", false), "independent"),
                section.number("noise", Interval.NON_NEGATIVE, 0));
    }

    private LearningMode mode() {
        Map<String, Supplier<LearningMode>> modes = new LinkedHashMap<>();
        modes.put("relaxation", this::relaxed);
        modes.put("canonical", this::canonical);
        modes.put(
                "activation", () -> new LearningMode.Activated(learning.integer("steps", 1, 1_000_000, 12), protocol));
        return learning.select("mode", modes).get();
    }

    private LearningMode.Relaxed relaxed() {
        return new LearningMode.Relaxed(
                learning.integer("settle", 0, 1_000_000, 12),
                learning.integer("steps", 1, 1_000_000, 16),
                learning.number("rate", Interval.POSITIVE, 0.2));
    }

    private LearningMode.Canonical canonical() {
        return new LearningMode.Canonical(
                learning.number("beta", Interval.POSITIVE),
                learning.choice("reference", Reference.LEBESGUE),
                proposal(learning.variant("proposal", "hmc")),
                learning.integer("chains", 1, 1000, 2),
                learning.integer("burn", 1, 1_000_000, 2),
                learning.integer("samples", 1, 1_000_000, 4),
                relaxed());
    }

    private static Proposal proposal(Section section) {
        Interval fraction = Interval.open(0, 1);
        Map<String, Supplier<Proposal>> proposals = new LinkedHashMap<>();
        proposals.put(
                "hmc",
                () -> new Proposal.Hamiltonian(
                        section.number("trajectory", Interval.POSITIVE, 1),
                        section.number("acceptance", fraction, 0.8),
                        section.integer("most-steps", 1, 10_000, 32)));
        proposals.put("mala", () -> new Proposal.Langevin(section.number("acceptance", fraction, 0.57)));
        return section.select("kind", proposals).get();
    }

    private Optimiser optimiser() {
        Map<String, Supplier<Optimiser>> optimisers = new LinkedHashMap<>();
        optimisers.put("plain", () -> {
            double step = learning.number("step", Interval.FINITE);
            if (step == 0) {
                learning.reject(
                        "step",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`learning.step` is 0, must not be 0",
                        "Positive values descend, negative values ascend (2.9).");
                return new Optimiser.Plain(1);
            }
            return new Optimiser.Plain(step);
        });
        optimisers.put(
                "momentum",
                () -> new Optimiser.Momentum(
                        learning.number("step", Interval.POSITIVE),
                        learning.number("momentum", Interval.closedOpen(0, 1), 0.9)));
        optimisers.put(
                "adam",
                () -> new Optimiser.Adam(
                        learning.number("step", Interval.POSITIVE),
                        learning.number("beta1", Interval.closedOpen(0, 1), 0.9),
                        learning.number("beta2", Interval.closedOpen(0, 1), 0.999),
                        learning.number("epsilon", Interval.POSITIVE, 1e-8)));
        return learning.choice("optimiser", optimisers, "plain").get();
    }
}
