package org.septuple.numerics;

/// What a field does at the two ends of an [Axis].
public enum Boundary {
    /// It goes on from the other end.
    PERIODIC,
    /// No current crosses: its normal derivative is 0 on the wall.
    REFLECTING,
    /// It is 0 on the wall.
    VANISHING
}
