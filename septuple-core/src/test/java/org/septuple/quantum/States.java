package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// Wave functions in closed form.
final class States {

    private States() {}

    /// A complex function of position.
    @FunctionalInterface
    interface Formula {
        /// Puts real and imaginary part.
        void at(double[] q, double[] into);
    }

    static Grid box(int points, double half, int dimensions, Boundary boundary) {
        Axis[] axes = new Axis[dimensions];
        java.util.Arrays.fill(axes, new Axis(-half, half, points, boundary));
        return Grid.of(axes);
    }

    static WaveFunction of(Grid grid, Formula formula) {
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        double[] z = new double[2];
        for (int cell = 0; cell < re.length; cell++) {
            grid.position(cell, q);
            formula.at(q, z);
            re[cell] = z[0];
            im[cell] = z[1];
        }
        return new WaveFunction(grid, re, im);
    }

    /// Π (z − z_i)^{±1} e^{−r²/2}, sign −1 by the complex conjugate; `zeros` = {x, y, sign} each, the first two coordinates being z.
    static WaveFunction vortices(Grid grid, double[]... zeros) {
        return of(grid, (q, z) -> {
            double square = 0;
            for (double x : q) {
                square += x * x;
            }
            double re = Math.exp(-square / 2);
            double im = 0;
            for (double[] zero : zeros) {
                double x = q[0] - zero[0];
                double y = zero[2] * (q[1] - zero[1]);
                double next = re * x - im * y;
                im = re * y + im * x;
                re = next;
            }
            z[0] = re;
            z[1] = im;
        });
    }
}
