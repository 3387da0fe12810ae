package org.septuple.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An array of real numbers as `numpy.save` wrote it: any version of the format, C or Fortran order, either order of bytes.
///
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
///
/// @param data      begins with the first element and ends with the last
/// @param type      of the elements
/// @param isFortran whether the first axis is the fastest
/// @param shape     lengths of the axes
record NpyArray(MemorySegment data, ElementType type, boolean isFortran, List<Long> shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_AXES = 32;
    private static final Pattern TYPE = Pattern.compile("'descr' *: *(?:'([^']*+)'|(\\[))");
    private static final Pattern ORDER = Pattern.compile("'fortran_order' *: *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape' *: *\\(([0-9L, ]*+)\\)");

    NpyArray {
        shape = List.copyOf(shape);
    }

    /// Reads the header.
    ///
    /// @param file  all bytes, mapped or in memory
    /// @param place for messages
    /// @return a view of the rest
    /// @throws ConfigurationException if it is damaged, or holds anything but real numbers
    static NpyArray of(MemorySegment file, String place) {
        long size = file.byteSize();
        if (size == 0) {
            throw refusal(ErrorCode.DATA_EMPTY, place, 0, "the file holds no bytes", ErrorCode.DATA_EMPTY.remedy());
        }
        long start = start(file, place);
        String header = new String(
                file.asSlice(start, headerLength(file, place, start)).toArray(ValueLayout.JAVA_BYTE),
                StandardCharsets.ISO_8859_1);
        long offset = start + header.length();
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher lengths = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !lengths.find()) {
            throw refusal(
                    ErrorCode.DATA_FORMAT,
                    place,
                    start,
                    "the header %s names no descr, fortran_order and shape".formatted(Quote.text(header.strip())),
                    ErrorCode.DATA_FORMAT.remedy());
        }
        String code = type.group(1) == null ? "[" : type.group(1);
        ElementType element = ElementType.of(code)
                .orElseThrow(() -> refusal(
                        ErrorCode.DATA_FORMAT,
                        place,
                        start,
                        "the elements are of type %s; must be real numbers: f2 f4 f8, i1 i2 i4 i8, u1 u2 u4 u8"
                                .formatted(code.equals("[") ? "record" : Quote.text(code)),
                        ElementType.remedy(code)));
        List<Long> shape = shape(lengths.group(1), place, start);
        long bytes = bytes(shape, element, size);
        if (bytes > size - offset) {
            throw refusal(
                    ErrorCode.DATA_TRUNCATED,
                    place,
                    size,
                    "the file ends after %d bytes; an array %s of %s needs %d after the header of %d"
                            .formatted(size, shape, code, bytes, offset),
                    ErrorCode.DATA_TRUNCATED.remedy());
        }
        if (bytes < size - offset) {
            throw refusal(
                    ErrorCode.DATA_TRAILING,
                    place,
                    offset + bytes,
                    "%d bytes follow the array %s of %s".formatted(size - offset - bytes, shape, code),
                    ErrorCode.DATA_TRAILING.remedy());
        }
        return new NpyArray(file.asSlice(offset, bytes), element, order.group(1).equals("True"), shape);
    }

    /// Numbers in the array.
    ///
    /// @return product of the shape
    long size() {
        return data.byteSize() / type.bytes();
    }

    private static long start(MemorySegment file, String place) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= file.byteSize() || file.get(ValueLayout.JAVA_BYTE, i) != MAGIC[i]) {
                throw refusal(
                        ErrorCode.DATA_FORMAT,
                        place,
                        i,
                        "this is no NumPy file: it does not begin with \\x93NUMPY",
                        "Write it with numpy.save.");
            }
        }
        int version = file.byteSize() > MAGIC.length ? file.get(ValueLayout.JAVA_BYTE, MAGIC.length) : 0;
        if (version < 1 || version > 3) {
            throw refusal(
                    ErrorCode.DATA_FORMAT,
                    place,
                    MAGIC.length,
                    "version %d of the format; 1 to 3 are known".formatted(version),
                    "Write it again with numpy.save.");
        }
        return MAGIC.length + 2L + (version == 1 ? Short.BYTES : Integer.BYTES);
    }

    private static long headerLength(MemorySegment file, String place, long start) {
        long length = 0;
        if (start <= file.byteSize()) {
            boolean isShort = start == MAGIC.length + 2 + Short.BYTES;
            length = isShort
                    ? Short.toUnsignedLong(file.get(
                            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), start - Short.BYTES))
                    : Integer.toUnsignedLong(file.get(
                            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), start - Integer.BYTES));
        }
        if (start + length > file.byteSize() || length > LONGEST_HEADER) {
            throw refusal(
                    ErrorCode.DATA_TRUNCATED,
                    place,
                    file.byteSize(),
                    "the file has %d bytes; its header should end at %d".formatted(file.byteSize(), start + length),
                    ErrorCode.DATA_TRUNCATED.remedy());
        }
        return length;
    }

    private static List<Long> shape(String text, String place, long start) {
        List<Long> shape = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String digits = part.strip().replace("L", "");
            if (digits.isEmpty()) {
                continue;
            }
            if (!digits.matches("[0-9]{1,18}") || shape.size() == MOST_AXES) {
                throw refusal(
                        ErrorCode.DATA_FORMAT,
                        place,
                        start,
                        "the shape (%s) cannot be".formatted(Quote.shorten(text, 60)),
                        ErrorCode.DATA_FORMAT.remedy());
            }
            shape.add(Long.parseLong(digits));
        }
        return shape;
    }

    /// Bytes of the array; whatever is beyond the size of the file if it is beyond 2⁶³.
    private static long bytes(List<Long> shape, ElementType type, long size) {
        BigInteger bytes =
                shape.stream().map(BigInteger::valueOf).reduce(BigInteger.valueOf(type.bytes()), BigInteger::multiply);
        return bytes.bitLength() < Long.SIZE ? bytes.longValue() : Math.max(size + 1, Long.MAX_VALUE);
    }

    private static ConfigurationException refusal(
            ErrorCode code, String place, long offset, String message, String remedy) {
        return new ConfigurationException(new Violation(code, new Location.AtByte(place, offset), "", message, remedy));
    }
}
