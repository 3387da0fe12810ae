/// YAML and data files in; run directories out. May use [org.septuple.experiment] and septuple-core.
///
/// ```
/// file ─ ConfigFile ─▶ ConfigNode ─ Overrides ─▶ ConfigNode ─ Section ─▶ Bound(value, Resolved)
/// CsvFile, IdxFile ─▶ Dataset
/// RecordingBinder ─▶ RecordingPlan ─ RecordingFiles ─▶ Recording: NpyArray, NpzArchive, ZarrRecording, RecordedRows
/// RunSession ─┬─ RunDirectory   one process at a time; manifest, log
///             └─ RunRecording   RunOutput: metrics, RunTables (.table), RunFields (.zarr), status
///                               CheckpointStore: Checkpoints ─ CheckpointFile, when Schedule says so
/// run directory ─┬─ RunOverview ─▶ how it stands, whatever its state
///                ├─ StoredRun ─▶ Run, Provenance: all that its report needs
///                ├─ RunVerification ─▶ what changed
///                └─ Export ─▶ HDF5, CSV
/// ```
///
/// Bad input never stops at the first error and never shows a stack trace: every problem becomes a
/// [Violation][org.septuple.io.Violation] (stable code, place, value and bound, remedy), and all of them
/// leave together in one [ConfigurationException][org.septuple.io.ConfigurationException].
///
/// | input | refused beyond |
/// |---|---|
/// | configuration | 1 MiB, depth 32, one document; anchors, aliases, tags, duplicate keys |
/// | CSV, IDX, Parquet | 2³¹−1 values, or more than the Java heap holds |
/// | .npz | 2 GiB for a member, or half of the Java heap |
@NullMarked
package org.septuple.io;

import org.jspecify.annotations.NullMarked;
