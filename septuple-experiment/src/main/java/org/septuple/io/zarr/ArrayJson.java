package org.septuple.io.zarr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `.zarray` and `.zattrs` as JSON.
final class ArrayJson {

    private ArrayJson() {}

    /// `.zarray`.
    static ObjectNode array(ArrayInfo info) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("chunks", numbers(info.chunks()));
        switch (info.compression()) {
            case Compression.None _ -> json.putNull("compressor");
            case Compression.Gzip(int level) -> json.set("compressor", compressor("gzip", level));
            case Compression.Zlib(int level) -> json.set("compressor", compressor("zlib", level));
        }
        json.put("dtype", info.type().code());
        json.putNull("fill_value");
        json.putNull("filters");
        json.put("order", "C");
        json.set("shape", numbers(info.shape()));
        json.put("zarr_format", 2);
        return json;
    }

    private static ObjectNode compressor(String name, int level) {
        return JsonNodeFactory.instance.objectNode().put("id", name).put("level", level);
    }

    private static ArrayNode numbers(List<Integer> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /// `.zattrs` of an array.
    static ObjectNode attributes(ArrayInfo info) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode dimensions = json.putArray(Attributes.DIMENSIONS);
        info.dimensions().forEach(dimensions::add);
        json.setAll(attributes(info.attributes()));
        return json;
    }

    /// `.zattrs` of a group.
    static ObjectNode attributes(Attributes attributes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.texts().forEach(json::put);
        return json;
    }

    /// Attributes other than the dimensions.
    static Attributes attributes(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().equals(Attributes.DIMENSIONS)) {
                JsonNode value = entry.getValue();
                texts.put(entry.getKey(), value.isString() ? value.stringValue() : value.toString());
            }
        }
        return new Attributes(texts);
    }

    /// Reads an array.
    ///
    /// @param name       name in the group
    /// @param place      for messages
    /// @param json       `.zarray`
    /// @param attributes `.zattrs`
    /// @throws IOException if it is something that this package does not read
    static ArrayInfo read(String name, String place, JsonNode json, JsonNode attributes) throws IOException {
        Field fields = new Field(place, json);
        fields.require("zarr_format", "2", "write it again with zarr_format=2");
        fields.require("order", "C", "write it again with order=\"C\"");
        JsonNode filters = fields.get("filters");
        if (!filters.isNull() && !filters.isEmpty()) {
            throw fields.refusal("filters", "null", "write it again without filters");
        }
        NumberType type = NumberType.of(fields.text("dtype"))
                .orElseThrow(() -> fields.refusal(
                        "dtype",
                        "one of <f8 <f4 <i8 <i4 |u1",
                        "write it again as float64 or int64, little-endian; complex numbers as two arrays"));
        List<Integer> shape = fields.lengths("shape", 0);
        List<Integer> chunks = fields.lengths("chunks", shape.contains(0) ? 0 : 1);
        if (chunks.size() != shape.size()) {
            throw fields.refusal("chunks", "as many lengths as in shape", "the file is damaged; write it again");
        }
        String separator = json.has("dimension_separator") ? fields.text("dimension_separator") : ".";
        if (!separator.equals(".") && !separator.equals("/")) {
            throw fields.refusal("dimension_separator", "\".\" or \"/\"", "write it again with \".\"");
        }
        return new ArrayInfo(
                name,
                type,
                dimensions(place, attributes, shape.size()),
                shape,
                chunks.stream().map(length -> Math.max(1, length)).toList(),
                compression(fields),
                fill(fields, type),
                separator,
                attributes(attributes));
    }

    private static Compression compression(Field fields) throws IOException {
        JsonNode json = fields.get("compressor");
        if (json.isNull()) {
            return new Compression.None();
        }
        int level = Math.clamp(json.path("level").asInt(1), 0, 9);
        return switch (json.path("id").asString("")) {
            case "gzip" -> new Compression.Gzip(level);
            case "zlib" -> new Compression.Zlib(level);
            default ->
                throw fields.refusal(
                        "compressor", "gzip, zlib or null", "write it again with numcodecs.GZip or compressor=None");
        };
    }

    private static ArrayInfo.Fill fill(Field fields, NumberType type) throws IOException {
        JsonNode json = fields.get("fill_value");
        if (json.isNull()) {
            return new ArrayInfo.NoFill();
        }
        if (!type.isReal() && json.canConvertToLong() && json.isIntegralNumber()) {
            return new ArrayInfo.IntegerFill(json.longValue());
        }
        Double real = type.isReal() ? real(json) : null;
        if (real == null) {
            throw fields.refusal("fill_value", "a number of type " + type.code(), "write it again with a number");
        }
        return new ArrayInfo.RealFill(real);
    }

    private static @Nullable Double real(JsonNode json) {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return switch (json.asString("")) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    private static List<String> dimensions(String place, JsonNode attributes, int count) throws IOException {
        JsonNode json = attributes.path(Attributes.DIMENSIONS);
        if (json.isMissingNode()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        json.forEach(name -> names.add(name.asString("")));
        if (names.size() != count) {
            throw new IOException("%s: %s is %s, but the array has %d dimensions; write the attributes again"
                    .formatted(place, Attributes.DIMENSIONS, json, count));
        }
        return names;
    }

    /// Fields of one object, and what to say about them.
    private record Field(String place, JsonNode json) {

        IOException refusal(String name, String expected, String remedy) {
            return new IOException(
                    "%s: %s is %s, this reader needs %s; %s".formatted(place, name, json.path(name), expected, remedy));
        }

        JsonNode get(String name) throws IOException {
            JsonNode value = json.get(name);
            if (value == null) {
                throw new IOException("%s: %s is missing; write the array again".formatted(place, name));
            }
            return value;
        }

        String text(String name) throws IOException {
            JsonNode value = get(name);
            return value.isString() ? value.stringValue() : value.toString();
        }

        void require(String name, String expected, String remedy) throws IOException {
            if (!text(name).equals(expected)) {
                throw refusal(name, expected, remedy);
            }
        }

        List<Integer> lengths(String name, int least) throws IOException {
            List<Integer> lengths = new ArrayList<>();
            for (JsonNode length : get(name)) {
                if (!length.canConvertToInt() || length.asInt() < least) {
                    throw refusal(
                            name, "lengths from %d to 2^31-1".formatted(least), "write it again with other lengths");
                }
                lengths.add(length.asInt());
            }
            return lengths;
        }
    }
}
