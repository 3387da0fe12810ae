package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {

    @TempDir
    Path folder;

    private static byte[] idx(int type, int[] lengths, byte[] data) {
        var bytes = ByteBuffer.allocate(4 + 4 * lengths.length + data.length);
        bytes.putShort((short) 0).put((byte) type).put((byte) lengths.length);
        for (int length : lengths) {
            bytes.putInt(length);
        }
        return bytes.put(data).array();
    }

    private static byte[] idx(int[] lengths, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return idx(8, lengths, bytes);
    }

    private static int[] lengths(int... lengths) {
        return lengths;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// Two images of 2 × 3 pixels, by hand.
    @Test
    void pixelsAreReadRowByRow() throws IOException {
        byte[] bytes = idx(lengths(2, 2, 3), 0, 1, 2, 3, 4, 255, 6, 7, 8, 9, 10, 128);
        for (var file : new Path[] {write("a.idx", bytes), write("b.gz", GzipInputTest.gzip(bytes))}) {
            var dataset = IdxFile.readImages(file);
            assertThat(dataset.samples()).isEqualTo(2);
            assertThat(dataset.features()).isEqualTo(6);
            assertThat(dataset.value(0, 5)).isEqualTo(255);
            assertThat(dataset.value(1, 0)).isEqualTo(6);
            assertThat(dataset.value(1, 5)).isEqualTo(128);
        }
    }

    @Test
    void labelsBelongToTheirImages() throws IOException {
        var images = write("images.gz", GzipInputTest.gzip(idx(lengths(3, 1, 2), 1, 2, 3, 4, 5, 6)));
        var labels = write("labels.gz", GzipInputTest.gzip(idx(lengths(3), 4, 0, 2)));
        var dataset = IdxFile.read(images, labels);
        assertThat(dataset.classes()).isEqualTo(5);
        assertThat(dataset.label(0)).isEqualTo(4);
        assertThat(dataset.label(2)).isEqualTo(2);
        assertThat(dataset.value(2, 1)).isEqualTo(6);
    }

    @Test
    void otherTypesKeepTheirValues() throws IOException {
        var doubles = ByteBuffer.allocate(16).putDouble(-0.1).putDouble(1e300).array();
        assertThat(IdxFile.readImages(write("d", idx(0x0E, lengths(1, 2), doubles)))
                        .value(0, 1))
                .isEqualTo(1e300);
        var floats = ByteBuffer.allocate(8).putFloat(-0.1f).putFloat(3).array();
        assertThat(IdxFile.readImages(write("f", idx(0x0D, lengths(2, 1), floats)))
                        .value(0, 0))
                .isEqualTo(-0.1f);
        var ints = ByteBuffer.allocate(8).putInt(-70_000).putInt(3).array();
        assertThat(IdxFile.readImages(write("i", idx(0x0C, lengths(2, 1), ints)))
                        .value(0, 0))
                .isEqualTo(-70_000);
        var shorts = ByteBuffer.allocate(4)
                .putShort((short) -300)
                .putShort((short) 3)
                .array();
        assertThat(IdxFile.readImages(write("s", idx(0x0B, lengths(2, 1), shorts)))
                        .value(0, 0))
                .isEqualTo(-300);
        assertThat(IdxFile.readImages(write("b", idx(0x09, lengths(1, 1), new byte[] {-1})))
                        .value(0, 0))
                .isEqualTo(-1);
        assertThat(IdxFile.readLabels(write("l", idx(0x0C, lengths(1), new byte[] {0, 0, 1, 2}))))
                .containsExactly(258);
    }

    @Test
    void dataLongerThanTheBufferAreRead() throws IOException {
        byte[] data = new byte[200_003 * 3];
        new SplittableRandom(1).nextBytes(data);
        var dataset = IdxFile.readImages(write("a", idx(8, lengths(200_003, 3), data)));
        for (int i = 0; i < data.length; i++) {
            assertThat(dataset.value(i / 3, i % 3)).isEqualTo(data[i] & 0xFF);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, DATA-002",
        "1, DATA-011",
        "2, DATA-011",
        "3, DATA-011",
        "7, DATA-011",
        "15, DATA-011",
        "16, DATA-011",
        "27, DATA-011"
    })
    void cutFilesAreRefusedWhereTheyEnd(int length, String code) throws IOException {
        byte[] whole = idx(lengths(2, 2, 3), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        byte[] cut = Arrays.copyOf(whole, length);
        for (var file : new Path[] {write("a.idx", cut), write("b.gz", GzipInputTest.gzip(cut))}) {
            assertThat(Refusal.brief(() -> IdxFile.readImages(file)))
                    .containsExactly("%s %s, byte %d".formatted(code, file, length));
        }
    }

    @Test
    void trailingBytesAreRefusedWhereTheyBegin() throws IOException {
        byte[] whole = idx(lengths(2, 1), 1, 2);
        byte[] longer = Arrays.copyOf(whole, whole.length + 5);
        for (var file : new Path[] {write("a.idx", longer), write("b.gz", GzipInputTest.gzip(longer))}) {
            assertThat(Refusal.brief(() -> IdxFile.readImages(file)))
                    .containsExactly("DATA-010 %s, byte 14".formatted(file));
        }
    }

    @Test
    void otherFormatsAreRefused() throws IOException {
        var png = write("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThat(Refusal.of(() -> IdxFile.readImages(png)))
                .hasMessageContaining("byte 0: not an IDX file: it begins with 89504e");
        var type = write("t", idx(0x0A, lengths(1, 1), new byte[1]));
        assertThat(Refusal.brief(() -> IdxFile.readImages(type)))
                .containsExactly("DATA-012 %s, byte 0".formatted(type));
        var flat = write("flat", idx(8, new int[0], new byte[1]));
        assertThat(Refusal.brief(() -> IdxFile.readImages(flat)))
                .containsExactly("DATA-012 %s, byte 3".formatted(flat));
    }

    @Test
    void imagesAndLabelsAreNotConfused() throws IOException {
        var images = write("images", idx(lengths(2, 1, 1), 1, 2));
        var labels = write("labels", idx(lengths(2), 1, 2));
        assertThat(Refusal.of(() -> IdxFile.readImages(labels))).hasMessageContaining("is this a file of labels?");
        assertThat(Refusal.of(() -> IdxFile.readLabels(images))).hasMessageContaining("is this a file of images?");
    }

    @Test
    void countsMustAgree() throws IOException {
        var images = write("images", idx(lengths(2, 1, 1), 1, 2));
        var labels = write("labels", idx(lengths(3), 1, 2, 3));
        assertThat(Refusal.of(() -> IdxFile.read(images, labels)))
                .hasMessageContaining("3 labels, but 2 images")
                .hasMessageContaining("DATA-013");
    }

    @Test
    void noSamplesAreRefused() throws IOException {
        var none = write("none", idx(lengths(0, 28, 28)));
        assertThat(Refusal.brief(() -> IdxFile.readImages(none)))
                .containsExactly("DATA-003 %s, byte 4".formatted(none));
    }

    /// Refused by arithmetic alone: nothing of the size announced is allocated.
    @ParameterizedTest
    @CsvSource({"2147483647, 2147483647, DATA-011", "-1, 28, DATA-012", "28, 0, DATA-012", "60000, 784, DATA-011"})
    void absurdLengthsAreRefusedBeforeAnythingIsAllocated(int samples, int features, String code) throws IOException {
        byte[] bytes = idx(lengths(samples, features), 1, 2, 3);
        for (var file : new Path[] {write("a.idx", bytes), write("b.gz", GzipInputTest.gzip(bytes))}) {
            assertThat(Refusal.of(() -> IdxFile.readImages(file)).violations())
                    .extracting(v -> v.code().code())
                    .containsExactly(code);
        }
    }

    @Test
    void numbersMustBeFinite() throws IOException {
        var floats = ByteBuffer.allocate(8).putFloat(1).putFloat(Float.NaN).array();
        var file = write("f", idx(0x0D, lengths(2, 1), floats));
        assertThat(Refusal.brief(() -> IdxFile.readImages(file)))
                .containsExactly("DATA-006 %s, byte 16".formatted(file));
    }

    @Test
    void labelsMustBeIntegersFromZero() throws IOException {
        var negative = write("n", idx(9, lengths(2), new byte[] {1, -1}));
        assertThat(Refusal.of(() -> IdxFile.readLabels(negative))).hasMessageContaining("label 1 is -1");
        var fraction = write(
                "f", idx(0x0D, lengths(1), ByteBuffer.allocate(4).putFloat(0.5f).array()));
        assertThat(Refusal.of(() -> IdxFile.readLabels(fraction))).hasMessageContaining("label 0 is 0.5");
    }

    @Test
    void missingFilesAreNamed() {
        var none = folder.resolve("none");
        assertThat(Refusal.brief(() -> IdxFile.readImages(none))).containsExactly("DATA-001 " + none);
    }
}
