package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.statistics.Estimate;

/// What one stage says of one universe of one seed.
///
/// @param seed      number, from 0
/// @param nullModel what neurons are instead of sampling the universe; null where they sample it
/// @param violation v
/// @param stage     which
/// @param residual  over copies; null where there is nothing to see
/// @param verdict   at 95 %
record PlantedFinding(
        int seed,
        @Nullable PlantedNull nullModel,
        double violation,
        PlantedStage stage,
        @Nullable Estimate residual,
        Verdict verdict) {

    /// Whether neurons sample the universe itself, with that violation.
    boolean isOf(PlantedStage which, double v) {
        return nullModel == null && stage == which && violation == v;
    }

    /// Whether they are such a null.
    boolean isOf(PlantedStage which, PlantedNull what) {
        return nullModel == what && stage == which;
    }
}
