package org.septuple.experiment;

import org.jspecify.annotations.Nullable;

/// Orbits around a mass that kind `geodesic` compares with experiments of history.
///
/// @param perihelion of a bound orbit; null for none
/// @param deflection of light; null for none
public record OrbitPlan(
        @Nullable Perihelion perihelion, @Nullable Deflection deflection) {

    /// A bound orbit, r = p/(1 + e cos χ).
    ///
    /// @param parameter    p, the semi-latus rectum
    /// @param eccentricity e
    public record Perihelion(double parameter, double eccentricity) {}

    /// Light that comes from far and goes far.
    ///
    /// @param near closest approach r₀
    /// @param far  another one, larger
    public record Deflection(double near, double far) {}
}
