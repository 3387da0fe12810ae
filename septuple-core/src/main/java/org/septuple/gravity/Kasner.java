package org.septuple.gravity;

/// Homogeneous space-times that expand differently in three directions, without and with a cosmological constant Λ = 3H².
///
/// ```
/// ds² = −dt² + Σ_i a_i² dx_i²,  Σp_i = Σp_i² = 1
/// Λ = 0:  a_i = t^{p_i},  R_μν = 0,  R_ρσμν R^ρσμν = −16 p₁p₂p₃/t⁴
/// Λ > 0:  a_i = sinh^⅓(3Ht) tanh^{p_i−⅓}(3Ht/2),  R_μν = Λg_μν
/// ```
///
/// Chart: t > 0. At 0 is a singularity unless one exponent is 1.
///
/// Source: J. B. Griffiths, J. Podolský, *Exact Space-Times in Einstein's General Relativity* (2009), §22.1.
public final class Kasner {

    /// Exponents must fulfil both conditions to round-off, or the space-time is no vacuum.
    private static final double ROUND_OFF = 1e-14;

    private Kasner() {}

    private static LineElement in(double p1, double p2, double p3) {
        double sum = p1 + p2 + p3;
        double squares = p1 * p1 + p2 * p2 + p3 * p3;
        if (!(Math.abs(sum - 1) <= ROUND_OFF && Math.abs(squares - 1) <= ROUND_OFF)) {
            throw new IllegalArgumentException(
                    "Kasner exponents %s, %s, %s with sum %s and sum of squares %s: both must be 1, to all digits"
                            .formatted(p1, p2, p3, sum, squares));
        }
        return LineElement.in("t", "x", "y", "z")
                .parameter("p1", p1)
                .parameter("p2", p2)
                .parameter("p3", p3)
                .inside("t");
    }

    /// Vacuum.
    ///
    /// @param p1 exponent along x
    /// @param p2 exponent along y
    /// @param p3 exponent along z
    /// @return t, x, y, z
    public static ClosedForm of(double p1, double p2, double p3) {
        return in(p1, p2, p3)
                .diagonal("-1", "t^(2*p1)", "t^(2*p2)", "t^(2*p3)")
                .between(0.2, 5, -5, 5, -5, 5, -5, 5)
                .kretschmann("-16*p1*p2*p3/t^4")
                .closedForm("kasner");
    }

    /// With a cosmological constant.
    ///
    /// @param hubble H = √(Λ/3) > 0
    /// @param p1     exponent along x
    /// @param p2     exponent along y
    /// @param p3     exponent along z
    /// @return t, x, y, z
    public static ClosedForm lambda(double hubble, double p1, double p2, double p3) {
        ClosedForm.positive("hubble", hubble);
        return in(p1, p2, p3)
                .parameter("hubble", hubble)
                .define("s", "sinh(3*hubble*t)^(2/3)")
                .define("w", "tanh(1.5*hubble*t)")
                .diagonal("-1", "s*w^(2*p1 - 2/3)", "s*w^(2*p2 - 2/3)", "s*w^(2*p3 - 2/3)")
                .between(0.1 / hubble, 1.5 / hubble, -5, 5, -5, 5, -5, 5)
                .lambda(3 * hubble * hubble)
                .closedForm("kasner-lambda");
    }
}
