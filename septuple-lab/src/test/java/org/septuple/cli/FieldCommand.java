package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Experiments on grids, from a configuration to the JSON of `run`.
///
/// @param directory of configurations, with runs below
record FieldCommand(Path directory) {

    Captured run(String kind, String sections) throws IOException {
        Path file =
                Files.writeString(directory.resolve("e.yaml"), "septuple: 1\nname: e\nkind: " + kind + "\n" + sections);
        return Captured.of(
                "run",
                file.toString(),
                "--json",
                "--progress",
                "none",
                "--out",
                directory.resolve("runs").toString());
    }

    JsonNode completed(String kind, String sections) throws IOException {
        Captured run = run(kind, sections);
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    double result(String kind, String sections, String name) throws IOException {
        return value(completed(kind, sections), name);
    }

    static double value(JsonNode json, String name) {
        return json.path("results").path(name).path("value").asDouble(Double.NaN);
    }
}
