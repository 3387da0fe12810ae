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

    private final SpecificPotential potential;
    private final double root;
    private final MadelungGuards guards;
    private final Crew crew;
    private final double smallest;
    private final BondWave wave;
    private final BondFlow flow;
    private final BondWatch watch;
    private final double[] early;
    private final double[] late;
    private final double[] mixed;
    private final double[] q;

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
        q = new double[grid.dimensions()];
        flow.potential(potential.at(0));
        int varying = potential.varies() ? grid.size() : 0;
        early = new double[varying];
        late = new double[varying];
        mixed = new double[varying];
    }

    @Override
    public MadelungEnd advance(MadelungState state, double until) {
        wave.read(state);
        double time = state.time();
        watch.look();
        MadelungEnd end = stopped(0, time);
        long steps = 0;
        while (end == null && time != until) {
            double pace = Math.max(SLOWEST, Math.max(watch.phase(), Elementary.log(watch.ratio())));
            double longest = COURANT * smallest * smallest / (root * pace);
            double left = Math.ceil(Math.abs(until - time) / longest);
            double step = (until - time) / left;
            double next = left <= 1 ? until : time + step;
            move(time, step);
            watch.look();
            end = stopped(steps, next);
            if (end != null) {
                move(next, -step);
            } else {
                time = next;
                steps++;
            }
        }
        if (steps > 0) {
            wave.density(state, crew);
            wave.velocity(state, crew);
            state.time(time);
        }
        return end == null ? new MadelungEnd.Reached(steps) : end;
    }

    private void move(double time, double step) {
        if (!potential.varies()) {
            flow.advance(step);
            return;
        }
        potential.at(time + (0.5 - NODE) * step, q, early);
        potential.at(time + (0.5 + NODE) * step, q, late);
        half(0.5 + 2 * NODE, step);
        half(0.5 - 2 * NODE, step);
    }

    private void half(double share, double step) {
        for (int cell = 0; cell < mixed.length; cell++) {
            mixed[cell] = share * early[cell] + (1 - share) * late[cell];
        }
        flow.potential(mixed);
        flow.advance(step / 2);
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
