package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate by [PhaseSpace]: chooses cells, velocities and steps, and says no where the result cannot be trusted.
///
/// **Cells** are as few as what p(q, 0) holds needs, whatever the box has; means over cells of the box are those of the trigonometric polynomial.
///
/// **Start.** As many points as [#SPACING] says resolve the spread s of velocities, or else the one that noise gives them until a time t₀, the first
/// one asked for at most. Until t₀ f is a line in phase space that moves by [Characteristics] and widens as without force: a relative error
/// t₀²aF″ of a small width, and t₀ is such that this share of the variance that velocities then make is [#LINE] of that of q at most.
///
/// **Time.** Steps h and h/2 and (4p_{h/2} − p_h)/3, of order 4; halved until the two distribution functions differ by [#TOLERANCE] at most, which
/// leaves an error of about a tenth of it. Steps above 1/λ descend besides, see [InertialMotion]: their number does not depend on a small τ;
/// as they leave an error of order τ², they need γτ|F″| below [#INERTIA].
///
/// **Refused** ([UnpredictableException]): mass above [#EDGE] at the ends of an open box or of the velocities, [#NEGATIVE] where f < 0, or waves
/// above [#ROUGH] that cells barely resolve; more than [#STEPS] steps, and more than [#VELOCITIES] velocities, so almost no noise. With noise [#REFINEMENTS] more attempts are
/// made with more cells or velocities; without, the first has more of both.
final class PhaseForecast {

    /// Largest mass at the ends of an open box.
    static final double EDGE = 1e-5;

    /// Largest mass at the fastest velocities.
    static final double FAST = 3e-5;

    /// Largest mass below 0.
    static final double NEGATIVE = 1e-3;

    /// Largest difference of distribution functions of steps h and h/2.
    static final double TOLERANCE = 1.5e-3;

    /// Largest γτ|F″| of steps above 1/λ: their error of order τ² is then some 10⁻⁴ in the distribution function.
    static final double INERTIA = 0.01;

    /// Most steps of the finer run.
    static final int STEPS = 8192;

    /// Most velocities.
    static final int VELOCITIES = 1024;

    /// Most cells.
    private static final int CELLS = 512;

    /// Between velocities, in standard deviations: a Gaussian holds e^{−π²/2SPACING²} beyond.
    private static final double SPACING = 0.6;

    /// Waves of p(q, 0) that cells need not resolve, as a part of all.
    private static final double FAINT = 1e-5;

    /// Waves above 0.9 of what cells resolve, as a part of all.
    private static final double ROUGH = 3e-4;

    /// Change of the variance of q by the force on velocities while f is a line, as a part.
    private static final double LINE = 3e-3;

    /// How often more cells or velocities are tried.
    private static final int REFINEMENTS = 2;

    /// Least steps of the coarser run.
    private static final int LEAST_STEPS = 8;

    /// Where tails of normal numbers end.
    private static final double TAIL = 5;

    private final Axis box;
    private final Landscape f;
    private final StartVelocity velocity;
    private final Kernels kernels;
    private final TrigonometricDensity smooth;
    private final int fewest;

    /// Prepares.
    ///
    /// @param box      its axis
    /// @param f        F; as periodic as q
    /// @param density  p(q, 0) in the middle of cells, of mass 1
    /// @param velocity at t = 0
    /// @param kernels  loops
    PhaseForecast(Axis box, Landscape f, double[] density, StartVelocity velocity, Kernels kernels) {
        this.box = box;
        this.f = f;
        this.velocity = velocity;
        this.kernels = kernels;
        smooth = new TrigonometricDensity(box, density);
        fewest = Math.min(CELLS, even(2.3 * smooth.band(FAINT)));
    }

    /// The least of 32, 48, 64, 96, … that is as large.
    private static int even(double wanted) {
        int cells = 32;
        while (cells < wanted) {
            cells = cells % 3 == 0 ? cells / 3 * 4 : cells / 2 * 3;
        }
        return cells;
    }

    /// Predicts.
    ///
    /// @param motion with noise or a spread of velocities
    /// @param times  t > 0, rising
    /// @return one density per time
    List<PredictedDensity> predict(InertialMotion motion, List<Double> times) {
        int cells = motion.friction() > 0 ? fewest : even(3.0 * fewest);
        double finer = motion.friction() > 0 ? 1 : 1.4;
        for (int attempt = 0; ; attempt++) {
            try {
                return new Attempt(motion, times, cells, finer).converged();
            } catch (Unresolved unresolved) {
                if (attempt == REFINEMENTS || motion.friction() == 0) {
                    throw new UnpredictableException(unresolved.reason);
                }
                if (unresolved.velocities) {
                    finer *= 1.4;
                } else {
                    cells = even(cells + 1.0);
                }
            }
        }
    }

    /// More velocities, and faster ones, or more cells may help.
    private static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean velocities;
        private final String reason;

        Unresolved(boolean velocities, String reason) {
            super(reason, null, false, false);
            this.velocities = velocities;
            this.reason = reason;
        }
    }

    /// One choice of cells and velocities.
    private final class Attempt {

        private final InertialMotion motion;
        private final List<Double> times;
        private final Axis q;
        private final double[] density;
        private final double rate;
        private final double fastest;
        private final int half;
        private final double line;
        private final double inertia;

        Attempt(InertialMotion motion, List<Double> times, int cells, double finer) {
            this.motion = motion;
            this.times = times;
            q = new Axis(box.from(), box.to(), cells, box.boundary());
            density = new double[cells];
            double mean = 0;
            double square = 0;
            for (int i = 0; i < cells; i++) {
                density[i] = smooth.at(q.position(i));
                mean += density[i] * q.spacing() * q.position(i);
                square += density[i] * q.spacing() * q.position(i) * q.position(i);
            }
            double variance = square - mean * mean;
            VelocityRange range = VelocityRange.of(q, f, density, motion, velocity, times.getLast(), TAIL);
            rate = range.rate();
            line = line(variance, motion.pull() * range.curvature());
            inertia = motion.pull() * range.curvature() / (motion.friction() * motion.friction());
            double width = Math.max(velocity.spread(), Math.sqrt(motion.stirred(line)));
            fastest = range.fastest() * finer;
            double spacing = SPACING / finer * Math.min(width, widthAtOnePlace(variance));
            half = half(fastest, spacing);
        }

        /// Until when f may be a line.
        private double line(double variance, double stiffness) {
            double relaxation = motion.friction() > 0 ? 1 / motion.friction() : Double.POSITIVE_INFINITY;
            double reach = Math.min(relaxation, times.getLast());
            double time = Math.min(times.getFirst(), 1.5 * relaxation);
            for (int tried = 0; tried < 200; tried++) {
                double speeds = velocity.spread() * velocity.spread() + motion.stirred(time);
                if (time * time * stiffness * speeds * reach * reach <= LINE * variance) {
                    break;
                }
                time *= 0.9;
            }
            return time;
        }

        /// Flight makes q tell of v: the spread σ of v that is left at one q after a free flight over t, σ/√(1 + (σt/sd q)²).
        private double widthAtOnePlace(double variance) {
            double time = times.getLast();
            double speeds = velocity.spread() * velocity.spread() + motion.stirred(time);
            double flown = motion.flight(time) * (1 + motion.kept(time));
            return Math.sqrt(speeds / (1 + speeds * flown * flown / variance));
        }

        List<PredictedDensity> converged() {
            double last = times.getLast();
            double step = Math.min(last / LEAST_STEPS, 0.5 / rate);
            boolean descends = motion.friction() * step > 1 && inertia <= INERTIA;
            if (!descends && motion.friction() > 0) {
                step = Math.min(step, 1 / motion.friction());
            }
            List<double[]> coarse = List.of();
            while (true) {
                if (2 * last / step > STEPS) {
                    throw new UnpredictableException(
                            "until t = %s steps of %s are needed, %.0f of them: the bound is %d; friction is %s, the fastest rate %s"
                                    .formatted(last, step / 2, 2 * last / step, STEPS, motion.friction(), rate));
                }
                coarse = coarse.isEmpty() ? run(step, descends) : coarse;
                List<double[]> fine = run(step / 2, descends);
                if (distance(coarse, fine) <= TOLERANCE) {
                    return predictions(extrapolated(coarse, fine));
                }
                coarse = fine;
                step /= 2;
            }
        }

        /// Largest difference of distribution functions.
        private double distance(List<double[]> a, List<double[]> b) {
            double largest = 0;
            for (int i = 0; i < a.size(); i++) {
                largest = Math.max(largest, distance(a.get(i), b.get(i)));
            }
            return largest;
        }

        /// (4·fine − coarse)/3.
        private List<double[]> extrapolated(List<double[]> coarse, List<double[]> fine) {
            List<double[]> all = new ArrayList<>();
            for (int i = 0; i < fine.size(); i++) {
                double[] p = new double[density.length];
                for (int cell = 0; cell < p.length; cell++) {
                    p[cell] = (4 * fine.get(i)[cell] - coarse.get(i)[cell]) / 3;
                }
                all.add(p);
            }
            return all;
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

        private List<PredictedDensity> predictions(List<double[]> densities) {
            List<PredictedDensity> predictions = new ArrayList<>();
            for (int i = 0; i < densities.size(); i++) {
                double[] p = densities.get(i);
                var polynomial = new TrigonometricDensity(q, p);
                if (polynomial.band(ROUGH) > 0.45 * p.length) {
                    throw new Unresolved(
                            false,
                            "at t = %s waves that %d cells barely resolve are more than %s of the density"
                                    .formatted(times.get(i), p.length, ROUGH));
                }
                double[] means = polynomial.means(box);
                double clipped = 0;
                for (int cell = 0; cell < means.length; cell++) {
                    clipped -= Math.min(0, means[cell]) * box.spacing();
                    means[cell] = Math.max(0, means[cell]);
                }
                if (!(clipped <= NEGATIVE)) {
                    throw new Unresolved(
                            false,
                            "at t = %s the density of q has the mass %s below 0: the bound is %s"
                                    .formatted(times.get(i), clipped, NEGATIVE));
                }
                predictions.add(GridPrediction.ofMeans(Grid.of(box), means));
            }
            return predictions;
        }

        private List<double[]> run(double step, boolean descends) {
            PhaseSpace space = new PhaseSpace(q, f, fastest, half, descends, kernels);
            double now = start(space);
            List<double[]> marginals = new ArrayList<>();
            for (double time : times) {
                go(space, time - now, step);
                check(space, time);
                marginals.add(space.marginal());
                now = time;
            }
            return marginals;
        }

        private void go(PhaseSpace space, double time, double step) {
            if (time > 0) {
                int steps = (int) Math.ceil(time / step * (1 - 1e-12));
                space.advance(motion, time / steps, steps);
            }
        }

        /// Fills phase space.
        ///
        /// @return the time that it then is
        private double start(PhaseSpace space) {
            double[] u = new double[density.length];
            double s = velocity.spread();
            double t = line;
            if (s * s >= motion.stirred(t)) {
                double[] place = new double[1];
                double[] gradient = new double[1];
                for (int i = 0; i < u.length; i++) {
                    place[0] = q.position(i);
                    f.gradient(place, 0, gradient);
                    u[i] = -velocity.slope() * gradient[0];
                }
                space.start(density, u, s);
                return 0;
            }
            double width = Math.sqrt(motion.kept(t) * motion.kept(t) * s * s + motion.stirred(t));
            // Without force (q, v) has these covariances for every q0; of q, what follows from v is a flight over r.
            double flown = motion.flight(t) * (1 + motion.kept(t));
            double across = motion.kept(t) * flown * s * s + motion.flight(t) * motion.stirred(t);
            double own =
                    flown * flown * s * s + motion.flight(t) * motion.flight(t) * motion.stirred(t) + motion.spread(t);
            double r = across / (width * width);
            double[] p = new double[density.length];
            var path = new Characteristics(f, motion, velocity.slope());
            for (int i = 0; i < p.length; i++) {
                double wanted = q.position(i);
                double from = wanted;
                double stretch = 1;
                for (int newton = 0; newton < 5; newton++) {
                    path.start(from, 0);
                    path.advance(t, 4);
                    stretch = path.stretch() - r * path.shear();
                    if (!(stretch > 0) && density[i] <= VelocityRange.FAINT) {
                        stretch = Double.POSITIVE_INFINITY;
                        break;
                    }
                    if (!(stretch > 0)) {
                        throw new UnpredictableException(
                                "learners meet at q = %s before noise spreads their velocities: too little noise"
                                        .formatted(wanted));
                    }
                    u[i] = path.v();
                    from -= (path.q() - r * u[i] - wanted) / stretch;
                }
                p[i] = stretch < Double.POSITIVE_INFINITY ? smooth.at(from) / stretch : 0;
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
                throw new Unresolved(
                        false,
                        "at t = %s the mass %s is at the ends of the box: the bound is %s; a larger box may do"
                                .formatted(time, ends, EDGE));
            }
            double fast = space.massAtEnds();
            if (!(fast <= FAST)) {
                throw new Unresolved(
                        true,
                        "at t = %s the mass %s is at the fastest velocities: the bound is %s"
                                .formatted(time, fast, FAST));
            }
            double negative = space.negative();
            if (!(negative <= NEGATIVE)) {
                throw new Unresolved(
                        true,
                        "at t = %s the density of (q, v) has the mass %s below 0: the bound is %s"
                                .formatted(time, negative, NEGATIVE));
            }
        }
    }

    /// Half of the least number of velocities 16, 24, 32, 48, … that is enough.
    private static int half(double fastest, double spacing) {
        int half = 8;
        while (half * spacing < fastest) {
            half = half % 3 == 0 ? half / 3 * 4 : half / 2 * 3;
            if (2 * half > VELOCITIES) {
                throw new UnpredictableException(
                        "velocities up to %s with a spread of %s need more than %d points: too little noise"
                                .formatted(fastest, spacing / SPACING, VELOCITIES));
            }
        }
        return half;
    }
}
