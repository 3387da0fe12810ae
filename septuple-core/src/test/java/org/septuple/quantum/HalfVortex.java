package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// The velocity of φ/2 in closed form: differences of the angle along links.
final class HalfVortex {

    private HalfVortex() {}

    static LinkVelocity velocity(Grid grid) {
        double[][] along = new double[2][grid.size()];
        double[] q = new double[2];
        for (int k = 0; k < 2; k++) {
            double h = grid.axis(k).spacing();
            for (int cell = 0; cell < grid.size(); cell++) {
                grid.position(cell, q);
                double x = q[0];
                double y = q[1];
                q[k] += h;
                // the angle from (x, y) to q, without a cut
                along[k][cell] = 0.5 * Math.atan2(x * q[1] - y * q[0], x * q[0] + y * q[1]) / h;
            }
        }
        return new LinkVelocity(grid, along);
    }
}
