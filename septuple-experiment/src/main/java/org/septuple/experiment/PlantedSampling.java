package org.septuple.experiment;

/// How neurons sample a [PlantedUniverse].
///
/// @param density of neurons in a unit of proper volume, > 0; kernels are of width 1
/// @param reach   proper length from the places that are looked at to the end of the cube of neurons, > 0
/// @param scatter within cells: 0 on a lattice, 1 anywhere in the cell of each, more beyond it
/// @param speed   root mean square of each component of peculiar velocities, in [0, .2]; that of light is 1
/// @param frames  odd, ≥ 5
/// @param step    t from frame to frame, > 0
/// @param places  that are looked at in each copy, ≥ 1
public record PlantedSampling(
        double density, double reach, double scatter, double speed, int frames, double step, int places) {

    /// Cells on a side of the box of neurons.
    ///
    /// @param around half side of the box of places
    int cells(double around) {
        return (int) Math.ceil(2 * (around + reach) * Math.cbrt(density));
    }

    /// The frame that is looked at.
    int middle() {
        return frames / 2;
    }

    /// The same with another density.
    PlantedSampling withDensity(double other) {
        return new PlantedSampling(other, reach, scatter, speed, frames, step, places);
    }

    /// The same with another reach.
    PlantedSampling withReach(double other) {
        return new PlantedSampling(density, other, scatter, speed, frames, step, places);
    }

    /// The same with another step.
    PlantedSampling withStep(double other) {
        return new PlantedSampling(density, reach, scatter, speed, frames, other, places);
    }
}
