package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.QuantumConstants;

/// The learner behind a quantum description.
///
/// @param rate       γ > 0
/// @param diffusion  D > 0
/// @param roots      both sets of constants that a chemical potential allows; null if α was given another way
/// @param chosen     those that are used
/// @param freeEnergy F, of which the decay rates are told beside the energy levels; null if it is not given
public record LearnerConstants(
        double rate,
        double diffusion,
        QuantumConstants.@Nullable Pair roots,
        QuantumConstants chosen,
        @Nullable Landscape freeEnergy) {

    /// Notes M, ħ and the roots of (4.5).
    void note(FieldNotes notes) {
        notes.put("M", chosen.mass());
        notes.put("hbar", chosen.hbar());
        notes.put("alpha", chosen.alpha());
        if (roots != null) {
            notes.put("alpha.plus", roots.plus().alpha());
            notes.put("alpha.minus", roots.minus().alpha());
        }
        notes.put("saturation", chosen.saturation());
    }
}
