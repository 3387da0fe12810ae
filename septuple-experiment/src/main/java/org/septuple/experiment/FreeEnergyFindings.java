package org.septuple.experiment;

import java.util.ArrayList;
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

    /// The last moment.
    ///
    /// @return its thermodynamics
    /// @throws java.util.NoSuchElementException if there is none
    public Thermodynamics last() {
        return course.getLast().measured();
    }

    /// Whether all diagnostics of all moments and insertions passed.
    ///
    /// @return true without advice
    public boolean converged() {
        return advice().isEmpty();
    }

    /// What to change, of all moments and insertions.
    ///
    /// @return lines, with the learning step where there is more than one moment
    public List<String> advice() {
        List<String> lines = new ArrayList<>();
        for (Moment moment : course) {
            String place = course.size() == 1 ? "" : "step %d: ".formatted(moment.step());
            moment.measured().advice().forEach(line -> lines.add(place + line));
        }
        for (Inserted inserted : insertions) {
            if (!inserted.converged()) {
                lines.add(
                        "mu.%s: the laws with and without the neuron overlap too little, or chains disagree; more samples"
                                .formatted(inserted.insertion().word()));
            }
        }
        return lines;
    }

    /// One moment.
    ///
    /// @param step         learning steps made
    /// @param measured     F, U, S and their diagnostics; exact U, S and C where there is an exact F
    /// @param gradientNorm |∂F/∂q|, its square corrected for the errors of the components; null if not asked for
    public record Moment(
            long step, Thermodynamics measured, @Nullable Estimate gradientNorm) {}

    /// A neuron put in or taken out.
    ///
    /// @param insertion    how
    /// @param potential    μ = F(N + 1) − F(N)
    /// @param overlap      of the two networks' laws, in [0, ½]
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
    /// @param values F at each point, the last coordinate running fastest; NaN where the law cannot be normalised
    /// @param slopes ∂F/∂z of each coordinate at each point
    public record Slice(
            List<List<Double>> axes, List<String> labels, List<Estimate> values, List<List<Estimate>> slopes) {
        public Slice {
            axes = axes.stream().map(List::copyOf).toList();
            labels = List.copyOf(labels);
            values = List.copyOf(values);
            slopes = slopes.stream().map(List::copyOf).toList();
        }

        /// Estimates on the grid of a plan.
        ///
        /// @param plan   axes
        /// @param values F at each point
        /// @param slopes ∂F/∂z, `[point][axis]`
        /// @return with the plan's axes and labels
        public static Slice of(SlicePlan plan, List<Estimate> values, List<List<Estimate>> slopes) {
            return new Slice(
                    plan.axes().stream().map(SlicePlan.Axis::values).toList(),
                    plan.axes().stream().map(SlicePlan.Axis::label).toList(),
                    values,
                    slopes);
        }
    }
}
