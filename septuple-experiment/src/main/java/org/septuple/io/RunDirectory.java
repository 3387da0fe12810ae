package org.septuple.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.RunOutput;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.learning.Snapshot;

/// The directory of one run.
///
/// | file | what | written |
/// |---|---|---|
/// | config.yaml | the configuration as given | first |
/// | config.resolved.yaml | with overrides and defaults; runs by itself | first |
/// | metrics.ndjson | one object per replica and epoch, or per snapshot of an ensemble | live, a line at a time |
/// | snapshots/NAME-STEP.npy | trainables of an ensemble, replicas×K, for `numpy.load` | live |
/// | results.json | outcome, results, ledger | last |
/// | ledger.json | the 76 rows | last, kind duality |
/// | manifest.json | arguments, version, machine, hashes | last |
/// | report.html | for people | last |
///
/// Every file but metrics.ndjson appears whole or not at all.
public final class RunDirectory implements RunOutput, AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;
    private final BufferedWriter metrics;

    private RunDirectory(Path path, BufferedWriter metrics) {
        this.path = path;
        this.metrics = metrics;
    }

    /// Makes a new directory, named by time, experiment and configuration.
    ///
    /// @param parent   holds run directories; made if missing
    /// @param name     of the experiment
    /// @param started  when
    /// @param config   text of the configuration as given
    /// @param resolved text of the resolved configuration
    /// @return open for metrics
    /// @throws UncheckedIOException if the directory cannot be written
    public static RunDirectory create(Path parent, String name, Instant started, String config, String resolved) {
        try {
            Files.createDirectories(parent);
            String hash = Sha256.of(resolved.getBytes(StandardCharsets.UTF_8)).substring(0, 4);
            Path path = unused(parent, TIME.format(started) + "_" + name + "_" + hash);
            RunDirectory directory = new RunDirectory(path, Files.newBufferedWriter(path.resolve("metrics.ndjson")));
            directory.write("config.yaml", config);
            directory.write("config.resolved.yaml", resolved);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a run directory in " + parent, e);
        }
    }

    private static Path unused(Path parent, String id) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(parent.resolve(attempt == 1 ? id : id + "-" + attempt));
            } catch (FileAlreadyExistsException taken) {
                if (attempt == 1000) {
                    throw taken;
                }
            }
        }
    }

    /// Where it is.
    ///
    /// @return the directory
    public Path path() {
        return path;
    }

    /// Name of the run.
    ///
    /// @return last part of the path
    public String id() {
        return path.getFileName().toString();
    }

    @Override
    public void epoch(EpochRecord record) {
        writeMetrics(RunJson.metrics(record).toString());
    }

    @Override
    public void snapshot(SnapshotRecord record, Snapshot snapshot) {
        writeMetrics(RunJson.metrics(record).toString());
        Path file = path.resolve("snapshots").resolve("%s-%09d.npy".formatted(record.name(), record.step()));
        try {
            Files.createDirectories(file.getParent());
            NpyFile.write(file, snapshot.replicas(), snapshot.trainables(), snapshot::trainables);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void writeMetrics(String line) {
        try {
            metrics.write(line);
            metrics.newLine();
            metrics.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve("metrics.ndjson"), e);
        }
    }

    @Override
    public void progress(String stage, long done, long total) {}

    /// Writes what was found.
    ///
    /// @param run        the result
    /// @param provenance where it comes from
    /// @param report     HTML
    /// @throws UncheckedIOException if a file cannot be written
    public void finish(Run run, Provenance provenance, String report) {
        write("results.json", RunJson.summary(run, provenance, path.toString()).toPrettyString() + "\n");
        if (run.ledger() != null) {
            write("ledger.json", RunJson.ledger(run.ledger()).toPrettyString() + "\n");
        }
        write("manifest.json", RunJson.manifest(provenance).toPrettyString() + "\n");
        write("report.html", report);
    }

    private void write(String name, String text) {
        Path temporary = path.resolve(name + ".part");
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve(name), e);
        }
    }

    @Override
    public void close() {
        try {
            metrics.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve("metrics.ndjson"), e);
        }
    }
}
