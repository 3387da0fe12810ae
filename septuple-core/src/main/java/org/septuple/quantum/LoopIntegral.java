package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;

/// ∮u·dq along a curve, by Gauss–Legendre quadrature of 3 points per panel.
final class LoopIntegral {

    private static final double NODE = Math.sqrt(0.15); // from the middle of [0, 1]
    private static final double[] SHARES = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final double value;
    private final double smallest;

    /// @param width         cells of the stencil
    /// @param panelsPerCell how many panels fit in the narrowest cell
    LoopIntegral(LinkVelocity velocity, double[] density, Loop.Curve curve, int width, int panelsPerCell) {
        Grid grid = velocity.grid();
        LagrangeStencil stencil = new LagrangeStencil(grid, width);
        double[] q = new double[grid.dimensions()];
        double[] tangent = new double[q.length];
        double[] u = new double[q.length];
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int piece = 0; piece < curve.pieces(); piece++) {
            int panels = Math.max(8, (int) Math.ceil(panelsPerCell * curve.length(piece) / narrowest(grid)));
            for (int panel = 0; panel < panels; panel++) {
                for (int node = 0; node < 3; node++) {
                    curve.at(piece, (panel + 0.5 + (node - 1) * NODE) / panels, q, tangent);
                    stencil.moveTo(q);
                    velocity.at(stencil, u);
                    least = Math.min(least, stencil.value(density));
                    for (int k = 0; k < q.length; k++) {
                        sum += SHARES[node] / panels * u[k] * tangent[k];
                    }
                }
            }
        }
        this.value = sum;
        this.smallest = least;
    }

    static double narrowest(Grid grid) {
        return grid.axes().stream().mapToDouble(Axis::spacing).min().orElseThrow();
    }

    double value() {
        return value;
    }

    /// Smallest interpolated density; may be negative near nodes.
    double smallest() {
        return smallest;
    }
}
