package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An array to read. Nothing is kept in memory between calls.
public final class ZarrArray {

    private final Path path;
    private final ArrayInfo info;

    ZarrArray(Path path, ArrayInfo info) {
        this.path = path;
        this.info = info;
    }

    /// Opens an array alone, whatever stands beside it.
    ///
    /// @param path its directory
    /// @return the array
    /// @throws IOException if it is none, or one that is not read here
    public static ZarrArray open(Path path) throws IOException {
        GroupFiles.requireArray(path);
        Path group = path.toAbsolutePath().normalize().getParent();
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return new ZarrArray(path, new GroupFiles(group == null ? path : group).readArray(name));
    }

    /// Its name.
    ///
    /// @return name in the group
    public String name() {
        return info.name();
    }

    /// Type of the elements.
    ///
    /// @return tells whether to read doubles or longs
    public NumberType type() {
        return info.type();
    }

    /// Names of the axes.
    ///
    /// @return slowest first; empty if the group does not give them
    public List<String> dimensions() {
        return info.dimensions();
    }

    /// Lengths of the axes.
    ///
    /// @return slowest first; empty for a single number
    public List<Integer> shape() {
        return info.shape();
    }

    /// Lengths of a chunk.
    ///
    /// @return along each axis
    public List<Integer> chunks() {
        return info.chunks();
    }

    /// What is said about the array.
    ///
    /// @return all but the dimensions
    public Attributes attributes() {
        return info.attributes();
    }

    /// Numbers in the array.
    ///
    /// @return product of the shape; 1 for a single number
    /// @throws ArithmeticException beyond 2⁶³
    public long size() {
        return Chunking.elements(info.shape());
    }

    /// The whole array of real numbers.
    ///
    /// @return in C order
    /// @throws IOException naming the file, if a chunk is missing or damaged, or if the elements are integers
    public double[] doubles() throws IOException {
        return doubles(0, rows());
    }

    /// Rows of an array of real numbers.
    ///
    /// @param from first place along the first axis
    /// @param to   one beyond the last
    /// @return in C order
    /// @throws IOException naming the file, if a chunk is missing or damaged, or if the elements are integers
    public double[] doubles(int from, int to) throws IOException {
        requireReal(true);
        double[] values = new double[count(from, to)];
        boolean narrow = info.type() == NumberType.FLOAT32;
        read(from, to, (chunk, at, index, length) -> {
            if (chunk == null) {
                Arrays.fill(values, index, index + length, realFill());
            } else if (narrow) {
                for (int i = 0; i < length; i++) {
                    values[index + i] = chunk.getFloat((at + i) * Float.BYTES);
                }
            } else {
                chunk.asDoubleBuffer().get(at, values, index, length);
            }
        });
        return values;
    }

    /// The whole array of integers.
    ///
    /// @return in C order
    /// @throws IOException naming the file, if a chunk is missing or damaged, or if the elements are real numbers
    public long[] longs() throws IOException {
        return longs(0, rows());
    }

    /// Rows of an array of integers.
    ///
    /// @param from first place along the first axis
    /// @param to   one beyond the last
    /// @return in C order
    /// @throws IOException naming the file, if a chunk is missing or damaged, or if the elements are real numbers
    public long[] longs(int from, int to) throws IOException {
        requireReal(false);
        long[] values = new long[count(from, to)];
        NumberType type = info.type();
        read(from, to, (chunk, at, index, length) -> {
            for (int i = 0; i < length; i++) {
                values[index + i] = chunk == null ? integerFill() : integer(chunk, type, at + i);
            }
        });
        return values;
    }

    /// One chunk, whole numbers as real ones; those beyond 2⁵³ are rounded.
    ///
    /// @param index of the chunk along each axis
    /// @return in C order, of the lengths of a chunk also at the edges, where what is beyond the array has no meaning
    /// @throws IOException naming the file, if the chunk is missing or damaged
    public double[] chunk(List<Integer> index) throws IOException {
        requireSmallChunks();
        double[] values = new double[(int) (info.chunkBytes() / info.type().bytes())];
        ByteBuffer bytes = bytes(index);
        if (bytes == null) {
            Arrays.fill(values, info.type().isReal() ? realFill() : integerFill());
        } else if (info.type() == NumberType.FLOAT64) {
            bytes.asDoubleBuffer().get(values);
        } else {
            NumberType type = info.type();
            for (int i = 0; i < values.length; i++) {
                values[i] = type.isReal() ? bytes.getFloat(i * Float.BYTES) : integer(bytes, type, i);
            }
        }
        return values;
    }

    private static long integer(ByteBuffer chunk, NumberType type, int at) {
        return switch (type) {
            case INT64 -> chunk.getLong(at * Long.BYTES);
            case INT32 -> chunk.getInt(at * Integer.BYTES);
            case UINT8 -> chunk.get(at) & 0xFF;
            case FLOAT64, FLOAT32 -> throw new IllegalArgumentException(type + " is no type of integers");
        };
    }

    private void requireReal(boolean wanted) throws IOException {
        if (info.type().isReal() != wanted) {
            throw new IOException("%s holds %s; read it with %s"
                    .formatted(path, info.type().code(), wanted ? "longs()" : "doubles()"));
        }
    }

    private double realFill() {
        return info.fill() instanceof ArrayInfo.RealFill(double value) ? value : Double.NaN;
    }

    private long integerFill() {
        return info.fill() instanceof ArrayInfo.IntegerFill(long value) ? value : 0;
    }

    private int rows() {
        return info.shape().isEmpty() ? 1 : info.shape().getFirst();
    }

    private int count(int from, int to) throws IOException {
        if (from < 0 || to < from || to > rows()) {
            throw new IndexOutOfBoundsException("%s: rows %d to %d of %d".formatted(path, from, to, rows()));
        }
        long count = Math.multiplyExact((long) to - from, rows() == 0 ? 0 : size() / rows());
        if (count > Integer.MAX_VALUE - 8) {
            throw new IOException("%s: rows %d to %d are %d numbers, more than an array of Java holds; read fewer rows"
                    .formatted(path, from, to, count));
        }
        return (int) count;
    }

    private void read(int from, int to, ChunkGrid.Run run) throws IOException {
        requireSmallChunks();
        new ChunkGrid(info, from, to).forEach(this::bytes, run);
    }

    private void requireSmallChunks() throws IOException {
        if (info.chunkBytes() > Integer.MAX_VALUE - 8) {
            throw new IOException("%s: chunks of %s have %d bytes, more than 2^31; write it again with smaller chunks"
                    .formatted(path, info.chunks(), info.chunkBytes()));
        }
    }

    private @Nullable ByteBuffer bytes(List<Integer> index) throws IOException {
        Path file = info.chunkFile(path, index);
        if (!Files.exists(file)) {
            if (info.fill() instanceof ArrayInfo.NoFill) {
                throw new IOException(
                        "%s is missing, and the array %s has no fill_value; restore the file, or run again"
                                .formatted(file, info.name()));
            }
            return null;
        }
        byte[] bytes = ChunkFile.read(file, (int) info.chunkBytes(), info.compression());
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
