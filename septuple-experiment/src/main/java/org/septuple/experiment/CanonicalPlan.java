package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// How the canonical law of a network is measured.
///
/// @param beta       β > 0
/// @param average    how the boundary enters
/// @param reference  measure of the bulk
/// @param cases      boundary states that are clamped, drawn from the training samples or from a normal p_∂; without meaning for a free
///                   boundary
/// @param sampling   chains and rungs
/// @param annealing  weighted populations beside them; null for none
/// @param gradient   whether ∂F/∂q is measured
/// @param insertions neurons that are put in or taken out for the chemical potential
/// @param slice      grid of q on which F is measured; null for none
public record CanonicalPlan(
        double beta,
        Average average,
        Reference reference,
        int cases,
        Sampling sampling,
        @Nullable Annealing annealing,
        boolean gradient,
        List<Insertion> insertions,
        @Nullable SlicePlan slice) {

    public CanonicalPlan {
        insertions = List.copyOf(insertions);
    }
}
