package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.quantum.EstimatedConstants;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Reference;

/// Rows 3.2 to 3.5, 3.7, 3.11, 3.12 and 4.3 to 4.7 of the ledger, on the trained network along one line of its trainables
/// ([LearnerLine]): [EntropyRows] for any γ, [ActionRows] and [ConstantRows] for γ > 0 within its interval.
///
/// γ ≤ 0 makes ħ² of (3.12) negative: the rows that need ħ then are *not testable*, naming (3.12) (E14). Rows of kind D and I say that the solvers' functionals and
/// equations fit together on this network's F, γ and D, not that its learner obeys (3.1) or (3.8).
final class MacroscopicChecks {

    private static final List<String> ENTROPY = List.of("3.2", "3.3", "3.4");
    private static final List<String> ACTION = List.of("3.5", "3.7", "4.3", "4.4");
    private static final List<String> CONSTANTS = List.of("3.11", "3.12", "4.5", "4.6", "4.7");
    private static final List<String> QUANTUM =
            Stream.of(ACTION, CONSTANTS).flatMap(List::stream).toList();
    private static final List<String> ALL =
            Stream.of(ENTROPY, QUANTUM).flatMap(List::stream).toList();

    private final Experiment.Duality experiment;
    private final CanonicalPlan canonical;
    private final Engine engine;
    private final LedgerNotes notes;

    /// Checks on one learner.
    ///
    /// @param experiment what learns what
    /// @param canonical  β and reference measure of F
    /// @param engine     kernels and workers
    /// @param notes      takes what is found
    MacroscopicChecks(Experiment.Duality experiment, CanonicalPlan canonical, Engine engine, LedgerNotes notes) {
        this.notes = notes;
        this.experiment = experiment;
        this.canonical = canonical;
        this.engine = engine;
    }

    /// Measures the rows.
    ///
    /// @param learning whose drift and gradient were measured
    /// @param output   told of progress
    void measure(LearningChecks learning, RunOutput output) {
        output.progress("line of the learner", 0, 1);
        LearningChecks.Seen seen = learning.seen();
        if (seen == null) {
            notes.refuse("row 2.9 is not testable: without drift and gradient there is no line", ALL);
            return;
        }
        LearnerLine line;
        try {
            line = LearnerLine.of(
                    seen,
                    experiment.learning().optimiser(),
                    learning.sampling(),
                    experiment.header().seed(),
                    engine);
        } catch (UntestableException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), ALL);
            return;
        }
        judge(line);
    }

    /// The rows on a given line.
    void judge(LearnerLine line) {
        notes.putFinite("line.gamma", line.gamma());
        notes.putFinite("line.D", line.diffusion());
        notes.putFinite("line.D.one_step", line.oneStep());
        notes.putFinite("line.drift", line.drift());
        notes.putFinite("line.slope", line.slope());
        notes.putFinite("line.curvature", line.curvature());
        notes.putFinite("line.third", line.third());
        notes.putFinite("line.misfit", Estimate.exact(line.misfit(), 1));
        notes.putFinite("line.noise", Estimate.exact(line.noise(), 1));
        try {
            LineProblem problem = new LineProblem(
                    line.freeEnergy(), line.gamma().value(), line.diffusion().value(), line.sd());
            notes.putFinite("line.sd", Estimate.exact(line.sd(), 1));
            notes.putFinite("line.end", Estimate.exact(problem.end(), 1));
            new EntropyRows(problem, experiment.header().seed(), engine).measure(notes.rows());
            judge(line, problem);
        } catch (UntestableException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), ALL);
        }
    }

    private void judge(LearnerLine line, LineProblem problem) {
        Estimate gamma = line.gamma();
        double width = gamma.halfWidth(experiment.ledger().confidence());
        if (!(gamma.value() > width)) {
            notes.refuse(
                    String.format(
                            Locale.ROOT,
                            "(3.12) has hbar^2 < 0 for gamma <= 0 (E14), and gamma = %.3g +- %.2g along -dF is not above 0",
                            gamma.value(),
                            width),
                    QUANTUM);
            return;
        }
        EstimatedConstants constants = EstimatedConstants.of(gamma, line.diffusion(), Estimate.exact(1, gamma.n()));
        notes.putFinite("line.M", constants.mass());
        notes.putFinite("line.hbar", constants.bound());
        try {
            new ActionRows(problem, engine).measure(notes.rows());
        } catch (UntestableException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), ACTION);
        }
        new ConstantRows(
                        gamma,
                        line.diffusion(),
                        line.oneStep(),
                        sink(),
                        experiment.ledger().confidence())
                .measure(notes.rows(), notes.untestable());
    }

    /// μ of a bulk neuron without links to others, with or without links from them; null where it has no closed form.
    private @Nullable Double sink() {
        boolean bare = experiment.learning().network().loss() instanceof Loss.Bulk bulk
                && bulk.potential() instanceof BulkPotential.None;
        double beta = canonical.beta();
        return bare && canonical.reference() == Reference.LEBESGUE
                ? (Double) (-Elementary.log(2 * Math.PI / beta) / (2 * beta))
                : null;
    }
}
