package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;

/// Fills [PhaseSpace]: with the spread s that velocities have at t = 0, or, if that is less, at a time t₀ with the one that noise gives them until then.
///
/// Until t₀ f is a line in phase space that moves by [Characteristics] and widens as without force: a relative error t₀²aF″ of a small width, and
/// t₀ is such that this share of the variance that velocities then make is [#LINE] of that of q at most.
final class PhaseStart {

    /// Change of the variance of q by the force on velocities while f is a line, as a part.
    private static final double LINE = 3e-3;

    private final Axis q;
    private final Landscape f;
    private final TrigonometricDensity smooth;
    private final InertialMotion motion;
    private final StartVelocity velocity;
    private final double[] density;
    private final double variance;

    /// Reads p(q, 0) off.
    ///
    /// @param q        axis
    /// @param f        F
    /// @param smooth   p(q, 0)
    /// @param motion   with friction
    /// @param velocity at t = 0
    PhaseStart(Axis q, Landscape f, TrigonometricDensity smooth, InertialMotion motion, StartVelocity velocity) {
        this.q = q;
        this.f = f;
        this.smooth = smooth;
        this.motion = motion;
        this.velocity = velocity;
        density = new double[q.points()];
        double mean = 0;
        double square = 0;
        for (int i = 0; i < density.length; i++) {
            density[i] = smooth.at(q.position(i));
            mean += density[i] * q.spacing() * q.position(i);
            square += density[i] * q.spacing() * q.position(i) * q.position(i);
        }
        variance = square - mean * mean;
    }

    /// How fast learners will be.
    ///
    /// @param until t > 0
    /// @param tail  standard deviations of spread and noise that count
    VelocityRange range(double until, double tail) {
        return VelocityRange.of(q, f, density, motion, velocity, until, tail);
    }

    /// Until when f may be a line, t₀.
    ///
    /// @param stiffness a|F″|
    /// @param times     t > 0, rising
    double line(double stiffness, List<Double> times) {
        double relaxation = 1 / motion.friction();
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

    /// The least spread of velocities that has to be resolved.
    ///
    /// @param line t₀
    /// @param last time asked for
    double width(double line, double last) {
        return Math.min(Math.max(velocity.spread(), Math.sqrt(motion.stirred(line))), widthAtOnePlace(last));
    }

    /// Flight makes q tell of v: the spread σ of v that is left at one q after a free flight over t, σ/√(1 + (σt/sd q)²).
    private double widthAtOnePlace(double time) {
        double speeds = velocity.spread() * velocity.spread() + motion.stirred(time);
        double flown = motion.flight(time) * (1 + motion.kept(time));
        return Math.sqrt(speeds / (1 + speeds * flown * flown / variance));
    }

    /// Fills phase space.
    ///
    /// @param space with the axis of q
    /// @param line  t₀
    /// @return the time that it then is, 0 or t₀
    double fill(PhaseSpace space, double line) {
        double s = velocity.spread();
        if (s * s < motion.stirred(line)) {
            fillLine(space, line);
            return line;
        }
        double[] u = new double[density.length];
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

    private void fillLine(PhaseSpace space, double t) {
        double s = velocity.spread();
        double width = Math.sqrt(motion.kept(t) * motion.kept(t) * s * s + motion.stirred(t));
        // Without force (q, v) has these covariances for every q0; of q, what follows from v is a flight over r.
        double flown = motion.flight(t) * (1 + motion.kept(t));
        double across = motion.kept(t) * flown * s * s + motion.flight(t) * motion.stirred(t);
        double own = flown * flown * s * s + motion.flight(t) * motion.flight(t) * motion.stirred(t) + motion.spread(t);
        double r = across / (width * width);
        double[] u = new double[density.length];
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
    }
}
