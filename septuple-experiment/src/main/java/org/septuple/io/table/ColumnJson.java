package org.septuple.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Columns as JSON: `{"columns": [{"name", "type", "nullable", "unit", "long_name"}]}`.
final class ColumnJson {

    /// Where it stands in the metadata of a part.
    static final String KEY = "septuple";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ColumnJson() {}

    static String text(List<Column> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("columns");
        for (Column column : columns) {
            array.addObject()
                    .put("name", column.name())
                    .put("type", column.type().name())
                    .put("nullable", column.nullable())
                    .put("unit", column.unit())
                    .put("long_name", column.longName());
        }
        return json.toString();
    }

    static List<Column> read(Path file, @Nullable String text) throws IOException {
        if (text == null) {
            throw new IOException(
                    "%s was not written by Septuple: its metadata has no key `%s`; read it with another library"
                            .formatted(file, KEY));
        }
        try {
            List<Column> columns = new ArrayList<>();
            for (JsonNode column : MAPPER.readTree(text).path("columns")) {
                columns.add(new Column(
                        column.path("name").asString(),
                        ColumnType.valueOf(column.path("type").asString()),
                        column.path("nullable").asBoolean(),
                        column.path("unit").asString(),
                        column.path("long_name").asString()));
            }
            return columns;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(
                    "%s: the metadata `%s` is damaged: %s. Restore the file, or run again".formatted(file, KEY, text),
                    e);
        }
    }
}
