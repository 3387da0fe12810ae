package org.septuple.spacetime;

import org.septuple.numerics.Crew;

/// [Flatness] of frames as it is judged: kernels cut at a relative error of 1e-8, lattice of ⌈resolution·N^(1/3)⌉³ points.
///
/// Nearness and density are *imposed* where shifts are free: they count only beside a null model, at times that the frames were not fitted to (`FrameTrial`).
///
/// @param resolution points per unit of length, ≥ 1; kernels of unit width leave e^(−2π²)-like ripples between points of spacing 1
/// @param crew       who computes
public record FlatnessMeasure(double resolution, Crew crew) {

    /// Relative, by which kernels are cut.
    static final double ERROR = 1e-8;

    /// Measures.
    ///
    /// @param neurons in frames of their own
    /// @param frames  as many
    /// @param times   indices of times, at least one
    /// @return mean over points and times
    public Flatness of(LocalNeurons neurons, Frames frames, int[] times) {
        int points = new FrameSearch.Settings(0, 1, 0, resolution, ERROR).points(neurons.size());
        return new FlatnessField(neurons, times, points, Cutoff.of(ERROR), false, crew)
                .at(FrameState.of(neurons, frames));
    }
}
