package org.septuple.io.zarr;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.function.IntFunction;

/// Numbers to be written, in the order of the array.
sealed interface Numbers {

    /// Puts some of them into a chunk.
    ///
    /// @param chunk  little-endian; its position moves on
    /// @param from   first number
    /// @param length how many
    void put(ByteBuffer chunk, long from, int length);

    /// How many there are.
    long count();

    /// What their type is.
    NumberType type();

    /// Real numbers.
    record Reals(DoubleSource source, long count) implements Numbers {
        static Reals of(double... values) {
            return new Reals((target, from, length) -> target.put(values, (int) from, length), values.length);
        }

        /// Rows, asked for one at a time.
        ///
        /// @param rows    number of rows
        /// @param columns numbers taken from each
        /// @param row     need not stay after the next call
        static Reals of(int rows, int columns, IntFunction<double[]> row) {
            return new Reals(
                    (target, from, length) -> {
                        long end = from + length;
                        for (long at = from; at < end; ) {
                            int column = (int) (at % columns);
                            int count = (int) Math.min(columns - column, end - at);
                            target.put(row.apply((int) (at / columns)), column, count);
                            at += count;
                        }
                    },
                    (long) rows * columns);
        }

        @Override
        public void put(ByteBuffer chunk, long from, int length) {
            source.put(chunk.asDoubleBuffer(), from, length);
            chunk.position(chunk.position() + length * Double.BYTES);
        }

        @Override
        public NumberType type() {
            return NumberType.FLOAT64;
        }
    }

    /// Whole numbers.
    record Integers(LongSource source, long count) implements Numbers {
        static Integers of(long... values) {
            return new Integers((target, from, length) -> target.put(values, (int) from, length), values.length);
        }

        @Override
        public void put(ByteBuffer chunk, long from, int length) {
            source.put(chunk.asLongBuffer(), from, length);
            chunk.position(chunk.position() + length * Long.BYTES);
        }

        @Override
        public NumberType type() {
            return NumberType.INT64;
        }
    }

    /// Puts numbers `from`, `from + 1`, … into a buffer.
    interface DoubleSource {
        void put(DoubleBuffer target, long from, int length);
    }

    /// Puts numbers `from`, `from + 1`, … into a buffer.
    interface LongSource {
        void put(LongBuffer target, long from, int length);
    }
}
