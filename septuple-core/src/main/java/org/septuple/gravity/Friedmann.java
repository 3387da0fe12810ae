package org.septuple.gravity;

/// Homogeneous, isotropic space-times (Friedmann, Lemaître, Robertson, Walker) with scale factors in closed form. Space has the curvature k/a², k = −1, 0, 1.
///
/// ```
/// ds² = −dt² + a(t)² (dx² + dy² + dz²)/(1 + k(x² + y² + z²)/4)²
/// κT_μν = κρ u_μu_ν + κp(g_μν + u_μu_ν),  3(ȧ² + k)/a² = κρ + Λ
/// R_ρσμν R^ρσμν = 12(((κρ + 3κp)/6 − Λ/3)² + ((κρ + Λ)/3)²)
/// ```
///
/// | source | a | κρ | κp |
/// |---|---|---|---|
/// | dust, k = 0 | (3H₀t/2)^⅔ | 3H₀²/a³ | 0 |
/// | dust, in time η, dt = a dη | A(1 − cos η), Aη²/2, A(cosh η − 1) for k = 1, 0, −1 | 6A/a³ | 0 |
/// | radiation | √(2H₀t − kt²) | 3H₀²/a⁴ | κρ/3 |
/// | dust and Λ = 3Ω_Λ H₀², k = 0 | (Ω_m/Ω_Λ)^⅓ sinh^⅔(3√Ω_Λ H₀t/2), Ω_Λ = 1 − Ω_m | 3Ω_m H₀²/a³ | 0 |
/// | Λ = 3H² | cosh(Ht)/H, e^{Ht}, sinh(Ht)/H for k = 1, 0, −1 | 0 | 0 |
///
/// Charts: where a > 0 and 1 + k(x² + y² + z²)/4 > 0, from the beginning at t = 0 where there is one (all t for Λ with k = 0 and 1), up to the second zero of a for k = 1.
///
/// Source: J. B. Griffiths, J. Podolský, *Exact Space-Times in Einstein's General Relativity* (2009), chapter 6.
public final class Friedmann {

    private static final String HUBBLE = "hubble";

    private Friedmann() {}

    private static LineElement in(int curvature) {
        ClosedForm.require("curvature", curvature, Math.abs(curvature) <= 1, "-1, 0 or 1");
        return LineElement.in("t", "x", "y", "z").parameter("k", curvature);
    }

    /// Completes a line element in which a is defined.
    private static LineElement space(LineElement line, String density, String pressure) {
        return line.define("space", "1 + k*(x^2 + y^2 + z^2)/4")
                .diagonal("-1", "(a/space)^2", "(a/space)^2", "(a/space)^2")
                .inside("a")
                .inside("space")
                .fluid(density, pressure);
    }

    /// Dust in flat space.
    ///
    /// @param hubble H₀ > 0 where a = 1
    /// @return t, x, y, z
    public static ClosedForm dust(double hubble) {
        ClosedForm.positive(HUBBLE, hubble);
        LineElement line = in(0).parameter(HUBBLE, hubble).define("a", "(1.5*hubble*t)^(2/3)");
        return space(line, "3*hubble^2/a^3", "0")
                .between(0.2 / hubble, 3 / hubble, -5, 5, -5, 5, -5, 5)
                .kretschmann("15*hubble^4/a^6")
                .closedForm("dust");
    }

    /// Dust in curved space, in conformal time: −a²dη² stands for −dt².
    ///
    /// @param size      A > 0
    /// @param curvature k = −1, 0 or 1
    /// @return eta, x, y, z
    public static ClosedForm dustConformal(double size, int curvature) {
        ClosedForm.positive("size", size);
        ClosedForm.require("curvature", curvature, Math.abs(curvature) <= 1, "-1, 0 or 1");
        String a = curvature == 0 ? "eta^2/2" : curvature > 0 ? "1 - cos(eta)" : "cosh(eta) - 1";
        return LineElement.in("eta", "x", "y", "z")
                .parameter("k", curvature)
                .parameter("size", size)
                .define("a", "size*(" + a + ")")
                .define("space", "1 + k*(x^2 + y^2 + z^2)/4")
                .diagonal("-a^2", "(a/space)^2", "(a/space)^2", "(a/space)^2")
                .inside("eta")
                .inside(curvature > 0 ? "2*pi - eta" : "1")
                .inside("space")
                .fluid("6*size/a^3", "0")
                .between(0.3, 4, -1, 1, -1, 1, -1, 1)
                .kretschmann("60*size^2/a^6")
                .closedForm("dust-conformal");
    }

    /// Radiation.
    ///
    /// @param hubble    H₀ > 0: a = √(2H₀t) at first
    /// @param curvature k = −1, 0 or 1
    /// @return t, x, y, z
    public static ClosedForm radiation(double hubble, int curvature) {
        ClosedForm.positive(HUBBLE, hubble);
        LineElement line = in(curvature)
                .parameter(HUBBLE, hubble)
                .define("a", "sqrt(2*hubble*t - k*t^2)")
                .inside("t");
        return space(line, "3*hubble^2/a^4", "hubble^2/a^4")
                .between(0.2 * hubble, 1.8 * hubble, -1, 1, -1, 1, -1, 1)
                .kretschmann("24*hubble^4/a^8")
                .closedForm("radiation");
    }

    /// Dust and a cosmological constant in flat space.
    ///
    /// @param hubble H₀ > 0 where a = 1
    /// @param matter Ω_m, 0 < Ω_m < 1
    /// @return t, x, y, z
    public static ClosedForm dustAndLambda(double hubble, double matter) {
        ClosedForm.positive(HUBBLE, hubble);
        ClosedForm.require("matter", matter, matter > 0 && matter < 1, "a number between 0 and 1");
        double rest = 1 - matter;
        LineElement line = in(0).parameter(HUBBLE, hubble)
                .parameter("matter", matter)
                .parameter("lambda", 3 * rest * hubble * hubble)
                .define("rest", "1 - matter")
                .define("a", "(matter/rest)^(1/3)*sinh(1.5*sqrt(rest)*hubble*t)^(2/3)")
                .define("density", "3*matter*hubble^2/a^3");
        return space(line, "density", "0")
                .between(0.2 / hubble, 3 / hubble, -5, 5, -5, 5, -5, 5)
                .lambda(3 * rest * hubble * hubble)
                .kretschmann("12*((density/6 - lambda/3)^2 + ((density + lambda)/3)^2)")
                .closedForm("dust-lambda");
    }

    /// A cosmological constant alone: de Sitter's space-time in slices of curvature k.
    ///
    /// @param hubble    H > 0
    /// @param curvature k = −1, 0 or 1
    /// @return t, x, y, z
    public static ClosedForm lambda(double hubble, int curvature) {
        ClosedForm.positive(HUBBLE, hubble);
        String a = curvature == 0 ? "exp(hubble*t)" : curvature > 0 ? "cosh(hubble*t)/hubble" : "sinh(hubble*t)/hubble";
        LineElement line = in(curvature).parameter(HUBBLE, hubble).define("a", a);
        return space(line, "0", "0")
                .between((curvature < 0 ? 0.1 : -1.5) / hubble, 2 / hubble, -1, 1, -1, 1, -1, 1)
                .lambda(3 * hubble * hubble)
                .kretschmann("24*hubble^4")
                .closedForm("lambda");
    }
}
