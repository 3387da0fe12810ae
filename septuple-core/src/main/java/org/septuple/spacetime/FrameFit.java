package org.septuple.spacetime;

/// The end of one search for frames.
///
/// @param frames     where it ended
/// @param start      flatness at its start, of the search's kernel, at the times of the fit
/// @param end        the same at its end
/// @param iterations accepted steps
/// @param evaluations of E
/// @param fate       why it ended
public record FrameFit(Frames frames, Flatness start, Flatness end, int iterations, int evaluations, Fate fate) {

    /// Why a search ended.
    public enum Fate {
        /// Ten steps lowered E by less than the tolerance.
        CONVERGED,
        /// No step down the gradient lowers E: at round-off.
        STALLED,
        /// All iterations were used.
        EXHAUSTED
    }
}
