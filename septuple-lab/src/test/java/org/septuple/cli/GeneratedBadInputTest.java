package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A thousand bad configurations made from the shipped experiments: exit 2 soon, no stack trace, nothing written.
@Timeout(30)
class GeneratedBadInputTest {

    private static final int MUTATIONS = 1000;
    private static final int EVERY_SEVENTH = 7;
    private static final double SLOWEST_SECONDS = 2;
    /// The fastest counts, for the machine may be busy otherwise.
    private static final int ATTEMPTS = 3;

    private static final int FIFTY_MEGABYTES = 50_000_000;

    @TempDir
    private Path directory;

    static List<ShippedExperiment> experiments() {
        return ShippedExperiment.all();
    }

    static List<Mutation> mutations() {
        return Mutation.first(MUTATIONS);
    }

    static List<Mutation> someMutations() {
        return mutations().stream()
                .filter(mutation -> mutation.seed() % EVERY_SEVENTH == 0)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void unspoiltExperimentsAreAccepted(ShippedExperiment experiment) throws IOException {
        for (String text : List.of(experiment.text(), experiment.withValue("", written -> written))) {
            Path file = Files.writeString(directory.resolve("good.yaml"), text);
            Captured check = Captured.of("check", file.toString());
            assertThat(check.exit()).as(check.err()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void spoiltExperimentsAreRefused(Mutation mutation) throws IOException {
        BadConfiguration bad = mutation.bad();
        Path file = Files.write(directory.resolve("bad.yaml"), bad.bytes());
        assertRefused(file, bad.overrides(), bad.code(), mutation + "\n" + bad.excerpt());
    }

    @ParameterizedTest
    @MethodSource("someMutations")
    void refusalsAreOneJsonObject(Mutation mutation) throws IOException {
        BadConfiguration bad = mutation.bad();
        Path file = Files.write(directory.resolve("bad.yaml"), bad.bytes());
        Captured check = Captured.of(arguments(file, bad.overrides(), "--json"));
        assertThat(check.exit()).as(bad.excerpt()).isEqualTo(2);
        JsonNode printed = JsonMapper.builder().build().readTree(check.out());
        assertThat(printed.path("error").path("code").asString())
                .as(bad.excerpt())
                .matches("CFG-\\d{3}|DATA-001");
        assertThat(printed.path("errors").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# comment\n", "word ", "\n- item", "[", "\0"})
    void fiftyMegabytesAreRefused(String piece) throws IOException {
        Path file = directory.resolve("bad.yaml");
        byte[] block = piece.repeat(100_000 / piece.length()).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            stream.write("septuple: 1\nkind: learning\nname: ".getBytes(StandardCharsets.US_ASCII));
            for (int written = 0; written < FIFTY_MEGABYTES; written += block.length) {
                stream.write(block);
            }
        }
        assertRefused(file, List.of(), "CFG-002", piece.strip() + " over and over");
    }

    private void assertRefused(Path file, List<String> overrides, String code, String what) throws IOException {
        double seconds = Double.POSITIVE_INFINITY;
        Captured run = new Captured(0, "", "");
        for (int attempt = 0; attempt < ATTEMPTS && seconds > SLOWEST_SECONDS; attempt++) {
            long begun = System.nanoTime();
            run = Captured.of(arguments(file, overrides));
            seconds = Math.min(seconds, (System.nanoTime() - begun) * 1e-9);
        }
        assertThat(run.exit()).as("exit of %s\n%s", what, run.err()).isEqualTo(2);
        assertThat(run.err())
                .as(what)
                .containsPattern("\\[" + code + "]")
                .doesNotContain("\tat ", "Exception")
                .doesNotContainPattern(Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n]]"));
        assertThat(run.out()).as(what).isEmpty();
        assertThat(seconds).as("seconds for %s", what).isLessThan(SLOWEST_SECONDS);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as(what).containsExactly(file);
        }
    }

    private String[] arguments(Path file, List<String> overrides, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
        arguments.addAll(overrides);
        arguments.addAll(List.of("--out", directory.resolve("runs").toString()));
        arguments.addAll(Arrays.asList(options));
        return arguments.toArray(String[]::new);
    }
}
