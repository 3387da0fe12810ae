package org.septuple.io.zarr;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What an array is, but not how large.
///
/// @param name       name in the group: a letter, then letters, digits, `_`, `-` or `.`
/// @param type       type of the elements
/// @param dimensions names of the axes, slowest first, all different; at most 4, none for a single number
/// @param attributes what is said about it
public record Variable(String name, NumberType type, List<String> dimensions, Attributes attributes) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final int MOST_DIMENSIONS = 4;

    public Variable {
        dimensions = List.copyOf(dimensions);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the array name `%s` must match %s".formatted(name, NAME));
        }
        if (type != NumberType.FLOAT64 && type != NumberType.INT64) {
            throw new IllegalArgumentException(
                    "%s: %s is read but not written; use FLOAT64 or INT64".formatted(name, type));
        }
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "%s: %d dimensions, at most %d".formatted(name, dimensions.size(), MOST_DIMENSIONS));
        }
        if (new HashSet<>(dimensions).size() < dimensions.size()) {
            throw new IllegalArgumentException("%s: a dimension occurs twice in %s".formatted(name, dimensions));
        }
    }

    /// Real numbers.
    ///
    /// @param name       name in the group
    /// @param attributes what is said about it
    /// @param dimensions names of the axes, slowest first
    /// @return a variable of type `FLOAT64`
    public static Variable reals(String name, Attributes attributes, String... dimensions) {
        return new Variable(name, NumberType.FLOAT64, List.of(dimensions), attributes);
    }

    /// Whole numbers.
    ///
    /// @param name       name in the group
    /// @param attributes what is said about it
    /// @param dimensions names of the axes, slowest first
    /// @return a variable of type `INT64`
    public static Variable integers(String name, Attributes attributes, String... dimensions) {
        return new Variable(name, NumberType.INT64, List.of(dimensions), attributes);
    }
}
