package org.septuple.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One learner of an experiment on its way to a [Replica]. It can rest between two learning steps, be kept, and go on in another
/// process with the same bits.
sealed interface LearningReplica permits ReplicaLearning, AdaptiveLearning {

    /// What it gave, once it has ended.
    @Nullable
    Replica result();

    /// Learning steps reported so far.
    long reported();

    /// Learning steps made so far.
    long made();

    /// Goes on until the end, or until it is told to rest. One that has begun makes at least one step, however often it is told.
    ///
    /// @param begin whether to begin even if told to rest
    void advance(BooleanSupplier rest, boolean begin);

    /// Keeps what it needs to go on. Before its first step that is nothing.
    void save(Checkpoint checkpoint);

    /// Takes up what [#save] kept.
    void resume(Checkpoint checkpoint);

    /// Rows of [FindingTable.Shape#CONTROLLER] so far.
    default List<List<Double>> controllerRows() {
        return List.of();
    }
}
