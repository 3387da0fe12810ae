package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {

    @TempDir
    private Path directory;

    /// NEP 1: magic, version, length of the header, a Python dictionary that ends with a newline on a multiple of 64
    /// bytes, then the numbers.
    @Test
    void theFileIsThatOfTheSpecification() throws IOException {
        for (int rows : new int[] {0, 1, 123_456}) {
            Path file = directory.resolve(rows + ".npy");
            NpyFile.write(file, rows, 3, row -> new double[] {row, -0.5, 1e300, 99});
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(bytes.get() & 0xFF).isEqualTo(0x93);
            byte[] name = new byte[7];
            bytes.get(name);
            assertThat(new String(name, StandardCharsets.US_ASCII)).isEqualTo("NUMPY\u0001\u0000");
            byte[] header = new byte[bytes.getShort()];
            bytes.get(header);
            assertThat(bytes.position() % 64).isZero();
            assertThat(new String(header, StandardCharsets.US_ASCII))
                    .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (%d, 3), }".formatted(rows))
                    .endsWith("\n");
            for (int row = 0; row < rows; row++) {
                assertThat(bytes.getDouble()).isEqualTo(row);
                assertThat(bytes.getDouble()).isEqualTo(-0.5);
                assertThat(bytes.getDouble()).isEqualTo(1e300);
            }
            assertThat(bytes.hasRemaining()).isFalse();
        }
        assertThat(directory.resolve("1.npy.part")).doesNotExist();
    }
}
