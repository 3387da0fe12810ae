package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Outcome;

/// One call of [FokkerPlanck#advance]: the choice of τ, and what is told of the steps.
final class FokkerPlanckAdvance {

    private static final double EDGE = 1e-6;

    private final FokkerPlanckGenerator generator;
    private final FokkerPlanckStep step;
    private final CellSums sums;
    private final FokkerPlanckState from;
    private final double until;
    private final FokkerPlanckSteps control;
    private double[] p;
    private double[] next;
    private double[] other;
    private double t;
    private double tau;
    private double absorbed;
    private long made;
    private long rejected;
    private double smallest;
    private double massError;
    private double largestClip;
    private double peclet;

    FokkerPlanckAdvance(
            FokkerPlanckGenerator generator,
            FokkerPlanckStep step,
            CellSums sums,
            FokkerPlanckState from,
            double until,
            FokkerPlanckSteps control) {
        this.generator = generator;
        this.step = step;
        this.sums = sums;
        this.from = from;
        this.until = until;
        this.control = control;
        p = from.density().values();
        next = new double[p.length];
        other = new double[control.tolerance() > 0 ? p.length : 0];
        t = from.time();
        tau = from.nextStep() > 0 ? from.nextStep() : control.step();
        absorbed = from.absorbed();
        smallest = from.density().smallest();
    }

    /// @param meter cleared; null unless entropy is asked for
    FokkerPlanckRun run(@Nullable EntropyMeter meter) {
        double volume = generator.grid().cellVolume();
        double mass = sums.total(p) * volume;
        if (!generator.assemble(t)) {
            return result(
                    new Outcome.Diverged(
                            "F or its slope is not finite",
                            from.steps(),
                            "at t = %s on the grid: end before it, or bound F".formatted(t)),
                    meter);
        }
        Outcome outcome = new Outcome.Completed();
        double least = 1e-13 * Math.max(Math.abs(t), until - t);
        while (until - t > least) {
            if (made == control.budget()) {
                double share = tau > 0 ? (until - t) / tau : 0;
                outcome = new Outcome.Interrupted(made, made + (long) Math.ceil(share - 1e-9));
                break;
            }
            double taken = attempt(least);
            double now = sums.total(next) * volume;
            if (!(taken > 0 && now < Double.POSITIVE_INFINITY)) {
                outcome = new Outcome.Diverged(
                        "p is not finite",
                        from.steps() + made,
                        "F may not be finite or the step too small: look at F near t");
                break;
            }
            if (meter != null) {
                meter.add(taken, p, next);
            }
            t = until - t - taken > least ? t + taken : until;
            made++;
            double factor = 1;
            if (generator.absorbs()) {
                absorbed += mass - now;
                mass = now;
            } else {
                massError = Math.max(massError, Math.abs(now - mass));
                factor = mass / now;
            }
            double lowest = sums.scale(factor, next);
            smallest = lowest < smallest ? lowest : smallest;
            peclet = Math.max(peclet, generator.peclet());
            double[] before = p;
            p = next;
            next = before;
        }
        return result(outcome, meter);
    }

    private FokkerPlanckRun result(Outcome outcome, @Nullable EntropyMeter meter) {
        Density density = Density.owning(generator.grid(), p);
        EntropyBalance balance = meter == null
                ? null
                : meter.balance(density.entropy() - from.density().entropy());
        double wanted = control.tolerance() > 0 ? tau : 0;
        return new FokkerPlanckRun(
                new FokkerPlanckState(density, t, wanted, absorbed, from.steps() + made),
                outcome,
                rejected,
                smallest,
                largestClip,
                massError,
                balance,
                warnings(density));
    }

    /// Makes `next` of p; the τ it took, or NaN.
    private double attempt(double least) {
        TimeScheme scheme = control.scheme();
        double volume = generator.grid().cellVolume();
        if (control.tolerance() == 0) {
            double rest = until - t;
            double taken = rest < control.step() * (1 + 1e-9) ? rest : control.step();
            if (!step.make(scheme, t, taken, p, next)) {
                return Double.NaN;
            }
            largestClip = Math.max(largestClip, step.clipped() * volume);
            return taken;
        }
        int order = scheme.order();
        while (true) {
            double rest = until - t;
            double tried = rest <= tau * (1 + 1e-9) ? rest : Math.min(tau, rest / 2);
            boolean good = step.make(scheme, t, tried / 2, p, other)
                    && step.make(scheme, t + tried / 2, tried / 2, other, next);
            double clipped = step.clipped();
            good &= step.make(scheme, t, tried, p, other);
            double error = sums.distance(next, other) * (volume / ((1 << order) - 1));
            good &= error < Double.POSITIVE_INFINITY;
            double ratio = good ? control.tolerance() / Math.max(error, 1e-300) : 0;
            double factor = 0.9 * (order == 1 ? Math.sqrt(ratio) : StrictMath.cbrt(ratio));
            double wanted = tried * Math.min(5, Math.max(0.2, factor));
            if (error <= control.tolerance() && good) {
                tau = tried < tau ? Math.max(tau, wanted) : wanted;
                largestClip = Math.max(largestClip, clipped * volume);
                return tried;
            }
            rejected++;
            tau = wanted;
            if (tau < least) {
                return Double.NaN;
            }
        }
    }

    private List<Warning> warnings(Density density) {
        List<Warning> found = new ArrayList<>();
        warn(found, "cell Peclet number", peclet, 2, "refine the grid: below it steep walls of F are smeared");
        if (!generator.absorbs()) {
            double edge = Math.max(density.massAtEdge(), from.density().massAtEdge());
            warn(found, "mass in the cells at a wall", edge, EDGE, "widen the box unless the wall is meant");
        }
        if (control.tolerance() == 0 && control.scheme() != TimeScheme.EXPONENTIAL) {
            double moved = made > 0 ? moved(density) / made : 0;
            warn(found, "mean change of p in one step", moved, 0.05, "take smaller steps or adaptive ones");
        }
        warn(found, "negative density", -smallest, 1e-12, "take a positive scheme or smaller steps");
        warn(found, "hops over cells", generator.reach(), 8, "turn or rescale the axes: D is very anisotropic");
        return found;
    }

    private double moved(Density density) {
        return sums.distance(density.cells(), from.density().cells())
                * generator.grid().cellVolume();
    }

    private static void warn(List<Warning> found, String quantity, double value, double bound, String remedy) {
        if (value > bound) {
            found.add(new Warning(quantity, value, bound, remedy));
        }
    }
}
