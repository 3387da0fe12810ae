package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.spacetime.MetricJet;

/// Space-time around a mass M that rotates with angular momentum aM. Vacuum, with Σ = r² + a²cos²θ
///
/// ```
/// R_ρσμν R^ρσμν = 48M² (r² − a²cos²θ) (Σ² − 16 r² a²cos²θ) / Σ⁶
/// ```
///
/// | chart | line element | limits |
/// |---|---|---|
/// | Boyer–Lindquist | −(1 − q)dt² − 2aq sin²θ dt dφ + Σ dr²/Δ + Σ dθ² + (r² + a² + a²q sin²θ) sin²θ dφ², q = 2Mr/Σ, Δ = r² − 2Mr + a² | outside the horizon, r > M + √(M² − a²); 0 < θ < π |
/// | Kerr–Schild | η_μν + H l_μ l_ν, l = (1, (rx + ay)/(r² + a²), (ry − ax)/(r² + a²), z/r), H = 2Mr³/(r⁴ + a²z²), r⁴ − (x² + y² + z² − a²)r² = a²z² | r > 0: the horizons are inside, the disc in the ring is not |
///
/// First derivatives and equations of Hamilton by hand in both; in Boyer's and Lindquist's coordinates, with p² = g^μν p_μ p_ν,
///
/// ```
/// Σ p² = Δ p_r² + p_θ² + B² − A²/Δ,  A = (r² + a²) p_t + a p_φ,  B = a sin θ p_t + p_φ/sin θ
/// ```
///
/// and p² = −p_t² + p_a p_a − H S², S = −p_t + l^a p_a, in Kerr's and Schild's. Geodesics keep Carter's constant
///
/// ```
/// Q = p_θ² + cos²θ (p_φ²/sin²θ − a² (p_t² + p²))
///   = cos²θ (r² + a²)(p_x² + p_y²) − 2 r cos θ (x p_x + y p_y) p_z + r² sin²θ p_z² − a² cos²θ (p_t² + p²),  cos θ = z/r
/// ```
///
/// Source: B. Carter, Phys. Rev. 174 (1968) 1559, for equations of Hamilton and Q; M. Visser, *The Kerr spacetime: a brief introduction*, arXiv:0706.0622; K. Lake, O. Zubairi, arXiv:1206.0058 for the scalar.
public final class Kerr {

    private static final String MASS = "mass";
    private static final String SPIN = "spin";

    private Kerr() {}

    private static void require(double mass, double spin) {
        ClosedForm.positive(MASS, mass);
        ClosedForm.require(
                SPIN, spin, Math.abs(spin) < mass, "a number a with |a| < mass = " + mass + ", or there is no horizon");
    }

    /// Boyer's and Lindquist's coordinates.
    ///
    /// @param mass M > 0
    /// @param spin a, |a| < M
    /// @return t, r, theta, phi
    public static ClosedForm boyerLindquist(double mass, double spin) {
        require(mass, spin);
        double horizon = mass + Math.sqrt(mass * mass - spin * spin);
        return LineElement.in("t", "r", "theta", "phi")
                .parameter(MASS, mass)
                .parameter(SPIN, spin)
                .define("c2", "spin^2*cos(theta)^2")
                .define("s2", "sin(theta)^2")
                .define("sigma", "r^2 + c2")
                .define("delta", "r^2 - 2*mass*r + spin^2")
                .define("q", "2*mass*r/sigma")
                .diagonal("q - 1", "sigma/delta", "sigma", "(r^2 + spin^2 + spin^2*q*s2)*s2")
                .component("t", "phi", "-spin*q*s2")
                .inside("r - mass")
                .inside("delta")
                .inside("theta")
                .inside("pi - theta")
                .between(-10, 10, 1.02 * horizon, 20 * mass, 0.1, 3, 0, 6)
                .kretschmann("48*mass^2*(r^2 - c2)*(sigma^2 - 16*r^2*c2)/sigma^6")
                .keeps("carter", (event, p) -> carter(mass, spin, event, p))
                .closedForm("kerr", new Polar(mass, spin));
    }

    /// Kerr's and Schild's coordinates.
    ///
    /// @param mass M > 0
    /// @param spin a, |a| < M
    /// @return t, x, y, z
    public static ClosedForm kerrSchild(double mass, double spin) {
        require(mass, spin);
        double far = 8 * mass;
        return LineElement.in("t", "x", "y", "z")
                .parameter(MASS, mass)
                .parameter(SPIN, spin)
                .define("s", "x^2 + y^2 + z^2 - spin^2")
                .define("d", "sqrt(s^2 + 4*spin^2*z^2)")
                .define("r2", "(s + d)/2")
                .define("r", "sqrt(r2)")
                .define("h", "2*mass*r/d")
                .define("lx", "(r*x + spin*y)/(r2 + spin^2)")
                .define("ly", "(r*y - spin*x)/(r2 + spin^2)")
                .define("lz", "z/r")
                .define("c2", "spin^2*lz^2")
                .diagonal("h - 1", "1 + h*lx^2", "1 + h*ly^2", "1 + h*lz^2")
                .component("t", "x", "h*lx")
                .component("t", "y", "h*ly")
                .component("t", "z", "h*lz")
                .component("x", "y", "h*lx*ly")
                .component("x", "z", "h*lx*lz")
                .component("y", "z", "h*ly*lz")
                .inside("r2")
                .between(-10, 10, -far, far, -far, far, -far, far)
                .kretschmann("48*mass^2*(r2 - c2)*((r2 + c2)^2 - 16*r2*c2)/(r2 + c2)^6")
                .keeps("angular_momentum_z", (event, p) -> event[1] * p[2] - event[2] * p[1])
                .keeps("carter", (event, p) -> carterSchild(mass, spin, event, p))
                .closedForm("kerr-schild", new KerrSchild(mass, spin));
    }

    private record Polar(double m, double a) implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            double r = jet.event()[1];
            double theta = jet.event()[2];
            double delta = r * r - 2 * m * r + a * a;
            if (!(r > m && delta > 0 && r <= Double.MAX_VALUE && theta > 0 && theta < Math.PI)) {
                return false;
            }
            double sin = Elementary.sin(theta);
            double cos = Elementary.cos(theta);
            double s2 = sin * sin;
            double sigma = r * r + a * a * cos * cos;
            double q = 2 * m * r / sigma;
            double[] g = jet.metric();
            Arrays.fill(g, 0);
            g[0] = q - 1;
            g[3] = -a * q * s2;
            g[4] = sigma / delta;
            g[7] = sigma;
            g[9] = (r * r + a * a + a * a * q * s2) * s2;
            if (jet.order() > 0) {
                slopes(jet.first(), r, sin, cos, sigma, delta, q);
            }
            return true;
        }

        @Override
        public boolean flow(double[] y, double[] f) {
            double r = y[1];
            double theta = y[2];
            double square = r * r + a * a;
            double delta = square - 2 * m * r;
            if (!(r > m && delta > 0 && r <= Double.MAX_VALUE && theta > 0 && theta < Math.PI)) {
                return false;
            }
            double sin = Elementary.sin(theta);
            double cos = Elementary.cos(theta);
            double csc = 1 / sin;
            double ac = a * cos;
            double one = 1 / (r * r + ac * ac);
            double inverse = 1 / delta;
            double energy = y[4];
            double across = (square * energy + a * y[7]) * inverse;
            double twist = y[7] * csc;
            double around = a * sin * energy + twist;
            double norm = one * (delta * (y[5] * y[5] - across * across) + y[6] * y[6] + around * around);
            f[0] = one * (a * sin * around - square * across);
            f[1] = one * delta * y[5];
            f[2] = one * y[6];
            f[3] = one * (around * csc - a * across);
            f[4] = 0;
            f[5] = one * (r * (norm + 2 * energy * across) - (r - m) * (y[5] * y[5] + across * across));
            f[6] = one * cos * (around * (twist * csc - a * energy) - a * a * sin * norm);
            f[7] = 0;
            return true;
        }

        private void slopes(double[] d, double r, double sin, double cos, double sigma, double delta, double q) {
            double s2 = sin * sin;
            double a2 = a * a;
            double turn = 2 * sin * cos;
            double one = 1 / sigma;
            double byR = 2 * (m - r * q) * one;
            double byTheta = q * a2 * turn * one;
            double inverse = 1 / delta;
            Arrays.fill(d, 0);
            d[10] = byR;
            d[13] = -a * byR * s2;
            d[14] = 2 * (r - sigma * (r - m) * inverse) * inverse;
            d[17] = 2 * r;
            d[19] = (2 * r + a2 * byR * s2) * s2;
            d[20] = byTheta;
            d[23] = -a * (byTheta * s2 + q * turn);
            d[24] = -a2 * turn * inverse;
            d[27] = -a2 * turn;
            d[29] = (r * r + a2 + 2 * a2 * q * s2) * turn + a2 * byTheta * s2 * s2;
        }
    }

    /// The radius of Boyer and Lindquist in Kerr's and Schild's coordinates: (x² + y²)/(r² + a²) + z²/r² = 1.
    ///
    /// @param event t, x, y, z
    /// @param spin  a
    /// @return r ≥ 0
    public static double radius(double[] event, double spin) {
        return radius(event[1], event[2], event[3], spin);
    }

    static double radius(double x, double y, double z, double spin) {
        double s = x * x + y * y + z * z - spin * spin;
        return Math.sqrt(0.5 * (s + Math.sqrt(s * s + 4 * spin * spin * z * z)));
    }

    private static double carter(double m, double a, double[] event, double[] p) {
        double r = event[1];
        double sin = Elementary.sin(event[2]);
        double cos = Elementary.cos(event[2]);
        double across = (r * r + a * a) * p[0] + a * p[3];
        double around = a * sin * p[0] + p[3] / sin;
        double delta = r * r - 2 * m * r + a * a;
        double norm = (delta * p[1] * p[1] + p[2] * p[2] + around * around - across * across / delta)
                / (r * r + a * a * cos * cos);
        double ratio = p[3] / sin;
        return p[2] * p[2] + cos * cos * (ratio * ratio - a * a * (p[0] * p[0] + norm));
    }

    private static double carterSchild(double m, double a, double[] event, double[] p) {
        double x = event[1];
        double y = event[2];
        double z = event[3];
        double r = radius(event, a);
        double r2 = r * r;
        double cos = z / r;
        double c2 = cos * cos;
        double level = p[1] * p[1] + p[2] * p[2];
        double sum = ((r * x + a * y) * p[1] + (r * y - a * x) * p[2]) / (r2 + a * a) + cos * p[3] - p[0];
        double norm = level + p[3] * p[3] - p[0] * p[0] - 2 * m * r / (r2 + a * a * c2) * sum * sum;
        return c2 * ((r2 + a * a) * level - a * a * (p[0] * p[0] + norm))
                + p[3] * (r2 * (1 - c2) * p[3] - 2 * z * (x * p[1] + y * p[2]));
    }

    private record KerrSchild(double m, double a) implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            double x = jet.event()[1];
            double y = jet.event()[2];
            double z = jet.event()[3];
            double s = x * x + y * y + z * z - a * a;
            double d = Math.sqrt(s * s + 4 * a * a * z * z);
            double r2 = 0.5 * (s + d);
            if (!(r2 > 0 && r2 <= Double.MAX_VALUE)) {
                return false;
            }
            double r = Math.sqrt(r2);
            double h = 2 * m * r / d;
            double one = 1 / (r2 + a * a);
            double lx = (r * x + a * y) * one;
            double ly = (r * y - a * x) * one;
            double lz = z / r;
            double[] g = jet.metric();
            g[0] = h - 1;
            g[1] = h * lx;
            g[2] = h * ly;
            g[3] = h * lz;
            g[4] = 1 + h * lx * lx;
            g[5] = h * lx * ly;
            g[6] = h * lx * lz;
            g[7] = 1 + h * ly * ly;
            g[8] = h * ly * lz;
            g[9] = 1 + h * lz * lz;
            if (jet.order() > 0) {
                double perD = 1 / d;
                double byX = r * x * perD;
                double byY = r * y * perD;
                double byZ = z * perD / (r * one);
                double[] first = jet.first();
                Arrays.fill(first, 0, MetricJet.PAIRS, 0);
                // h_i/h = r_i/r − d_i/d, d_i = (2 s x_i + 4 a² z δ_iz)/d
                double fall = 2 * s * perD * perD;
                double perR = 1 / r;
                double hx = h * (byX * perR - fall * x);
                double hy = h * (byY * perR - fall * y);
                double hz = h * (byZ * perR - (fall + 4 * a * a * perD * perD) * z);
                double px = (x - 2 * r * lx) * one;
                double py = (y - 2 * r * ly) * one;
                double pz = -lz * perR;
                fill(first, 10, h, lx, ly, lz, hx, px * byX + r * one, py * byX - a * one, pz * byX);
                fill(first, 20, h, lx, ly, lz, hy, px * byY + a * one, py * byY + r * one, pz * byY);
                fill(first, 30, h, lx, ly, lz, hz, px * byZ, py * byZ, pz * byZ + perR);
            }
            return true;
        }

        @Override
        public boolean flow(double[] state, double[] to) {
            double x = state[1];
            double y = state[2];
            double z = state[3];
            double px = state[5];
            double py = state[6];
            double pz = state[7];
            double az = a * a * z * z;
            double half = (x * x + y * y + z * z - a * a) / 2;
            double root = Math.sqrt(half * half + az);
            double r2 = half + root;
            if (!(r2 > 0 && r2 <= Double.MAX_VALUE)) {
                return false;
            }
            double r = Math.sqrt(r2);
            double si = 1 / (2 * r2 * root); // r⁴ + a²z² = 2r²√
            double q = r2 + a * a;
            double qi = 1 / q;
            double ri = r * (2 * root * si);
            double lx = (r * x + a * y) * qi;
            double ly = (r * y - a * x) * qi;
            double lz = z * ri;
            double sum = lx * px + ly * py + (lz * pz - state[4]);
            double hs = 2 * m * r2 * r * si * sum;
            to[0] = hs - state[4];
            to[1] = px - hs * lx;
            to[2] = py - hs * ly;
            to[3] = pz - hs * lz;
            double byRadius = (x * px + y * py - 2 * r * (lx * px + ly * py)) * qi - lz * pz * ri;
            double along = hs * (0.5 * sum * (3 * ri - 4 * r2 * r * si) + byRadius);
            double radial = along * r * si;
            to[4] = 0;
            to[5] = radial * r2 * x + hs * (r * px - a * py) * qi;
            to[6] = radial * r2 * y + hs * (a * px + r * py) * qi;
            to[7] = radial * q * z + hs * (pz * ri - sum * a * a * z * si);
            return true;
        }

        /// ∂(h l_μ l_ν) from ∂h and ∂l.
        private static void fill(
                double[] d,
                int at,
                double h,
                double lx,
                double ly,
                double lz,
                double slope,
                double dx,
                double dy,
                double dz) {
            double ux = slope * lx + h * dx;
            double uy = slope * ly + h * dy;
            double uz = slope * lz + h * dz;
            d[at] = slope;
            d[at + 1] = ux;
            d[at + 2] = uy;
            d[at + 3] = uz;
            d[at + 4] = (ux + h * dx) * lx;
            d[at + 5] = ux * ly + h * lx * dy;
            d[at + 6] = ux * lz + h * lx * dz;
            d[at + 7] = (uy + h * dy) * ly;
            d[at + 8] = uy * lz + h * ly * dz;
            d[at + 9] = (uz + h * dz) * lz;
        }
    }
}
