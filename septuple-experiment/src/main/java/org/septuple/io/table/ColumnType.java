package org.septuple.io.table;

/// What a column holds.
public enum ColumnType {
    /// Whole numbers, `long`.
    INT64,
    /// Real numbers, `double`; NaN is a number here, and not the same as null.
    FLOAT64,
    /// Text, UTF-8.
    TEXT
}
