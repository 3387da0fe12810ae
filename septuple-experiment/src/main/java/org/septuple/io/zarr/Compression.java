package org.septuple.io.zarr;

/// How chunks are compressed.
public sealed interface Compression {

    /// Not at all.
    record None() implements Compression {}

    /// As a gzip file (RFC 1952).
    ///
    /// @param level from 0, fast, to 9, small; 1 suits numbers with noise in them
    record Gzip(int level) implements Compression {

        public Gzip {
            requireLevel(level);
        }
    }

    /// As a zlib stream (RFC 1950).
    ///
    /// @param level from 0, fast, to 9, small
    record Zlib(int level) implements Compression {

        public Zlib {
            requireLevel(level);
        }
    }

    private static void requireLevel(int level) {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("compression level %d; needs 0 to 9".formatted(level));
        }
    }
}
