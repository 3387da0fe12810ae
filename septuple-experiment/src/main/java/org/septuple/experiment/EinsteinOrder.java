package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.Evolution;
import org.septuple.gravity.evolution.EvolutionEnd;
import org.septuple.gravity.evolution.EvolutionState;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.LeastSquares;

/// The same evolution on several grids, and how its error falls.
final class EinsteinOrder {

    private final EinsteinPlan plan;
    private final EinsteinStart start;
    private final Engine engine;
    private final Formulation formulation;
    private final int direction;
    private final List<Double> errors = new ArrayList<>();
    private @Nullable Evolution solution;

    EinsteinOrder(EinsteinPlan plan, EinsteinStart start, Engine engine) {
        this.plan = plan;
        this.start = start;
        this.engine = engine;
        this.formulation = plan.equations().formulation();
        this.direction = plan.times().direction();
    }

    /// Goes on.
    ///
    /// @param rest whether to stop; asked between steps
    /// @return false if it came to a rest before it was through
    boolean advance(BooleanSupplier rest) {
        double end = direction * plan.times().to();
        while (errors.size() < plan.resolutions().size()) {
            Evolution evolution = solution == null ? begun() : solution;
            solution = evolution;
            while (evolution.time() < end) {
                EvolutionEnd made = evolution.advance(end, 1);
                if (!(made instanceof EvolutionEnd.Reached || made instanceof EvolutionEnd.OutOfSteps)) {
                    break;
                }
                if (rest.getAsBoolean()) {
                    return false;
                }
            }
            errors.add(error(evolution, end));
            solution = null;
        }
        return true;
    }

    private Evolution begun() {
        SpatialSlice first = start.slice(plan.grid(plan.resolutions().get(errors.size())));
        return Evolution.begin(
                direction < 0 ? first.reversed() : first,
                formulation,
                plan.settings().force(), // held to the threshold before anything ran
                engine);
    }

    private double error(Evolution evolution, double end) {
        SpatialSlice slice = evolution.slice();
        if (evolution.time() < end) {
            return Double.NaN;
        }
        return start.known(slice.grid(), direction * end)
                .map(known -> SliceDistance.between(slice, known).error())
                .orElse(Double.NaN);
    }

    /// Notes errors and their order.
    void finish(FieldNotes notes) {
        List<double[]> design = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        boolean known = start.known(plan.grid(), plan.times().to()).isPresent();
        if (plan.compared() && !known) {
            notes.remark("`metric` ends before t = %s: nothing is compared there, and there is no error at the end."
                    .formatted(plan.times().to()));
        }
        for (int k = 0; k < errors.size(); k++) {
            int points = plan.resolutions().get(k);
            if (Double.isFinite(errors.get(k))) {
                notes.put("error." + points, errors.get(k));
            } else if (known) {
                notes.remark(
                        "On a grid of %d points along the first axis the evolution did not reach its end: it has no error."
                                .formatted(points));
            }
            if (errors.get(k) > 0) {
                design.add(new double[] {1, Elementary.log(points)});
                logs.add(Elementary.log(errors.get(k)));
            }
        }
        if (logs.size() > 1 && logs.size() == errors.size()) {
            notes.put("order", -slope(design, logs));
        }
    }

    private static double slope(List<double[]> design, List<Double> logs) {
        if (logs.size() == 2) {
            return (logs.getLast() - logs.getFirst()) / (design.getLast()[1] - design.getFirst()[1]);
        }
        return LeastSquares.of(
                        design.toArray(double[][]::new),
                        logs.stream().mapToDouble(Double::doubleValue).toArray())
                .coefficient(1)
                .value();
    }

    void save(Checkpoint moment) {
        moment.put("errors", errors.stream().mapToDouble(Double::doubleValue).toArray());
        Evolution evolution = solution;
        if (evolution != null) {
            EvolutionState state = evolution.state();
            moment.put("fields", state.copies());
            moment.put("times", state.start(), state.time());
            moment.put("steps", state.steps());
        }
    }

    void resume(Checkpoint moment) {
        errors.addAll(Arrays.stream(moment.reals("errors")).boxed().toList());
        if (moment.has("fields")) {
            double[] times = moment.reals("times");
            EvolutionState state = new EvolutionState(
                    plan.grid(plan.resolutions().get(errors.size())),
                    times[0],
                    times[1],
                    moment.integer("steps"),
                    moment.rows("fields"));
            solution = Evolution.resume(state, formulation, plan.settings(), engine);
        }
    }
}
