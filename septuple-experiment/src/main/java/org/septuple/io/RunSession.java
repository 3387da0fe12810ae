package org.septuple.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Checkpoint;
import org.septuple.experiment.Provenance;

/// A process that works on a run: begins it, or takes it up where an earlier process left it.
///
/// @param prepared  the experiment with its data
/// @param resolved  text of its resolved configuration
/// @param recording takes what it tells
public record RunSession(ExperimentFile.Prepared prepared, String resolved, RunRecording recording)
        implements AutoCloseable {

    /// Data may lie elsewhere, because their hashes are compared.
    private static final Set<String> NOT_PHYSICS = Set.of(
            "name",
            "expect.outcome",
            "data.path",
            "data.images",
            "data.labels",
            "data.test-images",
            "data.test-labels");

    /// Begins a run.
    ///
    /// @param parent   of run directories
    /// @param file     the configuration
    /// @param bound    what was read from it
    /// @param process  on what, by which version and with which arguments; name and hashes do not matter
    /// @param schedule when to keep and when to stop
    /// @param clock    of the machine
    /// @return with a new directory
    public static RunSession begin(
            Path parent,
            Path file,
            Bound<ExperimentFile.Prepared> bound,
            Provenance process,
            Schedule schedule,
            InstantSource clock) {
        ExperimentFile.Prepared prepared = bound.value();
        String resolved = bound.resolved().toYaml();
        String config = ConfigFile.text(file);
        RunDirectory directory =
                RunDirectory.create(parent, prepared.experiment().header().name(), process.started(), config, resolved);
        Manifest manifest = Manifest.begin(
                prepared.experiment(),
                process.of(directory.id(), prepared.hashes()),
                ExperimentFile.origin(file),
                bound.resolved().flat());
        return new RunSession(
                prepared, resolved, start(prepared, directory, manifest, process, schedule, clock, null, "begun"));
    }

    /// Takes up a run.
    ///
    /// @param path           directory of the run
    /// @param overrides      `key=value`; may change what is not physics
    /// @param places         where data files are looked for
    /// @param process        on what, by which version and with which arguments
    /// @param allowOtherBits whether other kernels or another version are accepted
    /// @param schedule       when to keep and when to stop
    /// @param clock          of the machine
    /// @param notes          receives what is worth knowing
    /// @return null if the run has ended already
    /// @throws RunRefusedException    if it is no run, is held by another process, or would not go on as it began
    /// @throws ConfigurationException if its configuration cannot be bound any more
    public static @Nullable RunSession resume(
            Path path,
            List<String> overrides,
            DataPlaces places,
            Provenance process,
            boolean allowOtherBits,
            Schedule schedule,
            InstantSource clock,
            ResumeNotes notes) {
        RunDirectory directory = RunDirectory.open(path);
        try {
            Manifest manifest = Manifest.read(path);
            RunStatus status = RunStatus.read(path);
            if (manifest.hasEnded(status)) {
                directory.close();
                return null;
            }
            Bound<ExperimentFile.Prepared> bound =
                    ExperimentFile.read(path.resolve(RunDirectory.RESOLVED), overrides, places, manifest.origin());
            requireSamePhysics(path, manifest, bound);
            requireSameBits(path, manifest, process, allowOtherBits, notes);
            if (process.threads() != manifest.threads()) {
                notes.tell("%d threads instead of %d, which changes no result"
                        .formatted(process.threads(), manifest.threads()));
            }
            directory.sweep();
            rename(directory, manifest, bound);
            Checkpoint latest = new Checkpoints(path).newest(damage -> {
                directory.log(clock.instant(), damage);
                notes.warn(damage);
            });
            notes.tell(latest == null ? "no checkpoint: beginning anew" : "going on from a checkpoint");
            RunRecording recording =
                    start(bound.value(), directory, manifest, process, schedule, clock, latest, "taken up");
            return new RunSession(bound.value(), bound.resolved().toYaml(), recording);
        } catch (IOException e) {
            directory.close();
            throw directory.failure("", e);
        } catch (RuntimeException refused) {
            directory.close();
            throw refused;
        }
    }

    /// Keeps what may change, so that the files say it too.
    private static void rename(RunDirectory directory, Manifest manifest, Bound<ExperimentFile.Prepared> bound) {
        String resolved = bound.resolved().toYaml();
        if (!resolved.equals(ConfigFile.text(directory.path().resolve(RunDirectory.RESOLVED)))) {
            manifest.renamed(bound.value().experiment().header().name());
            directory.write(RunDirectory.RESOLVED, resolved);
        }
    }

    private static RunRecording start(
            ExperimentFile.Prepared prepared,
            RunDirectory directory,
            Manifest manifest,
            Provenance process,
            Schedule schedule,
            InstantSource clock,
            @Nullable Checkpoint latest,
            String word) {
        manifest.session(process, host());
        try {
            manifest.write(directory.path());
        } catch (IOException e) {
            throw directory.failure(Manifest.FILE, e);
        }
        directory.log(
                process.started(),
                word + " by process " + ProcessHandle.current().pid());
        return new RunRecording(
                prepared.experiment(), prepared.data().train().samples(), directory, manifest, schedule, clock, latest);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    private static void requireSamePhysics(Path path, Manifest manifest, Bound<ExperimentFile.Prepared> bound) {
        List<String> changes = new ArrayList<>();
        compare(manifest.configuration(), bound.resolved().flat(), changes);
        compare(manifest.hashes(), bound.value().hashes(), changes);
        if (!changes.isEmpty()) {
            throw new RunRefusedException(
                    ErrorCode.RESUME_PHYSICS,
                    path.toString(),
                    "the experiment is not the one that this run began with:\n  " + String.join("\n  ", changes),
                    "Undo the change, or begin a new run with `septuple run`.");
        }
    }

    private static void compare(Map<String, String> before, Map<String, String> now, List<String> changes) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(now.keySet());
        keys.removeAll(NOT_PHYSICS);
        for (String key : keys) {
            String old = before.getOrDefault(key, "(absent)");
            String fresh = now.getOrDefault(key, "(absent)");
            if (!old.equals(fresh)) {
                changes.add("%s: %s → %s".formatted(key, old, fresh));
            }
        }
    }

    private static void requireSameBits(
            Path path, Manifest manifest, Provenance process, boolean allowed, ResumeNotes notes) {
        List<String> changes = new ArrayList<>();
        if (!process.kernels().equals(manifest.kernels())) {
            changes.add("kernels: %s → %s".formatted(manifest.kernels(), process.kernels()));
        }
        if (!process.version().equals(manifest.version())) {
            changes.add("version: %s → %s".formatted(manifest.version(), process.version()));
        }
        if (changes.isEmpty()) {
            return;
        }
        String all = String.join("; ", changes);
        if (!allowed) {
            throw new RunRefusedException(
                    ErrorCode.RESUME_BITS, path.toString(), "bits may differ: " + all, ErrorCode.RESUME_BITS.remedy());
        }
        notes.warn("other bits are allowed: " + all);
    }

    @Override
    public void close() {
        recording.close();
    }
}
