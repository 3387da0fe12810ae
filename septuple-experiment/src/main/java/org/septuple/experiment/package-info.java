/// Experiments and what they give: the five nouns are [Experiment][org.septuple.experiment.Experiment],
/// [Run][org.septuple.experiment.Run], [Estimate][org.septuple.statistics.Estimate],
/// [Comparison][org.septuple.experiment.Comparison] and [Ledger][org.septuple.experiment.Ledger].
///
/// ```
/// Experiment ─ Runner ─▶ Run { outcome, results: name → Estimate, epochs, classification, ledger }
///                │        Ledger: one row per equation = Claim + Comparison + Verdict
///                ├─ RunOutput         told of progress
///                └─ CheckpointStore   keeps moments, so that another process can go on: Checkpoint
/// ```
///
/// Micro, measurement and macro meet here and nowhere else. All 76 rows of the ledger are judged.
/// Uses `septuple-core`; org.septuple.io reads and writes what is declared here.
@NullMarked
package org.septuple.experiment;

import org.jspecify.annotations.NullMarked;
