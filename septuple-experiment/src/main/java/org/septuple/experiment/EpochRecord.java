package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.learning.LossShares;

/// What one learner reports at the end of an epoch.
///
/// @param replica        which learner
/// @param epoch          from 1
/// @param step           learning steps so far
/// @param loss           H̄, averaged over the steps of the epoch
/// @param accuracy       on the test part, read out by (2.1); null without labels
/// @param spectralRadius of ŵ; > 1 lets activity grow
public record EpochRecord(
        int replica,
        int epoch,
        long step,
        LossShares loss,
        @Nullable Double accuracy,
        double spectralRadius) {}
