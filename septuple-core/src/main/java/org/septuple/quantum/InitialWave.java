package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// A wave function to begin with. That of an earlier run is `grid -> wave.copy()`.
@FunctionalInterface
public interface InitialWave {

    /// Makes it.
    ///
    /// @param grid of as many dimensions
    /// @return a state of norm 1, that shares its arrays with nobody
    WaveFunction on(Grid grid);

    /// The largest wave number that it needs along an axis: on a grid of spacing h, wave numbers from π/h on are taken for smaller ones.
    ///
    /// @param grid of as many dimensions
    /// @param axis along which
    /// @return ≥ 0, in radians per unit of length; 0 if it is not known in closed form, see [SpectralTail]
    default double wavenumber(Grid grid, int axis) {
        return 0;
    }
}
