package org.septuple.quantum;

import java.util.function.DoubleUnaryOperator;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// States and potentials that tests of [Madelung] share.
final class MadelungProblems {

    private MadelungProblems() {}

    /// ½k|q|².
    record Trap(int dimensions, double k) implements Landscape {

        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            double sum = 0;
            for (double x : q) {
                sum += x * x;
            }
            return k * sum / 2;
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            for (int i = 0; i < q.length; i++) {
                into[i] = k * q[i];
            }
        }

        @Override
        public double laplacian(double[] q, double t) {
            return k * q.length;
        }
    }

    /// ½q² − g·q·sin ωt.
    record Driven(double g, double omega) implements Landscape {

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public boolean varies() {
            return true;
        }

        @Override
        public double value(double[] q, double t) {
            return q[0] * q[0] / 2 - g * q[0] * Math.sin(omega * t);
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            into[0] = q[0] - g * Math.sin(omega * t);
        }

        @Override
        public double laplacian(double[] q, double t) {
            return 1;
        }
    }

    /// a·cos q.
    record Cosine(double a) implements Landscape {

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            return a * Math.cos(q[0]);
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            into[0] = -a * Math.sin(q[0]);
        }

        @Override
        public double laplacian(double[] q, double t) {
            return -a * Math.cos(q[0]);
        }
    }

    static Grid line(double end, int points, Boundary boundary) {
        return Grid.of(new Axis(-end, end, points, boundary));
    }

    static double[] on(Grid grid, DoubleUnaryOperator f) {
        double[] field = grid.positions(0);
        for (int i = 0; i < field.length; i++) {
            field[i] = f.applyAsDouble(field[i]);
        }
        return field;
    }

    static DoubleUnaryOperator gaussian(double mean, double variance) {
        return q -> Math.exp(-(q - mean) * (q - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    static MadelungState atRest(Grid grid, double[] density) {
        return new MadelungState(grid, density, new double[grid.dimensions()][grid.size()], 0);
    }

    static Madelung solver(Grid grid, double k, double hbar, double mass) {
        return new Madelung(grid, new Trap(grid.dimensions(), k), hbar, mass, MadelungGuards.USUAL, Engine.scalar());
    }

    static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /// r^{2ν} e^{−r²} displaced by an amount in its density only, with circulation 2πν about the origin: phases of faces are the angles they are
    /// seen under.
    static MadelungState halfVortex(Grid grid, double nu, double displaced) {
        double[] p = new double[grid.size()];
        double[][] u = new double[2][grid.size()];
        double[] q = new double[2];
        double[] next = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            double square = q[0] * q[0] + q[1] * q[1];
            double from = (q[0] - displaced) * (q[0] - displaced) + q[1] * q[1];
            p[cell] = Math.pow(square, nu) * Math.exp(-from);
            for (int k = 0; k < 2; k++) {
                int other = MadelungState.next(grid, cell, k);
                if (other >= 0) {
                    grid.position(other, next);
                    double angle = Math.atan2(q[0] * next[1] - q[1] * next[0], q[0] * next[0] + q[1] * next[1]);
                    u[k][cell] = nu * angle / grid.axis(k).spacing();
                }
            }
        }
        double mass = grid.integral(p);
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] /= mass;
        }
        return new MadelungState(grid, p, u, 0);
    }

    static double mean(MadelungState state) {
        double[] product = state.density().clone();
        double[] q = state.grid().positions(0);
        for (int i = 0; i < q.length; i++) {
            product[i] *= q[i];
        }
        return state.grid().integral(product);
    }
}
