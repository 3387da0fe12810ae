package org.septuple.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Ways to spoil the text of an experiment, or its bytes.
final class TextMutations {

    /// Sequences of bytes that UTF-8 does not have, wherever they stand.
    private static final List<String> NOT_UTF8 = List.of(
            "FF",
            "FE",
            "80",
            "C080",
            "C1BF",
            "E08080",
            "EDA080",
            "EDBFBF",
            "F08080AF",
            "F4908080",
            "F5",
            "E282",
            "F09F98");

    private static final List<String> MAGIC = List.of(
            "1F8B0800000000000003",
            "504B0304140000000800",
            "89504E470D0A1A0A0000",
            "7F454C46020101000000",
            "CAFEBABE000000450000",
            "894844460D0A1A0A0000",
            "255044462D312E370A25E2E3CFD3");

    private static final List<String> NOT_YAML = List.of(
            "\n]",
            "\n}",
            "\nzz: [1, 2",
            "\nzz: {a: 1",
            "\nzz: \"open",
            "\nzz: 'open",
            "\nzz:\n\ta: 1",
            "\n\tzz: 1",
            "\n zz: 1",
            "\nzz: a: b",
            "\nzz: @at",
            "\nzz: `tick",
            "\nzz: %x",
            "\nzz: \"\\q\"",
            "\nzz: \"\\UFFFFFFFF\"",
            "\nzz: |99\n x",
            "\n? a\n? b\n- c",
            "\n- item",
            "\nword",
            "\n<<: *x",
            "\n&a zz: 1",
            "\n!!x zz: 1");

    private static final List<String> NO_MAPPING = List.of(
            "",
            " \n \n",
            "\uFEFF",
            "# nothing\n",
            "---\n",
            "---\n...\n",
            "~",
            "null\n",
            "7",
            "word",
            "\"quoted\"",
            "|\n text\n",
            ">-\n text\n",
            "- septuple: 1\n- kind: learning\n",
            "[septuple, 1]",
            "[]",
            "%YAML 9.9\n---\nseptuple: 1\n",
            "*a",
            "&a [*a]",
            "!!set {a}",
            "{}");

    private final ShippedExperiment experiment;
    private final byte[] good;
    private final SplittableRandom random;

    TextMutations(ShippedExperiment experiment, SplittableRandom random) {
        this.experiment = experiment;
        this.good = experiment.text().getBytes(StandardCharsets.UTF_8);
        this.random = random;
    }

    /// A character that is no text, anywhere.
    BadConfiguration control() {
        String odd = any(List.of(
                "\0", "\u0001", "\u0007", "\b", "\u000B", "\f", "\u001B[2J", "\u007F", "\u009B", "\uFFFE", "\uFFFF"));
        String text = experiment.text();
        int at = random.nextInt(text.length() + 1);
        return BadConfiguration.of(text.substring(0, at) + odd + text.substring(at), BadConfiguration.UNREADABLE);
    }

    BadConfiguration notUtf8() {
        return BadConfiguration.unreadable(
                insert(random.nextInt(good.length + 1), HexFormat.of().parseHex(any(NOT_UTF8))));
    }

    /// UTF-8 that ends within a character.
    BadConfiguration truncatedUtf8() {
        byte[] end = "\n# ŵ∂😀".getBytes(StandardCharsets.UTF_8);
        byte[] all = insert(good.length, end);
        return BadConfiguration.unreadable(Arrays.copyOf(all, all.length - 1 - random.nextInt(3)));
    }

    BadConfiguration otherEncoding() {
        String name = any(List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"));
        String mark = random.nextBoolean() && !name.equals("UTF-16") ? "\uFEFF" : "";
        return BadConfiguration.unreadable((mark + experiment.text()).getBytes(Charset.forName(name)));
    }

    BadConfiguration latin1() {
        return BadConfiguration.unreadable(("# é\n" + experiment.text().replaceAll("[^\n -~]", "?"))
                .replace("# ?", "# é")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    BadConfiguration junk() {
        byte[] junk = new byte[random.nextInt(20_000)];
        random.nextBytes(junk);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(any(MAGIC)));
        bytes.write(0xFF);
        bytes.writeBytes(junk);
        return BadConfiguration.unreadable(bytes.toByteArray());
    }

    /// What cannot follow a block mapping.
    BadConfiguration notYaml() {
        return BadConfiguration.of(experiment.text() + any(NOT_YAML), BadConfiguration.UNREADABLE);
    }

    BadConfiguration noMapping() {
        return BadConfiguration.of(any(NO_MAPPING), BadConfiguration.UNREADABLE);
    }

    BadConfiguration documents() {
        String other = any(List.of(experiment.text(), "a: 1\n", "7\n", "[", "\t"));
        return BadConfiguration.of(experiment.text() + "\n---\n" + other, BadConfiguration.UNREADABLE);
    }

    /// Aliases of aliases: 10ⁿ words if they were written out.
    BadConfiguration laughs() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [lol, lol, lol]\n");
        int levels = random.nextInt(1, 30);
        for (int level = 1; level <= levels; level++) {
            String item = "*l" + (level - 1);
            bomb.append("l%d: &l%d [%s]\n".formatted(level, level, (item + ", ").repeat(9) + item));
        }
        String text = experiment.text();
        return BadConfiguration.of(
                random.nextBoolean() ? bomb + text : text + "\n" + bomb, BadConfiguration.UNREADABLE);
    }

    /// Almost as large as a configuration may be, or larger, and nothing but one construct over and over.
    BadConfiguration large() {
        String piece = any(List.of(
                "zz: 1\n",
                "# filling\n",
                "seed: 7\n",
                "zz: [",
                "- - ",
                "? ",
                "zz: &a [*a, *a]\n",
                "[]: []\n",
                "\n",
                "a b ",
                "\"\" ",
                "é"));
        int size = any(List.of(100_000, 400_000, 1_048_576 - 4096, 1_200_000));
        return BadConfiguration.of(
                experiment.text() + "\nzz: 1\n" + piece.repeat(size / piece.getBytes(StandardCharsets.UTF_8).length)
                        + "\n]",
                BadConfiguration.UNREADABLE);
    }

    private byte[] insert(int at, byte[] inserted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, at);
        bytes.writeBytes(inserted);
        bytes.write(good, at, good.length - at);
        return bytes.toByteArray();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
