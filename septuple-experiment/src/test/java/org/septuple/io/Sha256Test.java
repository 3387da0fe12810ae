package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    @TempDir
    Path folder;

    /// The test vector of FIPS 180-2, appendix B.1.
    @Test
    void knownHash() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
        var hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(Sha256.of(abc)).isEqualTo(hash);
        assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(hash);
    }

    @Test
    void filesLargerThanTheBufferHashAsTheirBytes() throws IOException {
        byte[] bytes = new byte[200_001];
        bytes[200_000] = 1;
        assertThat(Sha256.of(Files.write(folder.resolve("large"), bytes))).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void missingFilesHaveNoHash() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Sha256.of(folder.resolve("none")));
    }
}
