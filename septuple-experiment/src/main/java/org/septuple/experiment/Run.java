package org.septuple.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// What an experiment gave.
///
/// @param experiment     what was computed
/// @param outcome        how it ended
/// @param results        named estimates, in a fixed order
/// @param epochs         learning curves, by replica, then epoch
/// @param snapshots      how the replicas of an ensemble are spread, in time; empty where each is read out by itself
/// @param portrait       the trained network of replica 0; null where replicas learn side by side, or after divergence
/// @param classification answers to the test part; null without labels or after divergence
/// @param ledger         the verdicts; null for kinds that draw up none, or after divergence
/// @param freeEnergy     what the canonical law gave; null for kinds that do not measure it, or before the first moment
/// @param findings       tables, remarks and pictures beside the results; null where there are none
public record Run(
        Experiment experiment,
        Outcome outcome,
        Map<String, Estimate> results,
        List<EpochRecord> epochs,
        List<SnapshotRecord> snapshots,
        @Nullable NetworkPortrait portrait,
        @Nullable Classification classification,
        @Nullable Ledger ledger,
        @Nullable FreeEnergyFindings freeEnergy,
        @Nullable Findings findings) {

    /// A run without findings of its own.
    ///
    /// @param experiment     what was computed
    /// @param outcome        how it ended
    /// @param results        named estimates
    /// @param epochs         learning curves
    /// @param snapshots      how the replicas of an ensemble are spread
    /// @param portrait       the trained network
    /// @param classification answers to the test part
    /// @param ledger         the verdicts
    /// @param freeEnergy     what the canonical law gave
    public Run(
            Experiment experiment,
            Outcome outcome,
            Map<String, Estimate> results,
            List<EpochRecord> epochs,
            List<SnapshotRecord> snapshots,
            @Nullable NetworkPortrait portrait,
            @Nullable Classification classification,
            @Nullable Ledger ledger,
            @Nullable FreeEnergyFindings freeEnergy) {
        this(experiment, outcome, results, epochs, snapshots, portrait, classification, ledger, freeEnergy, null);
    }

    /// A run in which nothing learns.
    ///
    /// @param experiment what was computed
    /// @param outcome    how it ended
    /// @param results    named estimates
    /// @param findings   tables, remarks and pictures beside them; null where there are none
    public Run(Experiment experiment, Outcome outcome, Map<String, Estimate> results, @Nullable Findings findings) {
        this(experiment, outcome, results, List.of(), List.of(), null, null, null, null, findings);
    }

    /// Whether it ended as the experiment expected.
    ///
    /// @return true for `completed` unless `expect` says otherwise
    public boolean endedAsExpected() {
        return outcome.word().equals(experiment.header().outcome());
    }

    /// Learners behind the results.
    ///
    /// @return 1 where nothing learns
    public int replicas() {
        LearningPlan learning = experiment.learning();
        return learning == null ? 1 : learning.replicas();
    }
}
