package org.septuple.report;

import org.septuple.statistics.Estimate;

/// Confidence intervals as the report prints them.
final class Interval {

    /// Where nothing else is said.
    static final double CONFIDENCE = 0.95;

    private Interval() {}

    /// Half the width; NaN if it is unknown, as for one unit with an error of its own.
    static double halfWidth(Estimate estimate, double confidence) {
        boolean known = estimate.n() > 1 || estimate.standardError() == 0;
        return known ? estimate.halfWidth(confidence) : Double.NaN;
    }

    /// Half the width of the 95 % interval.
    static double halfWidth(Estimate estimate) {
        return halfWidth(estimate, CONFIDENCE);
    }
}
