package org.septuple.bench;

import java.util.Arrays;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.septuple.gravity.HamiltonianMetric;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// What [GeodesicRate] follows: black holes of mass 1 as metrics with derivatives by hand, and the null geodesics of Schwarzschild as equations of Hamilton by
/// hand, for our integrator and for a peer.
final class BlackHoles {

    private BlackHoles() {}

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

    /// Schwarzschild in t, r, θ, φ.
    static boolean schwarzschild(MetricJet jet) {
        double r = jet.event()[1];
        double sine = Elementary.sin(jet.event()[2]);
        double lapse = 1 - 2 / r;
        double inverse = 1 / lapse;
        double[] g = jet.metric();
        Arrays.fill(g, 0);
        g[0] = -lapse;
        g[4] = inverse;
        g[7] = r * r;
        g[9] = r * r * sine * sine;
        if (jet.order() > 0) {
            double slope = (1 - lapse) / r;
            double[] d = jet.first();
            Arrays.fill(d, 0);
            d[10] = -slope;
            d[14] = -slope * inverse * inverse;
            d[17] = 2 * r;
            d[19] = 2 * r * sine * sine;
            d[29] = 2 * r * r * sine * Elementary.cos(jet.event()[2]);
        }
        return lapse > 0;
    }

    /// Kerr in Kerr–Schild coordinates t, x, y, z: η + f l l, f = 2r³/(r⁴ + a²z²).
    static Metric kerr(double spin) {
        return jet -> {
            double x = jet.event()[1];
            double y = jet.event()[2];
            double z = jet.event()[3];
            double a2 = spin * spin;
            double half = (x * x + y * y + z * z - a2) / 2;
            double r2 = half + Math.sqrt(half * half + a2 * z * z);
            double r = Math.sqrt(r2);
            double s = 1 / (r2 * r2 + a2 * z * z);
            double q = 1 / (r2 + a2);
            double ri = 1 / r;
            double f = 2 * r2 * r * s;
            double l1 = (r * x + spin * y) * q;
            double l2 = (r * y - spin * x) * q;
            double l3 = z * ri;
            double[] g = jet.metric();
            pairs(f, l1, l2, l3, g);
            g[0] -= 1;
            g[4] += 1;
            g[7] += 1;
            g[9] += 1;
            if (jet.order() > 0) {
                double[] d = jet.first();
                Arrays.fill(d, 0, MetricJet.PAIRS, 0);
                double rx = r2 * r * x * s;
                double ry = r2 * r * y * s;
                double rz = r * z * (r2 + a2) * s;
                double bend = f * (3 * ri - 4 * r2 * r * s);
                double e1 = x - 2 * r * l1;
                double e2 = y - 2 * r * l2;
                double last = bend * rz - f * s * 2 * a2 * z;
                gradient(d, 10, bend * rx, f, l1, l2, l3, (rx * e1 + r) * q, (rx * e2 - spin) * q, -l3 * ri * rx);
                gradient(d, 20, bend * ry, f, l1, l2, l3, (ry * e1 + spin) * q, (ry * e2 + r) * q, -l3 * ri * ry);
                gradient(d, 30, last, f, l1, l2, l3, rz * e1 * q, rz * e2 * q, ri - l3 * ri * rz);
            }
            return r > 0;
        };
    }

    /// Kerr with its equations of Hamilton, H = ½(p² − p_t² − f S²), S = −p_t + l^a p_a.
    ///
    /// @param spin   a
    /// @param metric the same with its derivatives
    record Kerr(double spin, Metric metric) implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            return metric.at(jet);
        }

        @Override
        public boolean flow(double[] y, double[] f) {
            double x = y[1];
            double v = y[2];
            double z = y[3];
            double a = y[5];
            double b = y[6];
            double c = y[7];
            double az = spin * spin * z * z;
            double half = (x * x + v * v + z * z - spin * spin) / 2;
            double root = Math.sqrt(half * half + az);
            double r2 = half + root;
            double r = Math.sqrt(r2);
            double si = 1 / (2 * r2 * root); // r⁴ + a²z² = 2r²√
            double q = r2 + spin * spin;
            double qi = 1 / q;
            double ri = r * (2 * root * si);
            double l1 = (r * x + spin * v) * qi;
            double l2 = (r * v - spin * x) * qi;
            double l3 = z * ri;
            double sum = l1 * a + l2 * b + (l3 * c - y[4]);
            double factor = 2 * r2 * r * si;
            double fs = factor * sum;
            f[0] = fs - y[4];
            f[1] = a - fs * l1;
            f[2] = b - fs * l2;
            f[3] = c - fs * l3;
            double byRadius = (x * a + v * b - 2 * r * (l1 * a + l2 * b)) * qi - l3 * c * ri;
            double along = fs * (0.5 * sum * (3 * ri - 4 * r2 * r * si) + byRadius);
            double radial = along * r * si;
            f[4] = 0;
            f[5] = radial * r2 * x + fs * (r * a - spin * b) * qi;
            f[6] = radial * r2 * v + fs * (spin * a + r * b) * qi;
            f[7] = radial * q * z + fs * (c * ri - sum * spin * spin * z * si);
            return r > 0;
        }
    }

    /// f l l.
    private static void pairs(double f, double a, double b, double c, double[] to) {
        to[0] = f;
        to[1] = f * a;
        to[2] = f * b;
        to[3] = f * c;
        to[4] = f * a * a;
        to[5] = f * a * b;
        to[6] = f * a * c;
        to[7] = f * b * b;
        to[8] = f * b * c;
        to[9] = f * c * c;
    }

    /// e l l + f (l m + m l) for l = (1, a, b, c), m = (0, u, v, w).
    private static void gradient(
            double[] to, int o, double e, double f, double a, double b, double c, double u, double v, double w) {
        to[o] = e;
        to[o + 1] = e * a + f * u;
        to[o + 2] = e * b + f * v;
        to[o + 3] = e * c + f * w;
        to[o + 4] = a * (e * a + 2 * f * u);
        to[o + 5] = e * a * b + f * (a * v + b * u);
        to[o + 6] = e * a * c + f * (a * w + c * u);
        to[o + 7] = b * (e * b + 2 * f * v);
        to[o + 8] = e * b * c + f * (b * w + c * v);
        to[o + 9] = c * (e * c + 2 * f * w);
    }
}
