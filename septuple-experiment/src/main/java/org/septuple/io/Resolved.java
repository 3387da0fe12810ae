package org.septuple.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every value a binder read, defaults included, in the order of reading: what an experiment really is.
///
/// [#toYaml] writes it such that binding it again gives the same values, to the last bit.
public final class Resolved {

    private static final int WIDTH = 100;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_](?:[\\p{L}\\p{N}_./ -]*[\\p{L}\\p{N}_./-])?");

    /// Values are String, Boolean, Long, Double, double[], int[], double[][], List and Map of these.
    private final Map<String, Object> values;

    Resolved(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The text of config.resolved.yaml.
    ///
    /// @return YAML, ending with a newline
    public String toYaml() {
        var yaml = new StringBuilder();
        values.forEach((key, value) -> writeEntry(yaml, "", key, value));
        return yaml.isEmpty() ? "{}\n" : yaml.toString();
    }

    /// Every single value by its dotted path, for comparing two configurations.
    ///
    /// @return path to text as in YAML, in the order of reading; sequences of plain values are one text
    public Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        values.forEach((key, value) -> flatten(flat, key, value));
        return Collections.unmodifiableMap(flat);
    }

    private static void flatten(Map<String, String> flat, String path, Object value) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, inner) -> flatten(flat, path + "." + key, inner));
            case List<?> list
            when list.stream().anyMatch(Map.class::isInstance) -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(flat, path + "." + i, list.get(i));
                }
            }
            default -> flat.put(path, flow(value));
        }
    }

    /// In flow style where it is short or has no keys, else one line for each key.
    private static void writeEntry(StringBuilder yaml, String indent, String key, Object value) {
        var head = indent + quote(key) + ":";
        var line = head + " " + flow(value);
        var deeper = indent + "  ";
        boolean top = indent.isEmpty() && value instanceof Map<?, ?> map && map.size() > 3;
        if (line.length() <= WIDTH && !top) {
            yaml.append(line).append('\n');
            return;
        }
        switch (value) {
            case Map<?, ?> map -> {
                yaml.append(head).append('\n');
                map.forEach((inner, item) -> writeEntry(yaml, deeper, inner.toString(), item));
            }
            case double[][] rows -> {
                yaml.append(head).append('\n');
                Arrays.stream(rows).forEach(row -> wrap(yaml, deeper + "- ", deeper + "   ", row));
            }
            case List<?> list
            when list.stream().anyMatch(Map.class::isInstance) -> {
                yaml.append(head).append('\n');
                list.forEach(item -> writeItem(yaml, deeper, (Map<?, ?>) item));
            }
            case double[] _, int[] _, List<?> _ -> wrap(yaml, head + " ", deeper, value);
            default -> yaml.append(line).append('\n');
        }
    }

    private static void writeItem(StringBuilder yaml, String indent, Map<?, ?> item) {
        var line = indent + "- " + flow(item);
        if (line.length() <= WIDTH) {
            yaml.append(line).append('\n');
            return;
        }
        var block = new StringBuilder();
        item.forEach((key, value) -> writeEntry(block, indent + "  ", key.toString(), value));
        yaml.append(indent).append("- ").append(block.substring(indent.length() + 2));
    }

    /// A flow sequence over as many lines as it needs.
    private static void wrap(StringBuilder yaml, String head, String indent, Object sequence) {
        var line = new StringBuilder(head).append('[');
        var items = items(sequence).toList();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i) + (i + 1 < items.size() ? "," : "]");
            if (line.length() + 1 + item.length() > WIDTH) {
                yaml.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(item).append(' ');
        }
        yaml.append(line.toString().stripTrailing()).append('\n');
    }

    private static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quote(entry.getKey().toString()) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case double[][] _, double[] _, int[] _, List<?> _ ->
                items(value).collect(Collectors.joining(", ", "[", "]"));
            case Double number -> Interval.print(number);
            case String text -> quote(text);
            default -> value.toString();
        };
    }

    private static Stream<String> items(Object sequence) {
        return switch (sequence) {
            case double[] numbers -> Arrays.stream(numbers).mapToObj(Interval::print);
            case int[] numbers -> Arrays.stream(numbers).mapToObj(Integer::toString);
            case Object[] rows -> Arrays.stream(rows).map(Resolved::flow);
            case List<?> list -> list.stream().map(Resolved::flow);
            default -> throw new IllegalArgumentException("no sequence: " + sequence.getClass());
        };
    }

    /// Plain where YAML reads it back as the same text, else in double quotes.
    private static String quote(String text) {
        if (PLAIN.matcher(text).matches() && Form.ofPlain(text) == Form.TEXT) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Quote.isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(Quote.escape(c));
            }
        });
        return quoted.append('"').toString();
    }
}
