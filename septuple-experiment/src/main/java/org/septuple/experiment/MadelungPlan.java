package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Loop;
import org.septuple.quantum.MadelungGuards;

/// How (3.8), (3.9) are solved, and what is told of them.
///
/// @param grid      of p and u
/// @param potential V
/// @param hbar      ħ ≥ 0; 0 for motion without pressure
/// @param mass      M > 0
/// @param learner   γ, D, α and F behind ħ and M; null if those were given themselves
/// @param initial   p and u at t = 0
/// @param until     end, ≥ 0
/// @param frames    recorded after the start, ≥ 0
/// @param guards    when to stop
/// @param loops     around which circulation is told
/// @param lift      whether the Schrödinger equation goes on from the lifted start, for comparison
public record MadelungPlan(
        Grid grid,
        Landscape potential,
        double hbar,
        double mass,
        @Nullable LearnerConstants learner,
        FlowPlan initial,
        double until,
        int frames,
        MadelungGuards guards,
        List<Loop> loops,
        boolean lift) {

    /// Copies.
    public MadelungPlan {
        loops = List.copyOf(loops);
    }
}
