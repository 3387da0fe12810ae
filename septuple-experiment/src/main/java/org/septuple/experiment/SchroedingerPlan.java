package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.quantum.AbsorbingLayer;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Loop;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;

/// How iħ∂Ψ/∂t = HΨ is solved, and what is told of it.
///
/// @param hamiltonian  H, with its grid, ħ and M
/// @param learner      γ, D, α and F behind ħ and M; null if those were given themselves
/// @param initial      Ψ at t = 0; null if only energy levels are asked for
/// @param until        end, ≥ 0; 0 without `initial`
/// @param frames       recorded after the start, ≥ 0; 0 without `initial`
/// @param scheme       splitting
/// @param control      of the step
/// @param layer        that absorbs at the ends of axes; null for none
/// @param levels       how many of the lowest energy levels, ≥ 0
/// @param loops        around which circulation is told
/// @param bounded      false for a *paper* potential that is unbounded below: the run stops where the edge of the box is reached
/// @param particles    that follow u, as pictures of the flow and as a control, ≥ 0; 0 for none
/// @param particleStep their longest step, > 0
public record SchroedingerPlan(
        Hamiltonian hamiltonian,
        @Nullable LearnerConstants learner,
        @Nullable WavePlan initial,
        double until,
        int frames,
        SplittingScheme scheme,
        StepControl control,
        @Nullable AbsorbingLayer layer,
        int levels,
        List<Loop> loops,
        boolean bounded,
        int particles,
        double particleStep) {

    /// Copies.
    public SchroedingerPlan {
        loops = List.copyOf(loops);
    }
}
