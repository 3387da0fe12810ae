package org.septuple.quantum;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// [Madelung] with κ = 0: H = Σ p_i V_i/M + Σ_faces ½(p_i + p_j)·½u², of order 2, by the Runge–Kutta method of Carpenter and Kennedy, of five stages and
/// order 4 that keeps two numbers for each unknown. Paths cross after a while: where u falls from cell to cell by half of its largest
/// value, it stops at a caustic.
///
/// Source: M. H. Carpenter, C. A. Kennedy, NASA TM 109112 (1994), solution 3.
final class PressurelessFlow implements Madelung.Flow {

    private static final double[] KEEP = {
        0,
        -567301805773.0 / 1357537059087.0,
        -2404267990393.0 / 2016746695238.0,
        -3550918686646.0 / 2091501179385.0,
        -1275806237668.0 / 842570457699.0
    };
    private static final double[] ADD = {
        1432997174477.0 / 9575080441755.0,
        5161836677717.0 / 13612068292357.0,
        1720146321549.0 / 2090206949498.0,
        3134564353537.0 / 4481467310338.0,
        2277821191437.0 / 14882151754819.0
    };
    private static final double[] AT = {
        0,
        1432997174477.0 / 9575080441755.0,
        2526269341429.0 / 6820363183047.0,
        2006345519317.0 / 3224310063776.0,
        2802321613138.0 / 2924317926251.0
    };

    private static final double COURANT = 0.5;

    /// Largest change of the velocity by V within a step, in spacings per step.
    private static final double PUSH = 0.1;

    /// Part of the largest speed by which u may fall from face to face.
    private static final double STEEPEST = 0.5;

    private final Grid grid;
    private final SpecificPotential potential;
    private final MadelungGuards guards;
    private final CellRows rows;
    private final Crew crew;
    private final double[] w;
    private final double[] bernoulli;
    private final double[] changeP;
    private final double[][] changeU;
    private final double[] savedP;
    private final double[][] savedU;
    private final Crew.Work rates = (worker, piece) -> rates(piece);
    private final Crew.Work moves = (worker, piece) -> moves(piece);
    private double[] p;
    private double[][] u;
    private double keep;
    private double add;
    private double dt;

    PressurelessFlow(Grid grid, SpecificPotential potential, MadelungGuards guards, Engine engine) {
        this.grid = grid;
        this.potential = potential;
        this.guards = guards;
        crew = engine.crew();
        rows = new CellRows(grid);
        int dimensions = grid.dimensions();
        w = new double[grid.size()];
        potential.atStart(w, crew);
        bernoulli = new double[w.length];
        changeP = new double[w.length];
        changeU = new double[dimensions][w.length];
        savedP = new double[w.length];
        savedU = new double[dimensions][w.length];
        p = savedP;
        u = savedU;
    }

    @Override
    public MadelungEnd advance(MadelungState state, double until) {
        p = state.density();
        u = new double[grid.dimensions()][];
        for (int k = 0; k < u.length; k++) {
            u[k] = state.velocity(k);
        }
        long steps = 0;
        MadelungEnd end = push(state.time(), 0);
        if (end == null) {
            end = stopped(0, state.time());
        }
        while (end == null && state.time() != until) {
            double time = state.time();
            double left = Math.ceil(Math.abs(until - time) / longest());
            dt = (until - time) / left;
            System.arraycopy(p, 0, savedP, 0, p.length);
            for (int k = 0; k < u.length; k++) {
                System.arraycopy(u[k], 0, savedU[k], 0, p.length);
            }
            double next = left <= 1 ? until : time + dt;
            end = stages(time, next, steps);
            if (end == null) {
                end = stopped(steps, next);
            }
            if (end == null) {
                state.time(next);
                steps++;
            } else {
                System.arraycopy(savedP, 0, p, 0, p.length);
                for (int k = 0; k < u.length; k++) {
                    System.arraycopy(savedU[k], 0, u[k], 0, p.length);
                }
            }
        }
        return end == null ? new MadelungEnd.Reached(steps) : end;
    }

    /// A step dt, with V at its end; an end, part of the way, where V is not finite.
    private @Nullable MadelungEnd stages(double time, double next, long steps) {
        for (int stage = 0; stage < ADD.length; stage++) {
            keep = KEEP[stage];
            add = ADD[stage];
            MadelungEnd end = stage == 0 ? null : push(time + AT[stage] * dt, steps);
            if (end != null) {
                return end;
            }
            crew.work(rows.pieces(), rates);
            crew.work(rows.pieces(), moves);
        }
        return push(next, steps);
    }

    /// V/M at a time; an end where it is not finite.
    private @Nullable MadelungEnd push(double time, long steps) {
        return potential.varies() ? potential.at(time, steps, w, crew) : null;
    }

    /// COURANT·h over the largest speed, and √(h/10 over the largest acceleration).
    private double longest() {
        double inverse = 0;
        for (int k = 0; k < u.length; k++) {
            double h = grid.axis(k).spacing();
            for (int cell = 0; cell < p.length; cell++) {
                int next = MadelungState.next(grid, cell, k);
                double push = next < 0 ? 0 : Math.abs(w[next] - w[cell]) / (PUSH * h * h);
                inverse = Math.max(inverse, Math.max(Math.abs(u[k][cell]) / (COURANT * h), Math.sqrt(push)));
            }
        }
        return inverse > 0 ? u.length == 1 ? 1 / inverse : 1 / (inverse * u.length) : Double.POSITIVE_INFINITY;
    }

    /// dp/dt into its register, and B.
    private void rates(int piece) {
        for (int row = rows.firstRow(piece); row < rows.endRow(piece); row++) {
            int start = row * rows.length;
            for (int i = 0; i < rows.length; i++) {
                int cell = start + i;
                double out = 0;
                double squares = 0;
                for (int k = 0; k < u.length; k++) {
                    int slot = rows.missing + k;
                    int above = neighbour(slot, row, i, 1);
                    int below = neighbour(slot, row, i, -1);
                    double h = rows.spacing[slot];
                    if (above >= 0) {
                        out += (p[cell] + p[above]) / 2 * u[k][cell] / h;
                        squares += u[k][cell] * u[k][cell];
                    }
                    if (below >= 0) {
                        out -= (p[cell] + p[below]) / 2 * u[k][below] / h;
                        squares += u[k][below] * u[k][below];
                    }
                }
                bernoulli[cell] = w[cell] + squares / 4;
                changeP[cell] = keep * changeP[cell] - dt * out;
            }
        }
    }

    private void moves(int piece) {
        for (int row = rows.firstRow(piece); row < rows.endRow(piece); row++) {
            int start = row * rows.length;
            for (int i = 0; i < rows.length; i++) {
                int cell = start + i;
                p[cell] += add * changeP[cell];
                for (int k = 0; k < u.length; k++) {
                    int slot = rows.missing + k;
                    int above = neighbour(slot, row, i, 1);
                    if (above >= 0) {
                        double slope = (bernoulli[above] - bernoulli[cell]) / rows.spacing[slot];
                        changeU[k][cell] = keep * changeU[k][cell] - dt * slope;
                        u[k][cell] += add * changeU[k][cell];
                    }
                }
            }
        }
    }

    private int neighbour(int slot, int row, int i, int direction) {
        if (slot < 2) {
            int start = direction > 0 ? rows.above(slot, row) : rows.below(slot, row);
            return start < 0 ? -1 : start + i;
        }
        int other = i + direction;
        if (other >= 0 && other < rows.length) {
            return row * rows.length + other;
        }
        return rows.periodic[2] ? row * rows.length + (other < 0 ? rows.length - 1 : 0) : -1;
    }

    private @Nullable MadelungEnd stopped(long steps, double time) {
        double highest = 0;
        double lowest = 0;
        int hole = 0;
        for (int cell = 0; cell < p.length; cell++) {
            highest = Math.max(highest, p[cell]);
            if (!(p[cell] >= lowest)) {
                lowest = p[cell];
                hole = cell;
            }
        }
        if (!(lowest >= -MadelungState.NEGATIVE * highest)) {
            return new MadelungEnd.Stopped(
                    steps,
                    "vacuum",
                    time,
                    hole,
                    "negative density over the largest",
                    -lowest / highest,
                    MadelungState.NEGATIVE,
                    REFINE);
        }
        double floor = guards.vacuum() * highest;
        double speed = 0;
        double fall = 0;
        int at = 0;
        for (int k = 0; k < u.length; k++) {
            for (int cell = 0; cell < p.length; cell++) {
                int next = MadelungState.next(grid, cell, k);
                if (next < 0 || p[cell] < floor || p[next] < floor) {
                    continue;
                }
                speed = Math.max(speed, Math.abs(u[k][cell]));
                double drop = MadelungState.next(grid, next, k) < 0 ? 0 : u[k][cell] - u[k][next];
                if (drop > fall) {
                    fall = drop;
                    at = cell;
                }
            }
        }
        return fall > STEEPEST * speed
                ? new MadelungEnd.Stopped(
                        steps, "caustic", time, at, "fall of u over its largest", fall / speed, STEEPEST, REFINE)
                : null;
    }

    private static final String REFINE =
            "refine the grid, or stop before paths cross: without pressure u becomes many-valued";
}
