package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// How fast a potential falls far outside a box. Where V falls faster than quadratically, −(ħ²/2M)∇² + V is not self-adjoint: waves come to
/// infinity in finite time, and what follows depends on the walls of the box (erratum E12).
public final class Fall {

    private static final double NEAR = 256;
    private static final double FAR = 65536;

    /// A power of 2.05: that of quadratic V is 2 up to 1/256.
    private static final double MORE = 86_475;

    private Fall() {}

    /// Compares V at 256 and 65536 lengths from the middle of the box along all axes, at t = 0.
    ///
    /// @param potential V
    /// @param grid      box
    /// @return true if it falls with a power above 2 on some side; false also where it has no values
    public static boolean isFasterThanQuadratic(Landscape potential, Grid grid) {
        double[] q = new double[grid.dimensions()];
        for (int k = 0; k < q.length; k++) {
            q[k] = middle(grid.axis(k));
        }
        for (int k = 0; k < q.length; k++) {
            Axis axis = grid.axis(k);
            for (int side = -1; side <= 1; side += 2) {
                q[k] = middle(axis) + side * NEAR * axis.length();
                double near = value(potential, q);
                q[k] = middle(axis) + side * FAR * axis.length();
                double far = value(potential, q);
                if (far == Double.NEGATIVE_INFINITY || (far < 0 && near < 0 && far / near > MORE)) {
                    return true;
                }
            }
            q[k] = middle(axis);
        }
        return false;
    }

    private static double value(Landscape potential, double[] q) {
        try {
            return potential.value(q, 0);
        } catch (IllegalArgumentException outside) { // of a table
            return Double.NaN;
        }
    }

    private static double middle(Axis axis) {
        return 0.5 * (axis.from() + axis.to());
    }
}
