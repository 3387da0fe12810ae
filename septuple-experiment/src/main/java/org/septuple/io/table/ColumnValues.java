package org.septuple.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of one column, growing: numbers as 64 bits each, texts as they are.
final class ColumnValues {

    private final Column column;
    private final BitSet missing = new BitSet();
    private final List<@Nullable String> texts = new ArrayList<>();
    private long[] bits = new long[16];
    private int count;

    ColumnValues(Column column) {
        this.column = column;
    }

    Column column() {
        return column;
    }

    int count() {
        return count;
    }

    /// Whether a value may stand in this column.
    ///
    /// @throws IllegalArgumentException naming the column, if it may not
    void check(@Nullable Object value) {
        boolean fits = switch (value) {
            case null -> column.nullable();
            case Long _, Integer _ -> column.type() == ColumnType.INT64;
            case Double _ -> column.type() == ColumnType.FLOAT64;
            case String _ -> column.type() == ColumnType.TEXT;
            default -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("column %s: %s given, but it holds %s%s"
                    .formatted(
                            column.name(),
                            value == null ? "null" : value.getClass().getSimpleName() + " " + value,
                            column.type(),
                            column.nullable() ? " or null" : ""));
        }
    }

    /// Adds a value that fits.
    void add(@Nullable Object value) {
        switch (value) {
            case null -> addNull();
            case String text -> addText(text);
            case Double real -> addBits(Double.doubleToRawLongBits(real));
            case Number whole -> addBits(whole.longValue());
            default -> throw new IllegalArgumentException(value.getClass() + " is no type of a column");
        }
    }

    void addNull() {
        missing.set(count);
        if (column.type() == ColumnType.TEXT) {
            addText(null);
        } else {
            addBits(column.type() == ColumnType.FLOAT64 ? Double.doubleToRawLongBits(Double.NaN) : 0);
        }
    }

    void addText(@Nullable String text) {
        texts.add(text);
        count++;
    }

    void addBits(long value) {
        if (count == bits.length) {
            bits = Arrays.copyOf(bits, Math.max(count + 1, count + (count >> 1)));
        }
        bits[count] = value;
        count++;
    }

    void clear() {
        missing.clear();
        texts.clear();
        bits = new long[16];
        count = 0;
    }

    boolean isNull(int row) {
        return missing.get(row);
    }

    long integer(int row) {
        return bits[row];
    }

    double real(int row) {
        return Double.longBitsToDouble(bits[row]);
    }

    @Nullable
    String text(int row) {
        return texts.get(row);
    }

    long[] integers() {
        return Arrays.copyOf(bits, count);
    }

    double[] reals() {
        double[] values = new double[count];
        Arrays.setAll(values, this::real);
        return values;
    }

    List<@Nullable String> texts() {
        return Collections.unmodifiableList(texts);
    }
}
