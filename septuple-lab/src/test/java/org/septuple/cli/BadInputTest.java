package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hand-made bad configurations and data files, each with the code and, where it has one, the key that its first line
/// announces: exit 2, no stack trace, nothing written.
class BadInputTest {

    @TempDir
    private Path directory;

    static List<Path> bad() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bad"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreAtLeastSixty() throws IOException {
        assertThat(bad()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(Path file) throws IOException {
        String[] expected = Files.readAllLines(file).getFirst().split(" ", -1);
        Path out = directory.resolve("runs");
        Captured run = Captured.of("run", file.toString(), "--out", out.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("[" + expected[2] + "]").doesNotContain("\tat ", "Exception");
        if (expected.length > 3) {
            assertThat(run.err()).contains(expected[3]);
        }
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void checkRefusesTheSame(Path file) throws IOException {
        String code = Files.readAllLines(file).getFirst().split(" ", -1)[2];
        Captured check = Captured.of("check", "--json", file.toString());
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.out()).contains("\"error\"", code, "\"remedy\"");
    }

    @Test
    void binaryJunkIsRefused() throws IOException {
        byte[] junk = new byte[5000];
        for (int i = 0; i < junk.length; i++) {
            junk[i] = (byte) (i * 37 + i / 7);
        }
        Path file = Files.write(directory.resolve("junk.yaml"), junk);
        Captured run = Captured.of("run", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("CFG-003");
    }

    @Test
    void floodsEndWithTheirNumber() throws IOException {
        Path file =
                Files.writeString(directory.resolve("flood.yaml"), "septuple: 1\n" + "septuple: 1\n".repeat(50_000));
        Captured run = Captured.of("run", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSizeLessThan(500).last().asString().startsWith("… and 498");
    }

    @Test
    void aMissingFileIsRefused() {
        Captured run = Captured.of("run", directory.resolve("nowhere.yaml").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.yaml", "CFG-001");
    }
}
