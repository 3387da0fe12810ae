package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.io.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The files of a group that are not chunks.
///
/// @param path the directory
record GroupFiles(Path path) {

    static final String ARRAY = ".zarray";
    static final String ATTRIBUTES = ".zattrs";
    static final String CONSOLIDATED = ".zmetadata";
    private static final String GROUP = ".zgroup";

    // Python writes NaN into JSON as it is.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /// What a group says of itself and of its arrays.
    record Content(Attributes attributes, Map<String, ArrayInfo> arrays) {}

    Path array(String name) {
        return path.resolve(name);
    }

    void writeGroup(Attributes attributes) throws IOException {
        write(path.resolve(ATTRIBUTES), ArrayJson.attributes(attributes));
        write(path.resolve(GROUP), groupJson());
    }

    void writeAttributes(ArrayInfo info) throws IOException {
        write(array(info.name()).resolve(ATTRIBUTES), ArrayJson.attributes(info));
    }

    void writeArray(ArrayInfo info) throws IOException {
        write(array(info.name()).resolve(ARRAY), ArrayJson.array(info));
    }

    void writeConsolidated(Attributes attributes, Collection<ArrayInfo> arrays) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = json.putObject("metadata");
        metadata.set(ATTRIBUTES, ArrayJson.attributes(attributes));
        metadata.set(GROUP, groupJson());
        for (ArrayInfo info : arrays) {
            metadata.set(info.name() + "/" + ARRAY, ArrayJson.array(info));
            metadata.set(info.name() + "/" + ATTRIBUTES, ArrayJson.attributes(info));
        }
        json.put("zarr_consolidated_format", 1);
        write(path.resolve(CONSOLIDATED), json);
    }

    private static ObjectNode groupJson() {
        return JsonNodeFactory.instance.objectNode().put("zarr_format", 2);
    }

    private static void write(Path file, ObjectNode json) throws IOException {
        WholeFile.write(file, json.toPrettyString() + "\n");
    }

    /// Reads the whole group, from `.zmetadata` if there is one.
    Content read() throws IOException {
        Path consolidated = path.resolve(CONSOLIDATED);
        if (Files.exists(consolidated)) {
            return readConsolidated(consolidated);
        }
        if (!Files.exists(path.resolve(GROUP))) {
            requireFormat(path);
            throw new IOException(
                    Files.exists(path.resolve(ARRAY))
                            ? "%s is an array, not a group; open the directory around it".formatted(path)
                            : "%s is no Zarr group: it has no .zgroup; check the path".formatted(path));
        }
        Map<String, ArrayInfo> arrays = new LinkedHashMap<>();
        for (Path array : directories()) {
            if (Files.exists(array.resolve(ARRAY))) {
                String name = String.valueOf(array.getFileName());
                arrays.put(name, readArray(name));
            }
        }
        return new Content(ArrayJson.attributes(readIfThere(path.resolve(ATTRIBUTES))), arrays);
    }

    /// Arrays directly in the group, readable or not.
    static List<String> names(Path path) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path directory : new GroupFiles(path).directories()) {
            if (Files.exists(directory.resolve(ARRAY))) {
                names.add(String.valueOf(directory.getFileName()));
            }
        }
        return names;
    }

    /// Refuses what is no array.
    static void requireArray(Path array) throws IOException {
        if (!Files.exists(array.resolve(ARRAY))) {
            requireFormat(array);
            throw new IOException("%s is no Zarr array: it has no .zarray; check the path".formatted(array));
        }
    }

    static void requireFormat(Path path) throws IOException {
        if (Files.exists(path.resolve("zarr.json"))) {
            throw new IOException(
                    "%s: zarr.json says Zarr 3, this reader needs Zarr 2; write it again with zarr_format=2"
                            .formatted(path));
        }
    }

    /// Reads `.zarray` and `.zattrs` of one array.
    ArrayInfo readArray(String name) throws IOException {
        Path array = array(name);
        return ArrayJson.read(
                name,
                array.resolve(ARRAY).toString(),
                read(array.resolve(ARRAY)),
                readIfThere(array.resolve(ATTRIBUTES)));
    }

    private Content readConsolidated(Path file) throws IOException {
        JsonNode json = read(file);
        if (json.path("zarr_consolidated_format").asInt(0) != 1) {
            throw new IOException("%s: zarr_consolidated_format is %s, this reader needs 1; consolidate again"
                    .formatted(file, json.path("zarr_consolidated_format")));
        }
        JsonNode metadata = json.path("metadata");
        Map<String, ArrayInfo> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
            String name = entry.getKey().replaceFirst("/?" + ARRAY + "$", "");
            // Arrays of sub-groups are left to whoever opens the sub-group.
            if (entry.getKey().equals(name + "/" + ARRAY) && !name.contains("/")) {
                JsonNode attributes = metadata.path(name + "/" + ATTRIBUTES);
                arrays.put(name, ArrayJson.read(name, file + ", " + entry.getKey(), entry.getValue(), attributes));
            }
        }
        return new Content(ArrayJson.attributes(metadata.path(ATTRIBUTES)), arrays);
    }

    private List<Path> directories() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, Files::isDirectory)) {
            all.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static JsonNode readIfThere(Path file) throws IOException {
        return Files.exists(file) ? read(file) : JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(
                    "%s is no JSON: %s. Restore the file, or write the group again"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }
}
