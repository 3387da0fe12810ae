package org.septuple.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A type of real numbers in NumPy's notation, `<f8` or `>i2` or `|u1`, and how it is read from memory.
///
/// @param kind  f, i or u
/// @param bytes of an element: 2, 4 or 8, and 1 for i and u
/// @param order of the bytes
record ElementType(char kind, int bytes, ByteOrder order) {

    private static final Pattern CODE = Pattern.compile("([<>=|])(?:(f)([248])|([iu])([1248]))");

    /// Reads a code.
    ///
    /// @param code as NumPy writes it into a header
    /// @return empty if the type is none of real numbers
    static Optional<ElementType> of(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean isReal = matcher.group(2) != null;
        int bytes = Integer.parseInt(matcher.group(isReal ? 3 : 5));
        boolean isBig = matcher.group(1).equals(">");
        return Optional.of(new ElementType(
                isReal ? 'f' : matcher.group(4).charAt(0),
                bytes,
                isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
    }

    /// What to do about a type that is refused.
    ///
    /// @param code as NumPy writes it into a header
    /// @return a sentence
    static String remedy(String code) {
        return switch (code.startsWith("[") ? '[' : code.length() > 1 ? code.charAt(1) : ' ') {
            case 'c' -> "Save real and imaginary parts as coordinates: numpy.concatenate([q.real, q.imag], axis=-1).";
            case 'O' -> "Save numbers, not Python objects: numpy.asarray(q, dtype=float).";
            case '[' ->
                "Save one field of the records, or stack them: numpy.stack([q[name] for name in q.dtype.names], -1).";
            default -> "Save it as float64: q.astype(float).";
        };
    }

    /// Reads numbers that lie side by side.
    ///
    /// @param source where
    /// @param offset byte of the first
    /// @param target receives them
    /// @param at     place of the first
    /// @param count  how many
    void read(MemorySegment source, long offset, double[] target, int at, int count) {
        if (kind == 'f' && bytes == Double.BYTES) {
            MemorySegment.copy(source, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), offset, target, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[at + i] = read(source, offset + (long) i * bytes);
        }
    }

    /// Reads a number. Whole numbers beyond 2⁵³ are rounded.
    ///
    /// @param source where
    /// @param offset its first byte
    /// @return its value
    double read(MemorySegment source, long offset) {
        return switch (bytes) {
            case Byte.BYTES -> {
                byte value = source.get(ValueLayout.JAVA_BYTE, offset);
                yield kind == 'u' ? Byte.toUnsignedInt(value) : value;
            }
            case Short.BYTES -> {
                short value = source.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset);
                yield kind == 'f' ? Float.float16ToFloat(value) : kind == 'u' ? Short.toUnsignedInt(value) : value;
            }
            case Integer.BYTES -> {
                int value = source.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset);
                yield kind == 'f' ? Float.intBitsToFloat(value) : kind == 'u' ? Integer.toUnsignedLong(value) : value;
            }
            default -> {
                long value = source.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset);
                yield kind == 'f' ? Double.longBitsToDouble(value) : kind == 'u' ? unsigned(value) : value;
            }
        };
    }

    /// The upper 63 bits doubled, rounded to odd so that the conversion rounds once.
    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * ((value >>> 1) | (value & 1));
    }
}
