package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.spacetime.MetricJet;

/// Space-time around a mass M. Vacuum; Kretschmann's scalar is 48M²/r⁶, r being the areal radius.
///
/// | chart | line element | limits |
/// |---|---|---|
/// | Schwarzschild | −f dt² + dr²/f + r²(dθ² + sin²θ dφ²), f = 1 − 2M/r | r > 2M, 0 < θ < π |
/// | isotropic | −((1 − u)/(1 + u))² dt² + (1 + u)⁴(dx² + dy² + dz²), u = M/2ρ, ρ² = x² + y² + z²; r = ρ(1 + u)² | ρ > M/2 |
/// | Lemaître | −dτ² + (2M/r) dR² + r²(dθ² + sin²θ dφ²), r = (2M)^⅓ (3(R − τ)/2)^⅔ | R > τ, 0 < θ < π; the horizon is inside |
///
/// Source: L. D. Landau, E. M. Lifshitz, *The Classical Theory of Fields*, 4th ed. (1975), §§100, 102.
public final class Schwarzschild {

    private static final String MASS = "mass";

    private Schwarzschild() {}

    /// Schwarzschild's coordinates, first derivatives and equations of Hamilton by hand.
    ///
    /// @param mass M > 0
    /// @return t, r, theta, phi
    public static ClosedForm of(double mass) {
        ClosedForm.positive(MASS, mass);
        return LineElement.in("t", "r", "theta", "phi")
                .parameter(MASS, mass)
                .define("f", "1 - 2*mass/r")
                .diagonal("-f", "1/f", "r^2", "r^2*sin(theta)^2")
                .inside("r - 2*mass")
                .inside("theta")
                .inside("pi - theta")
                .between(-10, 10, 2.05 * mass, 30 * mass, 0.1, 3, 0, 6)
                .kretschmann("48*mass^2/r^6")
                .keeps("angular_momentum_squared", (event, p) -> {
                    double sin = Elementary.sin(event[2]);
                    return p[2] * p[2] + p[3] * p[3] / (sin * sin);
                })
                .closedForm("schwarzschild", new Polar(mass));
    }

    private record Polar(double mass) implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            return fill(mass, jet);
        }

        /// 2H = −p_t²/f + f p_r² + (p_θ² + p_φ²/sin²θ)/r².
        @Override
        public boolean flow(double[] y, double[] to) {
            double r = y[1];
            double theta = y[2];
            if (!(r > 2 * mass && r <= Double.MAX_VALUE && theta > 0 && theta < Math.PI)) {
                return false;
            }
            double one = 1 / r;
            double square = one * one;
            double f = 1 - 2 * mass * one;
            double rate = -y[4] / f;
            double csc = 1 / Elementary.sin(theta);
            double around = y[7] * csc;
            to[0] = rate;
            to[1] = f * y[5];
            to[2] = y[6] * square;
            to[3] = around * csc * square;
            to[4] = 0;
            to[5] = square * (one * (y[6] * y[6] + around * around) - mass * (rate * rate + y[5] * y[5]));
            to[6] = around * around * csc * Elementary.cos(theta) * square;
            to[7] = 0;
            return true;
        }
    }

    private static boolean fill(double mass, MetricJet jet) {
        double r = jet.event()[1];
        double theta = jet.event()[2];
        if (!(r > 2 * mass && r <= Double.MAX_VALUE && theta > 0 && theta < Math.PI)) {
            return false;
        }
        double sin = Elementary.sin(theta);
        double one = 1 / r;
        double f = 1 - 2 * mass * one;
        double inverse = 1 / f;
        double[] g = jet.metric();
        Arrays.fill(g, 0);
        g[0] = -f;
        g[4] = inverse;
        g[7] = r * r;
        g[9] = r * r * sin * sin;
        if (jet.order() > 0) {
            double slope = 2 * mass * one * one;
            double[] d = jet.first();
            Arrays.fill(d, 0);
            d[10] = -slope;
            d[14] = -slope * inverse * inverse;
            d[17] = 2 * r;
            d[19] = 2 * r * sin * sin;
            d[29] = 2 * r * r * sin * Elementary.cos(theta);
        }
        return true;
    }

    /// Isotropic coordinates.
    ///
    /// @param mass M > 0
    /// @return t, x, y, z
    public static ClosedForm isotropic(double mass) {
        ClosedForm.positive(MASS, mass);
        double far = 8 * mass;
        return LineElement.in("t", "x", "y", "z")
                .parameter(MASS, mass)
                .define("u", "mass/(2*sqrt(x^2 + y^2 + z^2))")
                .diagonal("-((1 - u)/(1 + u))^2", "(1 + u)^4", "(1 + u)^4", "(1 + u)^4")
                .inside("1 - u")
                .between(-10, 10, -far, far, -far, far, -far, far)
                .kretschmann("48*mass^2/(mass/(2*u)*(1 + u)^2)^6")
                .keeps("angular_momentum_x", (event, p) -> event[2] * p[3] - event[3] * p[2])
                .keeps("angular_momentum_y", (event, p) -> event[3] * p[1] - event[1] * p[3])
                .keeps("angular_momentum_z", (event, p) -> event[1] * p[2] - event[2] * p[1])
                .closedForm("schwarzschild-isotropic");
    }

    /// Lemaître's coordinates of freely falling observers, synchronous.
    ///
    /// @param mass M > 0
    /// @return t (τ), r (R), theta, phi
    public static ClosedForm lemaitre(double mass) {
        ClosedForm.positive(MASS, mass);
        return LineElement.in("t", "r", "theta", "phi")
                .parameter(MASS, mass)
                .define("areal", "(2*mass)^(1/3)*(1.5*(r - t))^(2/3)")
                .diagonal("-1", "2*mass/areal", "areal^2", "areal^2*sin(theta)^2")
                .inside("r - t")
                .inside("theta")
                .inside("pi - theta")
                .between(-5 * mass, 5 * mass, 6 * mass, 30 * mass, 0.1, 3, 0, 6)
                .kretschmann("48*mass^2/areal^6")
                .closedForm("schwarzschild-lemaitre");
    }
}
