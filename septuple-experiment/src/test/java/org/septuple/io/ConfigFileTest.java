package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.io.ConfigNode.Entry;
import org.septuple.io.ConfigNode.Mapping;
import org.septuple.io.ConfigNode.Scalar;
import org.septuple.io.ConfigNode.Sequence;

class ConfigFileTest {

    @TempDir
    Path folder;

    // What YAML says

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        var root = ConfigFile.parse("e.yaml", """
                # a comment
                kind: geodesic
                metric: {family: kasner, exponents: [-1/3, 2/3]}
                list:
                  - a
                  - "ä": b
                """);

        assertThat(root.entries()).containsOnlyKeys("kind", "metric", "list");
        var metric = entry(root, "metric");
        assertThat(metric.keyAt()).hasToString("e.yaml:3:1");
        assertThat(metric.value().at()).hasToString("e.yaml:3:9");
        var exponents = entry(metric.value(), "exponents");
        assertThat(exponents.keyAt()).hasToString("e.yaml:3:26");
        var second = ((Sequence) exponents.value()).items().get(1);
        assertThat(second).isEqualTo(new Scalar(new Location.InText("e.yaml", 3, 44), Form.RATIONAL, "2/3"));
        var item = entry(((Sequence) entry(root, "list").value()).items().get(1), "ä");
        assertThat(item.value().at()).hasToString("e.yaml:6:10");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            yes,TEXT
            no,TEXT
            on,TEXT
            1_000,TEXT
            1e,TEXT
            +,TEXT
            .,TEXT
            -,TEXT
            2026-11-22,TEXT
            1:30,TEXT
            a/b,TEXT
            1/-3,TEXT
            NaN,TEXT
            inf,TEXT
            tRue,TEXT
            true,FLAG
            FALSE,FLAG
            ~,NULL
            null,NULL
            Null,NULL
            12,INTEGER
            +12,INTEGER
            007,INTEGER
            0x1F,INTEGER
            0o17,INTEGER
            .5,DECIMAL
            5.,DECIMAL
            -1.5E+3,DECIMAL
            1e-3,DECIMAL
            .inf,DECIMAL
            -.INF,DECIMAL
            .nan,DECIMAL
            -1/3,RATIONAL
            """)
    void plainTextFollowsTheCoreSchema(String text, Form form) {
        assertThat(Form.ofPlain(text)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: '12'", "a: \"12\"", "a: |-\n  12", "a: >-\n  12"})
    void quotedAndBlockScalarsAreText(String yaml) {
        assertThat(entry(ConfigFile.parse("e.yaml", yaml), "a").value().form()).isEqualTo(Form.TEXT);
    }

    @Test
    void byteOrderMarkIsNoPartOfTheText() throws IOException {
        var file = write("bom.yaml", "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ConfigFile.read(file).entries()).containsOnlyKeys("a");
    }

    // What is refused

    @Test
    void structuralErrorsComeTogetherAndInOrder() {
        var yaml = """
                a: 1
                b: &here 2
                a: 3
                c: *here
                d: !!float 4
                5: five
                e: {f: 1, f: 2}
                [x]: y
                """;
        assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", yaml)))
                .containsExactly(
                        "CFG-006 e.yaml:2:4 b",
                        "CFG-005 e.yaml:3:1 a",
                        "CFG-006 e.yaml:4:4 c",
                        "CFG-007 e.yaml:5:4 d",
                        "CFG-012 e.yaml:6:1",
                        "CFG-005 e.yaml:7:11 e.f",
                        "CFG-012 e.yaml:8:1");
    }

    @Test
    void duplicateKeyNamesBothPlaces() {
        var refusal = Refusal.of(() -> ConfigFile.parse("e.yaml", "a: 1\nb: 2\na: 3\n"));
        assertThat(refusal).hasMessageContaining("e.yaml:3:1").hasMessageContaining("already given at e.yaml:1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n...\n"})
    void nothingIsRefused(String yaml) {
        assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", yaml))).containsExactly("CFG-009 e.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "word\n", "12\n", "null\n", "[]\n"})
    void topLevelMustBeAMapping(String yaml) {
        assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", yaml))).containsExactly("CFG-010 e.yaml:1:1");
    }

    @Test
    void secondDocumentIsRefused() {
        assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", "---\na: 1\n---\nb: 2\n")))
                .containsExactly("CFG-008 e.yaml:3:1");
        assertThat(ConfigFile.parse("e.yaml", "%YAML 1.2\n---\na: 1\n...\n").entries())
                .containsOnlyKeys("a");
    }

    @Test
    void depthIsLimitedTo32() {
        assertThat(ConfigFile.parse("e.yaml", "a: " + "[".repeat(31) + "]".repeat(31))
                        .entries())
                .hasSize(1);
        assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", "a: " + "[".repeat(32) + "]".repeat(32))))
                .singleElement()
                .asString()
                .startsWith("CFG-011 e.yaml:1:35");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            ~a: 1\n\tb: 2~          ! 2:1  ! tab
            ~a: b: c~               ! 1:5  ! colon
            ~a: @b~                 ! 1:4  ! cannot begin
            ~a: [1, 2\nb: 3~        ! 2:2  ! not closed
            ~a: {b: 1~              ! 1:9  ! not closed
            ~a: "b~                 ! 1:6  ! quote is not closed
            ~a: "\\q"~              ! 1:6  ! backslash
            ~a: 1\n  b: 2~          ! 2:4  ! colon
            ~a:\n  b: 1\n c: 2~     ! 3:2  ! does not fit
            ~a:\n  - 1\n  b: 2~     ! 3:3  ! does not fit
            ~a: 1\nb\nc: 2~         ! 3:1  ! no colon
            """)
    void syntaxErrorsSayWhereAndWhy(String yaml, String where, String why) {
        var text = yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
        var refusal = Refusal.of(() -> ConfigFile.parse("e.yaml", text));
        assertThat(refusal.violations()).singleElement().satisfies(v -> {
            assertThat(v.code()).isEqualTo(ErrorCode.YAML_SYNTAX);
            assertThat(v.where()).hasToString("e.yaml:" + where);
            assertThat(v.message()).contains(why);
        });
    }

    @Test
    void hugeEscapesAreNoCharacters() {
        for (var yaml :
                List.of("a: \"\\UFFFFFFFF\"", "\"\\UFFFFFFFF\"", "\"\\U00110000\": a", "a: 1\n---\n\"\\UFFFFFFFF\"")) {
            assertThat(Refusal.brief(() -> ConfigFile.parse("e.yaml", yaml)))
                    .as(yaml)
                    .singleElement()
                    .asString()
                    .matches("CFG-00[48].*");
        }
    }

    // Files

    @Test
    void missingFileIsNamed() {
        var refusal = Refusal.of(() -> ConfigFile.read(folder.resolve("none.yaml")));
        assertThat(refusal).hasMessageContaining("none.yaml: there is no such file [CFG-001]");
        assertThat(refusal.exitStatus()).isEqualTo(2);
    }

    @Test
    void folderIsNoConfiguration() {
        assertThat(Refusal.brief(() -> ConfigFile.read(folder))).containsExactly("CFG-001 " + folder);
    }

    @Test
    void moreThanAMebibyteIsRefused() throws IOException {
        var padding = "a: 1\n#" + "x".repeat((1 << 20) - 6);
        assertThat(ConfigFile.read(write("full.yaml", padding.getBytes(StandardCharsets.UTF_8)))
                        .entries())
                .hasSize(1);
        var file = write("over.yaml", (padding + "x").getBytes(StandardCharsets.UTF_8));
        assertThat(Refusal.brief(() -> ConfigFile.read(file))).containsExactly("CFG-002 " + file);
    }

    @Test
    void bytesThatAreNotTextAreRefusedAtTheirPlace() throws IOException {
        var latin = write("latin.yaml", "a: 1\nb: ä\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Refusal.brief(() -> ConfigFile.read(latin))).containsExactly("CFG-003 " + latin + ":2:4");
        var cut = write("cut.yaml", new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82});
        assertThat(Refusal.brief(() -> ConfigFile.read(cut))).containsExactly("CFG-003 " + cut + ":1:4");
        var zero = write("zero.yaml", new byte[] {'a', ':', '\n', ' ', 0});
        assertThat(Refusal.brief(() -> ConfigFile.read(zero))).containsExactly("CFG-003 " + zero + ":2:2");
        var wide = write("wide.yaml", "\uFEFFa: 1".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Refusal.of(() -> ConfigFile.read(wide))).hasMessageContaining("UTF-16");
    }

    // All at once

    @Test
    void structureOverridesAndBindingReportTogether() {
        var refusal = Refusal.of(() -> ConfigFile.bind(
                "e.yaml", "steps: 0\nsteps: 1\nrate: *r\nsede: 3\n", List.of("learning", "rate.x=2"), root -> {
                    root.integer("steps", 1, 9);
                    root.number("rate", Interval.POSITIVE);
                    root.integer("seed", 0, 9);
                    return root;
                }));
        assertThat(refusal.violations())
                .extracting(v -> v.code().code() + " " + v.where())
                .containsExactly(
                        "CFG-023 e.yaml:1:8",
                        "CFG-005 e.yaml:2:1",
                        "CFG-006 e.yaml:3:7",
                        "CFG-020 e.yaml:4:1",
                        "CFG-030 override learning");
    }

    private static Entry entry(ConfigNode mapping, String key) {
        return Objects.requireNonNull(((Mapping) mapping).entries().get(key), key);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
