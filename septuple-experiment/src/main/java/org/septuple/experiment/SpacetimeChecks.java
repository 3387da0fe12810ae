package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.septuple.learning.LearningMode;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.CloudReading;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Rows 5.1 to 5.9, those of section 6 ([FieldRows]), and 7.1 to 8.13 ([GravityRows]) on a trained network, and entropy production before learning and after a shuffle.
///
/// | network | which |
/// |---|---|
/// | trained | after learning |
/// | untrained | the same learner's, before |
/// | shuffled | trained, the weights of each block exchanged at random: as many large ones, no order |
///
/// All three follow (2.1) under the same samples and update times, so that their differences are paired, learner by learner. They have a quarter of
/// the clouds that decide the rows: learners differ by more than that adds. Of replica 0 the untrained network is looked at in both readings, and its
/// vectors stand in the table of forms.
final class SpacetimeChecks {

    private static final List<String> ALL = Stream.of(
                    IntStream.rangeClosed(1, 9).mapToObj(row -> "5." + row),
                    FieldRows.ROWS.stream(),
                    GravityRows.ROWS.stream())
            .flatMap(rows -> rows)
            .toList();
    /// Number of the first branch: other rows have those below.
    private static final int BRANCH = 500_000;

    private static final String PREFIX = "spacetime.";
    private static final String LEARNING = PREFIX + "learning.";
    private static final String FIRST = LEARNING + "first.";

    /// Two-sided level of 95 %, and of 60 %, which leaves 80 % on one side.
    private static final double SIGNIFICANT = 0.95;

    private static final double POWERFUL = 0.6;

    private final SpacetimePlan plan;
    private final ActivationDynamics.Protocol protocol;
    private final double confidence;
    private final long seed;
    private final int number;
    private final long begin;
    private final Engine engine;
    private final LedgerNotes notes;

    /// Checks on one learner.
    ///
    /// @param experiment with a plan for space-time
    /// @param number     replica
    /// @param begin      first time of the base states
    /// @param engine     kernels and workers
    /// @param notes      takes what is found
    SpacetimeChecks(Experiment.Duality experiment, int number, long begin, Engine engine, LedgerNotes notes) {
        this.plan = Objects.requireNonNull(experiment.spacetime());
        ActivationDynamics.Protocol given = experiment.dynamics().protocol();
        this.protocol = new ActivationDynamics.Protocol(given.updates(), given.clamped(), false, 0);
        this.confidence = experiment.ledger().confidence();
        this.seed = experiment.header().seed();
        this.number = number;
        this.begin = begin;
        this.engine = engine;
        this.notes = notes;
    }

    /// Measures rows on replica 0, and compares networks on all.
    ///
    /// @param trained after learning
    /// @param fresh   before
    /// @param output  told of progress
    void measure(Septuple trained, Septuple fresh, RunOutput output) {
        if (new Recurrence(trained.weights()).size() == 0) {
            notes.refuse(
                    "nilpotent: a strictly feed-forward w moves nothing after as many steps as it has layers", ALL);
            return;
        }
        output.progress("entropy of neurons", 0, 1);
        try {
            if (number == 0) {
                rows(new SpacetimeSurvey(source(trained), plan, seed, engine, notes));
            }
            compare(trained, fresh);
        } catch (UntestableException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), ALL);
        }
    }

    private void rows(SpacetimeSurvey survey) {
        VectorForms forms = survey.whole(plan.reading(), named(plan.reading()));
        scanned(survey, forms).measure(notes);
        new FieldRows(forms, seed, engine).measure(notes);
        new GravityRows(forms, survey.source(), engine, PREFIX).measure(notes);
        notes.put("5.3", DisplacementRow.of(survey.source(), survey.reading(plan.reading()), engine));
        notes.attempt("5.1", () -> survey.joint(PREFIX));
        notes.attempt("5.2", () -> survey.period(PREFIX));
        try {
            survey.whole(plan.reading().other(), named(plan.reading().other()));
        } catch (UntestableException refused) {
            // the other reading decides no row: its numbers are absent
        }
    }

    private SpacetimeRows scanned(SpacetimeSurvey survey, VectorForms forms) {
        try {
            return new SpacetimeRows(forms, survey.scan(PREFIX), "radii: none", confidence, seed);
        } catch (IllegalArgumentException refused) {
            return new SpacetimeRows(forms, null, String.valueOf(refused.getMessage()), confidence, seed);
        }
    }

    /// Learning on against off, where the trained learner goes on and where it began, beside null models of [LearningClouds].
    ///
    /// With several learners each is one unit, whose error others tell; a single one is as sure as its branches.
    ///
    /// @param trained  its network
    /// @param fresh    before
    /// @param branches that begin where it is
    /// @param first    that begin where it began
    /// @param learning mode, optimiser and number of learners
    void compare(
            Septuple trained, Septuple fresh, LearnerBranches branches, LearnerBranches first, LearningPlan learning) {
        if (notes.untestable().containsKey("5.4")
                || learning.mode() instanceof LearningMode.Canonical
                || trained.projector().neurons() > CloudSurvey.MOST_EXACT) {
            return;
        }
        put(LEARNING, trained, branches, learning);
        put(FIRST, fresh, first, learning);
    }

    private void put(String name, Septuple network, LearnerBranches branches, LearningPlan learning) {
        CloudReading reading = plan.reading(plan.reading(), network.projector().bulkRange());
        try {
            LearningClouds.Differences found = new LearningClouds(
                            branches, learning, BRANCH + number * LearningClouds.MOST_BRANCHES)
                    .differences(source(network), reading, engine);
            boolean alone = learning.replicas() == 1;
            put(name + "delta_S", found.learning(), alone);
            put(name + "reversed.delta_S", found.reversed(), alone);
            put(name + "random.delta_S", found.random(), alone);
            put(name + "direction.delta_S", found.direction(), alone);
        } catch (UntestableException refused) {
            // a branch diverged: its numbers are absent
        }
    }

    private void put(String name, Estimate difference, boolean alone) {
        notes.putFinite(name, alone ? difference : Replica.unknownError(difference.value()));
    }

    /// Adds the sizes of differences between learning and rest that a two-sided test of 5 % would see in 80 of 100 cases, t₉₇.₅ + t₈₀ standard errors, t
    /// with a degree of freedom less than there are units.
    ///
    /// @param results of all learners
    static void detectable(Map<String, Estimate> results) {
        for (String name : List.of(LEARNING, FIRST)) {
            Estimate found = results.get(name + "delta_S");
            if (found != null && found.n() > 1) {
                double size = found.halfWidth(SIGNIFICANT) + found.halfWidth(POWERFUL);
                results.put(name + "detectable", Estimate.exact(size, found.n()));
            }
        }
    }

    private static String named(SpacetimePlan.Reading reading) {
        return PREFIX + reading.word() + ".";
    }

    /// Trained, untrained and shuffled, and what they differ by: the error is that over learners.
    private void compare(Septuple trained, Septuple fresh) {
        VectorForms after = brief("trained", trained);
        VectorForms before = brief("untrained", fresh);
        if (number == 0) {
            tabulate(fresh, before);
        }
        brief("shuffled", shuffled(trained));
        notes.put(
                PREFIX + "learned.sigma_plus",
                Replica.unknownError(
                        after.production().value() - before.production().value()));
        notes.put(
                PREFIX + "learned.delta_S",
                Replica.unknownError(after.change().value() - before.change().value()));
    }

    /// Vectors of the untrained network in both readings.
    ///
    /// @param deciding of the reading that decides rows
    private void tabulate(Septuple fresh, VectorForms deciding) {
        notes.rowsOf(FindingTable.Shape.FORMS, SpacetimeNumbers.rows(plan.reading(), FormsNetwork.UNTRAINED, deciding));
        SpacetimePlan.Reading other = plan.reading().other();
        try {
            VectorForms forms = brief(other, "untrained." + other.word(), fresh);
            notes.rowsOf(FindingTable.Shape.FORMS, SpacetimeNumbers.rows(other, FormsNetwork.UNTRAINED, forms));
        } catch (UntestableException refused) {
            // the other reading decides no row: its vectors are absent
        }
    }

    private VectorForms brief(String name, Septuple network) {
        return brief(plan.reading(), name, network);
    }

    private VectorForms brief(SpacetimePlan.Reading reading, String name, Septuple network) {
        SpacetimeSurvey survey = new SpacetimeSurvey(source(network), plan, seed, engine, notes);
        return survey.brief(reading.word(), survey.reading(reading), PREFIX + name + ".");
    }

    private BaseStates source(Septuple network) {
        return new BaseStates(network, protocol, plan.warmUp(), plan.spread(), seed, number, begin);
    }

    private Septuple shuffled(Septuple trained) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : trained.weights().blocks()) {
            WeightBlock other = block.blank();
            for (int p = 0; p < block.parts().size(); p++) {
                double[] from = block.parts().get(p);
                double[] to = other.parts().get(p);
                int[] order = new RandomStream(seed, Purpose.CHECK_POINTS, 10 + number, 100L * blocks.size() + p)
                        .permutation(from.length);
                for (int k = 0; k < to.length; k++) {
                    to[k] = from[order[k]];
                }
            }
            blocks.add(other);
        }
        return new Septuple(
                trained.states(),
                trained.projector(),
                trained.distribution(),
                new Weights(trained.weights().neurons(), blocks),
                trained.biases(),
                trained.activation(),
                trained.loss());
    }
}
