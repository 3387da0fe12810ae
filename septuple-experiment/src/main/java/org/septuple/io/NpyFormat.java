package org.septuple.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.experiment.Checkpoint;

/// One array in the format of `numpy.load`, version 1.0, little-endian: float64 of two dimensions, int64 of one, or a text of
/// none.
///
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
final class NpyFormat {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int LARGEST_HEADER = 1 << 16;
    private static final Charset TEXT = Charset.forName("UTF-32LE");
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '<([fiU])(\\d{1,9})', 'fortran_order': False, 'shape': \\((?:(\\d{1,9}),(?: ?(\\d{1,9}))?)?\\), \\} *\n");

    private NpyFormat() {}

    /// Writes an array.
    ///
    /// @param entry the array
    /// @param out   receives it
    /// @throws IOException if it cannot be written
    static void write(Checkpoint.Entry entry, OutputStream out) throws IOException {
        switch (entry) {
            case Checkpoint.Text(String value) -> {
                byte[] bytes = value.isEmpty() ? new byte[Integer.BYTES] : value.getBytes(TEXT);
                writeHeader("U" + bytes.length / Integer.BYTES, "", out);
                out.write(bytes);
            }
            case Checkpoint.Integers integers -> {
                long[] values = integers.values();
                writeHeader("i8", values.length + ",", out);
                byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
                wrap(bytes).asLongBuffer().put(values);
                out.write(bytes);
            }
            case Checkpoint.Reals reals -> {
                writeHeader("f8", reals.rows().length + ", " + reals.columns(), out);
                byte[] bytes = new byte[Math.multiplyExact(reals.columns(), Double.BYTES)];
                for (double[] row : reals.rows()) {
                    wrap(bytes).asDoubleBuffer().put(row);
                    out.write(bytes);
                }
            }
        }
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeHeader(String type, String shape, OutputStream out) throws IOException {
        String dictionary = "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        int length = Math.ceilDiv(MAGIC.length + 2 + dictionary.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (length - MAGIC.length - 2));
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        out.write(header.put((byte) '\n').array());
    }

    /// Reads an array that [#write] wrote.
    ///
    /// @param input left after the array
    /// @param limit bytes that the array can have at most: those of the whole file
    /// @return the array
    /// @throws IOException if it is something else, or ends too early
    static Checkpoint.Entry read(InputStream input, long limit) throws IOException {
        DataInputStream in = new DataInputStream(input);
        byte[] start = new byte[MAGIC.length + 2];
        in.readFully(start);
        int length = wrap(start).getShort(MAGIC.length) & (LARGEST_HEADER - 1);
        byte[] dictionary = new byte[length];
        in.readFully(dictionary);
        Matcher header = HEADER.matcher(new String(dictionary, StandardCharsets.US_ASCII));
        if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || !header.matches()) {
            throw new IOException("not an array as this program writes them");
        }
        int size = Integer.parseInt(header.group(2));
        return switch (header.group(1)) {
            case "U" -> {
                byte[] bytes = readExactly(in, (long) size * Integer.BYTES, limit);
                String text = new String(bytes, TEXT);
                yield new Checkpoint.Text(text.equals("\0") ? "" : text);
            }
            case "i" -> {
                byte[] bytes = readExactly(in, number(header, 3) * Long.BYTES, limit);
                long[] values = new long[bytes.length / Long.BYTES];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .get(values);
                yield new Checkpoint.Integers(values);
            }
            default -> {
                int columns = (int) number(header, 4);
                requireAtMost(number(header, 3) * Math.max(1, columns), limit);
                double[][] rows = new double[(int) number(header, 3)][];
                for (int r = 0; r < rows.length; r++) {
                    byte[] bytes = readExactly(in, (long) columns * Double.BYTES, limit);
                    rows[r] = new double[columns];
                    wrap(bytes).asDoubleBuffer().get(rows[r]);
                }
                yield new Checkpoint.Reals(rows);
            }
        };
    }

    private static long number(Matcher header, int group) {
        String digits = header.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// A damaged length must not ask for more memory than the file has bytes.
    private static void requireAtMost(long count, long limit) throws IOException {
        if (count > limit) {
            throw new EOFException("an array of %d numbers or bytes in a file of %d bytes".formatted(count, limit));
        }
    }

    private static byte[] readExactly(InputStream in, long count, long limit) throws IOException {
        requireAtMost(count, limit);
        byte[] bytes = new byte[Math.toIntExact(count)];
        int read = in.readNBytes(bytes, 0, bytes.length);
        if (read < count) {
            throw new EOFException("%d of %d bytes".formatted(read, count));
        }
        return bytes;
    }
}
