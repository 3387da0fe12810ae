package org.septuple.contest;

import java.util.List;
import org.septuple.statistics.Estimate;

/// Parameters of the largest likelihood.
///
/// @param contestant    whose
/// @param law           their values with the sandwich covariance over replicas
/// @param logLikelihood Σ over times and replicas
/// @param steps         of the last ascent, on all replicas
/// @param decrement     gᵀMg where it ended, M an inverse curvature: the square of how far, in standard errors, a further step would lead
/// @param failed        starts without prediction, with their reasons
public record Fit(
        Contestant contestant,
        ParameterLaw law,
        double logLikelihood,
        int steps,
        double decrement,
        List<String> failed) {

    /// Copies.
    public Fit {
        failed = List.copyOf(failed);
    }

    /// One parameter.
    ///
    /// @param index in the order of the contestant
    /// @return value and standard error
    public Estimate estimate(int index) {
        return law.estimate(index);
    }
}
