package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// A wave function given by its real and imaginary part: two [formulas][Formula], two [tables][Tabulated]. The values need no norm.
///
/// @param re real part, at t = 0
/// @param im imaginary part, at t = 0
public record LandscapeWave(Landscape re, Landscape im) implements InitialWave {

    @Override
    public WaveFunction on(Grid grid) {
        WaveFunction wave = new WaveFunction(grid, re.on(grid, 0), im.on(grid, 0));
        wave.normalise();
        return wave;
    }
}
