package org.septuple.experiment;

import java.util.List;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Thermodynamics;

/// Under which conditions the free energies of a run hold, and whether to believe them.
///
/// @param average   how the boundary enters
/// @param reference measure of the bulk
/// @param beta      β
/// @param cases     clamped boundary states, or 1
/// @param neurons   free neurons
/// @param advice    what to change; empty if all diagnostics passed
public record Conditions(
        Average average, Reference reference, double beta, int cases, int neurons, List<String> advice) {

    public Conditions {
        advice = List.copyOf(advice);
    }

    /// Those of a run.
    ///
    /// @param findings what it gave
    /// @return with the advice of all moments
    public static Conditions of(FreeEnergyFindings findings) {
        Thermodynamics last = findings.last();
        return new Conditions(
                last.average(), last.reference(), last.beta(), last.cases(), last.neurons(), findings.advice());
    }

    /// Whether all diagnostics passed.
    ///
    /// @return true without advice
    public boolean converged() {
        return advice.isEmpty();
    }
}
