package org.septuple.io;

import static org.septuple.io.ErrorCode.CONFLICT;
import static org.septuple.io.ErrorCode.REFUSED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ConfigNode.Mapping;
import org.septuple.io.ConfigNode.Scalar;

/// One mapping of a configuration while it is bound.
///
/// ```java
/// Bound<Learning> bound = ConfigFile.bind(file, overrides, root -> {
///     Section learning = root.section("learning");
///     Mode mode = learning.choice("mode", Mode.RELAXATION);
///     int steps = learning.integer("steps", 1, 1000, 16);
///     double rate = learning.number("rate", Interval.openClosed(0, 1));
///     return new Learning(mode, steps, rate);
/// });
/// ```
///
/// A getter never throws for bad input: it notes the violation and returns a harmless value inside the bounds, so
/// that the binder goes on and the user learns everything at once. The binder's result is thrown away then.
/// Getters without a default are for required keys. Asking for a key makes it known; when the binder is done,
/// keys nobody asked for are reported, in this section and all its children.
///
/// What is read, defaults included, makes up the [Resolved] configuration, in the order of asking.
public final class Section {

    /// Any length of a sequence from 1 up.
    public static final int ANY = -1;

    private final Scope scope;

    private Section(Scope scope) {
        this.scope = scope;
    }

    /// Binds a tree: runs the binder, reports keys it did not ask for, throws if anything is wrong.
    ///
    /// An `IllegalArgumentException` of the binder, from the last guard of a constructor say, becomes a violation
    /// of the whole configuration; use [#construct] to name the key.
    ///
    /// @param <T>        what the binder makes
    /// @param root       the top level
    /// @param violations what is known to be wrong already
    /// @param binder     reads the sections
    /// @return the bound value and the resolved configuration
    /// @throws ConfigurationException carrying every violation
    public static <T> Bound<T> bind(Mapping root, Violations violations, Function<Section, T> binder) {
        var scope = Scope.root(root, violations);
        T value;
        try {
            value = binder.apply(new Section(scope));
        } catch (ConfigurationException e) {
            scope.abandon();
            e.violations().forEach(violations::add);
            throw new ConfigurationException(violations);
        } catch (RuntimeException e) {
            throw scope.refusal(e);
        }
        scope.finish();
        violations.throwIfAny();
        return new Bound<>(value, scope.resolved());
    }

    // Numbers

    /// A required integer; `1e6` and `3.0` are integers too.
    ///
    /// @param key the key
    /// @param min the least value accepted
    /// @param max the greatest value accepted
    /// @return the value
    public int integer(String key, int min, int max) {
        return (int) whole(key, min, max, null);
    }

    /// An integer with a default.
    ///
    /// @param key       the key
    /// @param min       the least value accepted
    /// @param max       the greatest value accepted
    /// @param byDefault the value of an absent key
    /// @return the value
    public int integer(String key, int min, int max, int byDefault) {
        return (int) whole(key, min, max, (long) byDefault);
    }

    /// A required integer of 64 bits.
    ///
    /// @param key the key
    /// @param min the least value accepted
    /// @param max the greatest value accepted
    /// @return the value
    public long longInteger(String key, long min, long max) {
        return whole(key, min, max, null);
    }

    /// An integer of 64 bits with a default.
    ///
    /// @param key       the key
    /// @param min       the least value accepted
    /// @param max       the greatest value accepted
    /// @param byDefault the value of an absent key
    /// @return the value
    public long longInteger(String key, long min, long max, long byDefault) {
        return whole(key, min, max, byDefault);
    }

    private long whole(String key, long min, long max, @Nullable Long byDefault) {
        return value(key, Field.integer(min, max), byDefault);
    }

    /// A required finite number: `0.5`, `1e-3`, `-1/3`.
    ///
    /// @param key      the key
    /// @param interval the values accepted
    /// @return the value
    public double number(String key, Interval interval) {
        return value(key, Field.number(interval), null);
    }

    /// A finite number with a default.
    ///
    /// @param key       the key
    /// @param interval  the values accepted
    /// @param byDefault the value of an absent key
    /// @return the value
    public double number(String key, Interval interval, double byDefault) {
        return value(key, Field.number(interval), byDefault);
    }

    // Words

    /// Required text, not empty; an unquoted number is text as it was written.
    ///
    /// @param key the key
    /// @return the text
    public String text(String key) {
        return value(key, Field.TEXT, null);
    }

    /// Text with a default.
    ///
    /// @param key       the key
    /// @param byDefault the value of an absent key
    /// @return the text
    public String text(String key, String byDefault) {
        return value(key, Field.TEXT, byDefault);
    }

    /// A required flag.
    ///
    /// @param key the key
    /// @return true or false
    public boolean flag(String key) {
        return value(key, Field.FLAG, null);
    }

    /// A flag with a default.
    ///
    /// @param key       the key
    /// @param byDefault the value of an absent key
    /// @return true or false
    public boolean flag(String key, boolean byDefault) {
        return value(key, Field.FLAG, byDefault);
    }

    /// A required choice among the constants of an enum, in kebab case: `STEADY_STATE` is `steady-state`.
    ///
    /// @param <E>  the enum
    /// @param key  the key
    /// @param type the enum
    /// @return the constant
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, Field.words(type));
    }

    /// A choice among the constants of an enum, with a default.
    ///
    /// @param <E>       the enum
    /// @param key       the key
    /// @param byDefault the value of an absent key
    /// @return the constant
    public <E extends Enum<E>> E choice(String key, E byDefault) {
        return choice(key, Field.words(byDefault.getDeclaringClass()), Field.word(byDefault));
    }

    /// A required choice among words.
    ///
    /// @param <E>     what the words stand for
    /// @param key     the key
    /// @param choices word to value, in the order of messages
    /// @return the value
    public <E> E choice(String key, Map<String, E> choices) {
        return pick(choices, value(key, Field.choice(Field.words(choices)), null));
    }

    /// A choice among words, with a default.
    ///
    /// @param <E>       what the words stand for
    /// @param key       the key
    /// @param choices   word to value, in the order of messages
    /// @param byDefault the word for an absent key
    /// @return the value
    public <E> E choice(String key, Map<String, E> choices, String byDefault) {
        return pick(choices, value(key, Field.choice(Field.words(choices)), byDefault));
    }

    /// A required choice on which the meaning of the section's other keys depends: if it is bad, the rest of the
    /// section is not judged, for it would be judged by the wrong measure. Ask for it first.
    ///
    /// @param <E>     what the words stand for
    /// @param key     the key, `kind` or `family` mostly
    /// @param choices word to value, in the order of messages
    /// @return the value
    public <E> E select(String key, Map<String, E> choices) {
        return pick(choices, scope.select(key, Field.choice(Field.words(choices)), null));
    }

    /// A required choice among the constants of an enum, on which the section's other keys depend.
    ///
    /// @param <E>  the enum
    /// @param key  the key
    /// @param type the enum
    /// @return the constant
    public <E extends Enum<E>> E select(String key, Class<E> type) {
        return select(key, Field.words(type));
    }

    /// Like [#select(String, Class)], with a default.
    ///
    /// @param <E>       the enum
    /// @param key       the key
    /// @param byDefault the value of an absent key
    /// @return the constant
    public <E extends Enum<E>> E select(String key, E byDefault) {
        var words = Field.words(byDefault.getDeclaringClass());
        return pick(words, scope.select(key, Field.choice(Field.words(words)), Field.word(byDefault)));
    }

    // Sequences

    /// A required sequence of numbers.
    ///
    /// @param key      the key
    /// @param length   how many, or [#ANY]
    /// @param interval the values accepted
    /// @return the numbers, the caller's own
    public double[] numbers(String key, int length, Interval interval) {
        return value(key, Field.numbers(length, interval), null).clone();
    }

    /// A sequence of numbers with a default.
    ///
    /// @param key       the key
    /// @param length    how many, or [#ANY]
    /// @param interval  the values accepted
    /// @param byDefault the value of an absent key
    /// @return the numbers, the caller's own
    public double[] numbers(String key, int length, Interval interval, double... byDefault) {
        return value(key, Field.numbers(length, interval), byDefault.clone()).clone();
    }

    /// A required sequence of integers.
    ///
    /// @param key    the key
    /// @param length how many, or [#ANY]
    /// @param min    the least value accepted
    /// @param max    the greatest value accepted
    /// @return the integers, the caller's own
    public int[] integers(String key, int length, int min, int max) {
        return value(key, Field.integers(length, min, max), null).clone();
    }

    /// A sequence of integers with a default.
    ///
    /// @param key       the key
    /// @param length    how many, or [#ANY]
    /// @param min       the least value accepted
    /// @param max       the greatest value accepted
    /// @param byDefault the value of an absent key
    /// @return the integers, the caller's own
    public int[] integers(String key, int length, int min, int max, int... byDefault) {
        return value(key, Field.integers(length, min, max), byDefault.clone()).clone();
    }

    /// A required matrix: a sequence of rows.
    ///
    /// @param key      the key
    /// @param rows     how many rows, or [#ANY]
    /// @param columns  how many columns, or [#ANY], which still must be equal in all rows
    /// @param interval the values accepted
    /// @return row-major, the caller's own
    public double[][] matrix(String key, int rows, int columns, Interval interval) {
        return Field.copy(value(key, Field.matrix(rows, columns, interval), null));
    }

    /// A required sequence of texts.
    ///
    /// @param key    the key
    /// @param length how many, or [#ANY]
    /// @return the texts
    public List<String> texts(String key, int length) {
        return value(key, Field.texts(length), null);
    }

    /// A sequence of texts with a default.
    ///
    /// @param key       the key
    /// @param length    how many, or [#ANY]
    /// @param byDefault the value of an absent key
    /// @return the texts
    public List<String> texts(String key, int length, List<String> byDefault) {
        return value(key, Field.texts(length), byDefault);
    }

    /// A required sequence of choices, each at most once.
    ///
    /// @param <E>     what the words stand for
    /// @param key     the key
    /// @param choices word to value, in the order of messages
    /// @return the values, at least one
    public <E> List<E> choices(String key, Map<String, E> choices) {
        return value(key, Field.choices(Field.words(choices)), null).stream()
                .map(word -> pick(choices, word))
                .toList();
    }

    /// A sequence of choices among the constants of an enum, each at most once, with a default.
    ///
    /// @param <E>       the enum
    /// @param key       the key
    /// @param type      the enum
    /// @param byDefault the value of an absent key
    /// @return the constants, at least one
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> byDefault) {
        var words = Field.words(type);
        var names = byDefault.stream().map(Field::word).toList();
        return value(key, Field.choices(Field.words(words)), names).stream()
                .map(word -> pick(words, word))
                .toList();
    }

    // Sections

    /// A required section.
    ///
    /// @param key the key of a mapping
    /// @return the section
    public Section section(String key) {
        return new Section(scope.child(key, null, null));
    }

    /// A required section in whose place another key may stand.
    ///
    /// @param key   the key of a mapping
    /// @param other the key that is not given either, for the message
    /// @return the section
    public Section sectionUnless(String key, String other) {
        return new Section(scope.childUnless(key, other));
    }

    /// A section that may be left out: all its keys take their defaults then, or are missing.
    ///
    /// @param key the key of a mapping
    /// @return the section, perhaps empty
    public Section optional(String key) {
        return new Section(scope.childOrEmpty(key));
    }

    /// A required section with a short form: `potential: none` is `potential: {kind: none}`. Go on with
    /// [#select] of `kind`.
    ///
    /// @param key the key of a text or a mapping
    /// @return the section
    public Section variant(String key) {
        return new Section(scope.child(key, "kind", null));
    }

    /// Like [#variant(String)], with a default.
    ///
    /// @param key       the key of a text or a mapping
    /// @param byDefault the kind of an absent section
    /// @return the section
    public Section variant(String key, String byDefault) {
        return new Section(scope.child(key, "kind", new Scalar(scope.where(key), Form.TEXT, byDefault)));
    }

    /// A required section with a short form of its own: with head `set`, `data: digits` is `data: {set: digits}`.
    ///
    /// @param key  the key of a scalar, a sequence or a mapping
    /// @param head the key that the short form gives
    /// @return the section
    public Section shorthand(String key, String head) {
        return new Section(scope.child(key, head, null));
    }

    /// A sequence of sections.
    ///
    /// @param key     the key
    /// @param minimum how many are required; with 0 the key may be left out
    /// @return the sections
    public List<Section> sections(String key, int minimum) {
        return scope.children(key, minimum, null).stream().map(Section::new).toList();
    }

    /// A sequence of sections with the short form of [#variant].
    ///
    /// @param key     the key
    /// @param minimum how many are required; with 0 the key may be left out
    /// @return the sections
    public List<Section> variants(String key, int minimum) {
        return scope.children(key, minimum, "kind").stream().map(Section::new).toList();
    }

    // Beyond single values

    /// What the value of a key looks like, for keys that take one of several forms. Makes the key known.
    ///
    /// @param key the key
    /// @return its form, [Form#ABSENT] if there is no such key
    public Form form(String key) {
        return scope.form(key);
    }

    /// Whether a key is a sequence without items.
    boolean isEmpty(String key) {
        return scope.isEmpty(key);
    }

    /// Whether a key is given. Makes the key known.
    ///
    /// @param key the key
    /// @return true even if its value is empty
    public boolean has(String key) {
        return form(key) != Form.ABSENT;
    }

    /// Whether the last answer about a value is what the key says, or its default.
    ///
    /// @param key asked for before
    /// @return false if it was a stand-in for something missing or bad
    public boolean isRead(String key) {
        return scope.isRead(key);
    }

    /// The keys given, for sections whose keys are the user's own. Does not make them known: ask for each.
    ///
    /// @return in the order of the file
    public List<String> keys() {
        return scope.keys();
    }

    /// Dotted path of a key, for messages.
    ///
    /// @param key the key
    /// @return such as `network.outputs`
    public String path(String key) {
        return scope.path(key);
    }

    /// Where the value of a key stands, for messages.
    ///
    /// @param key the key
    /// @return its place, or that of the section if it is absent
    public Location where(String key) {
        return scope.where(key);
    }

    /// Reports two keys of which only one may be given, and makes both known.
    ///
    /// @param key   one
    /// @param other the other
    void exclude(String key, String other) {
        if (has(key) && has(other)) {
            reject(
                    other,
                    "`%s` and `%s` exclude each other".formatted(path(key), path(other)),
                    "Keep one of them; on the command line `%s=null` takes it away.".formatted(path(other)));
        }
    }

    /// Reports a value that disagrees with others.
    ///
    /// @param key     the key to point at
    /// @param message names the values and the bound
    /// @param remedy  what to do
    public void reject(String key, String message, String remedy) {
        reject(key, CONFLICT, message, remedy);
    }

    /// Reports a value.
    ///
    /// @param key     the key to point at
    /// @param code    what is wrong
    /// @param message names the values and the bound
    /// @param remedy  what to do
    public void reject(String key, ErrorCode code, String message, String remedy) {
        scope.report(new Violation(code, where(key), path(key), message, remedy));
    }

    /// Whether nothing is wrong so far, in the whole configuration.
    ///
    /// @return false if some answers were stand-ins
    boolean isSound() {
        return scope.isSound();
    }

    /// Whether nothing is wrong so far in this section and those within.
    ///
    /// @return false if some of its answers were stand-ins, on which no further judgement can stand
    boolean isWhole() {
        return scope.isWhole();
    }

    /// Binds some keys of this section again, with other values.
    ///
    /// @param keys      what is bound
    /// @param overrides `key=value`, applied in order
    /// @param binder    reads the keys
    /// @return the bound value
    /// @throws ConfigurationException carrying every violation
    <T> T again(List<String> keys, List<String> overrides, Function<Section, T> binder) {
        var found = new Violations();
        return bind(Overrides.apply(scope.only(keys), overrides, found), found, binder)
                .value();
    }

    /// Calls a constructor whose own guard may object, or reads what a key names, and reports the objection at that
    /// key. Does not call it at all once anything is wrong, for its arguments may be stand-ins then.
    ///
    /// @param <T>         what is made
    /// @param key         the key to point at
    /// @param constructor may throw an `IllegalArgumentException`, or a [ConfigurationException], whose violations
    ///                    keep their places
    /// @return what was made
    public <T> Optional<T> construct(String key, Supplier<T> constructor) {
        return construct(key, REFUSED.remedy(), constructor);
    }

    /// The same, with a remedy of its own.
    ///
    /// @param <T>         what is made
    /// @param key         the key to point at
    /// @param remedy      what to do if it objects
    /// @param constructor may throw as above
    /// @return what was made
    public <T> Optional<T> construct(String key, String remedy, Supplier<T> constructor) {
        if (!scope.isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException e) {
            reject(key, REFUSED, "`%s`: %s".formatted(path(key), e.getMessage()), remedy);
            return Optional.empty();
        } catch (ConfigurationException e) {
            e.violations().forEach(violation -> scope.report(violation.at(path(key))));
            return Optional.empty();
        }
    }

    /// Writes a text of the program's own into the resolved configuration, such as the hash of an input; whoever
    /// binds that configuration again may ask for it. Makes the key known.
    ///
    /// @param key  the key
    /// @param text its value
    public void resolve(String key, String text) {
        scope.resolve(key, text);
    }

    private <T> T value(String key, Field<T> field, @Nullable T byDefault) {
        var value = scope.read(key, field, byDefault);
        return value != null ? value : byDefault != null ? byDefault : field.fallback();
    }

    private static <E> E pick(Map<String, E> choices, String word) {
        var picked = choices.get(word);
        if (picked == null) {
            throw new IllegalStateException("no choice `%s` among %s".formatted(word, choices.keySet()));
        }
        return picked;
    }
}
