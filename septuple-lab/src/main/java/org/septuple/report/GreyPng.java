package org.septuple.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// A grey image with 8 bits per pixel as a PNG file (ISO/IEC 15948), not compressed, so that its bytes depend on the
/// pixels alone.
final class GreyPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LARGEST_BLOCK = 0xFFFF;

    private GreyPng() {}

    /// The file as a `data:` URI.
    ///
    /// @param columns width
    /// @param grey    rows from the top, each `columns` bytes, 0 black
    static String dataUri(int columns, byte[] grey) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(file(columns, grey));
    }

    private static byte[] file(int columns, byte[] grey) {
        int rows = grey.length / columns;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        // bit depth 8, grey, deflate, adaptive filters, not interlaced
        writeChunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(columns)
                        .putInt(rows)
                        .put((byte) 8)
                        .array());
        writeChunk(out, "IDAT", stored(withFilterBytes(columns, rows, grey)));
        writeChunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Each row after a 0, which says that it is not filtered.
    private static byte[] withFilterBytes(int columns, int rows, byte[] grey) {
        byte[] lines = new byte[rows * (columns + 1)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(grey, row * columns, lines, row * (columns + 1) + 1, columns);
        }
        return lines;
    }

    /// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
    private static byte[] stored(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x78);
        out.write(0x01);
        for (int from = 0; from < data.length; from += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, data.length - from);
            out.write(from + length == data.length ? 1 : 0);
            writeLittleEndian(out, length);
            writeLittleEndian(out, ~length);
            out.write(data, from, length);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return out.toByteArray();
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, int twoBytes) {
        out.write(twoBytes);
        out.write(twoBytes >> 8);
    }

    private static void writeChunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
