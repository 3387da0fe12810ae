package org.septuple.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.IntFunction;

/// Writes arrays of doubles for `numpy.load`: format 1.0, little-endian float64, rows one after the other.
///
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /// Writes a rows×columns array, whole or not at all.
    ///
    /// @param file    to write; replaced if it exists
    /// @param rows    number of rows
    /// @param columns numbers in each
    /// @param row     gives a row by its number; need not stay after the next call
    /// @throws IOException if it cannot be written
    static void write(Path file, int rows, int columns, IntFunction<double[]> row) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
            out.write(header(rows, columns));
            ByteBuffer buffer = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < rows; i++) {
                buffer.clear().asDoubleBuffer().put(row.apply(i), 0, columns);
                out.write(buffer.array());
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] header(int rows, int columns) {
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
        int length = Math.ceilDiv(MAGIC.length + 2 + dictionary.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (length - MAGIC.length - 2));
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
