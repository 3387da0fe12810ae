package org.septuple.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.septuple.numerics.Engine;

/// One line of JSON as `compare.py` and `scaling.py` read it: `{"name": …, "value": …, "unit": …, "detail": {…}}`.
final class ResultLine {

    private final String name;
    private final double value;
    private final String unit;
    private final Map<String, Object> detail = new LinkedHashMap<>();

    ResultLine(String name, double value, String unit) {
        this.name = name;
        this.value = value;
        this.unit = unit;
    }

    /// Adds to the detail.
    ///
    /// @param key   its name
    /// @param entry a number, a string, or an array, collection or map of such
    /// @return this
    ResultLine detail(String key, Object entry) {
        detail.put(key, entry);
        return this;
    }

    /// Adds what computed.
    ///
    /// @param engine kernels and crew
    /// @return this
    ResultLine engine(Engine engine) {
        return detail("threads", engine.crew().workers())
                .detail("kernels", engine.kernels().name())
                .detail("lanes", engine.kernels().lanes())
                .detail("java", Runtime.version().toString());
    }

    void print() {
        System.out.println(this);
    }

    @Override
    public String toString() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("value", value);
        all.put("unit", unit);
        all.put("detail", detail);
        return json(all);
    }

    private static String json(Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number) ? String.format(Locale.ROOT, "%.6g", number) : "null";
            case Number number -> number.toString();
            case double[] numbers -> json(Arrays.stream(numbers).boxed().toList());
            case Collection<?> entries ->
                entries.stream().map(ResultLine::json).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> entries ->
                entries.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ": " + json(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }
}
