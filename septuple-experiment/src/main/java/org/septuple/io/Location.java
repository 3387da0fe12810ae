package org.septuple.io;

import java.io.Serializable;
import java.util.Comparator;

/// Where a value came from. `toString` is what users read; the order is that of reading.
public sealed interface Location extends Comparable<Location>, Serializable {

    /// A file as a whole.
    ///
    /// @param file the path as the user gave it
    record InFile(String file) implements Location {
        @Override
        public String toString() {
            return Quote.line(file);
        }
    }

    /// A character of a text file.
    ///
    /// @param file   the path as the user gave it
    /// @param line   from 1
    /// @param column from 1, in characters
    record InText(String file, long line, long column) implements Location {
        @Override
        public String toString() {
            return Quote.line(file) + ":" + line + ":" + column;
        }
    }

    /// A byte of a binary file.
    ///
    /// @param file   the path as the user gave it
    /// @param offset from 0
    record AtByte(String file, long offset) implements Location {
        @Override
        public String toString() {
            return Quote.line(file) + ", byte " + offset;
        }
    }

    /// A command-line override.
    ///
    /// @param text the override as the user gave it
    record InOverride(String text) implements Location {
        @Override
        public String toString() {
            return "override " + Quote.shorten(text, 100);
        }
    }

    /// Files first, in the order of their names and positions; overrides last.
    @Override
    default int compareTo(Location other) {
        return Comparator.comparing((Location at) -> at instanceof InOverride)
                .thenComparing(Location::source)
                .thenComparingLong(Location::major)
                .thenComparingLong(Location::minor)
                .compare(this, other);
    }

    private String source() {
        return switch (this) {
            case InFile whole -> whole.file;
            case InText text -> text.file;
            case AtByte data -> data.file;
            case InOverride override -> override.text;
        };
    }

    private long major() {
        return switch (this) {
            case InFile _, InOverride _ -> 0;
            case InText text -> text.line;
            case AtByte data -> data.offset;
        };
    }

    private long minor() {
        return this instanceof InText text ? text.column : 0;
    }
}
