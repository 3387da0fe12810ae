package org.septuple.numerics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads formulas by recursive descent, no deeper than [#DEEPEST].
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/") signed }
/// signed  = ("-" | "+") signed | power
/// power   = primary [ "^" signed ]
/// primary = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
/// ```
final class ExpressionParser {

    static final int LONGEST = 10_000;
    static final int DEEPEST = 100;

    /// Characters of the text that an error shows.
    private static final int SHOWN = 20;

    private final String text;
    private final ExpressionGraph graph;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int at;
    private int depth;

    ExpressionParser(
            String text,
            ExpressionGraph graph,
            List<String> variables,
            Map<String, Double> parameters,
            Map<String, Expression> definitions) {
        this.text = text;
        this.graph = graph;
        for (int v = 0; v < variables.size(); v++) {
            name(variables.get(v), graph.variable(v));
        }
        parameters.forEach((word, value) -> name(word, graph.constant(value)));
        definitions.forEach((word, formula) -> name(word, formula.copyInto(graph)));
        names.putIfAbsent("pi", graph.constant(Math.PI));
        names.putIfAbsent("e", graph.constant(Math.E));
    }

    private void name(String word, int node) {
        boolean letters =
                !word.isEmpty() && isLetter(word.charAt(0)) && word.chars().allMatch(c -> isLetter(c) || isDigit(c));
        if (!letters || Operation.functions().contains(word)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a variable or parameter: need ASCII letters, digits and _, a letter first, and no function's name"
                            .formatted(word));
        }
        if (names.put(word, node) != null) {
            throw new IllegalArgumentException("two variables or parameters are called '%s'".formatted(word));
        }
    }

    int parse() {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    LONGEST + 1, "formula of %d characters: at most %d".formatted(text.length(), LONGEST));
        }
        int root = sum();
        skipSpace();
        if (at < text.length()) {
            throw unexpected("an operator or the end");
        }
        return root;
    }

    private int sum() {
        enter();
        int left = product();
        while (true) {
            if (take('+')) {
                left = graph.make(Operation.ADD, left, product());
            } else if (take('-')) {
                left = graph.make(Operation.SUBTRACT, left, product());
            } else {
                depth--;
                return left;
            }
        }
    }

    private int product() {
        int left = signed();
        while (true) {
            skipSpace();
            if (text.startsWith("**", at)) {
                throw new ExpressionException(at + 1, "found '**', powers are written '^'");
            }
            if (take('*')) {
                left = graph.make(Operation.MULTIPLY, left, signed());
            } else if (take('/')) {
                left = graph.make(Operation.DIVIDE, left, signed());
            } else {
                return left;
            }
        }
    }

    private int signed() {
        enter();
        int node;
        if (take('-')) {
            node = graph.make(Operation.NEGATE, signed());
        } else if (take('+')) {
            node = signed();
        } else {
            node = primary();
            if (take('^')) {
                node = graph.make(Operation.POW, node, signed());
            }
        }
        depth--;
        return node;
    }

    private int primary() {
        skipSpace();
        if (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            return number();
        }
        if (at < text.length() && isLetter(text.charAt(at))) {
            return named();
        }
        if (take('(')) {
            int node = sum();
            close("an operator or ')'");
            return node;
        }
        throw unexpected("a number, a name or '('");
    }

    private int number() {
        int from = at;
        int digits = digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits += digits();
        }
        if (digits == 0) {
            throw new ExpressionException(from + 1, "found '.', expected digits beside it");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int mark = at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (digits() == 0) {
                throw new ExpressionException(
                        mark + 1,
                        "found '%s', expected digits of a power of ten; a product is written with '*'"
                                .formatted(shown(mark)));
            }
        }
        double value = Double.parseDouble(text.substring(from, at));
        if (Double.isInfinite(value)) {
            throw new ExpressionException(
                    from + 1, "found '%s', expected a number below 1.8e308".formatted(shown(from)));
        }
        skipSpace();
        if (at < text.length() && (isLetter(text.charAt(at)) || text.charAt(at) == '(')) {
            throw unexpected("an operator; a product is written with '*'");
        }
        return graph.constant(value);
    }

    private int digits() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private int named() {
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String word = text.substring(from, at);
        skipSpace();
        boolean called = at < text.length() && text.charAt(at) == '(';
        Integer node = names.get(word);
        boolean function = Operation.functions().contains(word);
        if (node != null) {
            if (called) {
                throw new ExpressionException(
                        from + 1, "'%s' is not a function: a product is written with '*'".formatted(word));
            }
            return node;
        }
        if (!function) {
            throw unknown(word, from, called);
        }
        if (!called) {
            throw unexpected("'(' after '" + word + "'");
        }
        return call(Operation.function(word), from);
    }

    private int call(Operation operation, int from) {
        at++;
        List<Integer> operands = new ArrayList<>();
        do {
            operands.add(sum());
        } while (operands.size() < 4 && take(','));
        close("an operator, ',' or ')'");
        if (operands.size() != operation.operands()) {
            throw new ExpressionException(
                    from + 1,
                    "%s of %s%d arguments, expected %d"
                            .formatted(
                                    operation.word(),
                                    operands.size() == 4 ? "more than " : "",
                                    Math.min(operands.size(), 3),
                                    operation.operands()));
        }
        return graph.make(operation, operands.getFirst(), operands.getLast());
    }

    private void close(String expected) {
        if (!take(')')) {
            throw unexpected(expected);
        }
    }

    private void enter() {
        if (++depth > 2 * DEEPEST) {
            throw new ExpressionException(at + 1, "nested deeper than %d".formatted(DEEPEST));
        }
    }

    private boolean take(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private ExpressionException unexpected(String expected) {
        String found = at < text.length() ? "'" + shown(at) + "'" : "the end";
        return new ExpressionException(at + 1, "found %s, expected %s".formatted(found, expected));
    }

    /// One character, or a whole name or number.
    private String shown(int from) {
        int to = from + Character.charCount(text.codePointAt(from));
        while (to < text.length()
                && to < from + SHOWN
                && (isLetter(text.charAt(from)) || isDigit(text.charAt(from)))
                && (isLetter(text.charAt(to)) || isDigit(text.charAt(to)))) {
            to++;
        }
        int code = text.codePointAt(from);
        boolean plain = code > ' ' && code < 127;
        return plain ? text.substring(from, to) : "U+%04X".formatted(code);
    }

    private ExpressionException unknown(String word, int from, boolean called) {
        List<String> known = called ? Operation.functions() : new ArrayList<>(names.keySet());
        String kind = called ? "function" : "name";
        String advice = NearestWord.of(word, known)
                .map(name -> "did you mean '%s'? ".formatted(name))
                .orElse("");
        String shortened = word.length() > SHOWN ? word.substring(0, SHOWN) + "…" : word;
        return new ExpressionException(
                from + 1,
                "unknown %s '%s'; %sknown are %s".formatted(kind, shortened, advice, String.join(", ", known)));
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
