package org.septuple.gravity;

/// Flat space-time in several charts. Vacuum; every curvature is 0.
///
/// | chart | line element | limits |
/// |---|---|---|
/// | Cartesian | −dt² + dx² + dy² + dz² | none |
/// | spherical | −dt² + dr² + r²(dθ² + sin²θ dφ²) | r > 0, 0 < θ < π |
/// | cylindrical | −dt² + dρ² + ρ²dφ² + dz² | ρ > 0 |
/// | Rindler | −x²dt² + dx² + dy² + dz² | x > 0: what an accelerated observer can reach |
///
/// Source: C. W. Misner, K. S. Thorne, J. A. Wheeler, *Gravitation* (1973), §6.6.
public final class Minkowski {

    private Minkowski() {}

    /// Cartesian coordinates.
    ///
    /// @return t, x, y, z
    public static ClosedForm cartesian() {
        return LineElement.in("t", "x", "y", "z")
                .diagonal("-1", "1", "1", "1")
                .between(-5, 5, -5, 5, -5, 5, -5, 5)
                .kretschmann("0")
                .closedForm("minkowski");
    }

    /// Spherical coordinates.
    ///
    /// @return t, r, theta, phi
    public static ClosedForm spherical() {
        return LineElement.in("t", "r", "theta", "phi")
                .diagonal("-1", "1", "r^2", "r^2*sin(theta)^2")
                .inside("r")
                .inside("theta")
                .inside("pi - theta")
                .between(-5, 5, 0.1, 5, 0.1, 3, 0, 6)
                .kretschmann("0")
                .closedForm("minkowski-spherical");
    }

    /// Cylindrical coordinates.
    ///
    /// @return t, rho, phi, z
    public static ClosedForm cylindrical() {
        return LineElement.in("t", "rho", "phi", "z")
                .diagonal("-1", "1", "rho^2", "1")
                .inside("rho")
                .between(-5, 5, 0.1, 5, 0, 6, -5, 5)
                .kretschmann("0")
                .closedForm("minkowski-cylindrical");
    }

    /// Coordinates of observers at constant acceleration 1/x.
    ///
    /// @return t, x, y, z
    public static ClosedForm rindler() {
        return LineElement.in("t", "x", "y", "z")
                .diagonal("-x^2", "1", "1", "1")
                .inside("x")
                .between(-5, 5, 0.1, 5, -5, 5, -5, 5)
                .kretschmann("0")
                .closedForm("rindler");
    }
}
