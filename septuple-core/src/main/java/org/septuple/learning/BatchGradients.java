package org.septuple.learning;

import org.septuple.numerics.Kernels;

/// The minibatch gradients of a block of replicas, each from samples of its own, drawn by their law. Holds scratch arrays: one for each
/// worker.
interface BatchGradients {

    /// Draws one minibatch for each replica.
    ///
    /// @param block    of [MinibatchStream#BLOCK] replicas
    /// @param step     learning step t
    /// @param q        coordinate k of replica r at k·BLOCK + r
    /// @param replicas the first ones of the block
    /// @param gradient receives g in the same layout
    void at(int block, long step, double[] q, int replicas, double[] gradient);

    /// The gradients of a learner.
    ///
    /// @param learner whose
    /// @param seed    of the samples
    /// @param kernels scalar or vector
    /// @return with scratch arrays of its own
    static BatchGradients of(SolvableLearner learner, long seed, Kernels kernels) {
        MinibatchStream stream = new MinibatchStream(kernels.random(), seed);
        return switch (learner) {
            case BiasPair pair -> new BiasPairGradients(pair, stream);
            case SingleWeight single -> new SingleWeightGradients(single, stream, kernels.elementary());
            case RingPhase ring -> new RingPhaseGradients(ring, stream, kernels.elementary());
            case DoubleWell well -> new DoubleWellGradients(well, stream);
        };
    }
}
