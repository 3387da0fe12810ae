package org.septuple.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.septuple.io.Sha256;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
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
        try (Stream<Path> tables = Files.list(run.resolve("tables"))) {
            for (Path table : tables.toList()) {
                all.put(run.relativize(table).toString(), rows(Table.read(table)));
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

    private static String rows(Table table) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (Column column : table.columns()) {
                String name = column.name();
                Object value = switch (column.type()) {
                    case INT64 -> table.longs(name)[row];
                    case FLOAT64 -> table.doubles(name)[row];
                    case TEXT -> table.texts(name).get(row);
                };
                line.append(table.isNull(name, row) ? null : value).append(' ');
            }
            rows.add(line.toString());
        }
        rows.sort(Comparator.naturalOrder());
        return String.join("\n", rows);
    }

    private static List<String> sorted(Path file) throws IOException {
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
