package org.septuple.quantum;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Outcome;

/// What a call of [FokkerPlanck#advance] made.
///
/// @param state        the last good state, from which to go on
/// @param outcome      how it ended
/// @param rejected     adaptive steps made again with a smaller τ
/// @param smallest     smallest p met at the end of a step; < 0 only for schemes that are not positive
/// @param clipped      mass below 0 that unsplit solves left at their tolerance and that was set to 0, at most in one step
/// @param massError    largest change of mass by round-off in one step, put back by scaling p; 0 if walls absorb
/// @param balance      entropy, if it was asked for
/// @param warnings     numbers beyond their bounds
public record FokkerPlanckRun(
        FokkerPlanckState state,
        Outcome outcome,
        long rejected,
        double smallest,
        double clipped,
        double massError,
        @Nullable EntropyBalance balance,
        List<Warning> warnings) {

    /// Copies.
    public FokkerPlanckRun {
        warnings = List.copyOf(warnings);
    }
}
