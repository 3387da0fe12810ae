package org.septuple.io;

import java.util.ArrayList;
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
///   tampering: none      # or frozen, shuffled: null models
///   level: 0.05
///   kappa: true          # fit κ of E25, each coordinate apart; false where there are several, unless asked for
/// ```
final class ContestBinder {

    private static final int MOST_REPLICAS = 10_000_000;
    private static final int MOST_SEEDS = 1000;
    private static final int MOST_TIMES = 1000;

    private final Section section;
    private final ContestPlan plan;
    private boolean rising = true;

    /// Reads the sections.
    ///
    /// @param root  of the configuration
    /// @param files for tables and earlier runs
    ContestBinder(Section root, FieldFiles files) {
        Grid grid = new GridBinder(root.section("grid"), Boundary.REFLECTING).grid();
        Mover mover = new MoverBinder(root, grid, files).mover();
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
        boolean known = root.has("learner") || root.has("control");
        if (known && times.getFirst() < mover.rate() * mover.interval()) {
            section.reject(
                    "times",
                    ErrorCode.OUT_OF_BOUNDS,
                    "the first of `contest.times` is γt = %s, one step of what moves is γt = %s"
                            .formatted(times.getFirst(), mover.rate() * mover.interval()),
                    "Begin later, or take shorter steps.");
        }
        List<Entrant> entrants = section.choices("contestants", Entrant.class, Entrant.USUAL);
        this.plan = new ContestPlan(
                mover,
                grid,
                initial,
                replicas,
                seeds,
                times,
                early,
                entrants,
                alpha(),
                section.choice("tampering", Tampering.NONE),
                section.number("level", Interval.open(0, 1), 0.05),
                section.flag("kappa", grid.dimensions() == 1));
    }

    /// The plan, harmless if anything is wrong.
    ContestPlan plan() {
        return plan;
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

    private AlphaPlan alpha() {
        Section alpha = section.variant("alpha", "saturated");
        Map<String, Supplier<AlphaPlan>> kinds = new LinkedHashMap<>();
        kinds.put("saturated", AlphaPlan.Saturated::new);
        kinds.put("fitted", () -> alpha.has("mu") ? new AlphaPlan.Fitted(imposed(alpha)) : new AlphaPlan.Fitted());
        kinds.put("imposed", () -> new AlphaPlan.Imposed(imposed(alpha)));
        return alpha.select("kind", kinds).get();
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
