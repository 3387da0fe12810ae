package org.septuple.learning;

import org.septuple.network.Septuple;

/// How each replica of an [Ensemble] is made. All replicas have the same neurons, columns, blocks, activation and loss; weights,
/// biases, states and data are their own.
@FunctionalInterface
public interface ReplicaPlan {

    /// A new replica, at time 0. Datasets may be shared, everything that changes must be its own.
    ///
    /// @param seed    of weights and data
    /// @param replica its number: the block of its random streams
    /// @return the same for the same arguments
    Septuple septuple(long seed, int replica);
}
