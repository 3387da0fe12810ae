package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate with friction by [PhaseSpace]: chooses cells, velocities and steps, and says no where the result cannot be trusted.
///
/// **Cells** are as few as what p(q, 0) holds needs, whatever the box has; means over cells of the box are those of the trigonometric polynomial.
///
/// **Start.** By [PhaseStart]: as many points as [#SPACING] says resolve the least spread of velocities. The first time asked for bounds t₀.
///
/// **Time.** Steps h and h/2 and (4p_{h/2} − p_h)/3, of order 4; halved until the two distribution functions differ by [#TOLERANCE] at most, which
/// leaves an error of about a tenth of it. Steps above 1/λ descend besides, see [InertialMotion]: their number does not depend on a small τ;
/// as they leave an error of order τ², they need γτ|F″| below [#INERTIA].
///
/// **Refused** ([UnpredictableException]): mass above [#EDGE] at the ends of an open box or of the velocities, [#NEGATIVE] where f < 0, or waves
/// above [#ROUGH] that cells barely resolve; more than [#STEPS] steps, and more than [#VELOCITIES] velocities, so almost no noise. [#REFINEMENTS] more attempts are made with more
/// cells or velocities.
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
    /// @param motion with friction, and with noise or a spread of velocities
    /// @param times  t > 0, rising
    /// @return one density per time
    List<PredictedDensity> predict(InertialMotion motion, List<Double> times) {
        int cells = fewest;
        double finer = 1;
        for (int attempt = 0; ; attempt++) {
            try {
                return new Attempt(motion, times, cells, finer).converged();
            } catch (Unresolved unresolved) {
                if (attempt == REFINEMENTS) {
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
        private final PhaseStart start;
        private final double rate;
        private final double fastest;
        private final int half;
        private final double line;
        private final double inertia;

        Attempt(InertialMotion motion, List<Double> times, int cells, double finer) {
            this.motion = motion;
            this.times = times;
            q = new Axis(box.from(), box.to(), cells, box.boundary());
            start = new PhaseStart(q, f, smooth, motion, velocity);
            VelocityRange range = start.range(times.getLast(), TAIL);
            rate = range.rate();
            line = start.line(motion.pull() * range.curvature(), times);
            inertia = motion.pull() * range.curvature() / (motion.friction() * motion.friction());
            fastest = range.fastest() * finer;
            half = half(fastest, SPACING / finer * start.width(line, times.getLast()));
        }

        List<PredictedDensity> converged() {
            double last = times.getLast();
            double step = Math.min(last / LEAST_STEPS, 0.5 / rate);
            boolean descends = motion.friction() * step > 1 && inertia <= INERTIA;
            if (!descends) {
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
                double sum = 0;
                for (int cell = 0; cell < q.points(); cell++) {
                    sum += (a.get(i)[cell] - b.get(i)[cell]) * q.spacing();
                    largest = Math.max(largest, Math.abs(sum));
                }
            }
            return largest;
        }

        /// (4·fine − coarse)/3.
        private List<double[]> extrapolated(List<double[]> coarse, List<double[]> fine) {
            List<double[]> all = new ArrayList<>();
            for (int i = 0; i < fine.size(); i++) {
                double[] p = new double[fine.get(i).length];
                for (int cell = 0; cell < p.length; cell++) {
                    p[cell] = (4 * fine.get(i)[cell] - coarse.get(i)[cell]) / 3;
                }
                all.add(p);
            }
            return all;
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
            double now = start.fill(space, line);
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
