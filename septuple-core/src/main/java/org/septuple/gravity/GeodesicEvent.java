package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Side;

/// A surface in the space of events and velocities that a geodesic may cross: a horizon, the edge of a box, a turning point.
///
/// @param name     what it is called
/// @param surface  where it is zero
/// @param crossing which way it has to be crossed
/// @param terminal whether the geodesic ends there
public record GeodesicEvent(String name, Surface surface, Crossing crossing, boolean terminal) {

    /// A function of events and velocities.
    @FunctionalInterface
    public interface Surface {
        /// Its value.
        ///
        /// @param event t, x, y, z
        /// @param u     dx^μ/dλ; dx^μ/dt on null paths in coordinate time
        /// @return 0 on the surface
        double at(double[] event, double[] u);
    }

    /// A surface of constant coordinate.
    ///
    /// @param name     what it is called
    /// @param mu       index of the coordinate
    /// @param value    where
    /// @param crossing rising where the coordinate grows through it
    /// @param terminal whether the geodesic ends there
    /// @return the event
    public static GeodesicEvent coordinate(String name, int mu, double value, Crossing crossing, boolean terminal) {
        return new GeodesicEvent(name, (event, u) -> event[mu] - value, crossing, terminal);
    }

    /// A turning point of a coordinate, u^μ = 0: rising at a minimum, falling at a maximum.
    ///
    /// @param name     what it is called
    /// @param mu       index of the coordinate
    /// @param crossing rising, falling or either
    /// @param terminal whether the geodesic ends there
    /// @return the event
    public static GeodesicEvent turning(String name, int mu, Crossing crossing, boolean terminal) {
        return new GeodesicEvent(name, (event, u) -> u[mu], crossing, terminal);
    }

    /// The open sides of a box, where geodesics end.
    ///
    /// @param box of space
    /// @return two events for each open side, named `edge of x` and so on
    public static List<GeodesicEvent> edges(Box box) {
        List<GeodesicEvent> edges = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            Side side = box.side(axis);
            if (!side.periodic()) {
                String name = "edge of " + "xyz".charAt(axis);
                edges.add(coordinate(name, 1 + axis, side.from(), Crossing.FALLING, true));
                edges.add(coordinate(name, 1 + axis, side.to(), Crossing.RISING, true));
            }
        }
        return edges;
    }
}
