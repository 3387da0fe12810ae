package org.septuple.contest;

import org.septuple.numerics.Elementary;

/// A density that a contestant predicts: all that scores ask of it.
public interface PredictedDensity {

    /// Number of coordinates d.
    ///
    /// @return 1 to 3
    int dimensions();

    /// How probable a place is.
    ///
    /// @param q d coordinates
    /// @return log p(q), on grids of the mean of p over the cell; −∞ where p is 0 or outside of a box
    double logDensity(double[] q);

    /// The same without its logarithm.
    ///
    /// @param q d coordinates
    /// @return p(q)
    default double density(double[] q) {
        return Elementary.exp(logDensity(q));
    }

    /// The distribution function along a direction e.
    ///
    /// @param direction d numbers, of length 1
    /// @param at        values of e·q, rising
    /// @return P(e·q ≤ at), each in [0, 1]
    double[] below(double[] direction, double[] at);
}
