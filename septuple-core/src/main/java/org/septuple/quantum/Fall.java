package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// How fast a potential falls far outside a box. Where V falls faster than quadratically, −(ħ²/2M)∇² + V is not self-adjoint: waves come to
/// infinity in finite time, and what follows depends on the walls of the box (erratum E12).
public final class Fall {

    private static final double RATIO = 256;

    /// A power of 2.05: that of quadratic V is 2 up to the distance of its middle from that of the box, in 65536 lengths.
    private static final double MORE = 86_475;

    private Fall() {}

    /// Compares V at 256, 256² and 256³ lengths from the middle of the box, along axes and diagonals, at t = 0: V(256²) − V(256) and
    /// V(256³) − V(256²), which a constant does not change.
    ///
    /// @param potential V
    /// @param grid      box
    /// @return true if it falls with a power above 2 on some side; false also where it has no values
    public static boolean isFasterThanQuadratic(Landscape potential, Grid grid) {
        int d = grid.dimensions();
        int directions = 1;
        for (int k = 0; k < d; k++) {
            directions *= 3;
        }
        for (int direction = 0; direction < directions; direction++) {
            double near = value(potential, place(grid, direction, RATIO));
            double middle = value(potential, place(grid, direction, RATIO * RATIO));
            double far = value(potential, place(grid, direction, RATIO * RATIO * RATIO));
            if (far == Double.NEGATIVE_INFINITY) {
                return true;
            }
            if (middle < near && far < middle && (far - middle) / (middle - near) > MORE) {
                return true;
            }
        }
        return false;
    }

    /// The digits of a direction to base 3, less 1, are its sides along the axes.
    private static double[] place(Grid grid, int direction, double lengths) {
        double[] q = new double[grid.dimensions()];
        int digits = direction;
        for (int k = 0; k < q.length; k++) {
            Axis axis = grid.axis(k);
            q[k] = 0.5 * (axis.from() + axis.to()) + (digits % 3 - 1) * lengths * axis.length();
            digits /= 3;
        }
        return q;
    }

    private static double value(Landscape potential, double[] q) {
        try {
            return potential.value(q, 0);
        } catch (IllegalArgumentException outside) { // of a table
            return Double.NaN;
        }
    }
}
