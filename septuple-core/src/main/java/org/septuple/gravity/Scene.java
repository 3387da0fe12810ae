package org.septuple.gravity;

import org.jspecify.annotations.Nullable;

/// What rays can end at.
///
/// @param sky  behind everything
/// @param hole a black hole, whose horizon ends rays; null for none
/// @param disc around that hole; null for none
public record Scene(
        Sky sky, @Nullable BlackHole hole, @Nullable KeplerDisc disc) {

    /// Checks that the disc has orbits.
    public Scene {
        if (disc != null) {
            requireOrbits(hole, disc);
        }
    }

    private static void requireOrbits(@Nullable BlackHole hole, KeplerDisc disc) {
        if (hole == null) {
            throw new IllegalArgumentException(
                    "a disc from radius %s to %s needs a black hole to orbit".formatted(disc.inner(), disc.outer()));
        }
        if (!(disc.inner() > hole.photonOrbit())) {
            throw new IllegalArgumentException(
                    "disc from radius %s: circular orbits of matter need more than that of light, %s"
                            .formatted(disc.inner(), hole.photonOrbit()));
        }
    }

    /// A sky and nothing in front of it.
    ///
    /// @param sky behind everything
    /// @return the scene
    public static Scene of(Sky sky) {
        return new Scene(sky, null, null);
    }

    /// Refuses a place behind what it should see.
    ///
    /// @param event t, x, y, z
    /// @throws IllegalArgumentException with numbers, if it is not in front of the sky, or too near the horizon
    public void requireInside(double[] event) {
        if (!sky.encloses(event)) {
            throw new IllegalArgumentException("the camera at (%s, %s, %s) is not in front of the sky: %s"
                    .formatted(event[1], event[2], event[3], sky));
        }
        if (hole != null && !(hole.radius(event[1], event[2], event[3]) > hole.capture())) {
            throw new IllegalArgumentException(
                    "the camera at (%s, %s, %s) is at radius %s of a black hole with its horizon at %s: need more than %s"
                            .formatted(
                                    event[1],
                                    event[2],
                                    event[3],
                                    hole.radius(event[1], event[2], event[3]),
                                    hole.horizon(),
                                    hole.capture()));
        }
    }
}
