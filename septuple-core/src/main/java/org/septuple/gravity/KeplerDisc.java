package org.septuple.gravity;

/// A thin disc in the plane z = 0 around a [BlackHole]; its matter, opaque, moves on circular orbits with the spin.
///
/// @param inner areal radius, in Kerr's space-time that of Boyer and Lindquist
/// @param outer likewise, > inner
public record KeplerDisc(double inner, double outer) {

    /// Checks the radii.
    public KeplerDisc {
        if (!(inner > 0 && inner < outer && outer < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "disc from radius %s to %s: need 0 < inner < outer".formatted(inner, outer));
        }
    }
}
