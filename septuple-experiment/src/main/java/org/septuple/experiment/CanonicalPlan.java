package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
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
/// @param sampling   chains and rungs; null for exact methods alone
/// @param annealing  weighted populations beside them; null for none
/// @param gradient   whether ∂F/∂q is measured
/// @param insertions neurons that are put in or taken out for the chemical potential
/// @param slice      grid of q on which F is measured; null for none
/// @param every      learning steps between measurements; 0 to measure before and after learning alone
public record CanonicalPlan(
        double beta,
        Average average,
        Reference reference,
        int cases,
        @Nullable Sampling sampling,
        @Nullable Annealing annealing,
        boolean gradient,
        List<Insertion> insertions,
        @Nullable SlicePlan slice,
        long every) {

    public CanonicalPlan {
        insertions = List.copyOf(insertions);
    }

    /// Whether the boundary is free, with one case.
    ///
    /// @param boundary p_∂
    /// @return false where it is clamped
    public boolean isFree(BoundaryPlan boundary) {
        return boundary instanceof BoundaryPlan.Normal && average == Average.ANNEALED;
    }

    /// The law of a network.
    ///
    /// @param septuple its ŵ, b, f and H
    /// @param boundary p_∂
    /// @param data     samples, where p_∂ is of data
    /// @param seed     of the choice of cases
    /// @return free under a normal p_∂ that is averaged over with the bulk, else clamped
    /// @throws IllegalArgumentException if it cannot be normalised, or has nothing random
    public CanonicalLaw law(Septuple septuple, BoundaryPlan boundary, Split data, long seed) {
        if (boundary instanceof BoundaryPlan.Normal normal && isFree(boundary)) {
            return CanonicalLaw.free(septuple, beta, reference, normal.means(), normal.variances());
        }
        return CanonicalLaw.clamped(
                septuple, beta, reference, boundary.clamped(septuple.projector(), data, cases, seed));
    }

    /// Learning steps at which F is measured.
    ///
    /// @param end steps in all; 0 where nothing learns
    /// @return 0, every multiple of the interval, and the end
    public List<Long> moments(long end) {
        List<Long> moments = new ArrayList<>();
        for (long step = 0; step < end; step += every == 0 ? end : every) {
            moments.add(step);
        }
        moments.add(end);
        return List.copyOf(moments);
    }
}
