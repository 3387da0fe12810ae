package org.septuple.gravity;

/// A plane gravitational wave of one polarisation and constant strength, in Rosen's coordinates, synchronous. Vacuum, as F″/F + G″/G = 0:
///
/// ```
/// ds² = −dt² + dx² + F² dy² + G² dz²,  F = cos ω(t − x),  G = cosh ω(t − x)
/// R_ρσμν R^ρσμν = 0, Riemann's tensor is not
/// ```
///
/// Chart: |ω(t − x)| < π/2, where the wave focuses.
///
/// Source: J. B. Griffiths, J. Podolský, *Exact Space-Times in Einstein's General Relativity* (2009), §17.5.
public final class RosenWave {

    private RosenWave() {}

    /// A wave along x.
    ///
    /// @param frequency ω > 0, root of the wave's curvature
    /// @return t, x, y, z
    public static ClosedForm of(double frequency) {
        ClosedForm.positive("frequency", frequency);
        double far = 1.5 / frequency;
        return LineElement.in("t", "x", "y", "z")
                .parameter("frequency", frequency)
                .define("u", "frequency*(t - x)")
                .diagonal("-1", "1", "cos(u)^2", "cosh(u)^2")
                .inside("pi/2 - u")
                .inside("pi/2 + u")
                .between(-far, far, -far, far, -5, 5, -5, 5)
                .kretschmann("0")
                .closedForm("rosen-wave");
    }
}
