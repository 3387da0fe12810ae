package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Circulation;
import org.septuple.quantum.CirculationFlow;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.LinkVelocity;
import org.septuple.quantum.Madelung;
import org.septuple.quantum.MadelungEnd;
import org.septuple.quantum.MadelungInvariants;
import org.septuple.quantum.MadelungState;
import org.septuple.quantum.SchroedingerLift;
import org.septuple.quantum.TotalVariation;

/// Kind `madelung`: a density and a velocity that move by (3.8) and (3.9), and the Schrödinger equation beside them.
final class MadelungEvolution implements Evolution {

    private static final int PARTS = 64;
    private static final double FAINT = 1e-12;
    private static final double LIFT_TOLERANCE = 1e-10;
    /// Pairs of Schrödinger steps that are tried, at least and per step of the fluid.
    private static final long FEWEST_PAIRS = 1 << 12;

    private static final long PAIRS_PER_STEP = 8;

    private final MadelungPlan plan;
    private final Grid grid;
    private final Engine engine;
    private final Madelung solver;
    private MadelungState state;
    private MadelungState start;
    private long steps;

    /// At t = 0.
    ///
    /// @param plan   V, ħ, M and where to begin
    /// @param engine kernels and workers; bits do not depend on it
    MadelungEvolution(MadelungPlan plan, Engine engine) {
        this.plan = plan;
        this.grid = plan.grid();
        this.engine = engine;
        this.solver = new Madelung(grid, plan.potential(), plan.hbar(), plan.mass(), plan.guards(), engine);
        this.start = initial();
        this.state = start.copy();
    }

    private MadelungState initial() {
        return switch (plan.initial()) {
            case FlowPlan.Uniform(var density, List<Double> velocity) -> {
                double[][] along = new double[grid.dimensions()][grid.size()];
                for (int k = 0; k < along.length; k++) {
                    if (grid.axis(k).periodic()) {
                        Arrays.fill(along[k], velocity.get(k));
                    }
                }
                yield new MadelungState(grid, density.values(grid), along, 0);
            }
            case FlowPlan.Potential(var density, var freeEnergy) ->
                MadelungState.of(grid, density.values(grid), freeEnergy.on(grid, 0), plan.mass(), 0);
            case FlowPlan.OfLearner(var density) -> {
                double[] p = density.values(grid);
                yield MadelungState.of(grid, p, shifted(p), plan.mass(), 0);
            }
            case FlowPlan.Circulating(double circulation, double width) -> {
                CirculationFlow flow = new CirculationFlow(circulation, width, plan.hbar(), plan.mass());
                double[][] along = new double[grid.dimensions()][];
                Arrays.setAll(along, k -> flow.velocity(grid, k));
                yield new MadelungState(grid, flow.density(grid), along, 0);
            }
            case FlowPlan.Earlier(MadelungState state) -> state.copy();
        };
    }

    /// F̃ = F + (1/2α) log p of (3.7).
    private double[] shifted(double[] density) {
        LearnerConstants learner = Objects.requireNonNull(plan.learner());
        double[] shifted = Objects.requireNonNull(learner.freeEnergy()).on(grid, 0);
        double factor = 1 / (2 * learner.chosen().alpha());
        for (int cell = 0; cell < shifted.length; cell++) {
            shifted[cell] += factor * Elementary.log(Math.max(density[cell], Double.MIN_NORMAL));
        }
        return shifted;
    }

    @Override
    public double time() {
        return state.time();
    }

    @Override
    public Outcome advance(double until, BooleanSupplier rest) {
        double from = state.time();
        // parts of the way are the same however often the run rests
        double part = (plan.until() > 0 ? plan.until() : until) / (Math.max(1, plan.frames()) * (double) PARTS);
        while (state.time() < until) {
            double next = Math.min(until, state.time() + part);
            MadelungEnd end = solver.advance(state, until - next < part / 2 ? until : next);
            Outcome outcome = end.outcome(grid, steps);
            steps += end.steps();
            if (!(outcome instanceof Outcome.Completed)) {
                return outcome;
            }
            if (rest.getAsBoolean() && state.time() > from) {
                break;
            }
        }
        return new Outcome.Completed();
    }

    @Override
    public FieldFrame frame() {
        FieldFrame frame = new FieldFrame(grid, state.time()).with(FieldQuantity.DENSITY, state.density());
        for (int k = 0; k < grid.dimensions(); k++) {
            frame.with(FieldQuantity.velocity(k), state.velocity(k));
        }
        return frame;
    }

    @Override
    public void note(FieldNotes notes) {
        MadelungInvariants kept = solver.invariants(state);
        double[] density = state.density();
        notes.add(
                Shape.COURSE,
                state.time(),
                kept.mass(),
                kept.energy(),
                kept.kinetic() + kept.quantum(),
                kept.potential(),
                FieldWords.entropy(grid, density),
                Double.NaN,
                Double.NaN);
        for (int k = 0; k < grid.dimensions(); k++) {
            notes.add(
                    Shape.COORDINATES,
                    state.time(),
                    k,
                    FieldWords.mean(grid, density, k),
                    FieldWords.variance(grid, density, k),
                    plan.mass() * drift(state, k));
        }
        for (int k = 0; k < plan.loops().size(); k++) {
            Circulation around = circulation(k);
            notes.add(Shape.LOOPS, state.time(), k, around.turns(), around.error(), FieldWords.code(around.verdict()));
        }
    }

    /// d⟨q⟩/dt = ∫ p u dq.
    private double drift(MadelungState of, int axis) {
        double[] p = of.density();
        double[] u = of.velocity(axis);
        double[] current = new double[p.length];
        int stride = grid.stride(axis);
        int points = grid.axis(axis).points();
        for (int cell = 0; cell < p.length; cell++) {
            int i = grid.along(cell, axis);
            int next = i + 1 < points ? cell + stride : cell - (points - 1) * stride;
            // as the scheme has it: without pressure p may be below 0 a little
            double between = plan.hbar() > 0 ? Math.sqrt(p[cell] * p[next]) : (p[cell] + p[next]) / 2;
            current[cell] = between * u[cell];
        }
        return grid.integral(current);
    }

    private Circulation circulation(int loop) {
        double[][] along = new double[grid.dimensions()][];
        Arrays.setAll(along, k -> state.velocity(k));
        return Circulation.of(
                state.density(), new LinkVelocity(grid, along), plan.loops().get(loop), plan.hbar(), plan.mass());
    }

    @Override
    public void finish(FieldNotes notes) {
        int d = grid.dimensions();
        MadelungInvariants first = solver.invariants(start);
        MadelungInvariants last = solver.invariants(state);
        for (int k = 0; k < d; k++) {
            notes.put("mean", k, d, FieldWords.mean(grid, state.density(), k));
            notes.put("variance", k, d, FieldWords.variance(grid, state.density(), k));
            notes.put("dmean_madelung", k, d, drift(start, k));
        }
        notes.put("energy", last.energy());
        notes.put("energy_drift", last.energy() - first.energy());
        notes.put("mass_error", last.mass() - first.mass());
        notes.put("steps", (double) steps);
        LearnerConstants learner = plan.learner();
        if (learner != null) {
            learner.note(notes);
            if (learner.freeEnergy() != null) {
                tellDriftOfLearner(learner, notes);
            }
        }
        for (int k = 0; k < plan.loops().size(); k++) {
            FieldWords.put(notes, k, plan.loops().size(), circulation(k));
        }
        if (plan.lift()) {
            lift(notes);
        }
    }

    /// d⟨q⟩/dt of (3.1) at the start: −γ⟨∂F⟩, as diffusion moves no mean.
    private void tellDriftOfLearner(LearnerConstants learner, FieldNotes notes) {
        int d = grid.dimensions();
        double[] q = new double[d];
        double[] slope = new double[d];
        double[] sums = new double[d];
        double[] density = start.density();
        for (int cell = 0; cell < density.length; cell++) {
            grid.position(cell, q);
            Objects.requireNonNull(learner.freeEnergy()).gradient(q, 0, slope);
            for (int k = 0; k < d; k++) {
                sums[k] -= learner.rate() * slope[k] * density[cell] * grid.cellVolume();
            }
        }
        for (int k = 0; k < d; k++) {
            notes.put("dmean_fp", k, d, sums[k]);
        }
    }

    /// The Schrödinger equation from the lifted start, and how far its density is from this one at the end.
    private void lift(FieldNotes notes) {
        double[][] along = new double[grid.dimensions()][];
        Arrays.setAll(along, k -> start.velocity(k));
        SchroedingerLift lifted =
                SchroedingerLift.of(start.density(), new LinkVelocity(grid, along), plan.hbar(), plan.mass(), FAINT);
        boolean whole = lifted.quantised(LIFT_TOLERANCE);
        notes.put("lift.quantised", whole ? 1 : 0);
        if (!whole) {
            notes.remark(
                    "the lifted wave function has jumps of phase: circulation is not a whole number of mu/M, so (p, u) is no state of the Schroedinger equation (E21)");
        }
        if (state.time() > 0) {
            Hamiltonian hamiltonian = new Hamiltonian(grid, plan.potential(), plan.hbar(), plan.mass());
            LiftedMotion beside = LiftedMotion.of(
                    hamiltonian,
                    lifted.withJumps(),
                    state.time(),
                    Math.max(FEWEST_PAIRS, PAIRS_PER_STEP * steps),
                    engine);
            if (beside.reached()) {
                notes.put(
                        "tv_distance",
                        TotalVariation.between(
                                grid, state.density(), beside.psi().density()));
                notes.put("lift.estimated_error", beside.estimatedError());
            } else {
                notes.remark(
                        "tv_distance is left out: with an estimated error of %g in all the Schroedinger equation came to t = %.4g of %.4g in %d steps; choose an earlier end or a smaller box, or make V smoother"
                                .formatted(LiftedMotion.TOLERANCE, beside.time(), state.time(), beside.steps()));
            }
        }
    }

    @Override
    public void save(Checkpoint moment) {
        save(state, moment.at("state"));
        save(start, moment.at("start"));
        moment.put("steps", steps);
    }

    private static void save(MadelungState of, Checkpoint moment) {
        double[][] rows = new double[of.grid().dimensions() + 1][];
        rows[0] = of.density();
        for (int k = 1; k < rows.length; k++) {
            rows[k] = of.velocity(k - 1);
        }
        moment.put("fields", rows);
        moment.put("time", of.time());
    }

    @Override
    public void resume(Checkpoint moment) {
        state = restored(moment.at("state"));
        start = restored(moment.at("start"));
        steps = moment.integer("steps");
    }

    private MadelungState restored(Checkpoint moment) {
        double[][] rows = moment.rows("fields");
        return new MadelungState(grid, rows[0], Arrays.copyOfRange(rows, 1, rows.length), moment.reals("time")[0]);
    }
}
