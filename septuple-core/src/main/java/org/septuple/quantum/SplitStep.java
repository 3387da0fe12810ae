package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LineFilter;
import org.septuple.numerics.LineTile;
import org.septuple.numerics.LineTransform;

/// Steps of a split Schrödinger equation iħ ∂Ψ/∂t = (T + V)Ψ, T = −(ħ²/2M)∇²:
///
/// Ψ ← … e^(−ib₂dt·T/ħ) e^(−ia₂dt·V/ħ) e^(−ib₁dt·T/ħ) e^(−ia₁dt·V/ħ) Ψ,
///
/// the kick a₁ first. Each factor is unitary and exact on the grid: V in the middles of cells, T on the amplitudes of
/// [LineTransform]. The coefficients decide the order in dt.
///
/// How it is computed. T is a sum over axes, so a drift is one filter of wave numbers e^(−ib·dt·ħk²/2M) along each axis, in any
/// order of axes. Of two drifts with a kick between them the first ends with the axis that the second begins with: filter,
/// kick and filter then are one pass over the field, in which lines stay in cache (in one dimension whole steps are). A step
/// of one kick and one drift takes 1 such pass in two dimensions and 2 in three. Phases of kicks come from V in the pass, so
/// memory is that of Ψ and V, 3 fields, beside 64 lines per worker and 2 MB.
///
/// Source of splitting: M. D. Feit, J. A. Fleck, A. Steiger, J. Comput. Phys. 47 (1982) 412. Bits do not depend on the number of
/// workers. One call at a time: scratch belongs to it.
public final class SplitStep {

    private final Grid grid;
    private final Crew crew;
    private final double kickPerTime;
    private final double driftPerTime;
    private final double[] a;
    private final double[] b;
    private final List<LineTransform> axes = new ArrayList<>();
    private final List<double[]> squares = new ArrayList<>();
    private final List<LineTile> tiles;

    /// Filters of drift i along axis k at `[i·d + k]`; the last row belongs to no coefficient.
    private final List<LineFilter> filters = new ArrayList<>();

    private double filteredFor = Double.NaN;
    private final double[] cos;
    private final double[] sin;
    private final Pass pass = new Pass();

    /// Prepares steps.
    ///
    /// @param grid   of Ψ
    /// @param twist  θ of each axis in radians, Ψ(q + L) = e^(iθ)Ψ(q); 0 on axes that are not periodic; may be empty for none
    /// @param hbar   ħ > 0
    /// @param mass   M > 0
    /// @param a      coefficients of kicks, in the order in which they act
    /// @param b      coefficients of drifts; as many, or one fewer if the step ends with a kick
    /// @param engine kernels and workers
    public SplitStep(Grid grid, double[] twist, double hbar, double mass, double[] a, double[] b, Engine engine) {
        if (!(hbar > 0 && mass > 0 && Double.isFinite(hbar) && Double.isFinite(mass))) {
            throw new IllegalArgumentException("hbar %s and mass %s must be finite and > 0".formatted(hbar, mass));
        }
        if (a.length == 0 || (b.length != a.length && b.length != a.length - 1)) {
            throw new IllegalArgumentException(
                    "%d kicks and %d drifts: need one or more kicks, and as many drifts or one fewer"
                            .formatted(a.length, b.length));
        }
        if (twist.length != 0 && twist.length != grid.dimensions()) {
            throw new IllegalArgumentException("twist of %d axes on a grid of %d: give one angle per axis, or none"
                    .formatted(twist.length, grid.dimensions()));
        }
        this.grid = grid;
        this.a = a.clone();
        this.b = b.clone();
        crew = engine.crew();
        kickPerTime = -1 / hbar;
        driftPerTime = -hbar / (2 * mass);
        int room = 0;
        int longest = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            LineTransform axis = new LineTransform(
                    grid, k, twist.length == 0 ? 0 : twist[k], engine.kernels().fourier());
            axes.add(axis);
            double[] square = axis.wavenumbers();
            for (int m = 0; m < square.length; m++) {
                square[m] *= square[m];
            }
            squares.add(square);
            room = Math.max(room, axis.room());
            longest = Math.max(longest, axis.length());
        }
        for (int i = 0; i < b.length; i++) {
            for (LineTransform axis : axes) {
                filters.add(axis.filter());
            }
        }
        int shortest = grid.axes().stream().mapToInt(Axis::points).min().orElseThrow();
        tiles = LineTile.of(crew.workers(), room, grid.size() / shortest);
        cos = new double[longest];
        sin = new double[longest];
    }

    /// Makes steps with a potential that does not depend on time. The last kick of a step and the first of the next are one.
    ///
    /// @param psi       changed
    /// @param potential V, one number per cell
    /// @param dt        length of a step; negative goes back
    /// @param steps     how many, ≥ 0
    public void steps(WaveFunction psi, double[] potential, double dt, int steps) {
        grid.require(potential);
        begin(psi, dt);
        double waiting = 0;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < a.length; i++) {
                waiting += a[i];
                if (i < b.length && b[i] != 0) {
                    pass.kick(kickPerTime * waiting * dt, potential);
                    waiting = 0;
                    drift(i);
                }
            }
        }
        pass.kick(kickPerTime * waiting * dt, potential);
        pass.run();
    }

    /// Makes one step with potentials of their own for each kick.
    ///
    /// @param psi        changed
    /// @param potentials V of each kick, one number per cell; may be the same array
    /// @param dt         length of the step; negative goes back
    public void step(WaveFunction psi, List<double[]> potentials, double dt) {
        if (potentials.size() != a.length) {
            throw new IllegalArgumentException(
                    "%d potentials for %d kicks: need one each".formatted(potentials.size(), a.length));
        }
        potentials.forEach(grid::require);
        begin(psi, dt);
        for (int i = 0; i < a.length; i++) {
            pass.kick(kickPerTime * a[i] * dt, potentials.get(i));
            if (i < b.length && b[i] != 0) {
                drift(i);
            }
        }
        pass.run();
    }

    private void begin(WaveFunction psi, double dt) {
        if (!psi.grid().equals(grid)) {
            throw new IllegalArgumentException(
                    "wave function on %s, steps for %s: need the same grid".formatted(psi.grid(), grid));
        }
        if (!Double.isFinite(dt)) {
            throw new IllegalArgumentException("dt = %s must be finite".formatted(dt));
        }
        if (dt != filteredFor) {
            setFilters(dt);
            filteredFor = dt;
        }
        pass.begin(psi);
    }

    private void setFilters(double dt) {
        for (int i = 0; i < b.length; i++) {
            for (int k = 0; k < axes.size(); k++) {
                double[] square = squares.get(k);
                for (int m = 0; m < square.length; m++) {
                    double angle = driftPerTime * b[i] * dt * square[m];
                    cos[m] = Elementary.cos(angle);
                    sin[m] = Elementary.sin(angle);
                }
                filters.get(i * axes.size() + k).set(cos, sin);
            }
        }
    }

    /// Axes from that of the open pass to the other end.
    private void drift(int i) {
        int last = axes.size() - 1;
        boolean ascending = pass.axis == 0;
        for (int k = 0; k <= last; k++) {
            int axis = ascending ? k : last - k;
            pass.filter(axis, filters.get(i * axes.size() + axis));
        }
    }

    /// Consecutive factors on the lines of one axis, collected and then done tile by tile.
    private final class Pass implements Crew.Work {

        private static final int MOST = 64;

        private int axis;
        private int size;
        private final boolean[] kicks = new boolean[MOST];
        private final LineFilter[] factors = new LineFilter[MOST];
        private final double[][] potentials = new double[MOST][];
        private final double[] angles = new double[MOST];
        private double[] re = {};
        private double[] im = {};

        void begin(WaveFunction psi) {
            re = psi.re();
            im = psi.im();
            axis = 0;
            size = 0;
        }

        void kick(double angle, double[] potential) {
            if (angle != 0) {
                open(axis);
                kicks[size] = true;
                angles[size] = angle;
                potentials[size++] = potential;
            }
        }

        void filter(int along, LineFilter factor) {
            open(along);
            kicks[size] = false;
            factors[size++] = factor;
        }

        private void open(int along) {
            if (along != axis || size == MOST) {
                run();
                axis = along;
            }
        }

        void run() {
            if (size > 0) {
                crew.work(axes.get(axis).tiles(), this);
                size = 0;
            }
        }

        @Override
        public void piece(int worker, int number) {
            LineTransform lines = axes.get(axis);
            LineTile tile = tiles.get(worker);
            lines.load(re, im, number, tile);
            for (int i = 0; i < size; i++) {
                if (kicks[i]) {
                    lines.kick(angles[i], potentials[i], number, tile);
                } else {
                    lines.apply(factors[i], tile);
                }
            }
            lines.store(tile, re, im, number);
        }
    }
}
