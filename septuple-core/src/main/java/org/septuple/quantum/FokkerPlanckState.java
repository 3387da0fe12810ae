package org.septuple.quantum;

/// Where a [FokkerPlanck] run stands: all that it needs to go on with the same bits.
///
/// @param density  p
/// @param time     t
/// @param nextStep τ that an adaptive run tries next; 0 to take the first step asked for
/// @param absorbed mass that vanishing walls have taken
/// @param steps    steps made
public record FokkerPlanckState(Density density, double time, double nextStep, double absorbed, long steps) {

    /// Refuses what is no probability.
    public FokkerPlanckState {
        double smallest = density.smallest();
        double mass = density.mass();
        if (!(mass < Double.POSITIVE_INFINITY) || !(Math.abs(mass + absorbed - 1) <= 1e-6)) {
            throw new IllegalArgumentException(
                    "density has mass %s and %s absorbed, must add up to 1 within 1e-6: normalise it"
                            .formatted(mass, absorbed));
        }
        if (steps == 0 && smallest < 0) {
            throw new IllegalArgumentException(
                    "density has the value %s, must be >= 0 to start: mend it".formatted(smallest));
        }
    }

    /// A start.
    ///
    /// @param density p ≥ 0 with mass 1
    /// @param time    t
    /// @return no step made
    public static FokkerPlanckState start(Density density, double time) {
        return new FokkerPlanckState(density, time, 0, 0, 0);
    }
}
