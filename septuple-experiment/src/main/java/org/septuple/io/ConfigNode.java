package org.septuple.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a configuration with the place it came from; the order of keys is kept.
///
/// Scalars keep the text the user wrote. Their form follows the core schema of YAML 1.2: `yes` and `1_000`
/// are text, `.5`, `1e-3` and `.inf` are numbers. One form is ours: plain `-1/3` is a rational number.
public sealed interface ConfigNode {

    /// Where the value stands.
    ///
    /// @return its first character, or its override
    Location at();

    /// Keys and values.
    ///
    /// @param at      where it begins
    /// @param entries by key, in the order of the file
    record Mapping(Location at, Map<String, Entry> entries) implements ConfigNode {

        /// Copies the entries, keeping their order.
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// A value and the place of its key.
    ///
    /// @param keyAt where the key stands
    /// @param value the value
    record Entry(Location keyAt, ConfigNode value) {}

    /// Items in order.
    ///
    /// @param at    where it begins
    /// @param items the items
    record Sequence(Location at, List<ConfigNode> items) implements ConfigNode {

        /// Copies the items.
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// One value.
    ///
    /// @param at   where it begins
    /// @param form what the text means
    /// @param text what the user wrote, without quotes
    record Scalar(Location at, Form form, String text) implements ConfigNode {}

    /// A value that could not be read and has been reported: whoever asks for it stays silent.
    ///
    /// @param at where it begins
    record Broken(Location at) implements ConfigNode {}

    /// The value for messages.
    ///
    /// @return such as `` the text `abc` ``, `3`, `a mapping`
    default String describe() {
        return switch (this) {
            case Mapping _ -> "a mapping";
            case Sequence sequence -> "a sequence of %d".formatted(sequence.items.size());
            case Broken _ -> "unreadable";
            case Scalar scalar ->
                switch (scalar.form) {
                    case NULL -> "empty";
                    case TEXT -> "the text " + Quote.text(scalar.text);
                    case FLAG, INTEGER, DECIMAL, RATIONAL, ABSENT, SEQUENCE, MAPPING -> Quote.shorten(scalar.text, 40);
                };
        };
    }

    /// The form of a value.
    ///
    /// @return what the value looks like
    default Form form() {
        return switch (this) {
            case Mapping _ -> Form.MAPPING;
            case Sequence _ -> Form.SEQUENCE;
            case Scalar scalar -> scalar.form;
            case Broken _ -> Form.NULL;
        };
    }
}
