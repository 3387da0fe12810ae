package org.septuple.quantum;

import java.util.List;

/// A zero of Ψ in a plane around which the phase winds.
///
/// @param position  coordinates of the core
/// @param winding   full turns of the phase, counter-clockwise from the first axis to the second; not 0
/// @param squares   squares of four cells whose windings were put together; more than one: structure below 3 cells is not resolved
/// @param agreeing  loops of growing radius with that winding, before the first that differs
/// @param tried     loops that fit between the core and the next one or the walls, up to 5
/// @param clearance largest over agreeing loops of the smallest |Ψ| on them relative to max |Ψ|
/// @param margin    the same relative to the noise of Ψ
public record Vortex(
        List<Double> position, int winding, int squares, int agreeing, int tried, double clearance, double margin) {

    /// Copies the position.
    public Vortex {
        position = List.copyOf(position);
    }

    /// Whether to believe it: two loops or more fit, all agree, and |Ψ| on one of them is five times its noise.
    ///
    /// @return false where the winding may be noise
    public boolean certain() {
        return tried >= 2 && agreeing == tried && margin >= 5;
    }
}
