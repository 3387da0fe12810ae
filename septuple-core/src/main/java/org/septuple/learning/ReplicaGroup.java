package org.septuple.learning;

import org.jspecify.annotations.Nullable;

/// Some replicas of an ensemble that are advanced together by one worker.
sealed interface ReplicaGroup permits ReplicaTile, LoneReplica {

    /// Makes learning steps with all replicas that have not stopped.
    ///
    /// @param time  of the first step
    /// @param steps ≥ 0
    /// @param work  scratch of the worker; none for learners of their own
    void advance(long time, long steps, @Nullable TileLearning work);

    /// One trainable variable of one replica.
    double trainable(int lane, int coordinate);

    /// H̄ of the last step; NaN before the first and once stopped.
    double loss(int lane);

    /// Whether a step was refused.
    boolean stopped(int lane);

    /// Everything that the future of a replica depends on: parameters, memory of the optimiser, in activation mode states;
    /// then the last loss and 1 if stopped.
    double[] save(int lane);

    /// Takes up what [#save] gave.
    void load(int lane, double[] values, long time);
}
