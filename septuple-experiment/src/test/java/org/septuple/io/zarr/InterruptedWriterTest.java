package org.septuple.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes that die, and what the next one finds.
class InterruptedWriterTest {

    private static final Compression GZIP = new Compression.Gzip(1);
    private static final Variable CURVE = Variable.reals("curve", Attributes.of("1", "a curve"), "t", "x");
    private static final Variable COUNT = Variable.integers("count", Attributes.of("1", "a count"), "t");

    @TempDir
    private Path root;

    private Path directory = Path.of("");

    @BeforeEach
    void inside() {
        directory = root.resolve("fields.zarr");
    }

    /// Two growing arrays of different chunks, whose records follow from their place.
    private static final class Pair {
        final ZarrWriter writer;
        final GrowingArray curve;
        final GrowingArray count;

        Pair(ZarrWriter writer) throws IOException {
            this.writer = writer;
            curve = writer.growing(CURVE, 4, List.of(3));
            count = writer.growing(COUNT, 3, List.of());
        }

        void growTo(int rows) throws IOException {
            while (curve.rows() < rows) {
                curve.append(record(curve.rows()));
            }
            while (count.rows() < rows) {
                count.append((long) count.rows());
            }
        }

        void truncate(int rows) throws IOException {
            curve.truncate(rows);
            count.truncate(rows);
        }
    }

    private static double[] record(int row) {
        return new double[] {row, row + 0.25, Double.NaN};
    }

    private Pair create(Path path) throws IOException {
        return new Pair(ZarrWriter.create(path, Attributes.none(), GZIP));
    }

    private Pair open() throws IOException {
        return new Pair(ZarrWriter.open(directory, GZIP));
    }

    private void assertReads(int rows) throws IOException {
        ZarrGroup group = ZarrGroup.open(directory);
        if (group.names().isEmpty()) { // never committed
            assertThat(rows).isZero();
            return;
        }
        double[] curve = group.array("curve").doubles();
        assertThat(curve).hasSize(3 * rows);
        for (int row = 0; row < rows; row++) {
            assertThat(Arrays.copyOfRange(curve, 3 * row, 3 * row + 3)).isEqualTo(record(row));
        }
        assertThat(group.array("count").longs())
                .isEqualTo(LongStream.range(0, rows).toArray());
    }

    private static Map<String, String> bytes(Path path) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(path.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /// Stops anywhere, dies, goes back to any checkpoint, goes on: the bytes are those of a group never left.
    @RepeatedTest(20)
    void aResumedGroupHasTheBytesOfOneNeverLeft(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        Pair straight = create(root.resolve("straight"));
        straight.growTo(29);
        straight.writer.commit();

        Pair pair = create(directory);
        int committed = 0;
        for (int life = 0; life < 4; life++) {
            int rows = committed + random.nextInt(8);
            pair.growTo(rows);
            if (random.nextBoolean()) {
                pair.curve.flush();
            }
            if (random.nextBoolean()) {
                pair.writer.commit();
                committed = rows;
                pair.growTo(rows + random.nextInt(9));
            }
            pair = open();
            assertReads(committed);
            assertThat(pair.curve.rows()).isEqualTo(committed);
            if (random.nextBoolean()) {
                committed = random.nextInt(committed + 1);
                pair.truncate(committed);
                assertReads(committed);
            }
        }
        pair.growTo(29);
        pair.writer.commit();
        assertReads(29);
        assertThat(bytes(directory)).isEqualTo(bytes(root.resolve("straight")));
    }

    @Test
    void whatWasFlushedButNotCommittedIsNotSeen() throws IOException {
        Pair pair = create(directory);
        pair.growTo(5);
        pair.writer.commit();
        pair.growTo(11);
        pair.curve.flush();
        pair.count.flush();
        assertReads(5);
    }

    /// The files of a commit are replaced in order; after each of them the group must read as before or as after.
    @Test
    void aCommitThatDiesInTheMiddleLeavesTheOneBefore() throws IOException {
        Pair pair = create(directory);
        pair.growTo(5);
        pair.writer.commit();
        byte[] before = Files.readAllBytes(directory.resolve(".zmetadata"));
        pair.growTo(11);
        pair.writer.commit();
        Files.write(directory.resolve(".zmetadata"), before);
        Files.writeString(directory.resolve(".zmetadata.part"), "{\"metadata\":");
        assertReads(5);
        Pair again = open();
        assertThat(again.curve.rows()).isEqualTo(5);
        Files.delete(directory.resolve(".zmetadata"));
        assertReads(5);
    }

    @Test
    void chunksThatWereNotFinishedAreSweptAway() throws IOException {
        Pair pair = create(directory);
        pair.growTo(8);
        pair.writer.commit();
        Files.writeString(directory.resolve("curve/2.0.part"), "half a chunk");
        assertReads(8);
        Pair again = open();
        assertThat(directory.resolve("curve/2.0.part")).doesNotExist();
        again.growTo(9);
        again.writer.commit();
        assertReads(9);
    }

    @Test
    void nobodyGoesBackToWhatWasNotCommitted() throws IOException {
        Pair pair = create(directory);
        pair.growTo(5);
        pair.writer.commit();
        pair.growTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pair.curve.truncate(7))
                .withMessageContaining("the last commit has 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 17, 30, 40})
    void aShortenedChunkIsNamed(int length) throws IOException {
        assertDamaged(file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length)));
    }

    @Test
    void anAlteredChunkIsNamed() throws IOException {
        assertDamaged(file -> {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 6] ^= 1; // in the checksum
            Files.write(file, bytes);
        });
    }

    @Test
    void aChunkThatIsTooLongIsNamed() throws IOException {
        assertDamaged(file -> ChunkFile.write(file, new byte[4 * 3 * 8 + 1], GZIP));
    }

    @ParameterizedTest
    @ValueSource(ints = {95, 97})
    void aPlainChunkOfAnotherLengthIsNamed(int length) throws IOException {
        ZarrWriter writer = ZarrWriter.create(directory, Attributes.none(), new Compression.None());
        writer.growing(CURVE, 4, List.of(3)).append(record(0));
        writer.commit();
        Path file = directory.resolve("curve/0.0");
        Files.write(file, new byte[length]);
        assertThatIOException()
                .isThrownBy(() -> ZarrGroup.open(directory).array("curve").doubles())
                .withMessageContaining(file.toString())
                .withMessageContaining("expected 96 bytes, found %d".formatted(Math.min(96, length)));
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }

    private void assertDamaged(Damage damage) throws IOException {
        Pair pair = create(directory);
        pair.growTo(8);
        pair.writer.commit();
        Path file = directory.resolve("curve/1.0");
        damage.to(file);
        ZarrArray curve = ZarrGroup.open(directory).array("curve");
        assertThat(curve.doubles(0, 4)).hasSize(12);
        assertThatIOException()
                .isThrownBy(curve::doubles)
                .withMessageContaining(file.toString())
                .withMessageContaining("expected 96 bytes, found");
    }
}
