package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever bytes a configuration holds, it binds or is refused: nothing else is ever thrown, and soon.
class ConfigurationFuzzTest {

    private static final int MUTATIONS = 500;
    private static final long SLOWEST_MILLISECONDS = 100;

    private static final long SLOWEST_BOMB_MILLISECONDS = 10_000;
    private static final int ATTEMPTS = 3;
    private static final String SIGNS = ":,[]{}#&*!|>'\"%@`-? \n\t.~0a";

    @TempDir
    static Path folder;

    private int bound;
    private int refused;

    @BeforeAll
    static void warm() {
        for (int i = 0; i < 20; i++) {
            ConfigFile.bind("warm.yaml", Laboratory.YAML, List.of(), Laboratory::bind);
        }
    }

    @Test
    void theUnchangedDocumentBinds() {
        assertThatCode(() -> ConfigFile.bind("e.yaml", Laboratory.YAML, List.of(), Laboratory::bind))
                .doesNotThrowAnyException();
    }

    @Test
    void mutationsBindOrAreRefused() throws IOException {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = Laboratory.YAML.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes = mutate(bytes, random);
            }
            judge(seed, bytes);
        }
        assertThat(bound).as("harmless mutations").isGreaterThan(10);
        assertThat(refused).as("harmful mutations").isGreaterThan(300);
    }

    @Test
    void bombsAreRefusedSoon() throws IOException {
        var bombs = List.of(
                "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
                "a: " + "[".repeat(200_000),
                "a: " + "{b: ".repeat(40_000),
                "- ".repeat(80_000),
                "? ".repeat(80_000),
                "a: " + "9".repeat(200_000),
                "seed: " + "9".repeat(200_000),
                "seed: 0x" + "F".repeat(200_000),
                "x: 1e" + "9".repeat(200_000),
                "learning: {rate: " + "1".repeat(100_000) + "/" + "3".repeat(100_000) + "}",
                "a: \"" + "\\u0000".repeat(34_000) + "\"",
                "k".repeat(200_000) + ": 1",
                "&a ".repeat(60_000) + ": 1",
                "network: {weights: [" + "1,".repeat(100_000) + "]}",
                "network: {weights: [" + "[],".repeat(66_000) + "]}",
                "[".repeat(30) + "*a,".repeat(68_000) + "]".repeat(30),
                "a: 1\n".repeat(40_000),
                "{" + "b: 1,".repeat(40_000) + "}",
                "%YAML 9.9\n---\na: 1\n",
                "%TAG ! tag:x,2026:\n---\na: !b 1\n",
                "a: |9999999999\n  b\n",
                "a: |\n" + " ".repeat(200_000),
                "!".repeat(200_000));
        for (int i = 0; i < bombs.size(); i++) {
            long before = refused;
            judge(i, bombs.get(i).getBytes(StandardCharsets.UTF_8), SLOWEST_BOMB_MILLISECONDS);
            assertThat(refused).as("bomb %d", i).isEqualTo(before + 1);
        }
    }

    @Test
    void overridesBindOrAreRefused() {
        var random = new SplittableRandom(1);
        var paths = List.of("seed", "network.bulk.size", "network.weights.0.1", "learning.layers.1", "x.y", "", "a..b");
        var values = List.of(
                "1", "-1/3", "[1, 2]", "{a: 1}", "*a", "&a 1", "!!x 1", "[", "\"", "'", "", "a: b: c", "\t", "\0",
                "\uD800");
        for (int i = 0; i < MUTATIONS; i++) {
            var override = paths.get(random.nextInt(paths.size()))
                    + (random.nextInt(10) == 0 ? "" : "=")
                    + values.get(random.nextInt(values.size()));
            try {
                ConfigFile.bind("e.yaml", Laboratory.YAML, List.of(override), Laboratory::bind);
            } catch (ConfigurationException e) {
                assertThat(e.violations()).as(override).isNotEmpty();
            }
        }
    }

    private void judge(int seed, byte[] bytes) throws IOException {
        judge(seed, bytes, SLOWEST_MILLISECONDS);
    }

    /// The fastest of a few attempts counts, for the machine may be busy otherwise.
    private void judge(int seed, byte[] bytes, long milliseconds) throws IOException {
        var file = Files.write(folder.resolve("e.yaml"), bytes);
        long fastest = Long.MAX_VALUE;
        boolean binds = false;
        for (int attempt = 0; attempt < ATTEMPTS && fastest >= milliseconds; attempt++) {
            long begun = System.nanoTime();
            binds = binds(seed, file);
            fastest = Math.min(fastest, (System.nanoTime() - begun) / 1_000_000);
        }
        assertThat(fastest).as("milliseconds for mutation %d", seed).isLessThan(milliseconds);
        bound += binds ? 1 : 0;
        refused += binds ? 0 : 1;
    }

    /// What binds must bind again, to the same values, from its resolved configuration.
    private static boolean binds(int seed, Path file) {
        try {
            var once = ConfigFile.bind(file, List.of(), Laboratory::bind);
            var again = ConfigFile.bind("resolved", once.resolved().toYaml(), List.of(), Laboratory::bind);
            assertThat(again.value()).as("mutation %d, resolved", seed).isEqualTo(once.value());
            return true;
        } catch (ConfigurationException e) {
            assertThat(e.violations()).as("mutation %d", seed).isNotEmpty().allSatisfy(v -> {
                assertThat(v.message()).isNotBlank().hasSizeLessThan(1000).doesNotContain("Exception", "\n");
                assertThat(v.where().toString()).startsWith(file.toString());
            });
            return false;
        }
    }

    private static byte[] mutate(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var lines = text.split("\n", -1);
        int line = random.nextInt(lines.length);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> insert(bytes, at, randomBytes(random));
            case 2 -> insert(bytes, at, ascii(random));
            case 3 -> flip(bytes, random);
            case 4 -> latin(replaceValue(text, random));
            case 5 -> insert(bytes, at, "[{".repeat(random.nextInt(1, 200)).getBytes(StandardCharsets.UTF_8));
            case 6 -> insert(bytes, at, "9".repeat(random.nextInt(1, 5000)).getBytes(StandardCharsets.UTF_8));
            case 7 -> latin(joined(lines, line, ""));
            case 8 -> latin(joined(lines, line, lines[line] + "\n" + lines[line]));
            case 9 -> latin(joined(lines, line, " " + lines[line]));
            case 10 -> latin(joined(lines, line, "x" + line + ": &x" + line + " [*x" + line + ", *x]"));
            default -> insert(bytes, 0, "%@---\n".substring(random.nextInt(6)).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String replaceValue(String text, SplittableRandom random) {
        var values = new String[] {
            "null",
            "~",
            "-1",
            "0",
            "1e999",
            ".nan",
            "-.inf",
            "true",
            "yes",
            "[]",
            "{}",
            "[1, [2]]",
            "{kind: none}",
            "''",
            "\"\\u0007\"",
            "1/0",
            "-1/3",
            "1_000",
            "0x7fffffffffffffffff",
            "word",
            "2026-11-22",
            "|",
            ">-",
            "!!str 1",
            "&a 1"
        };
        var colons = text.chars().filter(c -> c == ':').count();
        int target = random.nextInt((int) colons + 1);
        int at = 0;
        for (int i = 0; i < target; i++) {
            at = text.indexOf(':', at) + 1;
        }
        int end = at;
        while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, at) + " " + values[random.nextInt(values.length)] + text.substring(end);
    }

    private static String joined(String[] lines, int at, String replacement) {
        var copy = lines.clone();
        copy[at] = replacement;
        return String.join("\n", copy);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] randomBytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(1, 20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(1, 4)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
        }
        return bytes;
    }

    private static byte[] flip(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
        byte[] result = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at, result, at + inserted.length, bytes.length - at);
        return result;
    }
}
