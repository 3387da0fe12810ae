package org.septuple.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// Images as PNG files (ISO/IEC 15948), not compressed, so that their bytes depend on the pixels alone.
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LARGEST_BLOCK = 0xFFFF;
    private static final int GREY = 0;
    private static final int GREY_AND_OPACITY = 4;
    private static final byte MIDDLE_GREY = 0x70;
    private static final int PALETTE = 3;
    private static final int MOST_COLOURS_OF_HALF_A_BYTE = 16;

    private Png() {}

    /// A grey image with 8 bits per pixel as a `data:` URI.
    ///
    /// @param columns width
    /// @param grey    rows from the top, each `columns` bytes, 0 black
    static String grey(int columns, byte[] grey) {
        ByteArrayOutputStream out = begin(columns, grey.length / columns, 8, GREY);
        return uri(finished(out, withFilterBytes(columns, grey)));
    }

    /// A shade, grey and more or less transparent, as a `data:` URI.
    ///
    /// @param columns width
    /// @param opacity rows from the top, each `columns` bytes, 0 transparent
    static String shade(int columns, byte[] opacity) {
        ByteArrayOutputStream out = begin(columns, opacity.length / columns, 8, GREY_AND_OPACITY);
        byte[] pairs = new byte[2 * opacity.length];
        for (int k = 0; k < opacity.length; k++) {
            pairs[2 * k] = MIDDLE_GREY;
            pairs[2 * k + 1] = opacity[k];
        }
        return uri(finished(out, withFilterBytes(2 * columns, pairs)));
    }

    /// An image of a few colours as a `data:` URI: half a byte per pixel up to 16 colours, else a byte.
    ///
    /// @param columns width
    /// @param pixels  rows from the top, each `columns` places in the palette
    /// @param colours 0xRRGGBB, at most 256; the first is transparent
    static String ofColours(int columns, byte[] pixels, List<Integer> colours) {
        return uri(file(columns, pixels, colours));
    }

    /// The same as a file.
    static byte[] file(int columns, byte[] pixels, List<Integer> colours) {
        int rows = pixels.length / columns;
        boolean half = colours.size() <= MOST_COLOURS_OF_HALF_A_BYTE;
        ByteArrayOutputStream out = begin(columns, rows, half ? 4 : 8, PALETTE);
        ByteBuffer palette = ByteBuffer.allocate(3 * colours.size());
        for (int rgb : colours) {
            palette.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        writeChunk(out, "PLTE", palette.array());
        writeChunk(out, "tRNS", new byte[1]);
        return half
                ? finished(out, withFilterBytes((columns + 1) / 2, halved(columns, pixels)))
                : finished(out, withFilterBytes(columns, pixels));
    }

    private static ByteArrayOutputStream begin(int columns, int rows, int bits, int colourType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        // then deflate, adaptive filters, not interlaced
        writeChunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(columns)
                        .putInt(rows)
                        .put((byte) bits)
                        .put((byte) colourType)
                        .array());
        return out;
    }

    private static byte[] finished(ByteArrayOutputStream out, byte[] lines) {
        writeChunk(out, "IDAT", stored(lines));
        writeChunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static String uri(byte[] file) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
    }

    /// Two pixels in each byte, the left one high; rows begin with a byte of their own.
    private static byte[] halved(int columns, byte[] pixels) {
        int width = (columns + 1) / 2;
        byte[] packed = new byte[width * (pixels.length / columns)];
        for (int k = 0; k < pixels.length; k++) {
            int column = k % columns;
            packed[k / columns * width + column / 2] |= (byte) (column % 2 == 0 ? pixels[k] << 4 : pixels[k]);
        }
        return packed;
    }

    /// Each row after a 0, which says that it is not filtered.
    private static byte[] withFilterBytes(int width, byte[] bytes) {
        int rows = bytes.length / width;
        byte[] lines = new byte[rows * (width + 1)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bytes, row * width, lines, row * (width + 1) + 1, width);
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
