package org.septuple.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Arrays as `numpy.save` writes them.
final class Npy {

    private Npy() {}

    /// Writes one with the last axis the fastest.
    static Path write(Path file, double[] values, int... shape) throws IOException {
        return write(file, false, values, shape);
    }

    static Path write(Path file, boolean fortran, double[] values, int... shape) throws IOException {
        String lengths = IntStream.of(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        String header =
                "{'descr': '<f8', 'fortran_order': %s, 'shape': (%s), }".formatted(fortran ? "True" : "False", lengths);
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        DoubleStream.of(values).forEach(bytes::putDouble);
        return Files.write(file, bytes.array());
    }
}
