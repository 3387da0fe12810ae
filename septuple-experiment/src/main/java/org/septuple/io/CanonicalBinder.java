package org.septuple.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.BoundaryPlan;
import org.septuple.experiment.CanonicalPlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.SlicePlan;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.Trainables;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.NeuronPair;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// Binds the section `canonical` of kind `free-energy`.
///
/// ```yaml
/// canonical:
///   beta: 1                           # > 0
///   average: annealed                 # or quenched
///   reference: lebesgue               # or normal
///   cases: 16                         # boundary states that are clamped
///   method: sampling                  # beside exact methods, where there are any; or exact: those alone
///   proposal: {kind: hmc, trajectory: 1.5707963, acceptance: 0.8, most-steps: 64}   # mala {acceptance: 0.57}
///   chains: 16
///   warm-up: 300
///   samples: 600
///   nodes: 10
///   tempering: true
///   annealing: {islands: 8, particles: 16, stages: 64, resampling: false}           # or none
///   gradient: true
///   insertions: [sink, averaged, pruned]                                            # none without the key
///   slice: {axes: [{trainable: 3, from: -1, to: 1, points: 21}]}                    # or trainable: gradient
///   every: 50                         # learning steps between measurements; without it before and after
/// ```
final class CanonicalBinder {

    private static final int MANY = 1_000_000;
    private static final int MOST_POINTS = 10_000;
    private static final int MOST_MOMENTS = 10_000;

    private final Section section;
    private final Average average;
    private final double beta;
    private final Reference reference;
    private final int cases;
    private final boolean exactAlone;
    private final Sampling sampling;
    private final @Nullable Annealing annealing;
    private final boolean gradient;
    private final List<Insertion> insertions;
    private final List<Section> axes;
    private final @Nullable SlicePlan slicePlan;
    private final long every;

    /// Reads the section.
    ///
    /// @param section `canonical`
    /// @param learns  whether the network learns between measurements
    CanonicalBinder(Section section, boolean learns) {
        this(section, learns, false);
    }

    /// What kind `duality` reads: beta, reference, cases, proposal, chains, warm-up, samples, nodes, tempering, annealing.
    ///
    /// @param section `canonical`
    /// @return always quenched, with weighted populations and ∂F/∂q
    static CanonicalBinder ofLedger(Section section) {
        return new CanonicalBinder(section, false, true);
    }

    private CanonicalBinder(Section section, boolean learns, boolean ofLedger) {
        this.section = section;
        this.beta = beta();
        this.average = ofLedger ? Average.QUENCHED : section.choice("average", Average.ANNEALED);
        this.reference = section.choice("reference", Reference.LEBESGUE);
        this.cases = section.integer("cases", 1, MANY, 16);
        this.exactAlone = !ofLedger && section.choice("method", METHODS, "sampling");
        this.sampling = new Sampling(
                proposal(section.variant("proposal", "hmc")),
                section.integer("chains", 2, MANY, 16),
                section.integer("warm-up", 20, MANY, 300),
                section.integer("samples", 4, MANY, 600),
                section.integer("nodes", 1, 1000, 10),
                section.flag("tempering", true));
        this.annealing = ofLedger ? populations(section.optional("annealing")) : annealing();
        this.gradient = ofLedger || section.flag("gradient", true);
        this.insertions =
                !ofLedger && section.has("insertions") ? section.choices("insertions", INSERTIONS) : List.of();
        Section slice = !ofLedger && section.has("slice") ? section.section("slice") : null;
        this.axes = slice == null ? List.of() : slice.sections("axes", 1);
        this.slicePlan = slice == null ? null : slicePlan(slice);
        this.every = learns && section.has("every") ? section.integer("every", 1, Integer.MAX_VALUE) : 0;
    }

    private static final Map<String, Boolean> METHODS = methods();

    private static Map<String, Boolean> methods() {
        Map<String, Boolean> methods = new LinkedHashMap<>();
        methods.put("sampling", false);
        methods.put("exact", true);
        return methods;
    }

    private static final Map<String, Insertion> INSERTIONS = insertionWords();

    private static Map<String, Insertion> insertionWords() {
        Map<String, Insertion> words = new LinkedHashMap<>();
        for (Insertion insertion : Insertion.values()) {
            words.put(insertion.word(), insertion);
        }
        return words;
    }

    /// How boundary states enter.
    boolean isQuenched() {
        return average == Average.QUENCHED;
    }

    /// The plan, harmless if anything is wrong.
    ///
    /// @return what the section says
    CanonicalPlan plan() {
        return new CanonicalPlan(
                beta,
                average,
                reference,
                cases,
                exactAlone ? null : sampling,
                annealing,
                gradient,
                insertions,
                slicePlan,
                every);
    }

    private double beta() {
        double value = section.number("beta", Interval.FINITE);
        if (value > 0) {
            return value;
        }
        section.reject(
                "beta",
                ErrorCode.LAW_NOT_NORMALISABLE,
                "`canonical.beta` is %s, must be > 0: below, the law prefers a large loss and cannot be normalised"
                        .formatted(Interval.print(value)),
                "Choose beta > 0.");
        return 1;
    }

    private static Proposal proposal(Section section) {
        Map<String, Supplier<Proposal>> kinds = new LinkedHashMap<>();
        kinds.put(
                "hmc",
                () -> new Proposal.Hamiltonian(
                        section.number("trajectory", Interval.POSITIVE, Math.PI / 2),
                        section.number("acceptance", Interval.open(0, 1), 0.8),
                        section.integer("most-steps", 1, MANY, 64)));
        kinds.put("mala", () -> new Proposal.Langevin(section.number("acceptance", Interval.open(0, 1), 0.57)));
        return section.select("kind", kinds).get();
    }

    private @Nullable Annealing annealing() {
        if (section.form("annealing") != Form.MAPPING && section.has("annealing")) {
            section.choice("annealing", Map.of("none", true));
            return null;
        }
        return populations(section.optional("annealing"));
    }

    private static Annealing populations(Section given) {
        return new Annealing(
                given.integer("islands", 2, MANY, 8),
                given.integer("particles", 2, MANY, 16),
                given.integer("stages", 1, MANY, 64),
                given.flag("resampling", false));
    }

    private SlicePlan slicePlan(Section given) {
        List<SlicePlan.Axis> plans = new ArrayList<>();
        axes.forEach(axis -> plans.add(axis(axis)));
        if (plans.size() > SlicePlan.MOST_AXES) {
            given.reject(
                    "axes",
                    ErrorCode.SLICE_OUT_OF_RANGE,
                    "`canonical.slice.axes` has %d axes, at most %d".formatted(plans.size(), SlicePlan.MOST_AXES),
                    "Delete some; a slice of more could not be shown.");
        }
        double points = plans.stream().mapToDouble(SlicePlan.Axis::points).reduce(1, (a, b) -> a * b);
        if (points > MOST_POINTS) {
            given.reject(
                    "axes",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`canonical.slice.axes` have %.0f points, at most %d".formatted(points, MOST_POINTS),
                    "Give fewer points: each is a measurement of its own.");
        }
        return new SlicePlan(plans);
    }

    private static SlicePlan.Axis axis(Section axis) {
        int direction = axis.form("trainable") == Form.INTEGER || axis.form("trainable") == Form.DECIMAL
                ? axis.integer("trainable", 0, Integer.MAX_VALUE)
                : axis.choice("trainable", Map.of("gradient", SlicePlan.Axis.GRADIENT));
        double from = axis.number("from", Interval.FINITE);
        double to = axis.number("to", Interval.FINITE);
        int points = axis.integer("points", 2, MOST_POINTS);
        if (!(from < to) && axis.isRead("from") && axis.isRead("to")) {
            axis.reject(
                    "to",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` is %s, must be > %s, which is `from`"
                            .formatted(axis.path("to"), Interval.print(to), Interval.print(from)),
                    "Exchange the two, or make them differ.");
            return new SlicePlan.Axis(direction, 0, 1, points);
        }
        return new SlicePlan.Axis(direction, from, to, points);
    }

    /// Rejects what the samples, the sizes of the network and the law itself contradict.
    ///
    /// @param experiment what was bound
    /// @param data       samples; without meaning for a normal p_∂
    void agreesWith(Experiment.FreeEnergy experiment, Split data) {
        BoundaryPlan boundary = experiment.boundary();
        boolean isFree = experiment.canonical().isFree(boundary);
        int bulk = experiment.network().bulk().bulk();
        boolean sound = true;
        if (bulk == 0 && !isFree) {
            section.reject(
                    isQuenched() ? "average" : "cases",
                    ErrorCode.NO_BULK,
                    "`canonical.%s` clamps the boundary, and `network` has 0 bulk neurons: nothing is left to be random"
                            .formatted(isQuenched() ? "average" : "cases"),
                    "Give bulk neurons, or `boundary: {law: normal}` with `average: annealed`.");
            sound = false;
        }
        if (bulk == 0 && !insertions.isEmpty()) {
            section.reject(
                    "insertions",
                    ErrorCode.NO_BULK,
                    "`canonical.insertions` needs bulk neurons, `network` has 0",
                    "Delete it, or give the network bulk neurons.");
            sound = false;
        }
        if (exactAlone && !insertions.isEmpty()) {
            section.reject(
                    "insertions",
                    ErrorCode.NO_EXACT_METHOD,
                    "`canonical.insertions` is given beside `method: exact`; chemical potentials are sampled",
                    "Delete it, or choose `method: sampling`.");
        }
        sound &= !(boundary instanceof BoundaryPlan.Data) || requireSamples(data);
        if (experiment.learning() != null && every > 0) {
            requireFewMoments(experiment
                    .learning()
                    .stepsUntil(experiment.learning().epochs(), data.train().samples()));
        }
        if (sound && section.isSound()) {
            requireLaw(experiment, data);
        }
    }

    /// Rejects more cases than there are samples.
    ///
    /// @param data samples
    /// @return whether there are enough
    boolean requireSamples(Split data) {
        if (cases > data.train().samples()) {
            section.reject(
                    "cases",
                    ErrorCode.TOO_MANY_CASES,
                    "`canonical.cases` is %d, there are %d training samples"
                            .formatted(cases, data.train().samples()),
                    "Choose at most %d.".formatted(data.train().samples()));
            return false;
        }
        return true;
    }

    private void requireFewMoments(long end) {
        if (end / every > MOST_MOMENTS) {
            section.reject(
                    "every",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`canonical.every` is %d, which makes %d measurements; at most %d"
                            .formatted(every, end / every, MOST_MOMENTS),
                    "Choose at least %d.".formatted(Math.ceilDiv(end, MOST_MOMENTS)));
        }
    }

    /// Builds the law of fresh weights.
    private void requireLaw(Experiment.FreeEnergy experiment, Split data) {
        long seed = experiment.header().seed();
        Septuple septuple = experiment.network().septuple(experiment.boundary().distribution(data, seed), 1, seed, 0);
        requireTrainables(new Trainables(septuple.weights(), septuple.biases())
                .newVector()
                .size());
        CanonicalLaw law;
        try {
            law = experiment.canonical().law(septuple, experiment.boundary(), data, seed);
        } catch (IllegalArgumentException refused) {
            String words = String.valueOf(refused.getMessage());
            int remedy = words.lastIndexOf("; ");
            section.reject(
                    "reference",
                    ErrorCode.LAW_NOT_NORMALISABLE,
                    "`canonical.reference` is %s: %s"
                            .formatted(reference.word(), remedy < 0 ? words : words.substring(0, remedy)),
                    remedy < 0
                            ? ErrorCode.LAW_NOT_NORMALISABLE.remedy()
                            : Character.toUpperCase(words.charAt(remedy + 2)) + words.substring(remedy + 3) + ".");
            return;
        }
        requireInsertions(law);
        if (exactAlone && !ExactThermodynamics.exists(law)) {
            section.reject(
                    "method",
                    ErrorCode.NO_EXACT_METHOD,
                    "`canonical.method` is exact, but the network is not linear and has %d free neurons, more than 4"
                            .formatted(law.neurons().size()),
                    ErrorCode.NO_EXACT_METHOD.remedy());
        }
    }

    /// Makes each insertion twice, as ∂μ/∂N needs it.
    private void requireInsertions(CanonicalLaw law) {
        for (Insertion insertion : insertions) {
            try {
                NeuronPair first = insertion.pair(law.septuple());
                Septuple one = insertion == Insertion.PRUNED ? first.smaller() : first.larger();
                law.with(one, beta);
                NeuronPair second = insertion.pair(one);
                law.with(insertion == Insertion.PRUNED ? second.smaller() : second.larger(), beta);
            } catch (IllegalArgumentException refused) {
                section.reject(
                        "insertions",
                        ErrorCode.NO_INSERTION,
                        "`canonical.insertions` has %s, which must be possible twice: %s"
                                .formatted(insertion.word(), refused.getMessage()),
                        ErrorCode.NO_INSERTION.remedy());
            }
        }
    }

    private void requireTrainables(int count) {
        for (Section axis : axes) {
            if (axis.form("trainable") == Form.INTEGER && axis.integer("trainable", 0, Integer.MAX_VALUE) >= count) {
                axis.reject(
                        "trainable",
                        ErrorCode.SLICE_OUT_OF_RANGE,
                        "`%s` is %d, the network has %d trainables, counted from 0"
                                .formatted(
                                        axis.path("trainable"), axis.integer("trainable", 0, Integer.MAX_VALUE), count),
                        "Choose at most %d, or `gradient`.".formatted(count - 1));
            }
        }
    }
}
