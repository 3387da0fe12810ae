package org.septuple.experiment;

import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Readout;

/// What learns what, and how.
///
/// @param data       p_∂
/// @param network    the septuple
/// @param mode       where the states come from
/// @param optimiser  how q answers the gradient
/// @param batch      samples per learning step
/// @param epochs     times n/batch learning steps; in relaxation and canonical mode passes through the training samples
/// @param replicas   learners, each with its own weights and order of samples, all with the same division of the data
/// @param dynamics   read-out by (2.1)
/// @param relaxation read-out by relaxation
public record LearningPlan(
        DataPlan data,
        NetworkPlan network,
        LearningMode mode,
        Optimiser optimiser,
        int batch,
        int epochs,
        int replicas,
        Readout.ByDynamics dynamics,
        Readout.ByRelaxation relaxation) {

    /// Learning steps up to the end of an epoch.
    ///
    /// @param epoch   counted from 1
    /// @param samples training samples
    /// @return ⌈epoch·samples/batch⌉
    public long stepsUntil(int epoch, int samples) {
        return Math.ceilDiv((long) epoch * samples, batch);
    }
}
