package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Outcome;

/// A run at a glance, whatever state it is in. Nothing in its directory is changed.
///
/// @param directory of the run
/// @param state     what became of it
/// @param damage    what cannot be read; null unless the state is damaged
/// @param manifest  where it comes from; null if that cannot be read
/// @param status    where it stands; null if that is missing or cannot be read
/// @param results   what was found; null if it has not ended, or if that cannot be read
/// @param sizes     bytes by name in the directory, as [RunDirectory#sizes] has them
public record RunOverview(
        Path directory,
        State state,
        @Nullable RunRefusedException damage,
        @Nullable Manifest manifest,
        @Nullable RunStatus status,
        @Nullable ResultsFile results,
        SortedMap<String, Long> sizes) {

    public RunOverview {
        sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
    }

    /// What became of a run, as seen from outside.
    public enum State {
        /// A process is at work on it.
        RUNNING,
        /// Stopped at a checkpoint.
        INTERRUPTED,
        /// Its process is gone and did not say so.
        KILLED,
        /// Stopped by an error.
        FAILED,
        /// Ended well.
        COMPLETED,
        /// Ended where numbers stopped being finite.
        DIVERGED,
        /// A file that tells of it cannot be read.
        DAMAGED;

        /// For people.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether `septuple resume` takes it up.
        ///
        /// @return true if it stopped before its end
        public boolean canGoOn() {
            return this == INTERRUPTED || this == KILLED || this == FAILED;
        }
    }

    /// Looks at a run.
    ///
    /// @param directory of the run
    /// @return its state, damaged if a file cannot be read
    public static RunOverview of(Path directory) {
        SortedMap<String, Long> sizes = RunDirectory.sizes(directory);
        RunStatus status = RunStatus.read(directory);
        Manifest manifest = null;
        try {
            manifest = Manifest.read(directory);
            if (manifest.hasEnded(status)) {
                ResultsFile results = ResultsFile.read(directory);
                State state = results.outcome() instanceof Outcome.Completed ? State.COMPLETED : State.DIVERGED;
                return new RunOverview(directory, state, null, manifest, status, results, sizes);
            }
            return new RunOverview(directory, unfinished(directory, status), null, manifest, status, null, sizes);
        } catch (RunRefusedException damage) {
            return new RunOverview(directory, State.DAMAGED, damage, manifest, status, null, sizes);
        }
    }

    private static State unfinished(Path directory, @Nullable RunStatus status) {
        if (RunDirectory.isHeld(directory)) {
            return State.RUNNING;
        }
        Path file = directory.resolve(RunStatus.FILE);
        if (status == null && Files.exists(file)) {
            throw RunRefusedException.damaged(file, "not the status of a run; `septuple resume` writes it anew");
        }
        if (status == null) {
            return State.KILLED; // before its first word
        }
        return switch (status.state()) {
            case RUNNING -> State.KILLED;
            case INTERRUPTED -> State.INTERRUPTED;
            case FAILED -> State.FAILED;
            case COMPLETED, DIVERGED ->
                throw RunRefusedException.damaged(
                        directory.resolve(Manifest.FILE),
                        "has no results, though %s says %s"
                                .formatted(RunStatus.FILE, status.state().word()));
        };
    }

    /// Space that it takes.
    ///
    /// @return bytes of all files
    public long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Seconds of computing so far.
    ///
    /// @return 0 if unknown
    public double seconds() {
        if (results != null && manifest != null) {
            return manifest.seconds();
        }
        return status == null ? 0 : status.seconds();
    }

    /// How much of the work is done.
    ///
    /// @return in [0, 1]; NaN if unknown
    public double progress() {
        if (results != null && results.outcome() instanceof Outcome.Completed) {
            return 1;
        }
        return status == null || status.total() <= 0 ? Double.NaN : (double) status.done() / status.total();
    }
}
