package org.septuple.io;

import static org.septuple.io.ErrorCode.NOT_FINITE;
import static org.septuple.io.ErrorCode.OUT_OF_BOUNDS;
import static org.septuple.io.ErrorCode.UNKNOWN_CHOICE;
import static org.septuple.io.ErrorCode.WRONG_LENGTH;
import static org.septuple.io.ErrorCode.WRONG_TYPE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ConfigNode.Broken;
import org.septuple.io.ConfigNode.Scalar;
import org.septuple.io.ConfigNode.Sequence;

/// How one type of value is read from a node.
///
/// @param <T>      the type
/// @param wanted   what the value must be, for messages
/// @param fallback a harmless value, for going on after a violation
/// @param reader   reads the value, or reports and returns null
record Field<T>(String wanted, T fallback, Reader<T> reader) {

    /// Reads a node, or reports what is wrong and returns null.
    interface Reader<T> {
        @Nullable
        T read(ConfigNode node, String pointer, Consumer<Violation> report);
    }

    private static final int LONGEST_INTEGER = 40;
    private static final double EXACT = 0x1p53;
    private static final int ENOUGH_BAD_ITEMS = 20;

    @Nullable
    T read(ConfigNode node, String pointer, Consumer<Violation> report) {
        return reader.read(node, pointer, report);
    }

    // Single values

    static Field<Long> integer(long min, long max) {
        var wanted = integerWanted(min, max);
        return new Field<>(wanted, Math.clamp(1, min, max), (node, pointer, report) -> {
            var form = node.form();
            var text = text(node);
            var value = form == Form.INTEGER ? parseInteger(text) : form == Form.DECIMAL ? integral(text) : null;
            if (value == null && form != Form.INTEGER) {
                wrongType(node, pointer, wanted, report);
                return null;
            }
            if (value == null || value < min || value > max) {
                report.accept(violation(OUT_OF_BOUNDS, node, pointer, wanted));
                return null;
            }
            return value;
        });
    }

    static Field<Double> number(Interval interval) {
        var wanted = interval.equals(Interval.FINITE) ? "a finite number" : "a number " + interval;
        return new Field<>(wanted, interval.anyInside(), (node, pointer, report) -> {
            if (!node.form().isNumber()) {
                wrongType(node, pointer, wanted, report);
                return null;
            }
            double value = parseNumber(node.form(), text(node));
            if (!Double.isFinite(value)) {
                report.accept(violation(NOT_FINITE, node, pointer, wanted));
                return null;
            }
            if (!interval.contains(value)) {
                report.accept(violation(OUT_OF_BOUNDS, node, pointer, wanted));
                return null;
            }
            return value;
        });
    }

    static final Field<String> TEXT = text();

    private static Field<String> text() {
        var wanted = "text, not empty";
        return new Field<>(wanted, "text", (node, pointer, report) -> {
            var form = node.form();
            if (form.isNumber() || (form == Form.TEXT && !text(node).isBlank())) {
                return text(node);
            }
            wrongType(node, pointer, wanted, report);
            return null;
        });
    }

    static final Field<Boolean> FLAG = flag();

    private static Field<Boolean> flag() {
        var wanted = "true or false";
        return new Field<>(wanted, false, (node, pointer, report) -> {
            if (node.form() == Form.FLAG) {
                return text(node).equalsIgnoreCase("true");
            }
            wrongType(node, pointer, wanted, report);
            return null;
        });
    }

    static Field<String> choice(Collection<String> words) {
        var wanted = words.size() == 1 ? "" + words.iterator().next() : "one of: " + String.join(", ", words);
        return new Field<>(wanted, words.iterator().next(), (node, pointer, report) -> {
            var text = text(node);
            if (text.isEmpty()) {
                wrongType(node, pointer, wanted, report);
                return null;
            }
            if (words.contains(text)) {
                return text;
            }
            var remedy = Suggestion.of(text, words).map("Did you mean `%s`?"::formatted);
            var message = "`%s` is %s; it must be %s".formatted(pointer, Quote.text(text), wanted);
            report.accept(
                    new Violation(UNKNOWN_CHOICE, node.at(), pointer, message, remedy.orElse(UNKNOWN_CHOICE.remedy())));
            return null;
        });
    }

    // Sequences

    static Field<double[]> numbers(int length, Interval interval) {
        var item = number(interval);
        double[] fallback = new double[Math.max(length, 1)];
        Arrays.fill(fallback, item.fallback);
        return sequence(item, length, "numbers " + interval)
                .map(fallback, values -> values.stream().mapToDouble(x -> x).toArray());
    }

    static Field<int[]> integers(int length, int min, int max) {
        var item = integer(min, max);
        int[] fallback = new int[Math.max(length, 1)];
        Arrays.fill(fallback, Math.toIntExact(item.fallback));
        return sequence(item, length, "integers " + bounds(min, max))
                .map(
                        fallback,
                        values -> values.stream().mapToInt(Math::toIntExact).toArray());
    }

    static Field<double[][]> matrix(int rows, int columns, Interval interval) {
        var row = numbers(columns, interval);
        double[][] fallback = new double[Math.max(rows, 1)][];
        Arrays.setAll(fallback, _ -> row.fallback.clone());
        var wanted = "rows of " + row.wanted;
        var read = sequence(row, rows, wanted);
        return new Field<>(read.wanted, fallback, (node, pointer, report) -> {
            var values = read.read(node, pointer, report);
            if (values == null) {
                return null;
            }
            int width = values.getFirst().length;
            for (int i = 1; i < values.size(); i++) {
                if (values.get(i).length != width) {
                    report.accept(new Violation(
                            WRONG_LENGTH,
                            ((Sequence) node).items().get(i).at(),
                            Scope.join(pointer, Integer.toString(i)),
                            "`%s.%d` has %d numbers; row 0 has %d".formatted(pointer, i, values.get(i).length, width)));
                    return null;
                }
            }
            return values.toArray(double[][]::new);
        });
    }

    static Field<List<String>> texts(int length) {
        return sequence(TEXT, length, "texts");
    }

    static Field<List<String>> choices(Collection<String> words) {
        var item = choice(words);
        var read = sequence(item, Section.ANY, "words, each " + item.wanted);
        return new Field<>(read.wanted, read.fallback, (node, pointer, report) -> {
            var values = read.read(node, pointer, report);
            for (int i = 0; values != null && i < values.size(); i++) {
                int first = values.indexOf(values.get(i));
                if (first < i) {
                    report.accept(new Violation(
                            ErrorCode.CONFLICT,
                            ((Sequence) node).items().get(i).at(),
                            Scope.join(pointer, Integer.toString(i)),
                            "`%s.%d` repeats %s of `%s.%d`"
                                    .formatted(pointer, i, Quote.text(values.get(i)), pointer, first),
                            "Name each once."));
                    return null;
                }
            }
            return values;
        });
    }

    private static <T> Field<List<T>> sequence(Field<T> item, int length, String items) {
        var wanted = length == Section.ANY
                ? "a sequence of %s".formatted(items)
                : "a sequence of %d %s".formatted(length, items);
        var fallback = IntStream.range(0, Math.max(length, 1))
                .mapToObj(_ -> item.fallback)
                .toList();
        return new Field<>(wanted, fallback, (node, pointer, report) -> {
            if (!(node instanceof Sequence(var at, var nodes))) {
                wrongType(node, pointer, wanted, report);
                return null;
            }
            List<T> values = new ArrayList<>();
            for (int i = 0; i < nodes.size() && i - values.size() < ENOUGH_BAD_ITEMS; i++) {
                var value = item.read(nodes.get(i), Scope.join(pointer, Integer.toString(i)), report);
                if (value != null) {
                    values.add(value);
                }
            }
            boolean fits = length == Section.ANY ? !nodes.isEmpty() : nodes.size() == length;
            if (!fits) {
                var message = "`%s` has length %d; it must be %s".formatted(pointer, nodes.size(), wanted);
                report.accept(new Violation(WRONG_LENGTH, at, pointer, message));
            }
            return fits && values.size() == nodes.size() ? values : null;
        });
    }

    private <R> Field<R> map(R other, java.util.function.Function<T, R> function) {
        return new Field<>(wanted, other, (node, pointer, report) -> {
            var value = reader.read(node, pointer, report);
            return value == null ? null : function.apply(value);
        });
    }

    // Parts

    static void wrongType(ConfigNode node, String pointer, String wanted, Consumer<Violation> report) {
        if (!(node instanceof Broken)) {
            report.accept(violation(WRONG_TYPE, node, pointer, wanted));
        }
    }

    /// What was written, empty for all but scalars.
    private static String text(ConfigNode node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Violation violation(ErrorCode code, ConfigNode node, String pointer, String wanted) {
        var message = "`%s` is %s; it must be %s".formatted(pointer, node.describe(), wanted);
        return new Violation(code, node.at(), pointer, message);
    }

    static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (var constant : type.getEnumConstants()) {
            words.put(word(constant), constant);
        }
        return words;
    }

    /// The constant of a word that this program wrote.
    ///
    /// @throws IllegalArgumentException if there is none
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        E known = words(type).get(word);
        if (known == null) {
            throw new IllegalArgumentException(
                    "`%s` is none of %s".formatted(word, words(type).keySet()));
        }
        return known;
    }

    /// The words in their order, or in the alphabet's if the map has none that is the same in every run.
    static List<String> words(Map<String, ?> choices) {
        var words = choices.keySet().stream();
        return (choices instanceof SequencedMap ? words : words.sorted()).toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static String integerWanted(long min, long max) {
        var bounds = bounds(min, max);
        return bounds.isEmpty() ? "an integer" : "an integer " + bounds;
    }

    /// Bounds that are only those of the type go without saying.
    private static String bounds(long min, long max) {
        boolean fromBelow = min > Integer.MIN_VALUE;
        boolean fromAbove = max != Integer.MAX_VALUE && max != Long.MAX_VALUE;
        if (fromBelow && fromAbove) {
            return "in [%d, %d]".formatted(min, max);
        }
        return fromBelow ? ">= " + min : fromAbove ? "<= " + max : "";
    }

    private static @Nullable Long parseInteger(String text) {
        if (text.length() > LONGEST_INTEGER) {
            return null;
        }
        var value = exactInteger(text);
        return value.bitLength() < Long.SIZE ? (Long) value.longValue() : null;
    }

    private static BigInteger exactInteger(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    /// `1e6` and `3.0` are integers; beyond 2⁵³ a decimal no longer tells which.
    private static @Nullable Long integral(String text) {
        double value = parseNumber(Form.DECIMAL, text);
        return Math.rint(value) == value && Math.abs(value) <= EXACT ? (Long) (long) value : null;
    }

    private static double parseNumber(Form form, String text) {
        if (form == Form.RATIONAL) {
            int slash = text.indexOf('/');
            return Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
        }
        if (form == Form.INTEGER && text.length() <= LONGEST_INTEGER) {
            return text.startsWith("0x") || text.startsWith("0o")
                    ? exactInteger(text).doubleValue()
                    : Double.parseDouble(text);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case String decimal ->
                decimal.startsWith("0x") || decimal.startsWith("0o")
                        ? Double.POSITIVE_INFINITY
                        : Double.parseDouble(decimal);
        };
    }
}
