package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.experiment.ContestPlan;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.experiment.ImposedMu;
import org.septuple.experiment.Mover;
import org.septuple.experiment.Survey;
import org.septuple.learning.BiasPair;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.InitialDensity;

/// Binds kind `contest`: sections `grid`, `control`, `initial` and
///
/// ```yaml
/// contest:
///   replicas: 100000     # on which parameters are measured, and as many fresh ones that judge
///   seeds: 20
///   times: {from: 0.1, to: 4, count: 12}     # γt, in equal ratios; or a list
///   early: 1             # γt up to which parameters are fitted
///   contestants: [fokker-planck, kramers, hamiltonian-cold, hamiltonian-warm, madelung-paper, madelung-stationary]
///   alpha: saturated     # or fitted, or {mu: 0.5}: both roots of (4.6);
///                        # {kind: fitted, mu: 0.5, convention: "…"}: the roots beside the fitted one; what μ rests on
///   windings: [1, 0.5]   # further Madelung entries whose phase winds so often along a periodic first axis
///   tampering: none      # or frozen, shuffled: null models
///   level: 0.05
///   survey: {step: [0.01, 0.1], batch: [1, 8]}   # a contest for each; one or two of step, batch, momentum, noise, velocity
///   kappa: true          # fit κ of E25, each coordinate apart; false where there are several, unless asked for
/// ```
final class ContestBinder {

    private static final int MOST_REPLICAS = 10_000_000;
    private static final int MOST_SEEDS = 1000;
    private static final int MOST_TIMES = 1000;
    private static final int MOST_CASES = 400;

    private final Section section;
    private final ContestPlan plan;
    private boolean rising = true;

    /// Reads the sections.
    ///
    /// @param root  of the configuration
    /// @param files for tables and earlier runs
    ContestBinder(Section root, FieldFiles files) {
        Grid grid = new GridBinder(root.section("grid"), Boundary.REFLECTING).grid();
        MoverBinder binder = new MoverBinder(root, grid, files);
        Mover mover = binder.mover();
        InitialDensity initial = new DensityBinder(root.section("initial"), grid, files).density();
        this.section = root.section("contest");
        int replicas = section.integer("replicas", 100, MOST_REPLICAS, 100_000);
        int seeds = section.integer("seeds", 1, MOST_SEEDS, 1);
        List<Double> times = times();
        double early = section.number("early", Interval.POSITIVE, 1);
        if (rising && !(times.getFirst() <= early && times.getLast() > early)) {
            section.reject(
                    "early",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`contest.early` is %s, `contest.times` go from %s to %s: some must be early and some late"
                            .formatted(early, times.getFirst(), times.getLast()),
                    "Choose it between the first time and the last.");
        }
        Survey survey = section.has("survey") ? survey(mover) : binder.survey();
        List<Mover> movers = survey.cases().isEmpty()
                ? List.of(mover)
                : survey.cases().stream().map(Survey.Case::mover).toList();
        double largest = movers.stream()
                .mapToDouble(one -> one.rate() * one.interval())
                .max()
                .orElseThrow();
        if (binder.stepIsKnown() && times.getFirst() < largest) {
            section.reject(
                    "times",
                    ErrorCode.OUT_OF_BOUNDS,
                    "the first of `contest.times` is γt = %s, one step of what moves is γt = %s"
                            .formatted(times.getFirst(), largest),
                    "Begin later, or take shorter steps.");
        }
        if (rising && binder.stepIsKnown()) {
            requireLateSteps(times, early, largest);
        }
        List<Entrant> entrants = section.choices("contestants", Entrant.class, Entrant.USUAL);
        this.plan = new ContestPlan(
                mover,
                survey,
                grid,
                initial,
                replicas,
                seeds,
                times,
                early,
                entrants,
                alpha(survey.cases().isEmpty()),
                Windings.of(section, grid.axis(0), entrants),
                section.choice("tampering", Tampering.NONE),
                section.number("level", Interval.open(0, 1), 0.05),
                kappa(survey.cases().isEmpty(), grid.dimensions() == 1));
    }

    /// The plan, harmless if anything is wrong.
    ContestPlan plan() {
        return plan;
    }

    private boolean kappa(boolean alone, boolean usual) {
        boolean wanted = section.flag("kappa", alone && usual);
        if (wanted && !alone) {
            section.reject(
                    "kappa",
                    "`contest.kappa` is asked for, and κ is fitted for one mover, not for a survey",
                    "Leave it out, or choose one mover.");
        }
        return wanted;
    }

    private Survey survey(Mover mover) {
        Section surveyed = section.optional("survey");
        if (!(mover instanceof Mover.Learners learners)) {
            section.reject(
                    "survey",
                    "`contest.survey` goes over constants of a learner, and a control moves",
                    "Give a `learner`; `law: every` goes over all controls.");
            return Survey.none();
        }
        List<Survey.Axis> axes = new ArrayList<>();
        long cases = 1;
        for (Survey.Quantity quantity : Survey.Quantity.values()) {
            if (surveyed.has(quantity.word())) {
                double[] values = surveyed.numbers(quantity.word(), Section.ANY, bounds(quantity));
                axes.add(new Survey.Axis(
                        quantity, Arrays.stream(values).boxed().distinct().toList()));
                cases = Math.min(Integer.MAX_VALUE, cases * values.length);
            }
        }
        if (axes.isEmpty() && section.form("survey") != Form.MAPPING) {
            return Survey.none();
        }
        if (axes.isEmpty() || axes.size() > 2 || cases > MOST_CASES) {
            section.reject(
                    "survey",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`contest.survey` has %d axes and %d cases, must have 1 or 2 axes and %d cases at most"
                            .formatted(axes.size(), cases, MOST_CASES),
                    "Give lists of values of one or two of step, batch, momentum, noise, velocity.");
            return Survey.none();
        }
        List<Survey.Quantity> asked = axes.stream().map(Survey.Axis::quantity).toList();
        if (asked.contains(Survey.Quantity.STEP) && asked.contains(Survey.Quantity.MOMENTUM)) {
            section.reject(
                    "survey",
                    "`contest.survey` goes over step and momentum, and momentum keeps γ = η/(1 − β), so that step is no longer η",
                    "Go over one of them.");
            return Survey.none();
        }
        if (learners.learner() instanceof BiasPair
                && (asked.contains(Survey.Quantity.NOISE) || asked.contains(Survey.Quantity.VELOCITY))) {
            section.reject(
                    "survey",
                    "`contest.survey` goes over noise or velocity, and bias-pair has a covariance and two velocities",
                    "Go over step, batch or momentum.");
            return Survey.none();
        }
        return section.construct("survey", () -> Survey.ofLearners(learners, axes))
                .orElseGet(Survey::none);
    }

    private static Interval bounds(Survey.Quantity quantity) {
        return switch (quantity) {
            case STEP -> Interval.POSITIVE;
            case BATCH -> Interval.closed(1, 1 << 20);
            case MOMENTUM -> Interval.closedOpen(0, 1);
            case NOISE -> Interval.NON_NEGATIVE;
            case VELOCITY -> Interval.FINITE;
        };
    }

    /// Whether any late time is in a later step than all early ones.
    private void requireLateSteps(List<Double> times, double early, double step) {
        double lastEarly = times.stream().filter(time -> time <= early).reduce(0.0, Math::max);
        if (times.getLast() > early
                && Math.round(times.getLast() / step) <= Math.max(1, Math.round(lastEarly / step))) {
            section.reject(
                    "times",
                    ErrorCode.OUT_OF_BOUNDS,
                    "the last of `contest.times`, γt = %s, and the last early one, %s, meet in one step of γt = %s"
                            .formatted(times.getLast(), lastEarly, step),
                    "End later, or take shorter steps.");
        }
    }

    private List<Double> times() {
        if (section.form("times") == Form.SEQUENCE) {
            double[] given = section.numbers("times", Section.ANY, Interval.POSITIVE);
            List<Double> times = new ArrayList<>();
            for (double time : given) {
                if (!times.isEmpty() && !(time > times.getLast())) {
                    section.reject(
                            "times",
                            ErrorCode.OUT_OF_BOUNDS,
                            "`contest.times` has %s after %s, must rise".formatted(time, times.getLast()),
                            "Sort them, each once.");
                    rising = false;
                    return List.of(time);
                }
                times.add(time);
            }
            return times;
        }
        Section range = section.optional("times");
        double from = range.number("from", Interval.POSITIVE, 0.1);
        double to = range.number("to", Interval.above(from), Math.max(4, 2 * from));
        int count = range.integer("count", 2, MOST_TIMES, 12);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(from * Math.pow(to / from, i / (count - 1.0)));
        }
        return times;
    }

    private AlphaPlan alpha(boolean alone) {
        Section alpha = section.variant("alpha", "saturated");
        Map<String, Supplier<AlphaPlan>> kinds = new LinkedHashMap<>();
        kinds.put("saturated", AlphaPlan.Saturated::new);
        kinds.put(
                "fitted",
                () -> alpha.has("mu") || alpha.has("convention")
                        ? new AlphaPlan.Fitted(imposed(alpha))
                        : new AlphaPlan.Fitted());
        kinds.put("imposed", () -> new AlphaPlan.Imposed(imposed(alpha)));
        AlphaPlan plan = alpha.select("kind", kinds).get();
        if (plan instanceof AlphaPlan.Fitted && !alone) {
            section.reject(
                    "alpha",
                    "`contest.alpha` is fitted, and α is told of one mover, not of a survey",
                    "Leave it saturated, or choose one mover.");
        }
        return plan;
    }

    private static ImposedMu imposed(Section alpha) {
        double mu = alpha.number("mu", Interval.FINITE);
        if (mu == 0) {
            alpha.reject(
                    "mu",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`contest.alpha.mu` is 0, and ħ = |μ|/2π must be > 0",
                    "Give the chemical potential of (4.2).");
        }
        return new ImposedMu(mu, alpha.text("convention", ""));
    }
}
