package org.septuple.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZarrWriterTest {

    private static final int[] LENGTHS = {0, 1, 2, 3, 5, 7, 11, 13};
    private static final Attributes LOSS = Attributes.of("1", "loss per sample");

    @TempDir
    private Path directory;

    private static Compression compression(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Compression.None();
            case 1 -> new Compression.Gzip(1);
            default -> new Compression.Zlib(9);
        };
    }

    /// Bits of all kinds: NaN with payload, infinities and -0 among them.
    private static double[] anyDoubles(SplittableRandom random, int count) {
        return random.longs(count).mapToDouble(Double::longBitsToDouble).toArray();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static String[] axes(int count) {
        return Arrays.copyOf(new String[] {"t", "x", "y", "z"}, count);
    }

    @RepeatedTest(40)
    void arraysOfAnyShapeRoundTripBitForBit(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int[] shape = IntStream.range(0, random.nextInt(5))
                .map(_ -> LENGTHS[random.nextInt(LENGTHS.length)])
                .toArray();
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] reals = anyDoubles(random, size);
        long[] integers = random.longs(size).toArray();

        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), compression(random));
        writer.whole(Variable.reals("reals", LOSS, axes(shape.length)), reals, shape);
        writer.whole(Variable.integers("integers", LOSS, axes(shape.length)), integers, shape);
        writer.commit();

        ZarrGroup group = ZarrGroup.open(directory);
        assertThat(group.array("reals").shape())
                .containsExactly(Arrays.stream(shape).boxed().toArray(Integer[]::new));
        assertThat(group.array("reals").dimensions()).containsExactly(axes(shape.length));
        assertThat(group.array("reals").attributes()).isEqualTo(LOSS);
        assertThat(bits(group.array("reals").doubles())).isEqualTo(bits(reals));
        assertThat(group.array("integers").longs()).isEqualTo(integers);
    }

    /// Also records of no numbers, and chunks longer than the array.
    @RepeatedTest(40)
    void growingArraysRoundTripBitForBit(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<Integer> record = new ArrayList<>();
        for (int axis = random.nextInt(4); axis > 0; axis--) {
            record.add(LENGTHS[random.nextInt(LENGTHS.length)]);
        }
        int size = record.stream().reduce(1, (a, b) -> a * b);
        int perChunk = 1 + random.nextInt(9);
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), compression(random));
        GrowingArray array = writer.growing(Variable.reals("a", LOSS, axes(record.size() + 1)), perChunk, record);
        int rows = random.nextInt(30);
        double[] all = anyDoubles(random, rows * size);
        for (int row = 0; row < rows; row++) {
            array.append(Arrays.copyOfRange(all, row * size, (row + 1) * size));
            if (random.nextInt(5) == 0) {
                writer.commit();
            }
        }
        writer.commit();
        ZarrArray read = ZarrGroup.open(directory).array("a");
        assertThat(read.shape().getFirst()).isEqualTo(rows);
        assertThat(bits(read.doubles())).isEqualTo(bits(all));
        int from = random.nextInt(rows + 1);
        int to = from + random.nextInt(rows - from + 1);
        assertThat(bits(read.doubles(from, to))).isEqualTo(bits(Arrays.copyOfRange(all, from * size, to * size)));
    }

    /// Zarr 2 by hand: five records of two, in chunks of three, the last padded with zero.
    @Test
    void theFilesAreThoseOfTheSpecification() throws IOException {
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none().with("title", "t"), new Compression.Gzip(1));
        GrowingArray array = writer.growing(
                Variable.reals("loss", LOSS.equation("2.2").ancillary("loss_se"), "step", "replica"), 3, List.of(2));
        for (int row = 0; row < 5; row++) {
            array.append((double) row, -(double) row);
        }
        writer.commit();

        assertThat(names(directory)).containsExactly(".zattrs", ".zgroup", ".zmetadata", "loss");
        assertThat(names(directory.resolve("loss"))).containsExactly(".zarray", ".zattrs", "0.0", "1.0");
        assertThat(plain(directory.resolve(".zgroup"))).isEqualTo("{\"zarr_format\":2}");
        String zarray = "{\"chunks\":[3,2],\"compressor\":{\"id\":\"gzip\",\"level\":1},\"dtype\":\"<f8\","
                + "\"fill_value\":null,\"filters\":null,\"order\":\"C\",\"shape\":[5,2],\"zarr_format\":2}";
        String zattrs = "{\"_ARRAY_DIMENSIONS\":[\"step\",\"replica\"],\"units\":\"1\",\"long_name\":\"losspersample\","
                + "\"septuple_equation\":\"2.2\",\"ancillary_variables\":\"loss_se\"}";
        assertThat(plain(directory.resolve("loss/.zarray"))).isEqualTo(zarray);
        assertThat(plain(directory.resolve("loss/.zattrs"))).isEqualTo(zattrs);
        assertThat(plain(directory.resolve(".zmetadata")))
                .isEqualTo("{\"metadata\":{\".zattrs\":{\"title\":\"t\"},\".zgroup\":{\"zarr_format\":2},"
                        + "\"loss/.zarray\":" + zarray + ",\"loss/.zattrs\":" + zattrs
                        + "},\"zarr_consolidated_format\":1}");
        assertThat(gunzip(directory.resolve("loss/0.0"))).containsExactly(0, -0.0, 1, -1, 2, -2);
        assertThat(gunzip(directory.resolve("loss/1.0"))).containsExactly(3, -3, 4, -4, 0, 0);
    }

    private static String plain(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\s", "");
    }

    private static List<String> names(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static double[] gunzip(Path file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            var buffer = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer();
            double[] values = new double[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    /// 700 000 rows of 13 are 73 MB, more than a chunk takes of one record.
    @Test
    void recordsOfMoreThan64MiBAreCutAlongTheSecondAxis() throws IOException {
        int rows = 700_000;
        int columns = 13;
        double[] row = new double[columns];
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), new Compression.None());
        GrowingArray array = writer.growing(Variable.reals("q", LOSS, "step", "replica", "trainable"), rows, columns);
        for (int step = 0; step < 2; step++) {
            int shift = step;
            array.append(rows, columns, r -> {
                Arrays.setAll(row, k -> (double) r * columns + k + shift);
                return row;
            });
        }
        writer.commit();

        ZarrArray read = ZarrGroup.open(directory).array("q");
        int piece = (16 << 20) / (columns * Double.BYTES);
        assertThat(read.chunks()).containsExactly(1, piece, columns);
        assertThat(directory.resolve("q/1.%d.0".formatted((rows - 1) / piece))).exists();
        assertThat(directory.resolve("q/1.%d.0".formatted((rows - 1) / piece + 1)))
                .doesNotExist();
        double[] last = read.doubles(1, 2);
        assertThat(IntStream.range(0, rows * columns).filter(i -> last[i] != i + 1))
                .isEmpty();
    }

    @RepeatedTest(10)
    void recordsMayBeWrittenInAnyOrder(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int count = 7;
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        Variable variable = Variable.integers("a", LOSS, "sweep", "x");
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), new Compression.Gzip(1));
        RecordArray array = writer.records(variable, count, 3);
        for (int i = 0; i < count; i++) {
            assertThat(array.has(order[i])).isFalse();
            assertThat(ZarrGroup.open(directory).names()).isEmpty();
            array.write(order[i], order[i], -order[i], Long.MIN_VALUE);
            writer.commit();
            if (random.nextBoolean()) { // another process goes on
                writer = ZarrWriter.open(directory, new Compression.Gzip(1));
                array = writer.records(variable, count, 3);
                assertThat(array.has(order[i])).isTrue();
            }
        }
        writer.commit();
        long[] expected = new long[3 * count];
        for (int i = 0; i < count; i++) {
            expected[3 * i] = i;
            expected[3 * i + 1] = -i;
            expected[3 * i + 2] = Long.MIN_VALUE;
        }
        assertThat(ZarrGroup.open(directory).array("a").longs()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // record shape product, records per chunk: 2 MiB by whole records, at most 8192
        "1, 8192",
        "32, 8192",
        "33, 7943",
        "100003, 2",
        "131072, 2",
        "131073, 1",
        "8388608, 1",
    })
    void chunksHoldWholeRecordsUpTo2MiB(int numbers, int records) {
        assertThat(Chunking.recordsPerChunk(List.of(numbers), NumberType.FLOAT64))
                .isEqualTo(records);
        assertThat(Chunking.lengths(List.of(1_000_000, numbers), NumberType.FLOAT64)
                        .get(1))
                .isEqualTo(numbers);
    }

    @Test
    void aGroupIsNotOverwritten() throws IOException {
        ZarrWriter.create(directory, Attributes.none(), new Compression.None());
        assertThatIOException()
                .isThrownBy(() -> ZarrWriter.create(directory, Attributes.none(), new Compression.None()))
                .withMessageContaining(directory.toString());
    }

    @Test
    void anArrayGoesOnOnlyAsItBegan() throws IOException {
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), new Compression.None());
        writer.growing(Variable.reals("a", LOSS, "t", "x"), 3).append(1.0, 2.0, 3.0);
        writer.commit();
        ZarrWriter again = ZarrWriter.open(directory, new Compression.None());
        assertThatIOException()
                .isThrownBy(() -> again.growing(Variable.reals("a", LOSS, "t", "x"), 4))
                .withMessageContaining("go on as it began");
        ZarrWriter other = ZarrWriter.open(directory, new Compression.Gzip(1));
        assertThatIOException().isThrownBy(() -> other.growing(Variable.reals("a", LOSS, "t", "x"), 3));
    }

    @Test
    void numbersThatDoNotFitAreRefused() throws IOException {
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), new Compression.None());
        GrowingArray array = writer.growing(Variable.reals("a", LOSS, "t", "x"), 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> array.append(1.0, 2.0))
                .withMessageContaining("2 numbers given")
                .withMessageContaining("needs 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> array.append(1L, 2L, 3L))
                .withMessageContaining("INT64 given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.whole(Variable.reals("b", LOSS, "x", "y"), new double[6], 6))
                .withMessageContaining("dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Variable.reals("../b", LOSS, "x"))
                .withMessageContaining("../b");
        assertThat(array.rows()).isZero();
    }
}
