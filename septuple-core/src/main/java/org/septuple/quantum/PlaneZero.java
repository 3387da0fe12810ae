package org.septuple.quantum;

import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;

/// A zero of Ψ in a coordinate plane, by Newton's method on the bilinear, then on the 6 × 6-cell interpolation.
final class PlaneZero {

    private static final int STEPS = 12;

    private final WaveFunction psi;
    private final LagrangeStencil[] stencils;
    private final int j;
    private final int k;

    PlaneZero(WaveFunction psi, int j, int k) {
        this.psi = psi;
        this.stencils = new LagrangeStencil[] {new LagrangeStencil(psi.grid(), 2), new LagrangeStencil(psi.grid(), 6)};
        this.j = j;
        this.k = k;
    }

    /// The zero near a square of four cells.
    ///
    /// @param middle of the square
    /// @return the zero, or the middle if the iteration goes more than a cell away from it
    double[] near(double[] middle) {
        double[] best = middle;
        for (LagrangeStencil stencil : stencils) {
            best = newton(stencil, best.clone(), middle, best);
        }
        return best.clone();
    }

    private double[] newton(LagrangeStencil stencil, double[] q, double[] middle, double[] otherwise) {
        Grid grid = psi.grid();
        for (int step = 0; step < STEPS; step++) {
            stencil.moveTo(q);
            double re = stencil.value(psi.re());
            double im = stencil.value(psi.im());
            double reJ = stencil.slope(psi.re(), j);
            double reK = stencil.slope(psi.re(), k);
            double imJ = stencil.slope(psi.im(), j);
            double imK = stencil.slope(psi.im(), k);
            double determinant = reJ * imK - reK * imJ;
            double dj = (re * imK - im * reK) / determinant;
            double dk = (im * reJ - re * imJ) / determinant;
            q[j] -= dj;
            q[k] -= dk;
            boolean near = Math.abs(q[j] - middle[j]) <= grid.axis(j).spacing()
                    && Math.abs(q[k] - middle[k]) <= grid.axis(k).spacing();
            if (!near) {
                return otherwise;
            }
            if (Math.abs(dj) + Math.abs(dk) <= 1e-13 * grid.axis(j).spacing()) {
                break;
            }
        }
        return q;
    }
}
