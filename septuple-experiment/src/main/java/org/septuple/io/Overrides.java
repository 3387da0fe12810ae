package org.septuple.io;

import static org.septuple.io.ErrorCode.CONFIG_NOT_TEXT;
import static org.septuple.io.ErrorCode.OVERRIDE_INDEX;
import static org.septuple.io.ErrorCode.OVERRIDE_PATH;
import static org.septuple.io.ErrorCode.OVERRIDE_SYNTAX;
import static org.septuple.io.ErrorCode.OVERRIDE_THROUGH_SCALAR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.septuple.io.ConfigNode.Broken;
import org.septuple.io.ConfigNode.Entry;
import org.septuple.io.ConfigNode.Mapping;
import org.septuple.io.ConfigNode.Scalar;
import org.septuple.io.ConfigNode.Sequence;

/// `path.to.key=value` on the command line: replaces or adds one value of a configuration.
///
/// Segments are keys or, in sequences, indices from 0. The value is YAML, also in flow style:
/// `network={outputs: 3}`. Missing keys are made, and left for binding to judge; `null` takes a key away, as if it had never been
/// given. Of two overrides of one value the later holds.
public final class Overrides {

    private Overrides() {}

    /// Applies overrides in order.
    ///
    /// @param root       the configuration
    /// @param overrides  `key=value` each
    /// @param violations receives what is wrong with an override, which is then left out
    /// @return the configuration with all good overrides applied
    public static Mapping apply(Mapping root, List<String> overrides, Violations violations) {
        var result = root;
        for (var override : overrides) {
            result = apply(result, override, violations);
        }
        return result;
    }

    private static Mapping apply(Mapping root, String override, Violations violations) {
        var at = new Location.InOverride(override);
        int equals = override.indexOf('=');
        if (equals < 0) {
            violations.add(new Violation(OVERRIDE_SYNTAX, at, "", "%s has no `=`".formatted(Quote.text(override))));
            return root;
        }
        var path = override.substring(0, equals).strip();
        var segments = List.of(path.split("\\.", -1));
        if (segments.stream().anyMatch(String::isBlank) || segments.size() > YamlTree.DEEPEST) {
            violations.add(new Violation(
                    OVERRIDE_PATH,
                    at,
                    path,
                    "the path %s has %s"
                            .formatted(
                                    Quote.text(path),
                                    segments.size() > YamlTree.DEEPEST
                                            ? "%d segments; the limit is %d"
                                                    .formatted(segments.size(), YamlTree.DEEPEST)
                                            : "an empty segment")));
            return root;
        }
        var text = override.substring(equals + 1);
        int odd = ConfigFile.firstUnprintable(text);
        if (odd >= 0) {
            violations.add(new Violation(
                    CONFIG_NOT_TEXT, at, path, "the character U+%04X is not text".formatted(text.codePointAt(odd))));
            return root;
        }
        var value = YamlTree.ofOverride(at, text, violations);
        return (Mapping) new Overrides.Edit(at, segments, value, violations).replace(root, 0);
    }

    /// One override on its way down the tree.
    private record Edit(Location at, List<String> segments, ConfigNode value, Violations violations) {

        ConfigNode replace(ConfigNode node, int level) {
            if (level == segments.size()) {
                return value;
            }
            return switch (node) {
                case Mapping mapping -> inMapping(mapping, level);
                case Sequence sequence -> inSequence(sequence, level);
                case Broken broken -> broken;
                case Scalar scalar -> {
                    report(
                            OVERRIDE_THROUGH_SCALAR,
                            "`%s` is %s and has no key %s"
                                    .formatted(path(level), scalar.describe(), Quote.text(segments.get(level))),
                            "Give the whole mapping: `%s={…}`.".formatted(path(level)));
                    yield scalar;
                }
            };
        }

        private Mapping inMapping(Mapping mapping, int level) {
            var key = segments.get(level);
            Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
            if (level + 1 == segments.size()
                    && value instanceof Scalar(var _, Form form, String text)
                    && form == Form.NULL
                    && !text.isEmpty()) { // nothing after the `=` is a slip
                entries.remove(key);
                return new Mapping(mapping.at(), entries);
            }
            var entry = entries.get(key);
            ConfigNode old = entry == null ? new Mapping(at, Map.of()) : entry.value();
            entries.put(key, new Entry(entry == null ? at : entry.keyAt(), replace(old, level + 1)));
            return new Mapping(mapping.at(), entries);
        }

        private ConfigNode inSequence(Sequence sequence, int level) {
            var segment = segments.get(level);
            int size = sequence.items().size();
            var index = index(segment, size);
            if (index.isEmpty()) {
                report(
                        OVERRIDE_INDEX,
                        "`%s` is a sequence of %d; %s is no index of it"
                                .formatted(path(level), size, Quote.text(segment)),
                        size == 0
                                ? "Give the whole sequence: `%s=[…]`.".formatted(path(level))
                                : "Count from 0 to %d.".formatted(size - 1));
                return sequence;
            }
            List<ConfigNode> items = new ArrayList<>(sequence.items());
            items.set(index.getAsInt(), replace(items.get(index.getAsInt()), level + 1));
            return new Sequence(sequence.at(), items);
        }

        private static OptionalInt index(String segment, int size) {
            if (!segment.chars().allMatch(c -> c >= '0' && c <= '9') || segment.length() > 9) {
                return OptionalInt.empty();
            }
            int index = Integer.parseInt(segment);
            return index < size ? OptionalInt.of(index) : OptionalInt.empty();
        }

        private String path(int level) {
            return String.join(".", segments.subList(0, level));
        }

        private void report(ErrorCode code, String message, String remedy) {
            violations.add(new Violation(code, at, String.join(".", segments), message, remedy));
        }
    }
}
