package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.BohmianTrajectories;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.SampledDistance;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.WaveFunction;

/// Particles that follow u of (3.10) beside a solution of the Schrödinger equation: pictures of its flow, and a control, for they must stay
/// of density |Ψ|².
///
/// Their steps are equal, frames lie at whole numbers of them, and the solver stops in the middle and at the end of each.
final class BohmianControl {

    /// p relative to its maximum below which a particle stops.
    private static final double NODES = 1e-12;

    private static final int PATHS = 32;
    private static final int MOST_POINTS = 200;
    private static final double ROUNDING = 1e-9;

    private final Grid grid;
    private final long seed;
    private final double dt;
    private final long stride;
    private final BohmianTrajectories trajectories;
    /// Rows of paths that were not handed over.
    private final List<double[]> places = new ArrayList<>();

    private long steps;

    /// At t = 0.
    ///
    /// @param plan   with particles
    /// @param psi    Ψ at t = 0
    /// @param seed   of places
    /// @param engine whose crew works; bits do not depend on it
    BohmianControl(SchroedingerPlan plan, WaveFunction psi, long seed, Engine engine) {
        Hamiltonian hamiltonian = plan.hamiltonian();
        this.grid = hamiltonian.grid();
        this.seed = seed;
        double frame = plan.until() / plan.frames();
        double parts = Math.max(1, Math.ceil(frame / plan.particleStep() - ROUNDING));
        this.dt = frame / parts;
        this.stride = Math.max(1, (long) Math.ceil(parts * plan.frames() / MOST_POINTS));
        this.trajectories = new BohmianTrajectories(
                grid,
                hamiltonian.hbar(),
                hamiltonian.mass(),
                NODES,
                new GridSampler(grid, psi.density()).draw(seed, plan.particles()),
                engine.crew());
    }

    /// Goes on with a solver.
    ///
    /// @param solver at a step of the particles; moved
    /// @param until  a frame
    /// @param rest   whether to stop after the present step
    /// @return completed, or why the solver cannot go on
    Outcome advance(Schroedinger solver, double until, BooleanSupplier rest) {
        while (solver.t() < until) {
            if (steps == 0) {
                notePlaces(0);
            }
            double end = (steps + 1) * dt;
            double stop = Math.abs(end - until) < ROUNDING * dt ? until : end;
            WaveFunction begin = solver.psi().copy();
            Outcome half = solver.advance((steps + 0.5) * dt, () -> false);
            WaveFunction middle = solver.psi().copy();
            Outcome whole = half instanceof Outcome.Completed ? solver.advance(stop, () -> false) : half;
            if (!(whole instanceof Outcome.Completed)) {
                return whole;
            }
            trajectories.advance(begin, middle, solver.psi(), dt);
            steps++;
            if (steps % stride == 0) {
                notePlaces(solver.t());
            }
            if (rest.getAsBoolean()) {
                break;
            }
        }
        return new Outcome.Completed();
    }

    private void notePlaces(double time) {
        double[][] q = trajectories.positions();
        for (int i = 0; i < Math.min(PATHS, q[0].length); i++) {
            for (int k = 0; k < q.length; k++) {
                places.add(new double[] {time, i, k, q[k][i]});
            }
        }
    }

    /// Hands over where particles have been.
    ///
    /// @param notes takes rows
    void hand(FieldNotes notes) {
        places.forEach(row -> notes.add(Shape.PATHS, row));
        places.clear();
    }

    /// Notes how far the particles are from |Ψ|².
    ///
    /// @param notes takes rows
    /// @param psi   now
    /// @param time  t
    void note(FieldNotes notes, WaveFunction psi, double time) {
        hand(notes);
        SampledDistance found = distance(psi);
        notes.add(
                Shape.PARTICLES,
                time,
                found.distance(),
                found.expected(),
                found.deviation(),
                found.z(),
                trajectories.stops());
    }

    /// Notes results.
    ///
    /// @param notes takes them
    /// @param psi   at the end
    void finish(FieldNotes notes, WaveFunction psi) {
        FieldWords.put(notes, distance(psi));
        notes.put("particles.stopped", trajectories.stops());
        if (trajectories.stops() > 0) {
            notes.remark(
                    "%d particles stopped, at a node, a wall or a move too long for a step: what they saw there was not resolved"
                            .formatted(trajectories.stops()));
        }
    }

    private SampledDistance distance(WaveFunction psi) {
        return SampledDistance.between(
                grid, GridSampler.cellMeans(grid, psi.density()), trajectories.positions(), seed);
    }

    void save(Checkpoint moment) {
        moment.put("positions", trajectories.positions());
        boolean[] stopped = trajectories.stopped();
        double[] marks = new double[stopped.length];
        Arrays.setAll(marks, i -> stopped[i] ? 1 : 0);
        moment.put("stopped", marks);
        moment.put("steps", steps);
    }

    void resume(Checkpoint moment) {
        double[][] kept = moment.rows("positions");
        double[] marks = moment.reals("stopped");
        for (int k = 0; k < kept.length; k++) {
            System.arraycopy(kept[k], 0, trajectories.positions()[k], 0, kept[k].length);
        }
        for (int i = 0; i < marks.length; i++) {
            trajectories.stopped()[i] = marks[i] > 0;
        }
        steps = moment.integer("steps");
    }
}
