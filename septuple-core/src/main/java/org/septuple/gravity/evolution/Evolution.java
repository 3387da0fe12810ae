package org.septuple.gravity.evolution;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.evolution.EvolutionEnd.Broken;
import org.septuple.gravity.evolution.EvolutionEnd.CoordinateCaustic;
import org.septuple.gravity.evolution.EvolutionEnd.CurvatureSingularity;
import org.septuple.gravity.evolution.EvolutionEnd.Frozen;
import org.septuple.gravity.evolution.EvolutionEnd.Meeting;
import org.septuple.gravity.evolution.EvolutionEnd.OutOfSteps;
import org.septuple.gravity.evolution.EvolutionEnd.Reached;
import org.septuple.gravity.evolution.EvolutionEnd.Unresolved;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// A slice on its way through time, by Runge and Kutta's classical fourth order.
///
/// Each step is the Courant number over the present [SliceBounds#speed], at most 0.05 over the present [SliceBounds#rate], both per proper time of observers and so divided by
/// [Formulation#lapse], at most ½ over [Formulation#damping], and such that equal ones reach the end. Before
/// each step a guard compares the time to the caustic with the time since the start, or with √(3/|Λ|) if that is shorter, so that Λ does not pass for a singularity; after each
/// step another one looks for numbers that are not finite and for γ_ij that is not positive. Results do not depend on the number of workers. Not for several threads.
///
/// At a lapse other than 1 the guard compares the proper time to the caustic of observers who would fall freely from the slice with the time t since the start: where α → 0 as
/// space contracts, a caustic that t never reaches stops the evolution all the same. Where space expands α → ∞ in finite t, and proper time has no end: steps get shorter than numbers
/// can tell, and it ends as [Frozen].
public final class Evolution {

    /// |R_ρσμν R^ρσμν| k⁻⁴ from which on a meeting of neighbours is a singularity. 0 in flat space-time; 16 |p₁p₂p₃|/max(p)⁴ in Kasner's, which is 12 for (−⅓, ⅔, ⅔).
    public static final double SINGULAR = 0.01;
    /// Part of a contraction that a step may go through.
    private static final double TURN = 0.05;
    /// Part of the time of damping that a step may take.
    private static final double DAMPED = 0.5;
    /// Times H², what R_ρσμν R^ρσμν of a violated Hamiltonian constraint may be: Ricci's part is 5H²/3, and all of it 2H² where a plane collapses in flat space.
    private static final double VIOLATED = 3;
    /// Power of k between those by which curvature grows where shells of dust cross, 2, and where space-time is singular, 4.
    private static final double GROWING = 3;
    /// Steps shorter than so many spacings of numbers around t do not add up to time.
    private static final double FROZEN = 16;
    /// Steps may be longer by this part rather than be one more.
    private static final double SLACK = 1e-6;

    private final Formulation formulation;
    private final EvolutionSettings settings;
    private final Engine engine;
    private final Grid grid;
    private final double start;
    private final double hubbleTime;
    private final Formulation.Rates rates;
    private SpatialSlice slice;
    private SliceBounds bounds;
    private double[][] fields;
    private double[][] stage;
    private final double[][] rate;
    private final double[][] sum;
    private long steps;

    private Evolution(
            SpatialSlice first, double start, Formulation formulation, EvolutionSettings settings, Engine engine) {
        this.formulation = formulation;
        this.settings = settings;
        this.engine = engine;
        this.grid = first.grid();
        this.start = start;
        this.hubbleTime = Math.sqrt(3 / Math.abs(formulation.lambda()));
        requireCourant(settings.courant(), formulation.courantBound(grid.dimensions()), formulation.differences());
        formulation.differences().require(grid);
        int bad = SliceBounds.of(first, engine).badCell();
        if (bad >= 0) {
            throw new IllegalArgumentException(
                    "cell %d has a metric that is not positive, or numbers that are not finite".formatted(bad));
        }
        fields = formulation.fields(first);
        slice = formulation.slice(grid, first.time(), fields);
        bounds = SliceBounds.of(slice, engine);
        rates = formulation.rates(grid, engine);
        stage = new double[fields.length][grid.size()];
        rate = new double[fields.length][grid.size()];
        sum = new double[fields.length][grid.size()];
    }

    /// Begins.
    ///
    /// @param first       slice; copied
    /// @param formulation whose variables evolve
    /// @param settings    of the evolution
    /// @param engine      whose crew works
    /// @return at the time of the first slice
    /// @throws IllegalArgumentException if the Courant number is above its bound, a box too small, a metric not positive, or constraints are above the threshold and not
    ///                                  forced
    public static Evolution begin(
            SpatialSlice first, Formulation formulation, EvolutionSettings settings, Engine engine) {
        Evolution evolution = new Evolution(first, first.time(), formulation, settings, engine);
        evolution.requireConstraints();
        return evolution;
    }

    /// Goes on from where another evolution came to. A call of [#advance] with the end that the other one had makes the same steps, to the last bit.
    ///
    /// @param state       reached
    /// @param formulation the same
    /// @param settings    the same
    /// @param engine      any
    /// @return at the time of the state, constraints unchecked
    /// @throws IllegalArgumentException if the formulation has other variables, the Courant number is above its bound, or the metric is not positive
    public static Evolution resume(
            EvolutionState state, Formulation formulation, EvolutionSettings settings, Engine engine) {
        Evolution evolution = new Evolution(state.slice(formulation), state.start(), formulation, settings, engine);
        evolution.fields = state.copies();
        evolution.slice = state.slice(formulation);
        evolution.bounds = SliceBounds.of(evolution.slice, engine);
        evolution.steps = state.steps();
        return evolution;
    }

    private static void requireCourant(double courant, double bound, Discretisation differences) {
        if (courant > bound) {
            throw new IllegalArgumentException(
                    "Courant number %.4g exceeds the stability bound %.4g of differences of order %d with dissipation %s"
                            .formatted(courant, bound, differences.order(), differences.dissipation()));
        }
    }

    private void requireConstraints() {
        Constraints constraints = constraints();
        if (!(constraints.relative() <= settings.threshold()) && !settings.forced()) {
            throw new IllegalArgumentException(
                    "constraints violated: Hamiltonian %.3g of terms %.3g, momentum %.3g of terms %.3g; the threshold is %.3g: refine the grid, correct the data, or force it"
                            .formatted(
                                    constraints.hamiltonian().largest(),
                                    constraints.hamiltonian().terms(),
                                    constraints.momentum().largest(),
                                    constraints.momentum().terms(),
                                    settings.threshold()));
        }
    }

    /// Goes on.
    ///
    /// @param until     later than the present
    /// @param mostSteps ≥ 0
    /// @return how it ended
    public EvolutionEnd advance(double until, long mostSteps) {
        if (!(until >= time() && until <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("end %s before the present %s".formatted(until, time()));
        }
        for (long made = 0; time() < until; made++) {
            double left = bounds.timeToCaustic(formulation.lambda());
            if (left < settings.margin() * Math.min(time() - start, hubbleTime)) {
                return meeting(left);
            }
            if (made == mostSteps) {
                return new OutOfSteps(time(), until);
            }
            double count = Math.max(1, Math.ceil((until - time()) / longest() - SLACK));
            double step = (until - time()) / count;
            if (step < FROZEN * Math.ulp(time())) {
                return new Frozen(time(), step);
            }
            step(step);
            SpatialSlice next = formulation.slice(grid, count == 1 ? until : time() + step, stage);
            SliceBounds found = SliceBounds.of(next, engine);
            if (found.badCell() >= 0) {
                return new Broken(time(), place(found.badCell()), step);
            }
            accept(next, found);
        }
        return new Reached(time());
    }

    private void accept(SpatialSlice next, SliceBounds found) {
        double[][] before = fields;
        fields = stage;
        stage = before;
        slice = next;
        bounds = found;
        steps++;
    }

    private double longest() {
        double proper = Math.min(settings.courant() / bounds.speed(), TURN / bounds.rate());
        return Math.min(proper / formulation.lapse(fields), DAMPED / formulation.damping());
    }

    private EvolutionEnd meeting(double left) {
        int cell = bounds.contractionCell();
        double k = bounds.contraction();
        Discretisation differences =
                new Discretisation(formulation.differences().order(), 0);
        double square = curvature(slice, bounds);
        double hamiltonian = new ConstraintSums(slice, differences, formulation.lambda()).of(cell, cell + 1)[0];
        Meeting meeting = new Meeting(
                time(), place(cell), k, left, square / (k * k * k * k), hamiltonian / (k * k), growth(square));
        if (meeting.curvature() < SINGULAR) {
            return new CoordinateCaustic(meeting);
        }
        double explained = VIOLATED * meeting.violation() * meeting.violation();
        if (!(explained < meeting.curvature())) {
            return new Unresolved(meeting);
        }
        return meeting.growth() < GROWING ? new CoordinateCaustic(meeting) : new CurvatureSingularity(meeting);
    }

    /// |R_ρσμν R^ρσμν| where neighbours approach fastest.
    private double curvature(SpatialSlice of, SliceBounds where) {
        return Math.abs(new SliceCurvature(of, formulation.differences().order(), formulation.lambda())
                .at(where.contractionCell())
                .kretschmann());
    }

    /// d ln|R_ρσμν R^ρσμν|/d ln k, by a step that is not kept; NaN if that is not good.
    private double growth(double square) {
        double step = longest();
        step(step);
        SpatialSlice next = formulation.slice(grid, time() + step, stage);
        SliceBounds found = SliceBounds.of(next, engine);
        return found.badCell() >= 0
                ? Double.NaN
                : StrictMath.log(curvature(next, found) / square)
                        / StrictMath.log(found.contraction() / bounds.contraction());
    }

    private List<Double> place(int cell) {
        double[] q = new double[grid.dimensions()];
        grid.position(cell, q);
        List<Double> place = new ArrayList<>();
        for (double x : q) {
            place.add(x);
        }
        return place;
    }

    /// Leaves the next state in the stage.
    private void step(double dt) {
        rates.of(fields, rate);
        add(0, 1, 0.5 * dt);
        rates.of(stage, rate);
        add(1, 2, 0.5 * dt);
        rates.of(stage, rate);
        add(1, 2, dt);
        rates.of(stage, rate);
        last(dt / 6);
    }

    /// sum ← keep·sum + weight·rate, stage ← fields + ahead·rate.
    private void add(double keep, double weight, double ahead) {
        for (int q = 0; q < fields.length; q++) {
            double[] f = fields[q];
            double[] r = rate[q];
            double[] s = sum[q];
            double[] y = stage[q];
            engine.crew().ranges(0, f.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    s[cell] = keep == 0 ? weight * r[cell] : Math.fma(weight, r[cell], s[cell]);
                    y[cell] = Math.fma(ahead, r[cell], f[cell]);
                }
            });
        }
        formulation.enforce(stage, engine);
    }

    /// stage ← fields + part·(sum + rate).
    private void last(double part) {
        for (int q = 0; q < fields.length; q++) {
            double[] f = fields[q];
            double[] r = rate[q];
            double[] s = sum[q];
            double[] y = stage[q];
            engine.crew().ranges(0, f.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    y[cell] = Math.fma(part, s[cell] + r[cell], f[cell]);
                }
            });
        }
        formulation.enforce(stage, engine);
    }

    /// Time of the present slice.
    ///
    /// @return t
    public double time() {
        return slice.time();
    }

    /// Time of the first slice.
    ///
    /// @return t
    public double start() {
        return start;
    }

    /// Steps made.
    ///
    /// @return ≥ 0
    public long steps() {
        return steps;
    }

    /// The last good slice.
    ///
    /// @return a copy
    public SpatialSlice slice() {
        return slice.copy();
    }

    /// All that is needed to go on from here.
    ///
    /// @return a copy
    public EvolutionState state() {
        return new EvolutionState(grid, start, time(), steps, fields);
    }

    /// What guards see in it.
    ///
    /// @return of the present slice
    public SliceBounds bounds() {
        return bounds;
    }

    /// Its constraints.
    ///
    /// @return by differences of the order of the formulation
    public Constraints constraints() {
        return Constraints.of(slice, formulation.differences().order(), formulation.lambda(), engine);
    }
}
