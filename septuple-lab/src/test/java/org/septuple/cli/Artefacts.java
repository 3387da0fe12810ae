package org.septuple.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.septuple.io.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run directory says, without its name, its times, and the order in which threads came to speak.
final class Artefacts {

    private Artefacts() {}

    /// The only run in a directory.
    static Path onlyRun(Path parent) throws IOException {
        try (Stream<Path> runs = Files.list(parent)) {
            List<Path> all = runs.toList();
            if (all.size() != 1) {
                throw new IllegalStateException("not one run but " + all);
            }
            return all.getFirst();
        }
    }

    static Map<String, String> of(Path run) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = run.relativize(file).toString();
                if (name.startsWith("fields.zarr")) {
                    all.put(name, Sha256.of(file));
                }
            }
        }
        all.put("metrics", String.join("\n", sorted(run.resolve("metrics.ndjson"))));
        if (Files.exists(run.resolve("ledger.json"))) {
            all.put("ledger", Files.readString(run.resolve("ledger.json")));
        }
        ObjectNode results = (ObjectNode) JsonMapper.builder()
                .build()
                .readTree(Files.readString(run.resolve("results.json"), StandardCharsets.UTF_8));
        results.remove(List.of("run", "directory"));
        all.put("results", results.toPrettyString());
        String report = Files.readString(run.resolve("report.html"))
                .replace(run.resolve("..").normalize().toString(), "OUT")
                .replace(run.getFileName().toString(), "RUN")
                .replaceAll("started [0-9T:.Z-]+", "started")
                .replaceAll("<dt>Started</dt><dd>[^<]*</dd>", "");
        all.put("report", report);
        return all;
    }

    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
