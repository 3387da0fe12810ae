package org.septuple.experiment;

import org.septuple.measurement.ArrowOfTime;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.quantum.Landscape;
import org.septuple.statistics.Estimate;

/// Whether H = (γ/D)⟨F⟩ − S of the replicas of a contest falls, as it must under (3.1). γ and D are those that a control declares, or those of one step of a learner.
///
/// @param plan   what moves
/// @param engine kernels and workers; bits do not depend on them
record ContestArrow(ContestPlan plan, Engine engine) {

    /// What a seed gave.
    sealed interface Found {}

    /// H was taken.
    ///
    /// @param arrow times in those of the mover
    /// @param until time of the last frame
    record Measured(ArrowOfTime arrow, double until) implements Found {}

    /// Nothing.
    ///
    /// @param reason with the number, its bound and the remedy
    record Untold(String reason) implements Found {}

    /// Measures.
    ///
    /// @param recording  of the replicas
    /// @param increments γ and D of one step, of the same replicas
    Found found(Recording recording, ForcedIncrements increments) {
        if (plan.grid().axes().stream().anyMatch(Axis::periodic)) {
            return new Untold("an axis is periodic, and distances between replicas are those of open ones");
        }
        Landscape f = plan.mover().freeEnergy();
        if (f.varies()) {
            return new Untold("F depends on time, and (3.1) has H fall only where it does not");
        }
        return switch (plan.mover()) {
            case Mover.Learners learners
            when learners.descent().momentum() > 0 ->
                new Untold("momentum = %s, must be 0: D of one step is not that of long times"
                        .formatted(learners.descent().momentum()));
            case Mover.Learners _ -> found(recording, ratio(increments));
            case Mover.Langevin control -> found(recording, ratio(control.rate(), control.diffusion()));
            case Mover.Kramers control -> found(recording, ratio(control.rate(), control.diffusion()));
            case Mover.Quantum control -> found(recording, ratio(control.rate(), control.diffusion()));
            case Mover.Hamiltonian _ -> new Untold("motion without noise has no D");
        };
    }

    private Estimate ratio(double rate, double diffusion) {
        return Estimate.exact(rate / diffusion, plan.replicas());
    }

    /// γ/D, to first order and with the covariance of both.
    static Estimate ratio(ForcedIncrements increments) {
        double gamma = increments.rate().value();
        double d = increments.diffusion().value();
        double a = increments.rate().standardError() / d;
        double b = increments.diffusion().standardError() * gamma / (d * d);
        double variance = a * a + b * b - 2 * increments.covariance() * gamma / (d * d * d);
        return new Estimate(
                gamma / d, Math.sqrt(Math.max(0, variance)), increments.rate().n());
    }

    private Found found(Recording recording, Estimate ratio) {
        Landscape f = plan.mover().freeEnergy();
        try {
            return new Measured(
                    ArrowOfTime.of(recording, q -> f.value(q, 0), ratio, engine),
                    (recording.frames() - 1) * recording.interval());
        } catch (IllegalArgumentException refused) {
            return new Untold(String.valueOf(refused.getMessage()));
        }
    }
}
