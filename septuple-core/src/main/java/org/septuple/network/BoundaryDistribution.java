package org.septuple.network;

/// The distribution p_∂(x_∂, t) of boundary states: the data, possibly changing in time. Anyone may add one.
///
/// Draws are a function of time alone: the same time gives the same samples, however often and in whatever order asked.
public interface BoundaryDistribution {

    /// Number of input neurons that it sets.
    ///
    /// @return ≥ 0
    int inputs();

    /// Number of output neurons that it sets.
    ///
    /// @return ≥ 0
    int outputs();

    /// Number of samples that return: each has a number in [0, n) in [BoundaryBatch#samples] whenever it is drawn.
    ///
    /// @return n ≥ 0; 0 if every sample is [BoundaryBatch#FRESH]
    default int samples() {
        return 0;
    }

    /// Number n of samples that are all drawn before any returns: column c of the B columns at time t has place tB + c in random
    /// permutations of them, one after another. The mean over B ≤ n columns then varies less than over B independent ones.
    ///
    /// @return n ≥ 0; 0 if columns are drawn independently
    default int population() {
        return 0;
    }

    /// Draws one sample per column.
    ///
    /// @param time  learning step, or step of (2.1), ≥ 0
    /// @param batch receives inputs, targets, labels and, where samples return, their numbers
    void draw(long time, BoundaryBatch batch);
}
