package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Space-times whose geodesics are known, with derivatives by hand. Every metric here also fills jets without derivatives.
final class KnownSpaceTimes {

    private KnownSpaceTimes() {}

    private static void clear(MetricJet jet) {
        Arrays.fill(jet.metric(), 0);
        Arrays.fill(jet.first(), 0);
    }

    /// −dt² + e^{2Ht} dx².
    static Metric deSitter(double hubble) {
        return jet -> {
            clear(jet);
            double square = StrictMath.exp(2 * hubble * jet.event()[0]);
            jet.metric()[0] = -1;
            for (int pair : new int[] {4, 7, 9}) {
                jet.metric()[pair] = square;
                derivative(jet, 0, pair, 2 * hubble * square);
            }
            return true;
        };
    }

    /// −dt² + Σ t^{2p_a} (dx^a)².
    static Metric kasner(double... p) {
        return jet -> {
            clear(jet);
            double t = jet.event()[0];
            jet.metric()[0] = -1;
            for (int a = 0; a < 3; a++) {
                int pair = MetricJet.pair(1 + a, 1 + a);
                jet.metric()[pair] = StrictMath.pow(t, 2 * p[a]);
                derivative(jet, 0, pair, 2 * p[a] * StrictMath.pow(t, 2 * p[a] - 1));
            }
            return t > 0;
        };
    }

    /// Polar coordinates t, r, θ, φ, outside the horizon r = 2M.
    static Metric schwarzschild(double mass) {
        return jet -> {
            double r = jet.event()[1];
            double sine = StrictMath.sin(jet.event()[2]);
            double lapse = 1 - 2 * mass / r;
            if (!(lapse > 0)) {
                return false;
            }
            clear(jet);
            jet.metric()[0] = -lapse;
            jet.metric()[4] = 1 / lapse;
            jet.metric()[7] = r * r;
            jet.metric()[9] = r * r * sine * sine;
            double slope = 2 * mass / (r * r);
            derivative(jet, 1, 0, -slope);
            derivative(jet, 1, 4, -slope / (lapse * lapse));
            derivative(jet, 1, 7, 2 * r);
            derivative(jet, 1, 9, 2 * r * sine * sine);
            derivative(jet, 2, 9, 2 * r * r * sine * StrictMath.cos(jet.event()[2]));
            return true;
        };
    }

    /// η + f l l in ingoing Kerr–Schild coordinates t, x, y, z: f = 2Mr³/(r⁴ + a²z²), l = (1, (rx + ay)/(r² + a²), (ry − ax)/(r² + a²), z/r).
    static Metric kerrSchild(double mass, double spin) {
        return jet -> {
            clear(jet);
            double[] e = jet.event();
            double r = radius(e, spin);
            double s = r * r * r * r + spin * spin * e[3] * e[3];
            double q = r * r + spin * spin;
            double f = 2 * mass * r * r * r / s;
            double[] l = {1, (r * e[1] + spin * e[2]) / q, (r * e[2] - spin * e[1]) / q, e[3] / r};
            for (int mu = 0; mu < 4; mu++) {
                for (int nu = mu; nu < 4; nu++) {
                    double flat = mu == nu ? mu == 0 ? -1 : 1 : 0;
                    jet.metric()[MetricJet.pair(mu, nu)] = flat + f * l[mu] * l[nu];
                }
            }
            double[] dr = {0, r * r * r * e[1] / s, r * r * r * e[2] / s, r * q * e[3] / s};
            for (int i = 1; i < 4 && jet.order() > 0; i++) {
                double ds = 4 * r * r * r * dr[i] + (i == 3 ? 2 * spin * spin * e[3] : 0);
                double df = 2 * mass * r * r * (3 * dr[i] - r * ds / s) / s;
                double dq = 2 * r * dr[i];
                double[] dl = {
                    0,
                    (dr[i] * e[1] + (i == 1 ? r : i == 2 ? spin : 0) - l[1] * dq) / q,
                    (dr[i] * e[2] + (i == 2 ? r : i == 1 ? -spin : 0) - l[2] * dq) / q,
                    (i == 3 ? 1 / r : 0) - e[3] * dr[i] / (r * r)
                };
                for (int mu = 0; mu < 4; mu++) {
                    for (int nu = mu; nu < 4; nu++) {
                        double value = df * l[mu] * l[nu] + f * (dl[mu] * l[nu] + l[mu] * dl[nu]);
                        derivative(jet, i, MetricJet.pair(mu, nu), value);
                    }
                }
            }
            return r > 0;
        };
    }

    /// The same with its equations of Hamilton: H = ½(p² − p_t² − f S²), S = −p_t + l^a p_a.
    record KerrSchildFlow(double mass, double spin) implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            return kerrSchild(mass, spin).at(jet);
        }

        @Override
        public boolean flow(double[] y, double[] f) {
            double r = radius(y, spin);
            double s = r * r * r * r + spin * spin * y[3] * y[3];
            double q = r * r + spin * spin;
            double factor = 2 * mass * r * r * r / s;
            double[] l = {-1, (r * y[1] + spin * y[2]) / q, (r * y[2] - spin * y[1]) / q, y[3] / r};
            double sum = l[0] * y[4] + l[1] * y[5] + l[2] * y[6] + l[3] * y[7];
            double[] dr = {0, r * r * r * y[1] / s, r * r * r * y[2] / s, r * q * y[3] / s};
            // what S changes by with r alone, and with x, y, z alone
            double byRadius = (y[1] * y[5] + y[2] * y[6] - 2 * r * (l[1] * y[5] + l[2] * y[6])) / q - l[3] * y[7] / r;
            double[] direct = {
                0, (r * y[5] - spin * y[6]) / q, (spin * y[5] + r * y[6]) / q, y[7] / r,
            };
            for (int mu = 0; mu < 4; mu++) {
                double slope = factor * (3 * dr[mu] / r - (4 * r * r * r * dr[mu]) / s);
                slope -= mu == 3 ? factor * 2 * spin * spin * y[3] / s : 0;
                f[mu] = (mu == 0 ? -1 : 1) * y[4 + mu] - factor * sum * l[mu];
                f[4 + mu] = slope * sum * sum / 2 + factor * sum * (byRadius * dr[mu] + direct[mu]);
            }
            return r > 0;
        }
    }

    /// r of Boyer and Lindquist: (x² + y²)/(r² + a²) + z²/r² = 1.
    static double radius(double[] event, double spin) {
        double z2 = event[3] * event[3];
        double d = event[1] * event[1] + event[2] * event[2] + z2 - spin * spin;
        return Math.sqrt((d + Math.sqrt(d * d + 4 * spin * spin * z2)) / 2);
    }

    private static void derivative(MetricJet jet, int alpha, int pair, double value) {
        if (jet.order() > 0) {
            jet.first()[MetricJet.PAIRS * alpha + pair] = value;
        }
    }
}
