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
}
