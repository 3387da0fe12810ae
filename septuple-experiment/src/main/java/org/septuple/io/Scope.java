package org.septuple.io;

import static org.septuple.io.ErrorCode.MISSING_KEY;
import static org.septuple.io.ErrorCode.REFUSED;
import static org.septuple.io.ErrorCode.UNKNOWN_KEY;
import static org.septuple.io.ErrorCode.WRONG_LENGTH;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ConfigNode.Broken;
import org.septuple.io.ConfigNode.Entry;
import org.septuple.io.ConfigNode.Mapping;
import org.septuple.io.ConfigNode.Sequence;

/// The bookkeeping behind a [Section]: which keys were asked for, which are missing, what was read.
///
/// A mute scope reports nothing: what it stands on has been reported already.
final class Scope {

    private static final String SECTION = "a mapping of keys to values";

    private final @Nullable Scope parent;
    private final Mapping node;
    private final Location at;
    private final String pointer;
    private final Violations violations;
    private final Map<String, Object> resolved = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Violation> missing = new LinkedHashMap<>();
    private final List<Scope> children = new ArrayList<>();
    private boolean mute;
    private boolean isSpoilt;
    private String selected = "";

    private Scope(
            @Nullable Scope parent, Mapping node, Location at, String pointer, Violations violations, boolean mute) {
        this.parent = parent;
        this.node = node;
        this.at = at;
        this.pointer = pointer;
        this.violations = violations;
        this.mute = mute;
    }

    static Scope root(Mapping node, Violations violations) {
        return new Scope(null, node, node.at(), "", violations, false);
    }

    // Single values

    /// Asks for a key; reports and returns null if it is missing or bad.
    <T> @Nullable T read(String key, Field<T> field, @Nullable T byDefault) {
        known.add(key);
        var node = node(key);
        if (node == null && byDefault == null) {
            missing(key, field.wanted());
        }
        var value = node == null ? byDefault : field.read(node, path(key), this::report);
        if (value != null) {
            resolved.put(key, value);
        }
        return value;
    }

    /// Reads the word on which the other keys depend; mutes the scope if it is missing or bad.
    String select(String key, Field<String> words, @Nullable String byDefault) {
        var word = read(key, words, byDefault);
        mute |= word == null;
        selected += (selected.isEmpty() ? " with " : ", ") + "`%s: %s`".formatted(key, word);
        return word == null ? words.fallback() : word;
    }

    boolean isRead(String key) {
        return resolved.containsKey(key);
    }

    void resolve(String key, String text) {
        known.add(key);
        resolved.put(key, text);
    }

    Form form(String key) {
        known.add(key);
        var node = node(key);
        return node == null ? Form.ABSENT : node.form();
    }

    boolean isEmpty(String key) {
        return node(key) instanceof ConfigNode.Sequence(var _, var items) && items.isEmpty();
    }

    List<String> keys() {
        return List.copyOf(node.entries().keySet());
    }

    // Scopes within

    /// The mapping of a key. With a head, anything else but null is short for a mapping of that key alone.
    Scope child(String key, @Nullable String head, @Nullable ConfigNode byDefault) {
        return child(key, head, byDefault, SECTION);
    }

    /// An empty mapping in place of an absent one, which is missing unless another key is given.
    Scope childUnless(String key, String other) {
        return child(key, null, null, "%s, unless `%s` is given".formatted(SECTION, path(other)));
    }

    private Scope child(String key, @Nullable String head, @Nullable ConfigNode byDefault, String wanted) {
        known.add(key);
        var given = node(key);
        var value = given == null ? byDefault : given;
        if (value == null) {
            missing(key, wanted);
            value = new Broken(at);
        }
        var entry = node.entries().get(key);
        var child = child(value, entry == null ? at : entry.keyAt(), path(key), head);
        resolved.put(key, child.resolved);
        return child;
    }

    /// An empty mapping in place of an absent or empty one.
    Scope childOrEmpty(String key) {
        boolean empty = form(key) == Form.ABSENT || (form(key) == Form.NULL && !(node(key) instanceof Broken));
        if (!empty) {
            return child(key, null, null);
        }
        var entry = node.entries().get(key);
        var child = child(new Mapping(at, Map.of()), entry == null ? at : entry.keyAt(), path(key), null);
        resolved.put(key, child.resolved);
        return child;
    }

    List<Scope> children(String key, int minimum, @Nullable String head) {
        known.add(key);
        var wanted = "a sequence of mappings";
        var value = node(key);
        if (value == null && minimum > 0) {
            missing(key, wanted);
        }
        List<Scope> items = new ArrayList<>();
        if (value instanceof Sequence(var place, var nodes)) {
            if (nodes.size() < minimum) {
                var message = "`%s` has length %d; it needs at least %d".formatted(path(key), nodes.size(), minimum);
                report(new Violation(WRONG_LENGTH, place, path(key), message));
            }
            for (var node : nodes) {
                items.add(child(node, node.at(), join(path(key), Integer.toString(items.size())), head));
            }
        } else if (value != null) {
            Field.wrongType(value, path(key), wanted, this::report);
        }
        resolved.put(key, items.stream().map(item -> item.resolved).toList());
        return items;
    }

    private Scope child(ConfigNode value, Location place, String path, @Nullable String head) {
        Scope child;
        if (value instanceof Mapping mapping) {
            child = new Scope(this, mapping, place, path, violations, mute);
        } else if (head != null && !(value instanceof Broken) && value.form() != Form.NULL) {
            var entries = Map.of(head, new Entry(value.at(), value));
            child = new Scope(this, new Mapping(value.at(), entries), place, path, violations, mute);
        } else {
            Field.wrongType(value, path, head == null ? SECTION : "a `%s` or a mapping".formatted(head), this::report);
            child = new Scope(this, new Mapping(value.at(), Map.of()), place, path, violations, true);
        }
        children.add(child);
        return child;
    }

    // Reports

    void report(Violation violation) {
        isSpoilt = true;
        if (!mute) {
            violations.add(violation);
        }
    }

    private void missing(String key, String wanted) {
        if (!mute) {
            var message = "`%s` is missing; it must be %s".formatted(path(key), wanted);
            var remedy = pointer.isEmpty() ? "Add `%s:`.".formatted(key) : "Add `%s:` to `%s`.".formatted(key, pointer);
            missing.put(key, new Violation(MISSING_KEY, at, path(key), message, remedy));
        }
    }

    /// Reports keys nobody asked for, here and below; one that is a misspelt missing key counts once.
    void finish() {
        node.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                var meant = Suggestion.of(key, known);
                boolean isMissing = meant.map(missing::remove).isPresent();
                if (!mute || isMissing) {
                    violations.add(unknown(key, entry.keyAt(), meant));
                }
            }
        });
        missing.values().forEach(violations::add);
        children.forEach(Scope::finish);
    }

    private Violation unknown(String key, Location keyAt, Optional<String> meant) {
        var message = "`%s` is not a known key%s; known: %s".formatted(path(key), selected, String.join(", ", known));
        var remedy = meant.map("Did you mean `%s`?"::formatted).orElse(UNKNOWN_KEY.remedy());
        return new Violation(UNKNOWN_KEY, keyAt, path(key), message, remedy);
    }

    /// Reports what is missing, here and below, after a binder gave up.
    void abandon() {
        missing.values().forEach(violations::add);
        children.forEach(Scope::abandon);
    }

    /// What to throw for an exception of the binder: what is wrong, of which it is a consequence; if nothing is, the
    /// objection of a constructor, or else the exception itself, which is a defect.
    RuntimeException refusal(RuntimeException thrown) {
        abandon();
        if (violations.isEmpty()) {
            if (!(thrown instanceof IllegalArgumentException)) {
                return thrown;
            }
            violations.add(new Violation(REFUSED, at, pointer, String.valueOf(thrown.getMessage())));
        }
        var refusal = new ConfigurationException(violations);
        refusal.addSuppressed(thrown);
        return refusal;
    }

    /// Whether nothing is wrong so far, anywhere.
    boolean isSound() {
        return violations.isEmpty() && (parent == null ? isComplete() : parent.isSound());
    }

    /// Whether nothing is wrong so far, here and below.
    boolean isWhole() {
        return !mute && !isSpoilt && missing.isEmpty() && children.stream().allMatch(Scope::isWhole);
    }

    private boolean isComplete() {
        return missing.isEmpty() && children.stream().allMatch(Scope::isComplete);
    }

    // Parts

    /// Some of the keys as they are given.
    Mapping only(List<String> keys) {
        Map<String, Entry> some = new LinkedHashMap<>(node.entries());
        some.keySet().retainAll(keys);
        return new Mapping(node.at(), some);
    }

    Resolved resolved() {
        return new Resolved(resolved);
    }

    String path(String key) {
        return join(pointer, key);
    }

    Location where(String key) {
        var node = node(key);
        return node == null ? at : node.at();
    }

    private @Nullable ConfigNode node(String key) {
        var entry = node.entries().get(key);
        return entry == null ? null : entry.value();
    }

    static String join(String pointer, String key) {
        var segment = Quote.shorten(key, 60);
        return pointer.isEmpty() ? segment : pointer + "." + segment;
    }
}
