package org.septuple.io.table;

import java.io.IOException;
import java.util.Arrays;

/// Inflates Snappy blocks, with which pandas and Spark compress Parquet unless they are told otherwise.
///
/// A block is its length, then literals and copies of what came before.
///
/// Source: google/snappy, format_description.txt.
final class Snappy {

    private static final int BITS = 7;
    private static final int LONGEST_VARINT = 5;

    private final byte[] block;
    private final byte[] out;
    private int at;
    private int filled;

    private Snappy(byte[] block, int length) {
        this.block = block;
        this.out = new byte[length];
    }

    /// Inflates a block.
    ///
    /// @param block  compressed
    /// @param length that it must have
    /// @return what it was
    /// @throws IOException if it is damaged, or has another length
    static byte[] inflate(byte[] block, int length) throws IOException {
        try {
            Snappy snappy = new Snappy(block, length);
            snappy.run();
            return snappy.out;
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the Snappy block is damaged", e);
        }
    }

    private void run() throws IOException {
        long stated = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int next = block[at++];
            stated |= (next & 0x7FL) << (BITS * i);
            if (next >= 0) {
                break;
            }
        }
        if (stated != out.length) {
            throw new IOException("the Snappy block says %d bytes, the page %d".formatted(stated, out.length));
        }
        while (at < block.length) {
            int tag = block[at++] & 0xFF;
            switch (tag & 3) {
                case 0 -> literal(tag >> 2);
                case 1 -> copy(4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | little(1));
                case 2 -> copy(1 + (tag >> 2), little(2));
                default -> copy(1 + (tag >> 2), little(4));
            }
        }
        if (filled != out.length) {
            throw new IOException("the Snappy block ends after %d of %d bytes".formatted(filled, out.length));
        }
    }

    private void literal(int code) {
        int length = 1 + (code < 60 ? code : little(code - 59));
        System.arraycopy(block, at, out, filled, length);
        at += length;
        filled += length;
    }

    /// The source may reach into what is being written: so a run of equal bytes is kept.
    private void copy(int length, int distance) throws IOException {
        if (distance <= 0 || distance > filled || length > out.length - filled) {
            throw new IOException(
                    "the Snappy block copies %d bytes from %d before byte %d".formatted(length, distance, filled));
        }
        if (distance == 1) {
            Arrays.fill(out, filled, filled + length, out[filled - 1]);
        } else {
            for (int i = 0; i < length; i++) {
                out[filled + i] = out[filled + i - distance];
            }
        }
        filled += length;
    }

    private int little(int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (block[at++] & 0xFF) << (8 * i);
        }
        return value;
    }
}
