package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.gravity.evolution.EvolutionEnd;
import org.septuple.gravity.evolution.EvolutionEnd.Broken;
import org.septuple.gravity.evolution.EvolutionEnd.CoordinateCaustic;
import org.septuple.gravity.evolution.EvolutionEnd.CurvatureSingularity;
import org.septuple.gravity.evolution.EvolutionEnd.Frozen;
import org.septuple.gravity.evolution.EvolutionEnd.Meeting;
import org.septuple.gravity.evolution.EvolutionEnd.OutOfSteps;
import org.septuple.gravity.evolution.EvolutionEnd.Reached;
import org.septuple.gravity.evolution.EvolutionEnd.Unresolved;
import org.septuple.gravity.evolution.EvolutionState;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.LeastSquares;

/// Kind `einstein` on its way. Its own time is that of the experiment, or minus that where it runs into the past; all that it tells is in the time of the experiment.
final class EinsteinEvolution implements Evolution {

    /// Growth of the largest contraction so far that is worth a row.
    private static final double GROWN = 1.1;
    /// Part of the time after which growth of noise is fitted.
    private static final double SETTLED = 0.1;

    private static final int DIRECTIONS = 3;
    private static final List<String> AXES = List.of("x", "y", "z");

    private final EinsteinPlan plan;
    private final Engine engine;
    private final EinsteinStart start;
    private final Formulation formulation;
    private final int direction;
    private final EinsteinOrder order;
    private org.septuple.gravity.evolution.Evolution solution;
    private final List<double[]> pending = new ArrayList<>();
    private double noted = Double.NaN;
    private int row = 1;
    private double contraction;
    private boolean waves;
    private @Nullable EvolutionEnd broken;

    /// Begins.
    ///
    /// @param plan   what evolves
    /// @param seed   of neurons and noise
    /// @param engine whose kernels and crew work
    /// @throws IllegalArgumentException if the first slice is refused
    EinsteinEvolution(EinsteinPlan plan, long seed, Engine engine) {
        this.plan = plan;
        this.engine = engine;
        this.start = new EinsteinStart(plan, engine.kernels(), seed);
        this.formulation = plan.equations().formulation();
        this.direction = plan.times().direction();
        this.order = new EinsteinOrder(plan, start, engine);
        this.solution = org.septuple.gravity.evolution.Evolution.begin(
                turned(start.slice(plan.grid())), formulation, plan.settings(), engine);
        this.contraction = Math.max(0, solution.bounds().contraction());
    }

    static Run run(Experiment.Einstein experiment, Engine engine, RunOutput output, CheckpointStore store) {
        EinsteinPlan plan = experiment.plan();
        EinsteinPlan.Times times = plan.times();
        return new EvolutionRun(
                        experiment,
                        plan.grid(),
                        times.direction() * times.from(),
                        times.direction() * times.to(),
                        times.frames(),
                        output,
                        store)
                .run(new EinsteinEvolution(plan, experiment.header().seed(), engine));
    }

    private SpatialSlice turned(SpatialSlice slice) {
        return direction < 0 ? slice.reversed() : slice;
    }

    @Override
    public double time() {
        return solution.time();
    }

    @Override
    public Outcome advance(double until, BooleanSupplier rest) {
        while (solution.time() < until) {
            EvolutionEnd end = solution.advance(until, 1);
            if (!(end instanceof Reached || end instanceof OutOfSteps)) {
                broken = end;
                return told(end).outcome(solution.steps());
            }
            watch();
            if (rest.getAsBoolean()) {
                break;
            }
        }
        return new Outcome.Completed();
    }

    /// In the time of the experiment.
    private EvolutionEnd told(EvolutionEnd end) {
        return switch (end) {
            case CoordinateCaustic(Meeting at) -> new CoordinateCaustic(told(at));
            case CurvatureSingularity(Meeting at) -> new CurvatureSingularity(told(at));
            case Unresolved(Meeting at) -> new Unresolved(told(at));
            case Frozen(double time, double step) -> new Frozen(direction * time, step);
            case Broken(double time, List<Double> place, double step) -> new Broken(direction * time, place, step);
            case Reached _, OutOfSteps _ -> end;
        };
    }

    private Meeting told(Meeting at) {
        return new Meeting(
                direction * at.time(),
                at.place(),
                at.contraction(),
                at.timeToCaustic(),
                at.curvature(),
                at.violation(),
                at.growth());
    }

    /// A row at equal times, and wherever neighbours approach a tenth faster than ever.
    private void watch() {
        EinsteinPlan.Times times = plan.times();
        double from = direction * times.from();
        double length = direction * times.to() - from;
        boolean due = false;
        while (row < times.rows() && solution.time() >= from + length * row / times.rows()) {
            row++;
            due = true;
        }
        double now = solution.bounds().contraction();
        if (now > GROWN * contraction && contraction > 0) {
            due = true;
        }
        if (due) {
            contraction = Math.max(contraction, now);
            note();
        }
    }

    private void note() {
        if (noted == solution.time()) {
            return;
        }
        noted = solution.time();
        SpatialSlice slice = solution.slice();
        SliceDistance distance = start.known(plan.grid(), direction * noted)
                .map(known -> SliceDistance.between(slice, known))
                .orElse(SliceDistance.NONE);
        waves = distance.waves();
        pending.add(EinsteinRow.of(solution, slice, direction, formulation.lambda(), distance));
    }

    @Override
    public FieldFrame frame() {
        Grid grid = plan.grid();
        SpatialSlice slice = turned(solution.slice());
        FieldFrame frame = new FieldFrame(grid, direction * solution.time());
        for (int i = 0; i < DIRECTIONS; i++) {
            for (int j = i; j < DIRECTIONS; j++) {
                double[] gamma = new double[grid.size()];
                double[] k = new double[grid.size()];
                for (int cell = 0; cell < gamma.length; cell++) {
                    gamma[cell] = slice.metric(i, j, cell);
                    k[cell] = slice.extrinsic(i, j, cell);
                }
                frame.with(FieldQuantity.metric(SpatialSlice.pair(i, j)), gamma)
                        .with(FieldQuantity.extrinsic(SpatialSlice.pair(i, j)), k);
            }
        }
        return slice.dusty() ? frame.with(FieldQuantity.DUST, EinsteinStart.density(slice, grid)) : frame;
    }

    @Override
    public void note(FieldNotes notes) {
        note();
        doubts(notes);
    }

    @Override
    public void doubts(FieldNotes notes) {
        pending.forEach(values -> notes.add(Shape.EINSTEIN_HISTORY, values));
        pending.clear();
    }

    @Override
    public boolean end(BooleanSupplier rest) {
        return order.advance(rest);
    }

    @Override
    public boolean standsWhereItBroke() {
        return true;
    }

    @Override
    public void finish(FieldNotes notes) {
        List<double[]> rows = notes.rows(Shape.EINSTEIN_HISTORY);
        double[] first = rows.getFirst();
        double[] last = rows.getLast();
        for (String name : List.of("hamiltonian", "momentum")) {
            notes.put(name + ".start", at(first, name));
            notes.put(name + ".end", at(last, name));
        }
        notes.put("constraints.start", relative(first));
        notes.put("constraints.end", relative(last));
        notes.put("steps", at(last, "step"));
        notes.put("stop_time", at(last, "time"));
        for (String axis : AXES) {
            notes.put("a." + axis, at(last, "a_" + axis));
        }
        for (String name : List.of("volume", "mean_k", "smallest", "contraction")) {
            notes.put(name, at(last, name));
        }
        double left = at(last, "time_to_caustic");
        if (Double.isFinite(left)) {
            notes.put("caustic_time", at(last, "time") + direction * left);
        }
        if (solution.slice().dusty()) {
            notes.put("density", at(last, "density"));
        }
        double amplitude = at(first, "amplitude");
        notes.put("amplitude.start", amplitude);
        notes.put("amplitude", at(last, "amplitude"));
        if (amplitude > 0) {
            notes.put("h_over_A", at(last, "amplitude") / amplitude);
        }
        if (Double.isFinite(at(last, "error"))) {
            notes.put("error", at(last, "error"));
            notes.put("deviation", at(last, "deviation"));
        }
        growth(rows, notes);
        if (broken == null) {
            order.finish(notes);
        } else {
            tell(broken, notes);
        }
        remarks(first, notes);
    }

    private static double at(double[] row, String column) {
        return row[EinsteinRow.column(column)];
    }

    private static double relative(double[] row) {
        return Math.max(at(row, "hamiltonian_relative"), at(row, "momentum_relative"));
    }

    /// Slope of ln deviation against ln t.
    private void growth(List<double[]> rows, FieldNotes notes) {
        double from = plan.times().from();
        double least = SETTLED * Math.abs(plan.times().to() - from);
        List<double[]> settled = rows.stream()
                .filter(values -> Math.abs(at(values, "time") - from) >= least && at(values, "deviation") > 0)
                .toList();
        if (plan.start().noise() > 0 && settled.size() > 2) {
            DoubleUnaryOperator log = Elementary::log;
            double[][] design = settled.stream()
                    .map(values -> new double[] {1, log.applyAsDouble(Math.abs(at(values, "time") - from))})
                    .toArray(double[][]::new);
            double[] y = settled.stream()
                    .mapToDouble(values -> Elementary.log(at(values, "deviation")))
                    .toArray();
            notes.put(
                    "growth_exponent", LeastSquares.of(design, y).coefficient(1).value());
        }
    }

    private void tell(EvolutionEnd end, FieldNotes notes) {
        switch (end) {
            case CoordinateCaustic(Meeting at) -> tell(at, notes);
            case CurvatureSingularity(Meeting at) -> tell(at, notes);
            case Unresolved(Meeting at) -> tell(at, notes);
            case Broken(double _, List<Double> place, double _) -> tell(place, notes);
            case Reached _, OutOfSteps _, Frozen _ -> {}
        }
        if (!plan.resolutions().isEmpty()) {
            notes.remark("The order is not measured: the evolution did not reach its end.");
        }
    }

    private static void tell(Meeting at, FieldNotes notes) {
        notes.put("curvature_over_k4", at.curvature());
        notes.put("constraint_over_k2", at.violation());
        if (Double.isFinite(at.growth())) {
            notes.put("curvature_growth", at.growth());
        }
        tell(at.place(), notes);
    }

    private static void tell(List<Double> place, FieldNotes notes) {
        for (int axis = 0; axis < place.size(); axis++) {
            notes.put("place." + AXES.get(axis), place.get(axis));
        }
    }

    private void remarks(double[] first, FieldNotes notes) {
        double relative = relative(first);
        boolean forced = !(relative <= plan.settings().threshold());
        notes.remark(
                "At the start the Hamiltonian constraint is violated by %s and the momentum constraint by %s, %s%s."
                        .formatted(
                                scientific(at(first, "hamiltonian")),
                                scientific(at(first, "momentum")),
                                relative == 0 ? "which is round-off" : scientific(relative) + " of their terms",
                                forced
                                        ? ": more than the threshold %s, and forced: this is no solution of Einstein's equations"
                                                .formatted(scientific(
                                                        plan.settings().threshold()))
                                        : ""));
        if (plan.start().dust() instanceof EinsteinPlan.Dust.Solved) {
            notes.remark(
                    "The density of dust is solved from the Hamiltonian constraint of the first slice, which holds by construction.");
        }
        if (plan.start().noise() > 0) {
            notes.remark("Every component of the metric and of K was changed by up to %s at random."
                    .formatted(scientific(plan.start().noise())));
        }
        if (plan.start().source() instanceof EinsteinPlan.Source.Given(MetricSource.OfNeurons field)) {
            notes.remark(
                    field.source().moves()
                            ? "K is that of the motion of the neurons."
                            : "The neurons are at rest, so K = 0 at the start.");
        }
        if (notes.results().containsKey("error")) {
            notes.remark(
                    waves
                            ? "error is that of the part of the metric that varies over the grid; deviation is that of all"
                            : "error is relative to the whole metric, which is uniform");
        }
    }

    private static String scientific(double x) {
        return x == 0
                ? "0"
                : String.format(Locale.ROOT, "%.2e", x).replace("e-0", "e-").replace("e+00", "");
    }

    @Override
    public void save(Checkpoint moment) {
        EvolutionState state = solution.state();
        moment.put("fields", state.copies());
        moment.put("numbers", state.start(), state.time(), noted, contraction);
        moment.put("counts", state.steps(), row, waves ? 1 : 0);
        order.save(moment.at("order"));
    }

    @Override
    public void resume(Checkpoint moment) {
        double[] numbers = moment.reals("numbers");
        long[] counts = moment.integers("counts");
        EvolutionState state =
                new EvolutionState(plan.grid(), numbers[0], numbers[1], counts[0], moment.rows("fields"));
        solution = org.septuple.gravity.evolution.Evolution.resume(state, formulation, plan.settings(), engine);
        noted = numbers[2];
        contraction = numbers[3];
        row = Math.toIntExact(counts[1]);
        waves = counts[2] == 1;
        order.resume(moment.at("order"));
    }
}
