package org.septuple.contest;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// Keeps log densities finite: (1 − ε)p + ε/volume of the box. One replica where p is 0 then costs a contestant log(ε/volume), not the contest.
///
/// @param share  ε in (0, 1)
/// @param volume of the box, > 0
record UniformFloor(double share, double volume) {

    UniformFloor {
        if (!(share > 0 && share < 1 && volume > 0 && volume < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "share %s must be in (0, 1) and volume %s finite and > 0".formatted(share, volume));
        }
    }

    /// The floor in a box.
    static UniformFloor of(Grid box, double share) {
        return new UniformFloor(share, box.cellVolume() * box.size());
    }

    /// What a density scores.
    ///
    /// @param density p
    /// @return log((1 − ε)p + ε/volume)
    double log(double density) {
        return Elementary.log((1 - share) * density + share / volume);
    }
}
