package org.septuple.quantum;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Crew;

/// Solves (1 − τL)x = p for all hops at once: BiCGStab, preconditioned by [Multigrid] of the hops along axes.
///
/// It ends at a residual of [#TOLERANCE] of p in the sum norm. Negative values of that size can be left; what they add up to is
/// returned, then they are set to 0 and, if no wall absorbs, x is scaled to the mass of p.
///
/// Source: H. A. van der Vorst, SIAM J. Sci. Stat. Comput. 13 (1992) 631.
final class ImplicitSolve {

    /// Of the residual, relative.
    static final double TOLERANCE = 1e-11;

    private static final int ITERATIONS = 200;

    private final FokkerPlanckGenerator generator;
    private final @Nullable FokkerPlanckGenerator axes;
    private final Multigrid multigrid;
    private final Crew crew;
    private final double[] r;
    private final double[] shadow;
    private final double[] direction;
    private final double[] image;
    private final double[] smooth;
    private final double[] image2;
    private final CellSums sums;
    private int iterations;

    ImplicitSolve(FokkerPlanckGenerator generator, @Nullable FokkerPlanckGenerator axes, Crew crew) {
        this.generator = generator;
        this.axes = axes;
        this.crew = crew;
        multigrid = new Multigrid(axes == null ? generator : axes, false, crew);
        int n = generator.grid().size();
        r = new double[n];
        shadow = new double[n];
        direction = new double[n];
        image = new double[n];
        smooth = new double[n];
        image2 = new double[n];
        sums = new CellSums(n, crew);
    }

    /// After the rates have changed.
    void rebuild(double time) {
        if (axes != null) {
            axes.assemble(time);
        }
        multigrid.rebuild();
    }

    /// Iterations of the last solve.
    int iterations() {
        return iterations;
    }

    /// x ← (1 − τL)⁻¹p, from x as first guess.
    ///
    /// @return Σ of the negative values that were set to 0; NaN if it did not converge
    double solve(double tau, double[] p, double[] x, boolean absorbs) {
        multigrid.prepare(1, tau);
        double bound = TOLERANCE * sums.norm(p);
        operate(tau, x, image);
        combine(r, p, -1, image);
        System.arraycopy(r, 0, shadow, 0, r.length);
        java.util.Arrays.fill(direction, 0);
        java.util.Arrays.fill(image, 0);
        double rho = 1;
        double alpha = 1;
        double omega = 1;
        iterations = 0;
        double residual = sums.norm(r);
        while (residual > bound) {
            if (++iterations > ITERATIONS || !Double.isFinite(residual)) {
                return Double.NaN;
            }
            double next = sums.dot(shadow, r);
            if (next == 0) {
                System.arraycopy(r, 0, shadow, 0, r.length);
                next = sums.dot(r, r);
                alpha = 1;
                omega = 1;
                rho = next;
                java.util.Arrays.fill(direction, 0);
                java.util.Arrays.fill(image, 0);
            }
            double beta = next / rho * (alpha / omega);
            double w = omega;
            crew.ranges(0, r.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    direction[i] = r[i] + beta * (direction[i] - w * image[i]);
                }
            });
            rho = next;
            multigrid.cycle(direction, smooth);
            operate(tau, smooth, image);
            alpha = rho / sums.dot(shadow, image);
            add(x, alpha, smooth);
            add(r, -alpha, image);
            if (sums.norm(r) <= bound) {
                break;
            }
            multigrid.cycle(r, smooth);
            operate(tau, smooth, image2);
            omega = sums.dot(image2, r) / sums.dot(image2, image2);
            add(x, omega, smooth);
            add(r, -omega, image2);
            residual = sums.norm(r);
        }
        return finish(p, x, absorbs);
    }

    private double finish(double[] p, double[] x, boolean absorbs) {
        double negative = 0;
        double mass = 0;
        double wanted = 0;
        for (int i = 0; i < x.length; i++) {
            wanted += p[i];
            if (x[i] < 0) {
                negative -= x[i];
                x[i] = 0;
            }
            mass += x[i];
        }
        if (!absorbs) {
            double factor = wanted / mass;
            for (int i = 0; i < x.length; i++) {
                x[i] *= factor;
            }
        }
        return negative;
    }

    private void operate(double tau, double[] x, double[] into) {
        if (axes == null) {
            multigrid.operate(x, into);
            return;
        }
        generator.apply(x, into);
        crew.ranges(0, x.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                into[i] = x[i] - tau * into[i];
            }
        });
    }

    private void combine(double[] into, double[] a, double factor, double[] b) {
        crew.ranges(0, into.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                into[i] = a[i] + factor * b[i];
            }
        });
    }

    private void add(double[] into, double factor, double[] b) {
        crew.ranges(0, into.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                into[i] += factor * b[i];
            }
        });
    }
}
