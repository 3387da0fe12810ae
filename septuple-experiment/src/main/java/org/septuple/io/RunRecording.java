package org.septuple.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Checkpoint;
import org.septuple.experiment.CheckpointStore;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FieldFrame;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.RunOutput;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.RayImage;
import org.septuple.learning.Snapshot;
import org.septuple.numerics.Outcome;
import org.septuple.spacetime.MetricGrid;

/// Writes what a run tells into its directory, and keeps its checkpoints together with how far the outputs had come: a run that
/// goes on cuts them back to that moment.
///
/// ```
/// keep:    outputs forced to the disk ─▶ checkpoint renamed into place ─▶ older ones deleted
/// go on:   newest whole checkpoint ─▶ outputs cut back to what it says ─▶ compute
/// ```
public final class RunRecording implements RunOutput, CheckpointStore, AutoCloseable {

    static final String METRICS = "metrics.ndjson";
    private static final String PICTURES = "images";
    private static final long STATUS_NANOS = 1_000_000_000L;

    private final RunDirectory directory;
    private final Manifest manifest;
    private final Schedule schedule;
    private final InstantSource clock;
    private final Checkpoints checkpoints;
    private @Nullable Checkpoint latest;
    private final FileChannel metrics;
    private final RunFields fields;
    private final RunTables tables;
    private final double secondsBefore;
    private double nextStatus;
    private String stage;
    private long done;
    private long begunAt = -1;
    private long total;

    /// Begins a run, or goes on with one whose lock is held.
    ///
    /// @param experiment what is computed
    /// @param samples    training samples
    /// @param directory held by this process
    /// @param manifest  written already
    /// @param schedule  when to keep and when to stop
    /// @param clock     of the machine, for people only
    /// @param latest    where to go on; null to begin
    RunRecording(
            Experiment experiment,
            int samples,
            RunDirectory directory,
            Manifest manifest,
            Schedule schedule,
            InstantSource clock,
            @Nullable Checkpoint latest) {
        this.directory = directory;
        this.manifest = manifest;
        this.schedule = schedule;
        this.clock = clock;
        this.checkpoints = new Checkpoints(directory.path());
        this.latest = latest;
        this.secondsBefore = latest == null ? 0 : latest.at("run").reals("seconds")[0];
        this.stage = latest == null ? "" : latest.at("run").text("stage");
        long[] progress = latest == null ? new long[2] : latest.at("run").integers("progress");
        this.done = progress[0];
        this.total = progress[1];
        try {
            this.metrics = FileChannel.open(
                    directory.path().resolve(METRICS), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long length = latest == null ? 0 : latest.at("run").integer("metrics");
            if (metrics.size() < length) {
                throw notWhole(
                        METRICS,
                        "%d bytes, of which %d were there at the checkpoint".formatted(metrics.size(), length));
            }
            metrics.truncate(length).position(length);
            WholeFile.forceEntry(directory.path().resolve(METRICS));
        } catch (IOException e) {
            throw directory.failure(METRICS, e);
        }
        String part = RunFields.NAME;
        try {
            LearningPlan plan = experiment.learning();
            long end = plan == null ? 0 : plan.stepsUntil(plan.epochs(), samples);
            long records = switch (experiment) {
                case Experiment.Learning learning ->
                    learning.ensemble() == null ? 1 : learning.ensemble().snapshots(end);
                case Experiment.Duality _ -> 1;
                case Experiment.FreeEnergy law -> law.canonical().moments(end).size();
                case Experiment.Measure _,
                        Experiment.Contest _,
                        Experiment.Clouds _,
                        Experiment.OfPremises _,
                        Experiment.OfNeurons _,
                        Experiment.OfCurvature _,
                        Experiment.OfGeodesics _,
                        Experiment.OfCosmology _,
                        Experiment.Gravity _,
                        Experiment.Identity _ -> 1;
                case Experiment.OnGrid solved -> solved.frames() + 1L;
                case Experiment.Einstein einstein -> einstein.plan().times().frames() + 1L;
            };
            int replicas = plan == null ? 1 : plan.replicas();
            this.fields = new RunFields(directory.path(), part(latest, RunFields.NAME), replicas, records);
            part = RunTables.NAME;
            this.tables = new RunTables(directory.path(), part(latest, RunTables.NAME));
        } catch (IOException e) {
            if (latest != null) {
                throw notWhole(part, String.valueOf(e.getMessage()));
            }
            throw directory.failure(part, e);
        }
        status(RunStatus.State.RUNNING, "");
    }

    private RunRefusedException notWhole(String name, String what) {
        return new RunRefusedException(
                ErrorCode.RUN_CHANGED,
                directory.path().resolve(name).toString(),
                "not as it was at the checkpoint: " + what,
                "Restore the whole directory from a copy, or begin a new run.");
    }

    private static @Nullable Checkpoint part(@Nullable Checkpoint latest, String name) {
        return latest == null ? null : latest.at(name);
    }

    /// Where it is.
    ///
    /// @return the directory of the run
    public Path path() {
        return directory.path();
    }

    @Override
    public void epoch(EpochRecord record) {
        line(RunJson.metrics(record).toString());
        try {
            tables.append(record);
        } catch (IOException e) {
            throw directory.failure(RunTables.NAME, e);
        }
    }

    @Override
    public void snapshot(SnapshotRecord record, Snapshot snapshot) {
        line(RunJson.metrics(record).toString());
        try {
            tables.append(record);
            fields.append(record.name(), snapshot);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void trained(int replica, double[] q) {
        try {
            fields.trained(replica, q);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void measured(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) {
        line(RunJson.metrics(moment).toString());
        try {
            tables.append(moment);
            fields.append(moment, gradient, errors);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void frame(FieldFrame frame) {
        try {
            fields.append(frame);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void curvature(CurvatureField field) {
        try {
            fields.write(field);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void metric(MetricGrid made) {
        try {
            fields.write(made);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    @Override
    public void image(RayImage image) {
        try {
            fields.write(image);
        } catch (IOException e) {
            throw directory.failure(RunFields.NAME, e);
        }
    }

    /// Keeps a picture, before [#finish].
    ///
    /// @param name of the file in directory `images`, such as `sky.png`
    /// @param file its bytes
    public void picture(String name, byte[] file) {
        String path = PICTURES + "/" + name;
        try {
            Path images = Files.createDirectories(path().resolve(PICTURES));
            WholeFile.write(images.resolve(name), out -> out.write(file));
        } catch (IOException e) {
            throw directory.failure(path, e);
        }
    }

    private void line(String json) {
        ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                metrics.write(bytes);
            }
        } catch (IOException e) {
            throw directory.failure(METRICS, e);
        }
    }

    @Override
    public void progress(String newStage, long newDone, long newTotal) {
        stage = newStage;
        done = newDone;
        total = newTotal;
        begunAt = begunAt < 0 ? newDone : begunAt;
        if (schedule.seconds() >= nextStatus) {
            status(RunStatus.State.RUNNING, "");
        }
    }

    private void status(RunStatus.State state, String message) {
        nextStatus = schedule.seconds() + STATUS_NANOS * 1e-9;
        Double left = null;
        if (begunAt >= 0 && done > begunAt && state == RunStatus.State.RUNNING) {
            left = (total - done) * schedule.seconds() / (done - begunAt);
        }
        try {
            new RunStatus(
                            state,
                            stage,
                            done,
                            total,
                            seconds(),
                            left,
                            clock.instant(),
                            ProcessHandle.current().pid(),
                            message)
                    .write(directory.path());
        } catch (IOException e) {
            throw directory.failure(RunStatus.FILE, e);
        }
    }

    private double seconds() {
        return secondsBefore + schedule.seconds();
    }

    @Override
    public @Nullable Checkpoint latest() {
        Checkpoint given = latest;
        latest = null; // it may be as large as the state of the run
        return given;
    }

    @Override
    public boolean isDue() {
        return schedule.isDue();
    }

    @Override
    public boolean save(Checkpoint moment) {
        try {
            metrics.force(false);
            Checkpoint run = moment.at("run");
            run.put("metrics", metrics.position());
            tables.keep(moment.at(RunTables.NAME));
            fields.keep(moment.at(RunFields.NAME));
            run.put("seconds", seconds());
            run.put("stage", stage).put("progress", done, total);
            checkpoints.write(moment);
        } catch (IOException e) {
            throw directory.failure("checkpoint", e);
        }
        schedule.kept();
        status(RunStatus.State.RUNNING, "");
        return schedule.reason() == null;
    }

    /// Where the run comes from, as far as is known now.
    ///
    /// @return for the report
    public Provenance provenance() {
        return manifest.provenance(seconds());
    }

    /// Notes that the run stopped at its last checkpoint.
    ///
    /// @param at  how far it came
    /// @param why in words
    public void interrupted(Outcome.Interrupted at, String why) {
        done = at.done();
        total = at.total();
        end(RunStatus.State.INTERRUPTED, why);
    }

    /// Writes what was found.
    ///
    /// @param run        the result
    /// @param provenance as [#provenance] gave it
    /// @param report     HTML
    /// @throws UncheckedIOException if a file cannot be written; the run can be resumed then
    public void finish(Run run, Provenance provenance, String report) {
        directory.write(
                RunDirectory.RESULTS,
                RunJson.summary(run, provenance, path().toString()).toPrettyString() + "\n");
        if (run.ledger() != null) {
            directory.write("ledger.json", RunJson.ledger(run.ledger()).toPrettyString() + "\n");
        }
        directory.write(RunDirectory.REPORT, report);
        try {
            metrics.force(true);
            tables.finish(run);
            fields.finish(run);
            double took = provenance.took().toNanos() * 1e-9; // what the report says
            manifest.finished(run.outcome().word(), took, RunDirectory.hashes(path()));
        } catch (IOException e) {
            throw directory.failure(Manifest.FILE, e);
        }
        end(run.outcome() instanceof Outcome.Completed ? RunStatus.State.COMPLETED : RunStatus.State.DIVERGED, "");
    }

    private void end(RunStatus.State state, String message) {
        try {
            manifest.ended(state.word(), schedule.seconds());
            manifest.write(path());
        } catch (IOException e) {
            throw directory.failure(Manifest.FILE, e);
        }
        status(state, message);
        Instant now = clock.instant();
        directory.log(now, state.word() + (message.isEmpty() ? "" : ": " + message));
    }

    /// Notes that an error stopped the run, as far as that can still be written.
    ///
    /// @param why in words
    public void failed(String why) {
        directory.log(clock.instant(), "failed: " + why);
        try {
            manifest.ended(RunStatus.State.FAILED.word(), schedule.seconds());
            manifest.write(path());
            status(RunStatus.State.FAILED, why);
        } catch (IOException | UncheckedIOException lost) {
            // the disk is full or gone: that is the error
        }
    }

    @Override
    public void close() {
        try (directory) {
            metrics.close();
        } catch (IOException e) {
            throw directory.failure(METRICS, e);
        }
    }
}
