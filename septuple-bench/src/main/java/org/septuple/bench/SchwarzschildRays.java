package org.septuple.bench;

import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.septuple.numerics.OrdinaryEquation;

/// Null geodesics of Schwarzschild's space-time of mass 1 in as few equations as they need, by hand: for our integrator and for a peer.
final class SchwarzschildRays {

    private SchwarzschildRays() {}

    /// Equations of Hamilton for (r, φ, p_r, t) in Schwarzschild's equator, E = 1.
    ///
    /// @param impact L
    record Polar(double impact) implements OrdinaryEquation, OrdinaryDifferentialEquation {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public boolean at(double x, double[] y, double[] f) {
            double ri = 1 / y[0];
            double u = ri * ri;
            double lapse = 1 - 2 * ri;
            double p = y[2];
            f[0] = lapse * p;
            f[1] = impact * u;
            f[2] = impact * impact * u * ri - u * p * p - u / (lapse * lapse);
            f[3] = 1 / lapse;
            return true;
        }

        @Override
        public int getDimension() {
            return 4;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] f = new double[4];
            at(t, y, f);
            return f;
        }
    }

    /// Equations of Hamilton for (x, p) in Kerr–Schild coordinates without spin, E = 1.
    record Cartesian() implements OrdinaryEquation, OrdinaryDifferentialEquation {
        @Override
        public int dimension() {
            return 6;
        }

        @Override
        public boolean at(double t, double[] y, double[] f) {
            double x = y[0];
            double v = y[1];
            double z = y[2];
            double a = y[3];
            double b = y[4];
            double c = y[5];
            double ri = 1 / Math.sqrt(x * x + v * v + z * z);
            double along = (x * a + v * b + z * c) * ri;
            double s = 1 + along;
            double h = 2 * ri * s;
            double g = h * ri;
            double e = (-ri * ri * s * s - g * along) * ri;
            f[0] = a - h * x * ri;
            f[1] = b - h * v * ri;
            f[2] = c - h * z * ri;
            f[3] = g * a + e * x;
            f[4] = g * b + e * v;
            f[5] = g * c + e * z;
            return true;
        }

        @Override
        public int getDimension() {
            return 6;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] f = new double[6];
            at(t, y, f);
            return f;
        }
    }
}
