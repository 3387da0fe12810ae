package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Crew;

/// One step of a [TimeScheme] with the rates of a [FokkerPlanckGenerator]. Room for a scheme is made when it is first used.
final class FokkerPlanckStep {

    private final FokkerPlanckGenerator generator;
    private final Crew crew;
    private final List<HopLines> lines = new ArrayList<>();
    private final double[][] scratch;
    private double[] once = {};
    private @Nullable ImplicitSolve implicit;
    private @Nullable Uniformisation uniformisation;
    private double implicitTime = Double.NaN;
    private double clipped;

    FokkerPlanckStep(FokkerPlanckGenerator generator, Crew crew) {
        this.generator = generator;
        this.crew = crew;
        int needed = 0;
        for (Hops along : generator.hops()) {
            HopLines solver = new HopLines(along);
            needed = Math.max(needed, solver.scratch());
            lines.add(solver);
        }
        scratch = new double[crew.workers()][needed];
    }

    /// From p at t to t + τ; false if F is not finite or a solve did not converge.
    ///
    /// @param p    stays as it is
    /// @param into another array
    boolean make(TimeScheme scheme, double t, double tau, double[] p, double[] into) {
        double at = scheme.order() == 1 ? t + tau : t + tau / 2;
        clipped = 0;
        if (!generator.assemble(at)) {
            return false;
        }
        TimeScheme used = lines.size() > 1 ? scheme : alike(scheme);
        switch (used) {
            case SPLIT_EULER -> inTurn(tau, p, into);
            case SPLIT -> symmetrically(tau, p, into);
            case EULER -> {
                return whole(tau, at, p, into);
            }
            case SECOND -> {
                return second(tau, at, p, into);
            }
            case EXPONENTIAL -> {
                Uniformisation present = uniformisation == null ? new Uniformisation(generator, crew) : uniformisation;
                uniformisation = present;
                present.step(tau, p, into);
            }
        }
        return true;
    }

    /// On one line nothing is split.
    private static TimeScheme alike(TimeScheme scheme) {
        return switch (scheme) {
            case SPLIT_EULER, EULER -> TimeScheme.SPLIT_EULER;
            case SPLIT, SECOND -> TimeScheme.SPLIT;
            case EXPONENTIAL -> scheme;
        };
    }

    private void inTurn(double tau, double[] p, double[] into) {
        double[] from = p;
        for (HopLines along : lines) {
            along.solve(crew, scratch, tau, false, from, into);
            from = into;
        }
    }

    private void symmetrically(double tau, double[] p, double[] into) {
        int last = lines.size() - 1;
        double[] from = p;
        for (int e = 0; e < last; e++) {
            lines.get(e).solve(crew, scratch, tau / 2, true, from, into);
            from = into;
        }
        lines.get(last).solve(crew, scratch, tau, true, from, into);
        for (int e = last - 1; e >= 0; e--) {
            lines.get(e).solve(crew, scratch, tau / 2, true, into, into);
        }
    }

    /// into ← (1 − τL)⁻¹p with F at t.
    boolean whole(double tau, double t, double[] p, double[] into) {
        inTurn(tau, p, into);
        if (lines.size() == 1) {
            return true;
        }
        double negative = implicitSolve(t).solve(tau, p, into, generator.absorbs());
        clipped += negative;
        return !Double.isNaN(negative);
    }

    private boolean second(double tau, double t, double[] p, double[] into) {
        if (once.length == 0) {
            once = new double[p.length];
        }
        double part = TimeScheme.SECOND_ORDER_PART * tau;
        if (!whole(part, t, p, once) || !whole(part, t, once, into)) {
            return false;
        }
        double[] x = once;
        crew.ranges(0, p.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                into[cell] = TimeScheme.SECOND_ORDER_TWICE * into[cell] - TimeScheme.SECOND_ORDER_ONCE * x[cell];
            }
        });
        return true;
    }

    private ImplicitSolve implicitSolve(double t) {
        ImplicitSolve present = implicit;
        if (present == null) {
            present = new ImplicitSolve(generator, generator.alongAxes(t), crew);
            implicit = present;
        } else if (generator.varies() && t != implicitTime) {
            present.rebuild(t);
        }
        implicitTime = t;
        return present;
    }

    /// Σ of the negative values that unsplit solves of the last step left and that were set to 0.
    double clipped() {
        return clipped;
    }

    /// Iterations of the last unsplit solve; 0 before any.
    int iterations() {
        ImplicitSolve present = implicit;
        return present == null ? 0 : present.iterations();
    }
}
