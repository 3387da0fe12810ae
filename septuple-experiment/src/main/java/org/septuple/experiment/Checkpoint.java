package org.septuple.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All that a computation needs to go on from where it was, as named numbers and texts.
///
/// Who computes puts in what it will ask for again; who stores need not know what it means. Arrays are kept as they are, not
/// copied: a checkpoint is to be written before the computation goes on.
public final class Checkpoint {

    private final Map<String, Entry> entries;
    private final String prefix;

    /// What stands under one name.
    public sealed interface Entry {}

    /// Some text.
    ///
    /// @param value any
    public record Text(String value) implements Entry {}

    /// Whole numbers.
    public static final class Integers implements Entry {
        private final long[] values;

        /// Whole numbers.
        ///
        /// @param values kept, not copied
        public Integers(long... values) {
            this.values = values;
        }

        /// The numbers.
        ///
        /// @return live
        public long[] values() {
            return values;
        }
    }

    /// Rows of real numbers, all of one length.
    public static final class Reals implements Entry {
        private final double[][] rows;

        /// Rows of numbers.
        ///
        /// @param rows kept, not copied; of equal length
        public Reals(double[]... rows) {
            for (double[] row : rows) {
                if (row.length != rows[0].length) {
                    throw new IllegalArgumentException("a row of %d numbers beside one of %d; rows must be equally long"
                            .formatted(row.length, rows[0].length));
                }
            }
            this.rows = rows;
        }

        /// The rows.
        ///
        /// @return live
        public double[][] rows() {
            return rows;
        }

        /// Numbers in each row.
        ///
        /// @return 0 if there is no row
        public int columns() {
            return rows.length == 0 ? 0 : rows[0].length;
        }
    }

    /// An empty checkpoint.
    public Checkpoint() {
        this(new LinkedHashMap<>(), "");
    }

    private Checkpoint(Map<String, Entry> entries, String prefix) {
        this.entries = entries;
        this.prefix = prefix;
    }

    /// The part of this checkpoint whose names begin with a word and a dot, for a part of the computation that need not know of
    /// the others.
    ///
    /// @param word letters, digits or hyphens
    /// @return a view
    public Checkpoint at(String word) {
        return new Checkpoint(entries, prefix + word + ".");
    }

    /// Keeps an entry.
    ///
    /// @param name  not used yet
    /// @param entry what
    /// @return this
    public Checkpoint put(String name, Entry entry) {
        if (entries.putIfAbsent(prefix + name, entry) != null) {
            throw new IllegalArgumentException("%s%s is kept already".formatted(prefix, name));
        }
        return this;
    }

    /// Keeps text.
    ///
    /// @param name  not used yet
    /// @param value any
    /// @return this
    public Checkpoint put(String name, String value) {
        return put(name, new Text(value));
    }

    /// Keeps whole numbers.
    ///
    /// @param name   not used yet
    /// @param values not copied
    /// @return this
    public Checkpoint put(String name, long... values) {
        return put(name, new Integers(values));
    }

    /// Keeps real numbers.
    ///
    /// @param name   not used yet
    /// @param values not copied
    /// @return this
    public Checkpoint put(String name, double... values) {
        return put(name, new Reals(values));
    }

    /// Keeps rows of real numbers.
    ///
    /// @param name not used yet
    /// @param rows not copied; of equal length
    /// @return this
    public Checkpoint put(String name, double[][] rows) {
        return put(name, new Reals(rows));
    }

    /// Keeps texts without line breaks.
    ///
    /// @param name  not used yet
    /// @param texts none holds a line break
    /// @return this
    public Checkpoint put(String name, List<String> texts) {
        return put(name, String.join("\n", texts));
    }

    /// Whether something stands under a name.
    ///
    /// @param name as given to `put`
    /// @return true if so
    public boolean has(String name) {
        return entries.containsKey(prefix + name);
    }

    /// A text.
    ///
    /// @param name as given to `put`
    /// @return what was put
    public String text(String name) {
        return get(name, Text.class).value();
    }

    /// A list of texts.
    ///
    /// @param name as given to `put`
    /// @return texts in order
    public List<String> texts(String name) {
        String all = text(name);
        return all.isEmpty() ? List.of() : List.of(all.split("\n", -1));
    }

    /// Whole numbers.
    ///
    /// @param name as given to `put`
    /// @return what was put
    public long[] integers(String name) {
        return get(name, Integers.class).values();
    }

    /// A single whole number.
    ///
    /// @param name as given to `put`
    /// @return what was put
    public long integer(String name) {
        return integers(name)[0];
    }

    /// Rows of real numbers.
    ///
    /// @param name as given to `put`
    /// @return what was put
    public double[][] rows(String name) {
        return get(name, Reals.class).rows();
    }

    /// One row of real numbers.
    ///
    /// @param name as given to `put`
    /// @return what was put
    public double[] reals(String name) {
        return rows(name)[0];
    }

    /// Everything, in the order in which it was put.
    ///
    /// @return by full name
    public Map<String, Entry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    private <T extends Entry> T get(String name, Class<T> type) {
        Entry entry = entries.get(prefix + name);
        if (!type.isInstance(entry)) {
            throw new IllegalArgumentException(
                    "the checkpoint holds no %s `%s%s`; it is of another experiment or version"
                            .formatted(type.getSimpleName().toLowerCase(Locale.ROOT), prefix, name));
        }
        return type.cast(entry);
    }
}
