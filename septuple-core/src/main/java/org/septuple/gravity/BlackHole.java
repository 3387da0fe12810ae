package org.septuple.gravity;

import java.util.Optional;

/// A mass M with angular momentum aM along z, in a Cartesian chart of [ClosedForms]: its horizon and its circular orbits.
///
/// ```
/// r₊ = M + √(M² − a²)                       horizon
/// r_ph = 2M (1 + cos(⅔ arccos(−|a|/M)))     light in the plane z = 0, with the spin
/// Ω = √M/(r^{3/2} + |a|√M)                  orbits of matter in the plane z = 0, with the spin, r > r_ph
/// ```
///
/// r is that of Boyer and Lindquist, without spin the areal radius.
///
/// Source: J. M. Bardeen, W. H. Press, S. A. Teukolsky, Astrophys. J. 178 (1972) 347.
///
/// @param mass  M > 0
/// @param spin  a, |a| < M
/// @param chart what x, y, z are
public record BlackHole(double mass, double spin, Chart chart) {

    /// Part of the way from the horizon to the orbits of light.
    private static final double CAPTURE = 0.1;

    /// Cartesian charts.
    public enum Chart {
        /// Family `kerr-schild`, [Kerr#kerrSchild].
        KERR_SCHILD,
        /// Family `schwarzschild-isotropic`, [Schwarzschild#isotropic].
        ISOTROPIC
    }

    /// Checks the numbers.
    public BlackHole {
        ClosedForm.positive("mass", mass);
        ClosedForm.require("spin", spin, Math.abs(spin) < mass, "a number a with |a| < mass = " + mass);
        if (chart == Chart.ISOTROPIC && spin != 0) {
            throw new IllegalArgumentException("spin = %s in the isotropic chart: need 0".formatted(spin));
        }
    }

    /// The hole of a closed form.
    ///
    /// @param form any
    /// @return none unless it is `kerr-schild` or `schwarzschild-isotropic`
    public static Optional<BlackHole> of(ClosedForm form) {
        double mass = form.parameters().getOrDefault("mass", 0.0);
        double spin = form.parameters().getOrDefault("spin", 0.0);
        return switch (form.name()) {
            case "kerr-schild" -> Optional.of(new BlackHole(mass, spin, Chart.KERR_SCHILD));
            case "schwarzschild-isotropic" -> Optional.of(new BlackHole(mass, 0, Chart.ISOTROPIC));
            default -> Optional.empty();
        };
    }

    /// r of a place.
    ///
    /// @param x first coordinate
    /// @param y second
    /// @param z third
    /// @return r; inside the horizon of the isotropic chart, where it has no meaning, 0
    public double radius(double x, double y, double z) {
        return switch (chart) {
            case KERR_SCHILD -> Kerr.radius(x, y, z, spin);
            case ISOTROPIC -> {
                double rho = Math.sqrt(x * x + y * y + z * z);
                yield rho > mass / 2 ? rho * (1 + mass / (2 * rho)) * (1 + mass / (2 * rho)) : 0;
            }
        };
    }

    /// The outer horizon.
    ///
    /// @return r₊
    public double horizon() {
        return mass + Math.sqrt(mass * mass - spin * spin);
    }

    /// The innermost orbit of light. Light that comes from farther out and gets below it does not come back.
    ///
    /// @return r_ph
    public double photonOrbit() {
        double third = StrictMath.acos(-Math.abs(spin) / mass) * 2 / 3;
        return 2 * mass * (1 + StrictMath.cos(third));
    }

    /// Where rays that are traced back are taken to come from the horizon: r₊ + (r_ph − r₊)/10. In ingoing coordinates they never reach the horizon itself, since
    /// t → −∞ there.
    ///
    /// @return r
    public double capture() {
        return horizon() + CAPTURE * (photonOrbit() - horizon());
    }

    /// The innermost stable circular orbit, with the spin.
    ///
    /// @return r
    public double innermostStable() {
        double chi = Math.abs(spin) / mass;
        double one = 1 + StrictMath.cbrt(1 - chi * chi) * (StrictMath.cbrt(1 + chi) + StrictMath.cbrt(1 - chi));
        double two = Math.sqrt(3 * chi * chi + one * one);
        return mass * (3 + two - Math.sqrt((3 - one) * (3 + one + 2 * two)));
    }

    /// Of a circular orbit in the plane z = 0, with the spin: about z, positive from x to y.
    ///
    /// @param r of the orbit
    /// @return dφ/dt
    public double angularVelocity(double r) {
        double root = Math.sqrt(mass);
        double omega = root / (r * Math.sqrt(r) + Math.abs(spin) * root);
        return spin < 0 ? -omega : omega;
    }
}
