package org.septuple.gravity;

/// Space-time around a mass M with charge Q, in units in which the electrostatic field is Q/r².
///
/// ```
/// ds² = −f dt² + dr²/f + r²(dθ² + sin²θ dφ²),  f = 1 − 2M/r + Q²/r²
/// κT_μν = Q²/r⁴ · (−g_tt, −g_rr, g_θθ, g_φφ),  R = 0
/// R_ρσμν R^ρσμν = (48M²r² − 96MQ²r + 56Q⁴)/r⁸
/// ```
///
/// Chart: outside the outer horizon, r > M + √(M² − Q²), 0 < θ < π.
///
/// Source: C. W. Misner, K. S. Thorne, J. A. Wheeler, *Gravitation* (1973), §31.6; R. C. Henry, *Astrophys. J.* 535 (2000) 350 for the scalar.
public final class ReissnerNordstroem {

    private ReissnerNordstroem() {}

    /// Polar coordinates.
    ///
    /// @param mass   M > 0
    /// @param charge Q, |Q| ≤ M
    /// @return t, r, theta, phi
    public static ClosedForm of(double mass, double charge) {
        ClosedForm.positive("mass", mass);
        ClosedForm.require("charge", charge, Math.abs(charge) <= mass, "a number Q with |Q| <= mass = " + mass);
        double horizon = mass + Math.sqrt(mass * mass - charge * charge);
        return LineElement.in("t", "r", "theta", "phi")
                .parameter("mass", mass)
                .parameter("charge", charge)
                .define("f", "1 - 2*mass/r + charge^2/r^2")
                .define("w", "charge^2/r^4")
                .diagonal("-f", "1/f", "r^2", "r^2*sin(theta)^2")
                .inside("r - mass")
                .inside("f")
                .inside("theta")
                .inside("pi - theta")
                .between(-10, 10, 1.05 * horizon, 20 * mass, 0.1, 3, 0, 6)
                .stress("t", "t", "w*f")
                .stress("r", "r", "-w/f")
                .stress("theta", "theta", "w*r^2")
                .stress("phi", "phi", "w*r^2*sin(theta)^2")
                .kretschmann("(48*mass^2*r^2 - 96*mass*charge^2*r + 56*charge^4)/r^8")
                .closedForm("reissner-nordstroem");
    }
}
