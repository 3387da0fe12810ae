package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInputTest {

    static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] gzip) throws IOException {
        try (var input = new GzipInput(new ByteArrayInputStream(gzip))) {
            return input.readAllBytes();
        }
    }

    private static GzipInput.Damaged damage(byte[] gzip) {
        var damaged = catchThrowableOfType(GzipInput.Damaged.class, () -> inflate(gzip));
        if (damaged == null) {
            throw new AssertionError("nothing was found damaged");
        }
        return damaged;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 65_535, 65_536, 300_000})
    void inflatingUndoesDeflating(int length) throws IOException {
        assertThat(inflate(gzip(random(length)))).isEqualTo(random(length));
    }

    @Test
    void membersFollowOneAnother() throws IOException {
        var two = new ByteArrayOutputStream();
        two.write(gzip(random(100_000)));
        two.write(gzip(random(7)));
        var both = new ByteArrayOutputStream();
        both.write(random(100_000));
        both.write(random(7));
        assertThat(inflate(two.toByteArray())).isEqualTo(both.toByteArray());
    }

    /// Extra field, name, comment and header checksum, by hand from RFC 1952.
    @Test
    void optionalHeaderFieldsAreSkipped() throws IOException {
        byte[] plain = gzip(random(50));
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 3);
        out.write(2 | 4 | 8 | 16);
        out.write(plain, 4, 6);
        out.write(new byte[] {3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 1, 2});
        out.write(plain, 10, plain.length - 10);
        assertThat(inflate(out.toByteArray())).isEqualTo(random(50));
    }

    @Test
    void everyCutIsFoundWhereItIs() throws IOException {
        byte[] whole = gzip(random(500));
        for (int length = 2; length < whole.length; length++) {
            var damaged = damage(Arrays.copyOf(whole, length));
            assertThat(damaged.code).isEqualTo(ErrorCode.DATA_TRUNCATED);
            assertThat(damaged.offset).isEqualTo(length);
        }
    }

    @Test
    void garbageAfterTheEndIsFoundWhereItBegins() throws IOException {
        byte[] whole = gzip(random(500));
        for (byte[] garbage : new byte[][] {{0}, {0, 0, 0}, {0x1F, 0x0B}, random(100_000)}) {
            byte[] longer = Arrays.copyOf(whole, whole.length + garbage.length);
            System.arraycopy(garbage, 0, longer, whole.length, garbage.length);
            var damaged = damage(longer);
            assertThat(damaged.code).isEqualTo(ErrorCode.DATA_TRAILING);
            assertThat(damaged.offset).isEqualTo(whole.length);
        }
    }

    /// Every single flipped bit of the data or the trailer is noticed.
    @Test
    void flippedBitsAreNoticed() throws IOException {
        byte[] whole = gzip(random(100));
        for (int i = 10; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            assertThat(damage(flipped).offset).isBetween(10L, (long) whole.length);
        }
    }
}
