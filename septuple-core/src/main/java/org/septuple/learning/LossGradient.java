package org.septuple.learning;

import java.util.List;
import org.septuple.network.TrainableVector;

/// One way to find ∂H̄/∂q at the present q, step by step.
interface LossGradient {

    /// Adds ∂H̄/∂q.
    ///
    /// @param time learning steps made before
    /// @param sum  added to
    /// @return H̄ at the states that gave it
    LossShares add(long time, TrainableVector sum);

    /// The first time of p_∂ that learning has not used.
    ///
    /// @param time learning steps made
    long clock(long time);

    /// What the next step depends on beside q and the time.
    ///
    /// @return arrays of the same lengths at all times, some of them live
    List<double[]> save();

    /// Goes on from there.
    ///
    /// @param time  learning steps made
    /// @param saved what [#save] gave; not changed
    void resume(long time, List<double[]> saved);
}
