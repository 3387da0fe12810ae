package org.septuple.io.table;

import java.util.regex.Pattern;

/// A column of a table.
///
/// @param name     a letter, then letters, digits, `_`, `-` or `.`
/// @param type     type of the values
/// @param nullable whether values may be missing
/// @param unit     unit of the numbers; `1` if they have no dimension
/// @param longName a few words for axes of plots
public record Column(String name, ColumnType type, boolean nullable, String unit, String longName) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    public Column {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the column name `%s` must match %s".formatted(name, NAME));
        }
    }

    /// Whole numbers, none missing.
    ///
    /// @param name     of the column
    /// @param unit     `1` if they have no dimension
    /// @param longName a few words
    /// @return a column
    public static Column integers(String name, String unit, String longName) {
        return new Column(name, ColumnType.INT64, false, unit, longName);
    }

    /// Real numbers, none missing.
    ///
    /// @param name     of the column
    /// @param unit     `1` if they have no dimension
    /// @param longName a few words
    /// @return a column
    public static Column reals(String name, String unit, String longName) {
        return new Column(name, ColumnType.FLOAT64, false, unit, longName);
    }

    /// Texts, none missing.
    ///
    /// @param name     of the column
    /// @param longName a few words
    /// @return a column of unit 1
    public static Column texts(String name, String longName) {
        return new Column(name, ColumnType.TEXT, false, "1", longName);
    }

    /// The same column with values that may be missing.
    ///
    /// @return a nullable copy
    public Column optional() {
        return new Column(name, type, true, unit, longName);
    }
}
