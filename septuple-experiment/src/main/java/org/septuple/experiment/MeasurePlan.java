package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is measured on a recording.
///
/// @param quantities what, in any order; those that the recording cannot give are named in the remarks
/// @param lag        frames between both ends of an increment, ≥ 1
/// @param lags       of the lag plot, rising; empty for 1, 2, 4, … up to an eighth of the recording
/// @param removal    what is taken out of increments before their variance
/// @param neighbours k of entropies by nearest neighbours, ≥ 1
/// @param odd        coordinates that change sign under time reversal, such as velocities
/// @param force      ∂F, for the regression of drift on −∂F; null if it is not known
public record MeasurePlan(
        List<Quantity> quantities,
        int lag,
        List<Integer> lags,
        Removal removal,
        int neighbours,
        List<Integer> odd,
        @Nullable SlopePlan force) {

    public MeasurePlan {
        quantities = List.copyOf(quantities);
        lags = List.copyOf(lags);
        odd = List.copyOf(odd);
    }

    /// The longest lag that is asked for.
    ///
    /// @return ≥ 1
    public int longestLag() {
        return Math.max(lag, lags.stream().mapToInt(Integer::intValue).max().orElse(1));
    }

    /// What can be measured.
    public enum Quantity {
        /// Drift and diffusion at one lag, spectrum, kurtosis, velocities.
        DIFFUSION,
        /// Drift and diffusion against the lag.
        LAGS,
        /// Drift and diffusion against the place.
        POSITION,
        /// How much of their drift the coordinates explain themselves.
        CLOSURE,
        /// Chapman–Kolmogorov.
        MARKOV,
        /// Correlation times.
        TIMES,
        /// Yaida's relation.
        DISSIPATION,
        /// Entropy and total correlation.
        ENTROPY,
        /// Entropy production rate.
        PRODUCTION,
        /// V(q) of (3.6), for one coordinate whose F is a polynomial or quadratic.
        POTENTIAL
    }

    /// What [Quantity#DIFFUSION] takes out of increments before their variance; all else takes out a linear function.
    public enum Removal {
        /// A linear function of the coordinates.
        LINEAR,
        /// The mean over replicas at each time.
        MEAN
    }

    /// ∂F at a place.
    public sealed interface SlopePlan {

        /// F of one coordinate, Σ_n c_n qⁿ.
        ///
        /// @param coefficients c₀, c₁, …
        record Polynomial(List<Double> coefficients) implements SlopePlan {
            public Polynomial {
                coefficients = List.copyOf(coefficients);
            }

            /// F or a derivative of it, by Horner's rule.
            ///
            /// @param q     where
            /// @param order of the derivative, ≥ 0
            /// @return Σ_n n(n − 1)…(n − order + 1) c_n q^{n − order}
            public double at(double q, int order) {
                double sum = 0;
                for (int n = coefficients.size() - 1; n >= order; n--) {
                    double factor = coefficients.get(n);
                    for (int k = 0; k < order; k++) {
                        factor *= n - k;
                    }
                    sum = Math.fma(sum, q, factor);
                }
                return sum;
            }
        }

        /// F = ½ qᵀKq.
        ///
        /// @param stiffness K, C rows of C numbers, symmetric
        record Quadratic(List<List<Double>> stiffness) implements SlopePlan {
            public Quadratic {
                stiffness = stiffness.stream().map(List::copyOf).toList();
            }
        }

        /// ∂F recorded beside q: another recording of as many frames, replicas and coordinates.
        ///
        /// @param gradient where it lies
        record Recorded(RecordingPlan gradient) implements SlopePlan {}
    }
}
