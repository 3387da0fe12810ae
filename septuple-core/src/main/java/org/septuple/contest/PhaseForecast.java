package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate by [PhaseSpace]: chooses velocities and steps, and says no where the result cannot be trusted.
///
/// **Start.** Two points resolve the spread s of velocities, or else a third of the spread that noise gives them until the first time asked for.
/// Until that time t₁ f is a line in phase space that moves by [Characteristics] and widens as without force: a relative error of (t₁²aF″) of a small
/// width.
///
/// **Time.** Steps h and h/2 and (4p_{h/2} − p_h)/3, of order 4; halved until the two distribution functions differ by [#TOLERANCE] at most, which
/// leaves an error of about a tenth of it.
///
/// **Refused** ([UnpredictableException]): mass above [#EDGE] at the ends of an open box or of the velocities, [#NEGATIVE] where f < 0, more than
/// [#STEPS] steps, so all τ < 4T/[#STEPS], and more than [#VELOCITIES] velocities, so almost no noise.
final class PhaseForecast {

    /// Largest mass at ends.
    static final double EDGE = 1e-9;

    /// Largest mass below 0.
    static final double NEGATIVE = 1e-3;

    /// Largest difference of distribution functions of steps h and h/2.
    static final double TOLERANCE = 4e-4;

    /// Most steps of the finer run.
    static final int STEPS = 8192;

    /// Most velocities.
    static final int VELOCITIES = 1024;

    /// Least steps of the coarser run.
    private static final int LEAST_STEPS = 8;

    /// Where tails of normal numbers end.
    private static final double TAIL = 7;

    /// How often more and faster velocities are tried.
    private static final int REFINEMENTS = 2;

    private final Axis q;
    private final Landscape f;
    private final double[] density;
    private final double[] slope;
    private final StartVelocity velocity;
    private final Kernels kernels;
    private final TrigonometricDensity smooth;

    /// Prepares.
    ///
    /// @param q        its axis
    /// @param f        F; as periodic as q
    /// @param density  p(q, 0) in the middle of cells, of mass 1
    /// @param velocity at t = 0
    /// @param kernels  loops
    PhaseForecast(Axis q, Landscape f, double[] density, StartVelocity velocity, Kernels kernels) {
        this.q = q;
        this.f = f;
        this.density = density.clone();
        this.velocity = velocity;
        this.kernels = kernels;
        slope = new double[q.points()];
        double[] place = new double[1];
        double[] gradient = new double[1];
        for (int i = 0; i < slope.length; i++) {
            place[0] = q.position(i);
            f.gradient(place, 0, gradient);
            slope[i] = gradient[0];
        }
        smooth = new TrigonometricDensity(q, density);
    }

    /// Predicts.
    ///
    /// @param motion with noise or a spread of velocities
    /// @param times  t > 0, rising
    /// @return one density per time
    List<PredictedDensity> predict(InertialMotion motion, List<Double> times) {
        VelocityRange range = VelocityRange.of(q, f, density, motion, velocity, times.getLast(), TAIL);
        double width = Math.max(velocity.spread(), Math.sqrt(motion.stirred(times.getFirst())) / 3);
        double fastest = range.fastest();
        double spacing = Math.min(width, widthAtOnePlace(motion, times.getLast())) / 2;
        for (int attempt = 0; ; attempt++) {
            try {
                return converged(motion, times, range.rate(), fastest, half(fastest, spacing));
            } catch (Unresolved unresolved) {
                if (attempt == REFINEMENTS) {
                    throw new UnpredictableException(unresolved.reason);
                }
                fastest *= 1.25;
                spacing /= 2;
            }
        }
    }

    /// Flight makes q tell of v: the spread σ of v that is left at one q after a free flight over t, σ/√(1 + (σt/sd q)²).
    private double widthAtOnePlace(InertialMotion motion, double time) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < density.length; i++) {
            double mass = density[i] * q.spacing();
            mean += mass * q.position(i);
            square += mass * q.position(i) * q.position(i);
        }
        double variance = velocity.spread() * velocity.spread() + motion.stirred(time);
        double flown = motion.flight(time) * (1 + motion.kept(time));
        return Math.sqrt(variance / (1 + variance * flown * flown / (square - mean * mean)));
    }

    /// More velocities, and faster ones, may help.
    private static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        Unresolved(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /// Half of the least number of velocities 64, 96, 128, 192, … that is enough.
    private static int half(double fastest, double spacing) {
        int half = 32;
        while (half * spacing < fastest) {
            half = half % 3 == 0 ? half / 3 * 4 : half / 2 * 3;
            if (2 * half > VELOCITIES) {
                throw new UnpredictableException(
                        "velocities up to %s with a spread of %s need more than %d points: too little noise"
                                .formatted(fastest, 2 * spacing, VELOCITIES));
            }
        }
        return half;
    }

    private List<PredictedDensity> converged(
            InertialMotion motion, List<Double> times, double rate, double fastest, int half) {
        double last = times.getLast();
        double step = Math.min(last / LEAST_STEPS, 0.5 / Math.max(motion.friction(), rate));
        List<double[]> coarse = List.of();
        while (true) {
            if (2 * last / step > STEPS) {
                throw new UnpredictableException(
                        "until t = %s steps of %s are needed, %.0f of them: the bound is %d; friction is %s, the fastest rate %s"
                                .formatted(last, step / 2, 2 * last / step, STEPS, motion.friction(), rate));
            }
            coarse = coarse.isEmpty() ? run(motion, times, step, fastest, half) : coarse;
            List<double[]> fine = run(motion, times, step / 2, fastest, half);
            double difference = 0;
            for (int i = 0; i < fine.size(); i++) {
                difference = Math.max(difference, distance(coarse.get(i), fine.get(i)));
            }
            if (difference <= TOLERANCE) {
                return extrapolated(coarse, fine);
            }
            coarse = fine;
            step /= 2;
        }
    }

    /// Largest difference of distribution functions.
    private double distance(double[] a, double[] b) {
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * q.spacing();
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }

    private List<PredictedDensity> extrapolated(List<double[]> coarse, List<double[]> fine) {
        Grid grid = Grid.of(q);
        List<PredictedDensity> predictions = new ArrayList<>();
        for (int i = 0; i < fine.size(); i++) {
            double[] p = fine.get(i);
            double clipped = 0;
            for (int cell = 0; cell < p.length; cell++) {
                double value = (4 * p[cell] - coarse.get(i)[cell]) / 3;
                clipped -= Math.min(0, value) * q.spacing();
                p[cell] = Math.max(0, value);
            }
            if (!(clipped <= NEGATIVE)) {
                throw new UnpredictableException(
                        "density of q has the mass %s below 0: the bound is %s; more cells may do"
                                .formatted(clipped, NEGATIVE));
            }
            predictions.add(GridPrediction.ofMeans(grid, GridSampler.cellMeans(grid, p)));
        }
        return predictions;
    }

    private List<double[]> run(InertialMotion motion, List<Double> times, double step, double fastest, int half) {
        PhaseSpace space = new PhaseSpace(q, slope, fastest, half, kernels);
        double now = start(space, motion, 2 * fastest / half);
        List<double[]> marginals = new ArrayList<>();
        for (double time : times) {
            int steps = Math.max(1, (int) Math.ceil((time - now) / step));
            double h = (time - now) / steps;
            int stretch = Math.max(16, Math.ceilDiv(steps, 8));
            for (int made = 0; made < steps; made += stretch) {
                space.advance(motion, h, Math.min(stretch, steps - made));
                check(space, now + Math.min(steps, made + stretch) * h);
            }
            marginals.add(space.marginal());
            now = time;
        }
        return marginals;
    }

    /// Fills phase space.
    ///
    /// @return the time that it then is
    private double start(PhaseSpace space, InertialMotion motion, double width) {
        double[] u = new double[slope.length];
        double s = velocity.spread();
        if (s >= 0.99 * width) {
            for (int i = 0; i < u.length; i++) {
                u[i] = -velocity.slope() * slope[i];
            }
            space.start(density, u, s);
            return 0;
        }
        double sigma = motion.variance();
        double t = -0.5 * Elementary.log((sigma - width * width) / (sigma - s * s)) / motion.friction();
        // Without force (q, v) has these covariances for every q0; of q, what follows from v is a flight over r.
        double flown = motion.flight(t) * (1 + motion.kept(t));
        double across = motion.kept(t) * flown * s * s + motion.flight(t) * motion.stirred(t);
        double own = flown * flown * s * s + motion.flight(t) * motion.flight(t) * motion.stirred(t) + motion.spread(t);
        double r = across / (width * width);
        double[] p = new double[slope.length];
        var line = new Characteristics(f, motion, velocity.slope());
        for (int i = 0; i < p.length; i++) {
            double wanted = q.position(i);
            double from = wanted;
            double stretch = 1;
            for (int newton = 0; newton < 5; newton++) {
                line.start(from, 0);
                line.advance(t, 4);
                stretch = line.stretch() - r * line.shear();
                if (!(stretch > 0)) {
                    throw new UnpredictableException(
                            "learners meet at q = %s before noise spreads their velocities: too little noise"
                                    .formatted(wanted));
                }
                u[i] = line.v();
                from -= (line.q() - r * u[i] - wanted) / stretch;
            }
            p[i] = smooth.at(from) / stretch;
        }
        Grid grid = Grid.of(q);
        double factor = grid.integral(density) / grid.integral(p);
        for (int i = 0; i < p.length; i++) {
            p[i] *= factor;
        }
        space.start(p, u, width);
        space.fly(r, own - r * across);
        return t;
    }

    private void check(PhaseSpace space, double time) {
        double[] p = space.marginal();
        double ends = (Math.abs(p[0]) + Math.abs(p[p.length - 1])) * q.spacing();
        if (!q.periodic() && !(ends <= EDGE)) {
            throw new UnpredictableException(
                    "at t = %s the mass %s is at the ends of the box: the bound is %s; a larger box may do"
                            .formatted(time, ends, EDGE));
        }
        double fast = space.massAtEnds();
        if (!(fast <= EDGE)) {
            throw new Unresolved(
                    "at t = %s the mass %s is at the fastest velocities: the bound is %s".formatted(time, fast, EDGE));
        }
        double negative = space.negative();
        if (!(negative <= NEGATIVE)) {
            throw new Unresolved(
                    "at t = %s the density of (q, v) has the mass %s below 0: the bound is %s; more cells may do"
                            .formatted(time, negative, NEGATIVE));
        }
    }
}
