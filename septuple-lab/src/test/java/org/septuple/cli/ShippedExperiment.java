package org.septuple.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.septuple.io.ConfigFile;
import org.septuple.io.ConfigNode;
import org.septuple.io.Form;

/// An experiment of the directory experiments, one or more of each kind, and how to write it otherwise.
///
/// A place is a dotted path such as `network.bulk.size` or `data.scale.0`; the root is the empty path.
///
/// @param name   of the file
/// @param text   of the file, with the path of its data
/// @param places every place of the file and what stands there
record ShippedExperiment(String name, String text, Map<String, ConfigNode> places) {

    private static final Path DIRECTORY =
            Path.of("../experiments").toAbsolutePath().normalize();

    static List<ShippedExperiment> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            Stream<Path> onGrids = Stream.of(
                            "Q4", "Q6", "Q11", "Q12", "S6", "S8", "G11", "G2", "G3", "G4", "G5", "G8", "G12")
                    .map(row -> DIRECTORY.resolve("acceptance").resolve(row + ".yaml"));
            return Stream.concat(files.filter(file -> file.toString().endsWith(".yaml")), onGrids)
                    .sorted()
                    .map(ShippedExperiment::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShippedExperiment read(Path file) {
        Path digits = DIRECTORY.resolve("data/optdigits-8x8.csv.gz");
        String text = ConfigFile.text(file)
                .replace("set: optdigits", "set: optdigits, path: \"" + digits + "\"")
                .replace("data/frames", DIRECTORY.resolve("data/frames").toString())
                .replace("data/lens", DIRECTORY.resolve("data/lens").toString());
        Map<String, ConfigNode> places = new LinkedHashMap<>();
        collect("", ConfigFile.parse(file.toString(), text), places);
        return new ShippedExperiment(file.getFileName().toString(), text, places);
    }

    private static void collect(String path, ConfigNode node, Map<String, ConfigNode> places) {
        places.put(path, node);
        switch (node) {
            case ConfigNode.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> collect(join(path, key), entry.value(), places));
            case ConfigNode.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collect(join(path, Integer.toString(i)), sequence.items().get(i), places);
                }
            }
            case ConfigNode.Scalar _, ConfigNode.Broken _ -> {}
        }
    }

    /// The places where something of one type stands, in the order of the file.
    List<String> placesOf(Class<? extends ConfigNode> type) {
        return places.keySet().stream()
                .filter(path -> type.isInstance(places.get(path)))
                .toList();
    }

    /// The places that have a key of their own: all but the root and the items of sequences.
    List<String> keyed() {
        return places.keySet().stream()
                .filter(path -> !path.isEmpty() && !path.matches(".*\\.[0-9]+"))
                .toList();
    }

    boolean has(String path) {
        return places.containsKey(path);
    }

    /// The text of a scalar.
    String scalar(String path) {
        return places.get(path) instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
    }

    int whole(String path) {
        return Integer.parseInt(scalar(path));
    }

    /// The experiment in flow style, with the value of one place changed.
    String withValue(String place, UnaryOperator<String> change) {
        return write("", changedAt(place, change), UnaryOperator.identity(), place);
    }

    /// The experiment in flow style, with one entry `key: value` changed, or left out if the change gives nothing.
    String withEntry(String place, UnaryOperator<String> change) {
        return write("", (_, written) -> written, change, place);
    }

    private interface Written {
        String at(String path, String text);
    }

    private static Written changedAt(String place, UnaryOperator<String> change) {
        return (path, text) -> path.equals(place) ? change.apply(text) : text;
    }

    private String write(String path, Written value, UnaryOperator<String> entry, String place) {
        String written = switch (places.get(path)) {
            case ConfigNode.Mapping mapping -> {
                List<String> parts = new ArrayList<>();
                for (String key : mapping.entries().keySet()) {
                    String inner = join(path, key);
                    String line = key + ": " + write(inner, value, entry, place);
                    parts.add(inner.equals(place) ? entry.apply(line) : line);
                }
                String separator = path.isEmpty() ? ",\n " : ", ";
                yield parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(separator, "{", "}"));
            }
            case ConfigNode.Sequence sequence -> {
                List<String> items = new ArrayList<>();
                for (int i = 0; i < sequence.items().size(); i++) {
                    items.add(write(join(path, Integer.toString(i)), value, entry, place));
                }
                yield "[" + String.join(", ", items) + "]";
            }
            case ConfigNode.Scalar scalar
            when scalar.form() == Form.TEXT && !scalar.text().matches("[\\w-]+") -> '"' + scalar.text() + '"';
            case ConfigNode.Scalar scalar -> scalar.text();
            case ConfigNode.Broken _ -> "";
            case null -> throw new IllegalArgumentException("no place `%s` in %s".formatted(path, name));
        };
        return value.at(path, written);
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
