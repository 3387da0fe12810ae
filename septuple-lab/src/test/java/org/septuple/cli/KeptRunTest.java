package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.io.StoredRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs of format 1, kept as version 0.1.0 wrote them, can be read, exported, and gone on with. They are never written anew: a
/// version that cannot read them breaks its promise (docs/versions.md).
class KeptRunTest {

    @TempDir
    private Path scratch;

    private Path unpacked(String name) throws IOException {
        Path parent = scratch.resolve(name);
        try (InputStream bytes =
                        Objects.requireNonNull(KeptRunTest.class.getResourceAsStream("/kept/" + name + ".zip"));
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = parent.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.resolve("..").normalize());
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
        return Artefacts.onlyRun(parent);
    }

    private static JsonNode results(Path run) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(run.resolve("results.json")))
                .path("results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "kept-ensemble"})
    void finishedRunsAreReadWhole(String name) throws IOException {
        Path run = unpacked(name);
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
        StoredRun stored = StoredRun.read(run);
        JsonNode results = results(run);
        assertThat(stored.run().results()).hasSize(results.size()).hasSizeGreaterThan(3);
        stored.run()
                .results()
                .forEach((key, estimate) -> assertThat(estimate.value())
                        .as(key)
                        .isEqualTo(results.path(key).path("value").asDouble()));
        assertThat(Captured.of("show", run.toString()).exit()).isZero();
        assertThat(Captured.of("report", run.toString()).exit()).isZero();
        for (String format : new String[] {"hdf5", "csv"}) {
            assertThat(Captured.of("export", run.toString(), "--to", format).exit())
                    .isZero();
        }
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "kept-ensemble"})
    void interruptedRunsGoOnToTheSameResults(String name) throws IOException {
        Path run = unpacked(name + "-interrupted");
        assertThat(Captured.of("show", run.toString()).out()).contains("interrupted");
        Captured end = Captured.of("resume", run.toString(), "--allow-other-bits");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("going on from a checkpoint");
        assertThat(results(run)).isEqualTo(results(unpacked(name)));
    }

    @Test
    void outputsShorterThanTheCheckpointSaysAreRefused() throws IOException {
        for (String lost : new String[] {"metrics.ndjson", "tables/snapshots/part-00000.parquet"}) {
            Path run = unpacked("kept-ensemble-interrupted");
            Files.delete(run.resolve(lost));
            Captured refused = Captured.of("resume", run.toString(), "--allow-other-bits");
            assertThat(refused.exit()).as(refused.err()).isEqualTo(6);
            assertThat(refused.err())
                    .contains("not as it was at the checkpoint: ", "[RUN-009]")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void theConfigurationOfAKeptRunIsStillOne() throws IOException {
        Path run = unpacked("kept");
        assertThat(Captured.of("check", run.resolve("config.resolved.yaml").toString())
                        .exit())
                .isZero();
    }
}
