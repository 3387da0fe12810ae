package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Sampling;

/// Rows 3.1, 3.6, 3.8, 3.9 and 3.10 on a slice z = e·(q − q₀) of the trained network's learner.
///
/// e is the direction in which the mean loss bends most ([SliceDirection]). Branches begin at q₀ + z·e, z ~ N(0, σ²), σ four times the width that
/// the 32 branches of row 2.9 have along e after 48 steps. [SliceWalk#closure] says how much of the drift of z a function of z explains: below .9 the
/// rows are *not testable*. The same is measured along −∂F, and for plain descent (2.9) at the rate γ with γ·eᵀ∂²H̄e = .05, whose numbers stand beside
/// those of the experiment's optimiser and decide no row.
final class SliceChecks {

    private static final List<String> ROWS = List.of("3.1", "3.6", "3.8", "3.9", "3.10");
    private static final double CLOSED = 0.9;
    private static final double WIDE = 4;
    private static final double LOOKED_AT = 2;
    private static final double PLAIN = 0.05;
    private static final int AHEAD = 8;
    private static final int FITTED = 96;
    private static final int ALONG_GRADIENT = 48;
    private static final int JUDGES = 256;
    private static final int BLOCK = 340;

    /// Numbers of the samples of branches: [LearningChecks] and rows of the line have those below.
    private static final int FIRST = 1000;

    private final Experiment.Duality experiment;
    private final long seed;
    private final Engine engine;
    private final LedgerNotes notes;

    /// Checks on one learner.
    ///
    /// @param experiment what learns what
    /// @param engine     kernels and workers
    /// @param notes      takes what is found
    SliceChecks(Experiment.Duality experiment, Engine engine, LedgerNotes notes) {
        this.notes = notes;
        this.experiment = experiment;
        this.seed = experiment.header().seed();
        this.engine = engine;
    }

    /// Measures the rows.
    ///
    /// @param learning whose drift and gradient were measured
    /// @param output   told of progress
    void measure(LearningChecks learning, RunOutput output) {
        output.progress("slice of the learner", 0, 1);
        LearningChecks.Seen seen = learning.seen();
        if (seen == null) {
            notes.refuse("row 2.9 is not testable: without branches and F there is no slice", ROWS);
        } else if (experiment.learning().mode() instanceof LearningMode.Canonical) {
            notes.refuse("a slice takes some 20000 learning steps, too many with chains at each (learning.mode)", ROWS);
        } else {
            try {
                measure(seen, learning.sampling());
            } catch (UntestableException refused) {
                notes.refuse(String.valueOf(refused.getMessage()), ROWS);
            }
        }
    }

    /// k(z − c)²/2.
    ///
    /// @param centre    c
    /// @param curvature k
    private record Well(double centre, double curvature) {}

    /// What is the same for all optimisers. Not kept: its direction is live.
    private static final class Line {
        private final double[] direction;
        private final double sd;
        private final Well freeEnergy;
        private final Well loss;

        Line(double[] direction, double sd, Well freeEnergy, Well loss) {
            this.direction = direction;
            this.sd = sd;
            this.freeEnergy = freeEnergy;
            this.loss = loss;
        }
    }

    private void measure(LearningChecks.Seen seen, Sampling chains) {
        double[] descent = Slopes.of(seen.gradient()).descent();
        double step = width(seen, descent);
        LearnerBranches branches = seen.branches();
        Learner whole = branches.whole(branches.number(FIRST));
        SliceDirection direction = SliceDirection.of(whole, descent, step);
        double[] e = direction.values();
        double sd = WIDE * width(seen, e);
        notes.put("slice.bend", Estimate.exact(direction.bend(), 1));
        notes.put("slice.bend.residual", Estimate.exact(direction.change(), 1));
        notes.put("slice.sd", Estimate.exact(sd, 1));
        Line line = new Line(e, sd, freeEnergy(seen, e, sd, chains), loss(whole, e, sd));
        Optimiser own = experiment.learning().optimiser();
        Optimiser plain = new Optimiser.Plain(PLAIN / direction.bend());
        boolean given = own instanceof Optimiser.Plain;
        double downhill = WIDE * step;
        SliceWalk walk = walk(branches, own, e, sd, FITTED, 1);
        Estimate closure = closure("slice.closure", walk);
        closure("slice.gradient.closure", walk(branches, own, descent, downhill, ALONG_GRADIENT, 2));
        String besides = "";
        if (!given) {
            SliceWalk beside = walk(branches, plain, e, sd, FITTED, 3);
            Estimate other = closure("slice.plain.closure", beside);
            notes.put("slice.plain.rate", Estimate.exact(PLAIN / direction.bend(), 1));
            besides = "; of plain descent (2.9) at a rate of its own R2 = " + words(other);
            if (closes(other)) {
                try {
                    judge(line, branches, plain, beside, 5, new LinkedHashMap<>(), "slice.plain.");
                } catch (UntestableException refused) {
                    besides += ", but " + refused.getMessage();
                }
            }
        }
        if (!closes(closure)) {
            throw new UntestableException("slice does not close: R2 = %s of the drift of z, below %s%s"
                    .formatted(words(closure), CLOSED, besides));
        }
        judge(line, branches, own, walk, 6, notes.rows(), "slice.");
    }

    private void judge(
            Line line,
            LearnerBranches branches,
            Optimiser optimiser,
            SliceWalk fitted,
            int part,
            Map<String, Comparison> into,
            String prefix) {
        SliceWalk judges = SliceWalk.of(
                branches,
                optimiser,
                line.direction,
                SliceProblem.draws(line.sd, JUDGES, seed, 2 * part),
                branches.number(part * FIRST + FIRST),
                new SliceWalk.Plan(SliceRows.STEPS, List.of(), AHEAD),
                engine);
        try {
            judge(line.loss, line.sd, fitted, judges, new LinkedHashMap<>(), prefix + "loss.");
        } catch (UntestableException none) {
            // γ and D, if they were told, stand for themselves
        }
        judge(line.freeEnergy, line.sd, fitted, judges, into, prefix);
    }

    private void judge(
            Well well, double sd, SliceWalk fitted, SliceWalk judges, Map<String, Comparison> into, String prefix) {
        SliceProblem problem = SliceProblem.of(well.centre(), well.curvature(), sd, fitted.places());
        notes.put(prefix + "gamma", problem.constants().rate());
        notes.put(prefix + "D", problem.constants().diffusion());
        new SliceRows(problem, judges.places(), "direction of largest bend of the mean loss", seed)
                .measure(into, notes.results(), prefix);
    }

    private SliceWalk walk(
            LearnerBranches branches, Optimiser optimiser, double[] direction, double sd, int count, int part) {
        return SliceWalk.of(
                branches,
                optimiser,
                direction,
                SliceProblem.draws(sd, count, seed, 2 * part),
                branches.number(part * FIRST + FIRST),
                new SliceWalk.Plan(SliceRows.STEPS, SliceRows.splits(AHEAD), AHEAD),
                engine);
    }

    /// Whether R² is known and large enough; its interval does not count.
    private static boolean closes(Estimate closure) {
        return closure.value() >= CLOSED && Double.isFinite(closure.standardError());
    }

    private Estimate closure(String name, SliceWalk walk) {
        Estimate found = walk.closure();
        notes.putFinite(name, found);
        return found;
    }

    private String words(Estimate found) {
        return String.format(
                Locale.ROOT,
                "%.3g +- %.2g",
                found.value(),
                found.halfWidth(experiment.ledger().confidence()));
    }

    /// F by chains over ±2σ, cut after the second order.
    private Well freeEnergy(LearningChecks.Seen seen, double[] e, double sd, Sampling chains) {
        double half = LOOKED_AT * sd;
        double[][] slopes = LearnerLine.slopes(seen, e, half, LearnerLine.sampling(chains), BLOCK, seed, engine);
        return well("slice.", Arrays.stream(slopes).map(LearnerLine::fit).toList(), half);
    }

    /// The mean loss of relaxed states, F for β → ∞, likewise.
    private Well loss(Learner whole, double[] e, double sd) {
        double half = LOOKED_AT * sd;
        double[] origin = whole.trainables().values().clone();
        double[] slopes = new double[LearnerLine.POINTS];
        Arrays.setAll(
                slopes,
                point -> LearnerLine.product(
                        e, SliceDirection.gradient(whole, origin, e, half * LearnerLine.place(point))));
        return well("slice.loss.", List.of(LearnerLine.fit(slopes)), half);
    }

    private Well well(String name, List<double[]> fits, double half) {
        Estimate slope = mean(fits.stream().mapToDouble(fit -> fit[0]).toArray());
        Estimate curvature =
                mean(fits.stream().mapToDouble(fit -> fit[1] / half).toArray());
        notes.put(name + "slope", slope);
        notes.put(name + "curvature", curvature);
        notes.put(
                name + "third",
                mean(fits.stream()
                        .mapToDouble(fit -> 2 * fit[2] / (half * half))
                        .toArray()));
        return new Well(-slope.value() / curvature.value(), curvature.value());
    }

    private static Estimate mean(double[] of) {
        return of.length == 1 ? Estimate.exact(of[0], 1) : Estimate.ofMean(of);
    }

    /// Standard deviation along a direction of the branches of row 2.9 after their steps.
    private static double width(LearningChecks.Seen seen, double[] direction) {
        List<Double> moved = new ArrayList<>();
        for (double[] drift : seen.drifts()) {
            moved.add(LearningChecks.STEPS * LearnerLine.product(drift, direction));
        }
        double[] all = moved.stream().mapToDouble(Double::doubleValue).toArray();
        double width = Estimate.ofMean(all).standardError() * Math.sqrt(all.length);
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new UntestableException("no branch moves on its own: a slice has no scale");
        }
        return width;
    }
}
