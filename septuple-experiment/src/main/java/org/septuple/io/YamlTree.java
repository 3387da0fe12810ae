package org.septuple.io;

import static org.septuple.io.ErrorCode.YAML_ALIAS;
import static org.septuple.io.ErrorCode.YAML_DOCUMENTS;
import static org.septuple.io.ErrorCode.YAML_DUPLICATE_KEY;
import static org.septuple.io.ErrorCode.YAML_EMPTY;
import static org.septuple.io.ErrorCode.YAML_KEY;
import static org.septuple.io.ErrorCode.YAML_SYNTAX;
import static org.septuple.io.ErrorCode.YAML_TAG;
import static org.septuple.io.ErrorCode.YAML_TOO_DEEP;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ConfigNode.Broken;
import org.septuple.io.ConfigNode.Entry;
import org.septuple.io.ConfigNode.Mapping;
import org.septuple.io.ConfigNode.Scalar;
import org.septuple.io.ConfigNode.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the located tree of one YAML document from the parser's events.
///
/// Duplicate keys, aliases, anchors, tags and odd keys are reported and read over; a syntax error, a second
/// document and nesting beyond the limit end the reading.
final class YamlTree {

    static final int DEEPEST = 32;

    /// Thrown by the builder to stop reading after what it has reported.
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super(null, null, false, false);
        }
    }

    private final Iterator<Event> events;
    private final Function<Optional<Mark>, Location> locate;
    private final Violations violations;
    private @Nullable Event latest;

    private YamlTree(Iterator<Event> events, Function<Optional<Mark>, Location> locate, Violations violations) {
        this.events = events;
        this.locate = locate;
        this.violations = violations;
    }

    /// The tree of a file's text; empty after a violation that leaves nothing to bind.
    static Optional<ConfigNode> ofFile(String file, String text, Violations violations) {
        var document = read(text, mark -> inText(file, mark), violations);
        if (document.isEmpty() && violations.isEmpty()) {
            violations.add(new Violation(YAML_EMPTY, new Location.InFile(file), "", "the configuration is empty"));
        }
        return document;
    }

    /// The tree of an override's value; nothing at all reads as null.
    static ConfigNode ofOverride(Location at, String text, Violations violations) {
        long before = violations.count();
        return read(text, _ -> at, violations)
                .orElseGet(() -> violations.count() == before ? nothing(at) : new Broken(at));
    }

    private static Scalar nothing(Location at) {
        return new Scalar(at, Form.NULL, "");
    }

    private static Optional<ConfigNode> read(
            String text, Function<Optional<Mark>, Location> locate, Violations violations) {
        var settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return new YamlTree(events, locate, violations).document();
        } catch (Stop stop) {
            return Optional.empty();
        } catch (YamlEngineException e) {
            violations.add(YamlSyntax.explain(e, locate));
            return Optional.empty();
        }
    }

    private static Location inText(String file, Optional<Mark> mark) {
        return mark.<Location>map(m -> new Location.InText(file, m.getLine() + 1L, m.getColumn() + 1L))
                .orElseGet(() -> new Location.InFile(file));
    }

    private Optional<ConfigNode> document() {
        Optional<ConfigNode> document = Optional.empty();
        for (var event = next(); event.getEventId() != Event.ID.StreamEnd; event = next()) {
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (document.isPresent()) {
                        report(YAML_DOCUMENTS, event, "", () -> "a second document begins here");
                        throw new Stop();
                    }
                }
                case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
                    document = Optional.of(node(event, "", 0));
            }
        }
        return document.filter(node -> !(node instanceof Scalar scalar && scalar.equals(nothing(scalar.at()))));
    }

    /// The parser itself fails on escapes beyond Unicode, such as `"\UFFFFFFFF"`.
    private Event next() {
        try {
            latest = events.next();
            return latest;
        } catch (IllegalArgumentException e) {
            var at = locate.apply(latest == null ? Optional.empty() : latest.getEndMark());
            violations.add(new Violation(YAML_SYNTAX, at, "", "not YAML: an escape after this place is no character"));
            throw new Stop();
        }
    }

    private ConfigNode node(Event event, String pointer, int depth) {
        var at = locate.apply(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            report(
                    YAML_ALIAS,
                    event,
                    pointer,
                    () -> "the alias %s stands here".formatted(Quote.text("*" + alias.getAlias())));
            return new Broken(at);
        }
        refuseAnchorAndTag((NodeEvent) event, pointer);
        if (event instanceof ScalarEvent scalar) {
            var form = scalar.isPlain() ? Form.ofPlain(scalar.getValue()) : Form.TEXT;
            return new Scalar(at, form, scalar.getValue());
        }
        if (depth == DEEPEST) {
            report(
                    YAML_TOO_DEEP,
                    event,
                    pointer,
                    () -> "nesting reaches depth %d; the limit is %d".formatted(depth + 1, DEEPEST));
            throw new Stop();
        }
        return event.getEventId() == Event.ID.SequenceStart
                ? sequence(at, pointer, depth)
                : mapping(at, pointer, depth);
    }

    private ConfigNode sequence(Location at, String pointer, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, Scope.join(pointer, Integer.toString(items.size())), depth + 1));
        }
        return new Sequence(at, items);
    }

    private ConfigNode mapping(Location at, String pointer, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var keyAt = locate.apply(event.getStartMark());
            var key = key(event, pointer, depth);
            var value = node(next(), Scope.join(pointer, key.orElse("?")), depth + 1);
            key.ifPresent(name -> {
                var earlier = entries.putIfAbsent(name, new Entry(keyAt, value));
                if (earlier != null) {
                    violations.add(() -> new Violation(
                            YAML_DUPLICATE_KEY,
                            keyAt,
                            Scope.join(pointer, name),
                            "the key %s was already given at %s".formatted(Quote.text(name), earlier.keyAt())));
                }
            });
        }
        return new Mapping(at, entries);
    }

    private Optional<String> key(Event event, String pointer, int depth) {
        return switch (node(event, pointer, depth + 1)) {
            case Broken _ -> Optional.empty();
            case Scalar scalar when scalar.form() == Form.TEXT -> Optional.of(scalar.text());
            case ConfigNode odd -> {
                report(YAML_KEY, event, pointer, () -> "the key is %s; it must be text".formatted(odd.describe()));
                yield Optional.empty();
            }
        };
    }

    private void refuseAnchorAndTag(NodeEvent event, String pointer) {
        event.getAnchor()
                .map(Anchor::getValue)
                .ifPresent(anchor -> report(
                        YAML_ALIAS,
                        event,
                        pointer,
                        () -> "the anchor %s stands here".formatted(Quote.text("&" + anchor))));
        var tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.<String>empty();
        };
        tag.ifPresent(
                name -> report(YAML_TAG, event, pointer, () -> "the tag %s stands here".formatted(Quote.text(name))));
    }

    private void report(ErrorCode code, Event event, String pointer, Supplier<String> message) {
        violations.add(() -> new Violation(code, locate.apply(event.getStartMark()), pointer, message.get()));
    }
}
