package org.septuple.io;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words what the YAML parser stumbled over.
final class YamlSyntax {

    /// What the parser says, what it means, what helps. The first match holds.
    private record Phrase(String parser, String meaning, String remedy) {}

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("(TAB)", "a tab stands where only spaces may", "Indent with spaces."),
            new Phrase(
                    "cannot start any token",
                    "a value cannot begin with this character",
                    "Quote text that begins with a special character."),
            new Phrase(
                    "mapping values are not allowed",
                    "no key can stand before this colon",
                    "Indent the line as its neighbours are; quote text that contains a colon."),
            new Phrase(
                    "could not find expected ':'",
                    "a key has no colon after it",
                    "Write `key: value`, with a space after the colon."),
            new Phrase(
                    "expected ',' or ']'",
                    "the sequence is not closed, or a comma is missing",
                    "Write `[a, b]` with commas and both brackets."),
            new Phrase(
                    "expected ',' or '}'",
                    "the mapping is not closed, or a comma is missing",
                    "Write `{key: value, key: value}` with commas and both braces."),
            new Phrase(
                    "expected <block end>",
                    "the line does not fit the ones above it",
                    "Indent keys of one mapping alike, and do not mix keys with `-` items."),
            new Phrase("unexpected end of stream", "a quote is not closed", "Close it, or escape a quote inside it."),
            new Phrase(
                    "unknown escape",
                    "a backslash inside double quotes begins an escape that does not exist",
                    "Double the backslash, or use single quotes."));

    private YamlSyntax() {}

    static Violation explain(YamlEngineException e, Function<Optional<Mark>, Location> locate) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return new Violation(
                    ErrorCode.YAML_SYNTAX,
                    locate.apply(Optional.empty()),
                    "",
                    Quote.shorten(said(e.getMessage()), 200));
        }
        var at = locate.apply(marked.getProblemMark().or(marked::getContextMark));
        var problem = said(marked.getProblem());
        var begun = marked.getContextMark()
                .map(mark -> " (begun at %d:%d)".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse("");
        return PHRASES.stream()
                .filter(phrase -> problem.contains(phrase.parser))
                .findFirst()
                .map(phrase -> new Violation(
                        ErrorCode.YAML_SYNTAX, at, "", "not YAML: " + phrase.meaning + begun, phrase.remedy))
                .orElseGet(() -> new Violation(
                        ErrorCode.YAML_SYNTAX, at, "", "not YAML: " + Quote.shorten(problem, 200) + begun));
    }

    private static String said(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "unreadable" : message;
    }
}
