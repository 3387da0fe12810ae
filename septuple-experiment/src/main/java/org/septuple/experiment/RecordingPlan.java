package org.septuple.experiment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.KnownProcess;

/// Where a recording comes from. Files are read by org.septuple.io; processes are drawn.
public sealed interface RecordingPlan {

    /// What an axis of an array counts.
    enum Axis {
        /// Frames.
        TIME,
        /// Replicas.
        REPLICA,
        /// Coordinates.
        COORDINATE
    }

    /// Which part of a recording is measured.
    ///
    /// @param coordinates  numbers of coordinates in the order wanted, each in [0, C); empty for all
    /// @param firstReplica in [0, R)
    /// @param lastReplica  after the last, ≤ R; 0 for all
    /// @param from         first frame, in [0, T)
    /// @param until        after the last frame, ≤ T; 0 for all
    /// @param every        frames between two that are kept, ≥ 1
    record Part(List<Integer> coordinates, int firstReplica, int lastReplica, long from, long until, long every) {

        /// All of a recording.
        public static final Part WHOLE = new Part(List.of(), 0, 0, 0, 0, 1);

        public Part {
            coordinates = List.copyOf(coordinates);
            boolean ordered = (lastReplica == 0 || firstReplica < lastReplica) && (until == 0 || from < until);
            if (coordinates.stream().anyMatch(c -> c < 0)
                    || firstReplica < 0
                    || lastReplica < 0
                    || from < 0
                    || until < 0
                    || every < 1
                    || !ordered) {
                throw new IllegalArgumentException(
                        "coordinates %s, replicas from %d until %d, frames from %d until %d every %d: need numbers >= 0, from < until, every >= 1"
                                .formatted(coordinates, firstReplica, lastReplica, from, until, every));
            }
        }
    }

    /// An array of numbers: NumPy .npy, a member of .npz, or an array of a Zarr group.
    ///
    /// @param file     file or directory
    /// @param array    member of an .npz, array of a group; null if there is only one
    /// @param axes     what the axes of the array count, slowest first; empty for `time`, `time, coordinate` or
    ///                 `time, replica, coordinate`, as the array has dimensions
    /// @param interval time between two frames of the file, > 0
    /// @param part     what is measured
    record Array(Path file, @Nullable String array, List<Axis> axes, double interval, Part part)
            implements RecordingPlan {
        public Array {
            axes = List.copyOf(axes);
        }
    }

    /// A table with one row per frame and replica: CSV(.gz), or Parquet.
    ///
    /// @param file        file, or a directory of Parquet files
    /// @param time        column of times; null if rows are in order and `interval` apart
    /// @param replica     column of replicas, whole numbers or words; null if there is one
    /// @param coordinates columns of the coordinates; empty for all others
    /// @param interval    time between two rows of a replica where there is no column of times, > 0
    /// @param part        what is measured; its coordinates are empty
    record Table(
            Path file,
            @Nullable String time,
            @Nullable String replica,
            List<String> coordinates,
            double interval,
            Part part)
            implements RecordingPlan {
        public Table {
            coordinates = List.copyOf(coordinates);
        }
    }

    /// Snapshots that an earlier run left: `ensemble_q` or `branch_q`.
    ///
    /// @param run      directory of the run
    /// @param artefact name of the array
    /// @param step     time per learning step, > 0
    /// @param part     what is measured
    record OfRun(Path run, String artefact, double step, Part part) implements RecordingPlan {}

    /// A process of known law.
    ///
    /// @param process  which
    /// @param frames   T ≥ 1
    /// @param replicas R ≥ 1
    record OfProcess(KnownProcess process, long frames, int replicas) implements RecordingPlan {}
}
