package org.septuple.gravity;

/// Flat space-time in synchronous coordinates whose observers meet: a caustic of the coordinates, not a singularity.
///
/// ```
/// ds² = −dt² + (sech η + tη′)² dx² + dy² + dz²,  η = A sin 2πx
/// ```
///
/// Chart: sech η + tη′ > 0, which first ends at t = 1/(2π|A|) for x = ½ (A > 0) or x = 0 (A < 0), up to the sech. Riemann's tensor is 0.
///
/// Source: every metric −dt² + (α(x) + tβ(x))² dx² + dy² + dz² is flat: its only curvature is that of ∂_t² √g_xx.
public final class CausticWave {

    private CausticWave() {}

    /// Observers that set out with rapidity η.
    ///
    /// @param amplitude A ≠ 0
    /// @return t, x, y, z
    public static ClosedForm of(double amplitude) {
        ClosedForm.require("amplitude", amplitude, amplitude != 0, "a finite number other than 0");
        double end = 1 / (2 * Math.PI * Math.abs(amplitude));
        return LineElement.in("t", "x", "y", "z")
                .parameter("amplitude", amplitude)
                .define("eta", "amplitude*sin(2*pi*x)")
                .define("slope", "2*pi*amplitude*cos(2*pi*x)")
                .define("w", "1/cosh(eta) + t*slope")
                .diagonal("-1", "w^2", "1", "1")
                .inside("w")
                .between(0, 0.99 * end, 0, 1, -5, 5, -5, 5)
                .kretschmann("0")
                .closedForm("caustic-wave");
    }
}
