package org.septuple.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Values of one column of a [ForeignTable].
public final class Cells {

    private final String name;
    private final List<String> texts = new ArrayList<>();
    private double[] numbers = new double[1024];
    private int count;

    Cells(String name) {
        this.name = name;
    }

    /// Name of the column.
    ///
    /// @return as in the file
    public String name() {
        return name;
    }

    /// Number of rows.
    ///
    /// @return ≥ 0
    public int rows() {
        return Math.max(count, texts.size());
    }

    /// The numbers.
    ///
    /// @return one per row, NaN where one is missing; empty for a column of texts
    public double[] numbers() {
        return Arrays.copyOf(numbers, count);
    }

    /// The texts.
    ///
    /// @return one per row, empty where one is missing; none for a column of numbers
    public List<String> texts() {
        return List.copyOf(texts);
    }

    void add(double number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(count + 1, count + (count >> 1)));
        }
        numbers[count++] = number;
    }

    void add(String text) {
        texts.add(text);
    }
}
