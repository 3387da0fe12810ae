package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kind `premises` from the command line: four networks, of which those of gain 1.4 expand and those of gain .5 do not.
class PremisesAcceptanceTest {

    @TempDir
    private Path scratch;

    @Test
    void aSearchTellsWhatHoldsWhere() throws IOException {
        Path run = SmallExperiment.PREMISES.run(scratch.resolve("runs"));
        JsonNode found = JsonMapper.builder().build().readTree(Files.readString(run.resolve("results.json")));
        assertThat(found.path("results").path("networks").path("value").asDouble())
                .isEqualTo(4);
        assertThat(found.path("results").path("premises").path("value").asDouble())
                .isEqualTo(10);
        assertThat(found.path("results").path("holds.production").path("value").asDouble())
                .isEqualTo(0.5);
        assertThat(found.path("remarks").get(0).asString())
                .contains("All 10 premises hold together in 0 of 4 networks");
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report)
                .contains("Map of premises", "Premises of each network", "Premises that hold together", "rows 0.2")
                .contains("mean σ₊ over vectors &gt; 0");
    }

    @Test
    void checkSaysHowManyNetworks() throws IOException {
        Path file = Files.writeString(
                scratch.resolve("template.yaml"), Captured.of("new", "premises").out());
        assertThat(Captured.of("check", file.toString()).out())
                .contains("6 networks over 3 values of network.bulk.angle, 2 values of network.bulk.gain");
    }
}
