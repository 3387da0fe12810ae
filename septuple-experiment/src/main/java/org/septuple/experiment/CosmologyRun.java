package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.cosmology.ExpansionEnd;
import org.septuple.gravity.cosmology.ExpansionHistory;
import org.septuple.gravity.cosmology.ExpansionHistory.Passage;
import org.septuple.gravity.cosmology.ExpansionPoint;
import org.septuple.gravity.cosmology.ExpansionSolver;
import org.septuple.gravity.cosmology.FriedmannModel;
import org.septuple.gravity.cosmology.KasnerHistory;
import org.septuple.gravity.cosmology.KasnerModel;
import org.septuple.gravity.cosmology.KasnerPoint;
import org.septuple.gravity.cosmology.KasnerSolver;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Carries out kind `cosmology`.
record CosmologyRun(Experiment.OfCosmology experiment) {

    private static final String CRUNCH = "The universe ends in a crunch, a = 0, at t = %s: later times are left out.";

    /// What came out of a plan.
    record Computed(FindingTable table, Map<String, Estimate> results, List<String> remarks, ExpansionEnd end) {}

    Run run() {
        Computed computed = switch (experiment.plan()) {
            case CosmologyPlan.Isotropic isotropic -> isotropic(isotropic.model(), isotropic.times());
            case CosmologyPlan.Anisotropic anisotropic -> anisotropic(anisotropic.model(), anisotropic.times());
            case CosmologyPlan.OfLambda growth -> new CosmologyOfLambda(growth).computed();
            case CosmologyPlan.OfNeurons neurons -> new CosmologyOfNeurons(neurons).computed();
        };
        Outcome outcome = outcome(computed);
        boolean completed = outcome instanceof Outcome.Completed;
        return new Run(
                experiment,
                outcome,
                completed ? computed.results() : Map.of(),
                new Findings(
                        computed.table().rows().isEmpty() ? List.of() : List.of(computed.table()), computed.remarks()));
    }

    private static Outcome outcome(Computed computed) {
        if (computed.end() == ExpansionEnd.BEYOND_RANGE) {
            return new Outcome.Diverged(
                    "the scale factor goes beyond the range of numbers", 0, "give an earlier `cosmology.to`");
        }
        return computed.table().rows().isEmpty()
                ? new Outcome.Diverged(
                        "the universe has no time between `cosmology.from` and `cosmology.to`",
                        0,
                        "give times before the crunch, or after slices begin")
                : new Outcome.Completed();
    }

    private static Computed isotropic(FriedmannModel model, CosmologyPlan.Times times) {
        ExpansionSolver solver = new ExpansionSolver(model, times.tolerance());
        ExpansionHistory history = solver.follow(times.all());
        List<List<Double>> rows = new ArrayList<>();
        double error = Double.NaN;
        for (ExpansionPoint point : history.points()) {
            double distance = error(model, point);
            error = Double.isNaN(distance) || distance < error ? error : distance;
            rows.add(List.of(
                    point.time(),
                    point.a(),
                    finite(point.hubble()),
                    finite(point.acceleration()),
                    point.conformal(),
                    point.a() * point.a() * point.a(),
                    finite(model.spatialCurvature(point.a())),
                    distance));
        }
        Map<String, Estimate> results = new LinkedHashMap<>();
        if (history.end() == ExpansionEnd.REACHED && !history.points().isEmpty()) {
            last(results, history, solver.hasBigBang());
        }
        put(results, "age", history.age());
        put(results, "turning", history.timeOf(Passage.Kind.TURNING));
        put(results, "accelerates", history.timeOf(Passage.Kind.ACCELERATION));
        put(results, "decelerates", history.timeOf(Passage.Kind.DECELERATION));
        put(
                results,
                "crunch",
                history.end() == ExpansionEnd.CRUNCH ? history.last().time() : Double.NaN);
        put(results, "constraint", history.violation());
        put(results, "a.error", error);
        return new Computed(
                new FindingTable(Shape.COSMOLOGY, rows), results, remarks(model, history, error), history.end());
    }

    private static void last(Map<String, Estimate> results, ExpansionHistory history, boolean hasBigBang) {
        ExpansionPoint last = history.points().getLast();
        put(results, "a", last.a());
        put(results, "H", last.hubble());
        put(results, "acceleration", last.acceleration());
        put(results, "deceleration", last.deceleration());
        put(results, "conformal", last.conformal());
        put(results, "horizon", hasBigBang ? last.horizon() : Double.NaN);
    }

    /// NaN without a closed form.
    private static double error(FriedmannModel model, ExpansionPoint point) {
        OptionalDouble exact = model.scaleFactor(point.time());
        return exact.isEmpty() || !(exact.getAsDouble() > 0)
                ? Double.NaN
                : Math.abs(point.a() - exact.getAsDouble()) / exact.getAsDouble();
    }

    private static List<String> remarks(FriedmannModel model, ExpansionHistory history, double error) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                history.begin() == ExpansionEnd.BIG_BANG
                        ? "Time begins at a big bang, a = 0 at t = 0."
                        : "There is no big bang: t = 0 where a = 1.");
        if (history.begin() == ExpansionEnd.SLICES_END || history.end() == ExpansionEnd.SLICES_END) {
            remarks.add("A vacuum is regular where a = 0: the slices end there, space-time does not.");
        }
        for (Passage passage : history.passages()) {
            remarks.add("At t = %s: %s, a = %s."
                    .formatted(
                            CosmologyOfNeurons.digits(passage.point().time()),
                            passage.kind().word(),
                            CosmologyOfNeurons.digits(passage.point().a())));
        }
        if (history.end() == ExpansionEnd.CRUNCH) {
            remarks.add(
                    CRUNCH.formatted(CosmologyOfNeurons.digits(history.last().time())));
        }
        if (Double.isFinite(error)) {
            remarks.add("a is that of the closed form, but for %.1e of it.".formatted(error));
        }
        remarks.add(
                model.isFlat() && model.lambda() != 0
                        ? "With N fixed the volume is frozen, and a flat vacuum needs Λ = 0 (E19): this expansion needs births, N ∝ a³."
                        : "N ∝ a³ (E19): where a changes neurons are born, or die.");
        return remarks;
    }

    private static Computed anisotropic(KasnerModel model, CosmologyPlan.Times times) {
        KasnerHistory history = new KasnerSolver(model, times.tolerance()).follow(times.all());
        List<List<Double>> rows = new ArrayList<>();
        double error = 0;
        for (KasnerPoint p : history.points()) {
            double distance = Math.max(
                    error(p.a1(), model.scaleFactor(0, p.time())),
                    Math.max(
                            error(p.a2(), model.scaleFactor(1, p.time())),
                            error(p.a3(), model.scaleFactor(2, p.time()))));
            error = Math.max(error, distance);
            rows.add(List.of(
                    p.time(),
                    p.a1(),
                    p.a2(),
                    p.a3(),
                    p.h1(),
                    p.h2(),
                    p.h3(),
                    p.mean(),
                    p.hubble(),
                    p.second(),
                    distance));
        }
        Map<String, Estimate> results = new LinkedHashMap<>();
        if (history.end() == ExpansionEnd.REACHED) {
            KasnerPoint last = history.points().getLast();
            put(results, "a", last.mean());
            put(results, "a1", last.a1());
            put(results, "a2", last.a2());
            put(results, "a3", last.a3());
            put(results, "H", last.hubble());
            put(results, "acceleration", last.second());
            put(results, "shear", last.shearSquare());
        }
        put(results, "turning", history.turning());
        put(results, "accelerates", history.accelerates());
        put(results, "crunch", history.end() == ExpansionEnd.CRUNCH ? history.last() : Double.NaN);
        put(results, "constraint", history.violation());
        put(results, "a.error", error);
        List<String> remarks = new ArrayList<>(List.of("Time begins at the singularity: a_i is t^p_i at first."));
        if (history.end() == ExpansionEnd.CRUNCH) {
            remarks.add(CRUNCH.formatted(CosmologyOfNeurons.digits(history.last())));
        }
        remarks.add("a_i are those of the closed form, but for %.1e of them.".formatted(error));
        return new Computed(new FindingTable(Shape.KASNER, rows), results, remarks, history.end());
    }

    private static double error(double value, double exact) {
        return Math.abs(value - exact) / exact;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static void put(Map<String, Estimate> results, String name, double value) {
        if (Double.isFinite(value)) {
            results.put(name, Estimate.exact(value, 1));
        }
    }
}
