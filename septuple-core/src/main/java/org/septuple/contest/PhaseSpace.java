package org.septuple.contest;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Landscape;

/// The density f(q, v, t) of one coordinate and its velocity on a grid, moved by [InertialMotion]:
///
/// ```
/// ∂f/∂t = −v∂f/∂q + ∂/∂v((λv + a∂F)f) + λσ² ∂²f/∂v²
/// ```
///
/// Free flight and kicks are Fourier shifts along q and v, friction with noise is a matrix in v; each is exact for what the points
/// resolve and keeps ∫f, so errors are spectral in the spacings and of order 2 in the step. f ≥ 0 is not forced: [#negative] says how
/// much is not resolved. Both axes are taken as periodic; F needs to be so only if q is, and else f must stay away from the ends.
///
/// Work space is part of it: one thread at a time. Kept per cell: 10 numbers.
final class PhaseSpace {

    private final Axis box;
    private final Axis q;
    private final Axis v;
    private final Kernels kernels;
    private final double[] slope;
    private final int n;
    private final int m;

    /// f(q, +v_j) and f(q, −v_j), v_j = (j + ½)h, `[i·m + j]`.
    private final double[] up;

    private final double[] down;

    /// Rows of all velocities, those of the first half of q real and the others imaginary, `[i·2m + l]`; also scratch for parts.
    private final double[] first;

    private final double[] second;
    private final LineShift wholeFlight;
    private final LineShift halfFlight;
    private final LineShift kick;
    private final Landscape f;
    private final boolean descends;
    private @Nullable InertialMotion prepared;
    private double step;
    private @Nullable DescentMatrix descent;
    private @Nullable FrictionMatrix friction;

    /// An empty density.
    ///
    /// @param q        axis of q, of any boundary; of an even number of points if it descends
    /// @param f        F
    /// @param fastest  velocities are within ±this
    /// @param half     m ≥ 2, half the number of velocities
    /// @param descends whether steps descend besides, for those of more than the time of friction
    /// @param kernels  loops
    PhaseSpace(Axis q, Landscape f, double fastest, int half, boolean descends, Kernels kernels) {
        this.box = q;
        this.q = new Axis(q.from(), q.to(), q.points(), Boundary.PERIODIC);
        this.f = f;
        this.descends = descends;
        this.v = new Axis(-fastest, fastest, 2 * half, Boundary.PERIODIC);
        this.kernels = kernels;
        n = q.points();
        slope = new double[n];
        double[] place = new double[1];
        double[] gradient = new double[1];
        for (int i = 0; i < n; i++) {
            place[0] = q.position(i);
            f.gradient(place, 0, gradient);
            slope[i] = gradient[0];
        }
        m = half;
        up = new double[n * m];
        down = new double[n * m];
        int rows = Math.max(2, (n + 1) / 2);
        first = new double[rows * 2 * m];
        second = new double[rows * 2 * m];
        Grid flights = Grid.of(this.q, new Axis(0, fastest, m, Boundary.PERIODIC));
        wholeFlight = new LineShift(flights, 0, kernels.fourier());
        halfFlight = new LineShift(flights, 0, kernels.fourier());
        kick = new LineShift(Grid.of(new Axis(0, 1, rows, Boundary.PERIODIC), v), 1, kernels.fourier());
    }

    /// p(q)·N(v; u(q), s²), band-limited in v; s = 0 is a point in v as sharp as the grid allows.
    ///
    /// @param density  p in the middle of cells
    /// @param velocity u there
    /// @param spread   s ≥ 0
    void start(double[] density, double[] velocity, double spread) {
        double[] moves = new double[n];
        double[] masses = new double[n];
        for (int i = 0; i < n; i++) {
            moves[i] = velocity[i] - v.position(0);
            masses[i] = density[i] / v.spacing();
        }
        prepared = null;
        kick.set(v, firstHalf(moves), secondHalf(moves), spread * spread);
        kick.points(firstHalf(masses), secondHalf(masses), first, second);
        split();
    }

    /// Goes on by equal steps.
    ///
    /// @param motion what moves it
    /// @param h      step > 0
    /// @param steps  ≥ 1
    void advance(InertialMotion motion, double h, int steps) {
        prepare(motion, h);
        halfFlight.apply(up, down);
        for (int made = 0; made < steps; made++) {
            descend();
            rub();
            push();
            descend();
            (made < steps - 1 ? wholeFlight : halfFlight).apply(up, down);
        }
    }

    private void descend() {
        DescentMatrix descent = this.descent;
        if (descent != null) {
            descent.apply(m, up, first);
            descent.apply(m, down, second);
        }
    }

    /// Free flight and a spread of q.
    ///
    /// @param r time of flight
    /// @param w variance
    void fly(double r, double w) {
        prepared = null;
        setFlight(halfFlight, r, w);
        halfFlight.apply(up, down);
    }

    private void setFlight(LineShift flight, double r, double w) {
        double[] forth = new double[m];
        double[] back = new double[m];
        for (int j = 0; j < m; j++) {
            forth[j] = r * v.position(m + j);
            back[j] = -forth[j];
        }
        flight.set(q, forth, back, w);
    }

    private void prepare(InertialMotion motion, double h) {
        if (motion.equals(prepared) && h == step) {
            return;
        }
        prepared = motion;
        step = h;
        double r = motion.flight(h);
        setFlight(halfFlight, r, motion.spread(h) / 2);
        setFlight(wholeFlight, 2 * r, motion.spread(h));
        if (descends) {
            descent = new DescentMatrix(box, f, motion, motion.descent(h) / 2, kernels.product());
        }
        double perSlope = descends ? motion.boundedKick(h) : motion.kick(h);
        double[] moves = new double[n];
        for (int i = 0; i < n; i++) {
            moves[i] = perSlope * slope[i];
        }
        kick.set(v, firstHalf(moves), secondHalf(moves), 0);
        friction = motion.friction() > 0
                ? new FrictionMatrix(m, v.spacing(), motion.kept(h), motion.stirred(h), kernels.product())
                : null;
    }

    /// Friction and noise.
    private void rub() {
        FrictionMatrix friction = this.friction;
        if (friction == null) {
            return;
        }
        for (int i = 0; i < n * m; i++) {
            double even = up[i] + down[i];
            down[i] = up[i] - down[i];
            up[i] = even;
        }
        friction.apply(n, up, false, first);
        friction.apply(n, down, true, second);
        for (int i = 0; i < n * m; i++) {
            up[i] = 0.5 * (first[i] + second[i]);
            down[i] = 0.5 * (first[i] - second[i]);
        }
    }

    private void push() {
        for (int i = 0; i < n; i++) {
            double[] rows = 2 * i < n ? first : second;
            int middle = row(i) + m;
            for (int j = 0; j < m; j++) {
                rows[middle + j] = up[i * m + j];
                rows[middle - 1 - j] = down[i * m + j];
            }
        }
        kick.apply(first, second);
        split();
    }

    private void split() {
        for (int i = 0; i < n; i++) {
            double[] rows = 2 * i < n ? first : second;
            int middle = row(i) + m;
            for (int j = 0; j < m; j++) {
                up[i * m + j] = rows[middle + j];
                down[i * m + j] = rows[middle - 1 - j];
            }
        }
    }

    private int row(int i) {
        return (2 * i < n ? i : i - (n + 1) / 2) * 2 * m;
    }

    private double[] firstHalf(double[] field) {
        double[] half = new double[first.length / (2 * m)];
        System.arraycopy(field, 0, half, 0, (n + 1) / 2);
        return half;
    }

    private double[] secondHalf(double[] field) {
        double[] half = new double[first.length / (2 * m)];
        System.arraycopy(field, (n + 1) / 2, half, 0, n / 2);
        return half;
    }

    /// The density of q.
    ///
    /// @return ∫f dv in the middle of cells
    double[] marginal() {
        double[] marginal = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += up[i * m + j] + down[i * m + j];
            }
            marginal[i] = sum * v.spacing();
        }
        return marginal;
    }

    /// ∫f.
    double mass() {
        double sum = 0;
        for (double p : marginal()) {
            sum += p;
        }
        return sum * q.spacing();
    }

    /// The mass where f < 0, which only a lack of resolution makes.
    double negative() {
        double sum = 0;
        for (int i = 0; i < n * m; i++) {
            sum -= Math.min(0, up[i]) + Math.min(0, down[i]);
        }
        return sum * q.spacing() * v.spacing();
    }

    /// ∫|f| over the fastest two cells of either sign.
    double massAtEnds() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = m - 2; j < m; j++) {
                sum += Math.abs(up[i * m + j]) + Math.abs(down[i * m + j]);
            }
        }
        return sum * q.spacing() * v.spacing();
    }
}
