package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Thermodynamics;

/// What the canonical law of a network gave.
///
/// @param course     along learning, or one moment of a network that does not learn
/// @param insertions chemical potentials of the last moment
/// @param slice      F on a grid around the last moment; null if not asked for
public record FreeEnergyFindings(
        List<Moment> course,
        List<Inserted> insertions,
        @Nullable Slice slice) {

    public FreeEnergyFindings {
        course = List.copyOf(course);
        insertions = List.copyOf(insertions);
    }

    /// One moment.
    ///
    /// @param step         learning steps made
    /// @param measured     F, U, S and their diagnostics
    /// @param gradientNorm |∂F/∂q|, its square corrected for the errors of the components; null if not asked for
    public record Moment(
            long step, Thermodynamics measured, @Nullable Estimate gradientNorm) {}

    /// A neuron put in or taken out.
    ///
    /// @param insertion    how
    /// @param potential    μ = F(N + 1) − F(N)
    /// @param overlap      of the two networks' laws, in [0, 1]
    /// @param gradientNorm |∂μ/∂q|; null if not asked for
    /// @param byNumber     ∂μ/∂N, the change of μ with a second neuron of the same kind; null where there is none
    /// @param converged    whether overlap and chains suffice
    public record Inserted(
            Insertion insertion,
            Estimate potential,
            double overlap,
            @Nullable Estimate gradientNorm,
            @Nullable Estimate byNumber,
            boolean converged) {}

    /// F on a grid z, q = q₀ + Ez.
    ///
    /// @param axes   values of z along each coordinate
    /// @param labels of the coordinates
    /// @param values F at each point, the last coordinate running fastest
    /// @param slopes ∂F/∂z of each coordinate at each point
    public record Slice(
            List<List<Double>> axes, List<String> labels, List<Estimate> values, List<List<Estimate>> slopes) {}
}
