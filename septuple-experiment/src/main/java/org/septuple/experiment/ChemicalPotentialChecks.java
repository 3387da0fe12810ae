package org.septuple.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.septuple.learning.Learner;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;

/// Rows 4.1, 4.2 and 4.8 of the ledger, on the trained network: [InsertionRow], [CirculationRow], [SaturationRow].
final class ChemicalPotentialChecks {

    /// Where a branch has gone after the steps of row 2.9.
    private static final String BRANCH = "branch";

    /// Where learning began.
    private static final String START = "start";

    private static final int MIDDLE = LearningChecks.STEPS / 2;
    private static final int BRANCHES = 96;

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
    ChemicalPotentialChecks(Experiment.Duality experiment, CanonicalPlan canonical, Engine engine, LedgerNotes notes) {
        this.notes = notes;
        this.experiment = experiment;
        this.canonical = canonical;
        this.engine = engine;
    }

    /// Measures the rows.
    ///
    /// @param trained  learner; left as it is
    /// @param septuple its network
    /// @param learning whose drift and gradient were measured
    /// @param output   told of progress
    void measure(Learner trained, Septuple septuple, LearningChecks learning, RunOutput output) {
        output.progress("chemical potential", 0, 1);
        LearningChecks.Seen seen = learning.seen();
        if (seen == null) {
            String reason = "row 2.9 is not testable: without drift and gradient there is no path of the learner";
            notes.refuse(reason, List.of("4.1", "4.2"));
        } else {
            notes.attempt("4.1", () -> insertions(septuple, seen));
            notes.attempt("4.2", () -> circulation(seen));
        }
        notes.attempt("4.8", () -> saturation(trained, septuple));
    }

    private long seed() {
        return experiment.header().seed();
    }

    private double confidence() {
        return experiment.ledger().confidence();
    }

    private Comparison insertions(Septuple septuple, LearningChecks.Seen seen) {
        InsertionRow row = new InsertionRow(
                canonical, Objects.requireNonNull(canonical.sampling(), "mu is sampled"), confidence(), seed(), engine);
        CanonicalLaw law = CanonicalLaw.clamped(
                septuple, canonical.beta(), canonical.reference(), first(seen.clamped(), canonical.cases()));
        Map<String, double[]> others = new LinkedHashMap<>();
        others.put(
                BRANCH,
                Arrays.stream(seen.drifts().getFirst())
                        .map(perStep -> LearningChecks.STEPS * perStep)
                        .toArray());
        others.put(START, backwards(septuple));
        try {
            return row.measure(law, others);
        } finally {
            row.results().forEach(notes::putFinite);
        }
    }

    /// The first cases of many.
    private static States first(States many, int cases) {
        int count = Math.min(cases, many.batch());
        States few = new States(many.neurons(), count);
        for (int i = 0; i < many.neurons(); i++) {
            System.arraycopy(many.values(), i * many.batch(), few.values(), i * count, count);
        }
        return few;
    }

    /// From the trained q to that at which learning began.
    private double[] backwards(Septuple septuple) {
        double[] now = trainables(septuple);
        double[] begin = trainables(experiment.learning().network().septuple(septuple.distribution(), 1, seed(), 0));
        return IntStream.range(0, now.length)
                .mapToDouble(k -> begin[k] - now[k])
                .toArray();
    }

    private static double[] trainables(Septuple septuple) {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        return q.values();
    }

    private Comparison circulation(LearningChecks.Seen seen) {
        double[] slope = Slopes.of(seen.gradient()).descent();
        double[] across = across(mean(seen.drifts()), slope);
        List<List<double[]>> paths =
                seen.branches().paths(LearningChecks.BRANCHES, BRANCHES, List.of(MIDDLE, 2 * MIDDLE));
        CirculationRow.Result found = CirculationRow.of(
                inPlane(paths.getFirst(), slope, across), inPlane(paths.getLast(), slope, across), MIDDLE);
        notes.putFinite("circulation", found.absolute());
        notes.putFinite("circulation.quanta", found.quanta());
        Estimate gamma = notes.results().get("line.gamma");
        for (String insertion : List.of("sink", "averaged", "pruned")) {
            Estimate mu = notes.results().get("mu." + insertion);
            if (gamma != null && mu != null) {
                Estimate quantum = gamma.times(2).times(CanonicalChecks.size(mu));
                notes.putFinite(
                        "circulation.quanta." + insertion, found.absolute().dividedBy(quantum));
            }
        }
        return CirculationRow.row(
                found,
                "-dF and the mean drift across it (sd %.2g and %.2g)"
                        .formatted(found.spread().getFirst(), found.spread().getLast()),
                MIDDLE,
                seed(),
                confidence());
    }

    private static double[] mean(List<double[]> vectors) {
        double[] mean = new double[vectors.getFirst().length];
        for (double[] vector : vectors) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vector[k] / vectors.size();
            }
        }
        return mean;
    }

    /// The unit vector along the part of a vector across a unit vector.
    private static double[] across(double[] vector, double[] unit) {
        double along = product(vector, unit);
        double[] rest = IntStream.range(0, unit.length)
                .mapToDouble(k -> vector[k] - along * unit[k])
                .toArray();
        double norm = Math.sqrt(product(rest, rest));
        return Arrays.stream(rest).map(x -> x / norm).toArray();
    }

    private static double[][] inPlane(List<double[]> displacements, double[] one, double[] two) {
        return displacements.stream()
                .map(z -> new double[] {product(z, one), product(z, two)})
                .toArray(double[][]::new);
    }

    private static double product(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(k -> one[k] * other[k])
                .sum();
    }

    private Comparison saturation(Learner trained, Septuple septuple) {
        SaturationRow row = new SaturationRow(canonical, confidence(), seed(), engine);
        Map<String, Estimate> potentials = new LinkedHashMap<>();
        for (String insertion : List.of("averaged", "pruned")) {
            Estimate mu = notes.results().get("mu." + insertion);
            if (mu != null) {
                potentials.put(insertion, mu);
            }
        }
        LearningPlan plan = experiment.learning();
        try {
            return row.measure(septuple, plan.mode(), plan.batch(), trained.clock(), potentials);
        } finally {
            row.results().forEach(notes::putFinite);
        }
    }
}
