package org.septuple.quantum;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// [Madelung] with κ > 0: steps of [BondFlow], watched by [BondWatch].
final class QuantumFlow implements Madelung.Flow {

    /// Spacings that structures may move within a step.
    private static final double COURANT = 0.5;

    /// Phase per cell below which steps grow no longer.
    private static final double SLOWEST = 0.25;

    /// Nodes ½ ∓ √3/6 in time and weights ½ ± √3/3, of both halves of a step.
    private static final double NODE = Math.sqrt(3) / 6;

    private static final double FIRST = 0.5 + 2 * NODE;

    private final SpecificPotential potential;
    private final double root;
    private final MadelungGuards guards;
    private final Crew crew;
    private final double smallest;
    private final BondWave wave;
    private final BondFlow flow;
    private final BondWatch watch;
    private final double[] later;

    /// @param root √κ > 0
    QuantumFlow(Grid grid, SpecificPotential potential, double root, MadelungGuards guards, Engine engine) {
        this.potential = potential;
        this.root = root;
        this.guards = guards;
        crew = engine.crew();
        smallest = grid.axes().stream().mapToDouble(Axis::spacing).min().orElseThrow();
        CellRows rows = new CellRows(grid);
        wave = new BondWave(grid, rows, root);
        flow = new BondFlow(rows, grid.size(), root, wave, engine);
        watch = new BondWatch(rows, wave, guards, crew);
        potential.atStart(flow.diagonal(), crew);
        flow.potential(flow.diagonal());
        later = new double[potential.varies() ? grid.size() : 0];
    }

    @Override
    public MadelungEnd advance(MadelungState state, double until) {
        wave.read(state, crew);
        watch.look();
        double time = state.time();
        MadelungEnd end = stopped(0, time);
        if (end != null || time == until) {
            return end == null ? new MadelungEnd.Reached(0) : end;
        }
        long steps = 0;
        try {
            while (end == null && time != until) {
                double pace = Math.max(SLOWEST, Math.max(watch.phase(), Elementary.log(watch.ratio())));
                double longest = COURANT * smallest * smallest / (root * pace);
                double left = Math.ceil(Math.abs(until - time) / longest);
                double step = (until - time) / left;
                double next = left <= 1 ? until : time + step;
                end = forward(state, time, step, next, steps);
                if (end != null) {
                    break;
                }
                watch.look();
                end = stopped(steps, next);
                if (end != null) {
                    move(state, time, step, -1, steps); // V is finite there as it was before
                } else {
                    time = next;
                    steps++;
                }
            }
        } finally { // the fields of the state were scratch
            wave.density(state, crew);
            wave.velocity(state, crew);
            state.time(time);
        }
        return end == null ? new MadelungEnd.Reached(steps) : end;
    }

    /// A step; an end, and no move, where V is not finite at its nodes or its end.
    private @Nullable MadelungEnd forward(MadelungState state, double time, double step, double next, long steps) {
        MadelungEnd end = potential.varies() ? potential.at(next, steps, later, crew) : null;
        return end == null ? move(state, time, step, 1, steps) : end;
    }

    /// A step from a time on, with sign −1 the same one back; an end, and no move, where V is not finite.
    private @Nullable MadelungEnd move(MadelungState state, double time, double step, int sign, long steps) {
        if (!potential.varies()) {
            flow.advance(sign * step, state.density(), state.velocity(0));
            return null;
        }
        double[] now = flow.diagonal();
        MadelungEnd end = potential.at(time + (0.5 - sign * NODE) * step, steps, later, crew);
        if (end == null) {
            end = potential.at(time + (0.5 + sign * NODE) * step, steps, now, crew);
        }
        if (end != null) {
            return end;
        }
        crew.ranges(0, now.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                double early = later[cell];
                double late = now[cell];
                now[cell] = FIRST * early + (1 - FIRST) * late;
                later[cell] = (1 - FIRST) * early + FIRST * late;
            }
        });
        flow.potential(now);
        flow.advance(sign * step / 2, state.density(), state.velocity(0));
        flow.potential(later);
        flow.advance(sign * step / 2, state.density(), state.velocity(0));
        return null;
    }

    private @Nullable MadelungEnd stopped(long steps, double time) {
        if (!(watch.ratio() <= guards.ratio())) {
            return new MadelungEnd.Stopped(
                    steps,
                    "node",
                    time,
                    watch.ratioCell(),
                    "ratio of root densities",
                    watch.ratio(),
                    guards.ratio(),
                    NODES);
        }
        if (!(watch.phase() <= guards.phase())) {
            return new MadelungEnd.Stopped(
                    steps, "node", time, watch.phaseCell(), "phase per cell", watch.phase(), guards.phase(), NODES);
        }
        if (!(watch.masked() <= guards.masked())) {
            return new MadelungEnd.Stopped(
                    steps,
                    "vacuum",
                    time,
                    MadelungEnd.Stopped.NOWHERE,
                    "mass in vacuum",
                    watch.masked(),
                    guards.masked(),
                    VACUUM);
        }
        if (!(watch.edge() <= guards.edge())) {
            return new MadelungEnd.Stopped(
                    steps,
                    "edge",
                    time,
                    MadelungEnd.Stopped.NOWHERE,
                    "mass at the edges",
                    watch.edge(),
                    guards.edge(),
                    EDGE);
        }
        return null;
    }

    private static final String NODES =
            "refine the grid; if it is a node, go on with the Schroedinger equation from this state where circulation is quantised";
    private static final String VACUUM = "lower the vacuum of the guards, or take a smaller box";
    private static final String EDGE = "take a larger box; V may be unbounded below (E12)";
}
