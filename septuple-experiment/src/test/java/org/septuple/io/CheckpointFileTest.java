package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.experiment.Checkpoint;

class CheckpointFileTest {

    @TempDir
    private Path directory;

    private static Checkpoint sample() {
        Checkpoint sample = new Checkpoint();
        sample.put("text", "ŵ ∂F/∂q 𝒒\n\"\\").put("empty", "");
        sample.at("0").put("time", 3, -7, Long.MAX_VALUE, Long.MIN_VALUE).put("nothing", new long[0]);
        sample.at("0")
                .put(
                        "q",
                        0.1,
                        -0.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.longBitsToDouble(0x7ff8000000000123L));
        sample.at("1").put("rows", new double[][] {{1, 2, 3}, {4, 5, 6}}).put("no rows", new double[0][]);
        sample.put("names", List.of("a", "", "c")).put("no names", List.of());
        return sample;
    }

    private Path written(Checkpoint checkpoint) throws IOException {
        Path file = directory.resolve("some.npz");
        CheckpointFile.write(file, checkpoint);
        return file;
    }

    @Test
    void everythingComesBackToTheLastBit() throws IOException {
        Checkpoint before = sample();
        Checkpoint after = CheckpointFile.read(written(before));
        assertThat(after.entries().keySet())
                .containsExactlyElementsOf(before.entries().keySet());
        assertThat(after.text("text")).isEqualTo(before.text("text"));
        assertThat(after.text("empty")).isEmpty();
        assertThat(after.at("0").integers("time")).isEqualTo(before.at("0").integers("time"));
        assertThat(after.at("0").integers("nothing")).isEmpty();
        assertThat(Arrays.stream(after.at("0").reals("q")).mapToLong(Double::doubleToRawLongBits))
                .containsExactlyElementsOf(Arrays.stream(before.at("0").reals("q"))
                        .mapToLong(Double::doubleToRawLongBits)
                        .boxed()
                        .toList());
        assertThat(after.at("1").rows("rows")).isDeepEqualTo(before.at("1").rows("rows"));
        assertThat(after.at("1").rows("no rows")).isEmpty();
        assertThat(after.texts("names")).containsExactly("a", "", "c");
        assertThat(after.texts("no names")).isEmpty();
    }

    @Test
    void aDamagedByteIsNoticedOrMeansTheSame() throws IOException {
        Path file = written(sample());
        byte[] whole = Files.readAllBytes(file);
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                CheckpointFile.write(file, CheckpointFile.read(file));
                assertThat(Files.readAllBytes(file)).as("byte %d", at).isEqualTo(whole);
            } catch (IOException expected) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(lastEntry(whole) / 2);
    }

    /// The directory of the archive, which repeats what stands before each entry, is not read.
    private static int lastEntry(byte[] zip) {
        for (int i = 0; ; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
    }

    @Test
    void aCutFileIsNoticed() throws IOException {
        Path file = written(sample());
        byte[] whole = Files.readAllBytes(file);
        int end = lastEntry(whole);
        for (int length = 0; length < end; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatIOException().isThrownBy(() -> CheckpointFile.read(file));
        }
    }

    @Test
    void aMissingEntryIsNamed() {
        assertThatThrownBy(() -> sample().at("0").rows("p"))
                .hasMessage("the checkpoint holds no reals `0.p`; it is of another experiment or version");
        assertThatThrownBy(() -> sample().at("0").rows("time")).hasMessageContaining("no reals `0.time`");
        assertThatThrownBy(() -> sample().put("text", "again")).hasMessage("text is kept already");
        assertThatThrownBy(() -> sample().put("ragged", new double[][] {{1}, {1, 2}}))
                .hasMessage("a row of 2 numbers beside one of 1; rows must be equally long");
    }
}
