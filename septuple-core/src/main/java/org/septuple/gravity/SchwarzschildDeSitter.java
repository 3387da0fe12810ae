package org.septuple.gravity;

/// Space-time around a mass M with a cosmological constant Λ, also called Kottler's.
///
/// ```
/// ds² = −f dt² + dr²/f + r²(dθ² + sin²θ dφ²),  f = 1 − 2M/r − Λr²/3
/// R_μν = Λg_μν,  R_ρσμν R^ρσμν = 48M²/r⁶ + 8Λ²/3
/// ```
///
/// Chart: where f > 0, 0 < θ < π; for Λ > 0 that is between the horizon of the mass and the cosmological one, for M = 0 the static part of de Sitter's space-time.
///
/// Source: J. B. Griffiths, J. Podolský, *Exact Space-Times in Einstein's General Relativity* (2009), §9.4.
public final class SchwarzschildDeSitter {

    private SchwarzschildDeSitter() {}

    /// Static polar coordinates.
    ///
    /// @param mass   M ≥ 0
    /// @param lambda Λ ≠ 0, 9ΛM² < 1
    /// @return t, r, theta, phi
    public static ClosedForm of(double mass, double lambda) {
        ClosedForm.require("mass", mass, mass >= 0, "a finite number >= 0");
        ClosedForm.require("lambda", lambda, lambda != 0, "a finite number other than 0");
        ClosedForm.require(
                "lambda", lambda, 9 * lambda * mass * mass < 1, "9 lambda mass^2 < 1, or no place is static");
        double far = Math.sqrt(3 / Math.abs(lambda));
        return LineElement.in("t", "r", "theta", "phi")
                .parameter("mass", mass)
                .parameter("lambda", lambda)
                .define("f", "1 - 2*mass/r - lambda*r^2/3")
                .diagonal("-f", "1/f", "r^2", "r^2*sin(theta)^2")
                .inside("r")
                .inside("f")
                .inside("theta")
                .inside("pi - theta")
                .between(-10, 10, 0, far, 0.1, 3, 0, 6)
                .lambda(lambda)
                .kretschmann("48*mass^2/r^6 + 8*lambda^2/3")
                .closedForm("schwarzschild-de-sitter");
    }
}
