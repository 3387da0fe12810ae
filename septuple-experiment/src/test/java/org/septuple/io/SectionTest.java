package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {

    private enum Mode {
        RELAXATION,
        STEADY_STATE
    }

    private static Object bind(String yaml, Function<Section, Object> binder) {
        return ConfigFile.bind("e.yaml", yaml, List.of(), binder).value();
    }

    private static ConfigurationException refusal(String yaml, Consumer<Section> binder) {
        return Refusal.of(() -> bind(yaml, root -> {
            binder.accept(root);
            return "unused";
        }));
    }

    private static List<String> brief(String yaml, Consumer<Section> binder) {
        return refusal(yaml, binder).violations().stream()
                .map(v -> "%s %s %s"
                        .formatted(v.code().code(), v.where(), v.pointer())
                        .strip())
                .toList();
    }

    // Values

    @ParameterizedTest
    @CsvSource({"12, 12", "-3, -3", "+4, 4", "0x1F, 31", "0o17, 15", "1e6, 1000000", "3.0, 3", "007, 7"})
    void integersInAllTheirSpellings(String text, int value) {
        assertThat(bind("n: " + text, root -> root.integer("n", -10, 10_000_000)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "11, CFG-023",
        "0, CFG-023",
        "2.5, CFG-022",
        "1/1, CFG-022",
        "'\"3\"', CFG-022",
        "true, CFG-022",
        "[3], CFG-022",
        "99999999999999999999, CFG-023",
        "1e300, CFG-022",
        ".inf, CFG-022",
        ".nan, CFG-022",
        "0x7, OK",
        "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, CFG-023",
        "-9223372036854775809, CFG-023"
    })
    void integersOutsideOfTheirBoundsAreRefused(String text, String code) {
        if (code.equals("OK")) {
            assertThat(bind("n: " + text, root -> root.integer("n", 1, 10))).isEqualTo(7);
        } else {
            assertThat(brief("n: " + text, root -> root.integer("n", 1, 10))).containsExactly(code + " e.yaml:1:4 n");
        }
    }

    @Test
    void longIntegersReachTheirEnds() {
        var yaml = "a: 9223372036854775807\nb: -9223372036854775808\n";
        assertThat(bind(
                        yaml,
                        root -> List.of(
                                root.longInteger("a", 0, Long.MAX_VALUE), root.longInteger("b", Long.MIN_VALUE, 0))))
                .isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.001",
        ".5, 0.5",
        "-1/3, -0.3333333333333333",
        "2/3, 0.6666666666666666",
        "3, 3",
        "0x10, 16",
        "-0, -0.0",
        "123456789012345678901234567890, 1.2345678901234568E29"
    })
    void numbersInAllTheirSpellings(String text, double value) {
        assertThat(bind("x: " + text, root -> root.number("x", Interval.FINITE)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        ".nan, CFG-028",
        ".inf, CFG-028",
        "1e999, CFG-028",
        "1/0, CFG-028",
        "0/0, CFG-028",
        "1, CFG-023",
        "-1/3, CFG-023",
        "1_000, CFG-022",
        "one, CFG-022",
        "'\"0.5\"', CFG-022",
        "{a: 1}, CFG-022"
    })
    void numbersOutsideOfTheirBoundsAreRefused(String text, String code) {
        assertThat(brief("x: " + text, root -> root.number("x", Interval.closedOpen(0, 1))))
                .containsExactly(code + " e.yaml:1:4 x");
    }

    @Test
    void messagesNameValueBoundAndRemedy() {
        assertThat(refusal(
                        "learning: {rate: 1.5}",
                        root -> root.section("learning").number("rate", Interval.UNIT)))
                .hasMessage("""
                        e.yaml:1:18: `learning.rate` is 1.5; it must be a number in [0, 1] [CFG-023]
                            Choose a value inside the bounds named.""");
        assertThat(refusal("learning: {}", root -> root.section("learning").integer("steps", 1, Integer.MAX_VALUE)))
                .hasMessage("""
                        e.yaml:1:1: `learning.steps` is missing; it must be an integer >= 1 [CFG-021]
                            Add `steps:` to `learning`.""");
    }

    @Test
    void textIsNeverEmptyAndNumbersAreTextAsWritten() {
        assertThat(bind("a: abc", root -> root.text("a"))).isEqualTo("abc");
        assertThat(bind("a: 1.50", root -> root.text("a"))).isEqualTo("1.50");
        assertThat(bind("b: 1", root -> root.integer("b", 1, 1) + root.text("a", "d")))
                .isEqualTo("1d");
        for (var bad : List.of("", "''", "true", "[a]", "'  '")) {
            assertThat(brief("a: " + bad, root -> root.text("a")))
                    .singleElement()
                    .asString()
                    .startsWith("CFG-022");
        }
    }

    @Test
    void flagsAreTrueOrFalseOnly() {
        assertThat(bind("a: true\nb: False", root -> root.flag("a") && !root.flag("b") && root.flag("c", true)))
                .isEqualTo(true);
        assertThat(brief("a: yes", root -> root.flag("a"))).containsExactly("CFG-022 e.yaml:1:4 a");
    }

    @Test
    void choicesAreKebabCaseWords() {
        assertThat(bind("m: steady-state", root -> root.choice("m", Mode.class)))
                .isEqualTo(Mode.STEADY_STATE);
        assertThat(bind("n: 1", root -> List.of(root.integer("n", 1, 1), root.choice("m", Mode.STEADY_STATE))))
                .isEqualTo(List.of(1, Mode.STEADY_STATE));
        assertThat(bind("m: two", root -> root.choice("m", Map.of("two", 2)))).isEqualTo(2);
        assertThat(refusal("m: steady_stat", root -> root.choice("m", Mode.class)))
                .hasMessageContaining("is `steady_stat`; it must be one of: relaxation, steady-state [CFG-024]")
                .hasMessageContaining("Did you mean `steady-state`?");
    }

    @Test
    void sequencesHaveTheirLengthAndBounds() {
        assertThat(bind("x: [1, 2/4]", root -> root.numbers("x", 2, Interval.FINITE)))
                .isEqualTo(new double[] {1, 0.5});
        assertThat(bind("x: [1, 2]", root -> root.integers("x", Section.ANY, 1, 2)))
                .isEqualTo(new int[] {1, 2});
        assertThat(bind("x: [a, 2]", root -> root.texts("x", 2))).isEqualTo(List.of("a", "2"));
        assertThat(brief("x: [1, a, -1]", root -> root.numbers("x", 2, Interval.POSITIVE)))
                .containsExactly("CFG-025 e.yaml:1:4 x", "CFG-022 e.yaml:1:8 x.1", "CFG-023 e.yaml:1:11 x.2");
        assertThat(brief("x: []", root -> root.integers("x", Section.ANY, 1, 2)))
                .containsExactly("CFG-025 e.yaml:1:4 x");
        assertThat(brief("x: 3", root -> root.texts("x", 1))).containsExactly("CFG-022 e.yaml:1:4 x");
    }

    @Test
    void matricesHaveEqualRows() {
        assertThat(bind("w: [[1, 2], [3, 4]]", root -> root.matrix("w", 2, Section.ANY, Interval.FINITE)))
                .isEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(brief("w: [[1, 2], [3]]", root -> root.matrix("w", 2, Section.ANY, Interval.FINITE)))
                .containsExactly("CFG-025 e.yaml:1:13 w.1");
        assertThat(brief("w: [[1, 2], 3]", root -> root.matrix("w", 2, 2, Interval.FINITE)))
                .containsExactly("CFG-022 e.yaml:1:13 w.1");
    }

    @Test
    void wordsInASequenceAreNamedOnce() {
        var choices = Map.of("a", 1, "b", 2);
        assertThat(bind("x: [b, a]", root -> root.choices("x", choices))).isEqualTo(List.of(2, 1));
        assertThat(brief("x: [b, a, b]", root -> root.choices("x", choices)))
                .containsExactly("CFG-026 e.yaml:1:11 x.2");
    }

    @Test
    void arraysDoNotLeak() {
        var bound = ConfigFile.bind("e.yaml", "x: [1, 2]", List.of(), root -> root.numbers("x", 2, Interval.FINITE));
        bound.value()[0] = 7;
        assertThat(bound.resolved().flat()).containsEntry("x", "[1, 2]");
    }

    // Sections

    @Test
    void optionalSectionsTakeTheirDefaults() {
        for (var yaml : List.of("n: 1", "n: 1\nlearning:\n  # steps: 3", "n: 1\nlearning: {}")) {
            assertThat(bind(
                            yaml,
                            root -> root.integer("n", 1, 1)
                                    + root.optional("learning").integer("steps", 1, 9, 4)))
                    .isEqualTo(5);
        }
        assertThat(brief("learning: 3", root -> root.optional("learning")))
                .containsExactly("CFG-022 e.yaml:1:1 learning".replace("1:1", "1:11"));
    }

    @Test
    void aMissingSectionIsOneErrorNotOneForEachOfItsKeys() {
        assertThat(brief("n: 1", root -> {
                    root.integer("n", 1, 1);
                    var learning = root.section("learning");
                    learning.integer("steps", 1, 9);
                    learning.section("deeper").text("word");
                }))
                .containsExactly("CFG-021 e.yaml:1:1 learning");
    }

    @Test
    void variantsHaveAShortForm() {
        Function<Section, Object> binder = root -> {
            var potential = root.variant("potential", "none");
            return potential.select("kind", Map.of("none", "none", "decay", "decay"))
                    + (potential.has("strength") ? potential.number("strength", Interval.POSITIVE) : "");
        };
        assertThat(bind("potential: none", binder)).isEqualTo("none");
        assertThat(bind("potential: {kind: decay, strength: 1e-3}", binder)).isEqualTo("decay0.001");
        assertThat(bind("{}", binder)).isEqualTo("none");
        assertThat(Refusal.brief(() -> bind("potential: nine", binder)))
                .containsExactly("CFG-024 e.yaml:1:12 potential.kind");
        assertThat(Refusal.brief(() -> bind("potential: {strength: 1}", binder)))
                .containsExactly("CFG-021 e.yaml:1:1 potential.kind");
        assertThat(bind(
                        "data: {set: digits}",
                        root -> root.shorthand("data", "set").text("set")))
                .isEqualTo("digits");
        assertThat(bind("data: digits", root -> root.shorthand("data", "set").text("set")))
                .isEqualTo("digits");
    }

    @Test
    void sequencesOfSectionsCountFromZero() {
        Function<Section, Object> binder = root -> root.sections("layers", 1).stream()
                .map(s -> s.integer("size", 1, 9))
                .toList();
        assertThat(bind("layers: [{size: 2}, {size: 3}]", binder)).isEqualTo(List.of(2, 3));
        assertThat(Refusal.brief(() -> bind("layers: [{size: 2}, {sise: 3}, 4, {size: 0}]", binder)))
                .containsExactly(
                        "CFG-020 e.yaml:1:22 layers.1.sise",
                        "CFG-022 e.yaml:1:32 layers.2",
                        "CFG-023 e.yaml:1:42 layers.3.size");
        assertThat(Refusal.brief(() -> bind("layers: []", binder))).containsExactly("CFG-025 e.yaml:1:9 layers");
        assertThat(Refusal.brief(() -> bind("{}", binder))).containsExactly("CFG-021 e.yaml:1:1 layers");
        assertThat(bind(
                        "v: [none, {kind: none}]",
                        root -> root.variants("v", 0).stream()
                                .map(s -> s.text("kind"))
                                .toList()))
                .isEqualTo(List.of("none", "none"));
    }

    @Test
    void formsTellWhatIsThere() {
        bind("a: 1\nb: x\nc: [1]\nd: {e: 1}\nf:\ng: true\nh: 1/2\ni: 1.5", root -> {
            assertThat(List.of("a", "b", "c", "d", "f", "g", "h", "i", "j").stream()
                            .map(root::form))
                    .containsExactly(
                            Form.INTEGER,
                            Form.TEXT,
                            Form.SEQUENCE,
                            Form.MAPPING,
                            Form.NULL,
                            Form.FLAG,
                            Form.RATIONAL,
                            Form.DECIMAL,
                            Form.ABSENT);
            root.section("d").integer("e", 1, 1);
            return root;
        });
    }

    // Unknown keys

    @Test
    void keysNobodyAskedForAreReportedAtEveryDepth() {
        assertThat(brief("""
                a: {b: {c: 1, x: 2}}
                list: [{c: 1, y: 3}]
                z: 4
                """, root -> {
                    root.section("a").section("b").integer("c", 1, 1);
                    root.sections("list", 1).getFirst().integer("c", 1, 1);
                }))
                .containsExactly("CFG-020 e.yaml:1:15 a.b.x", "CFG-020 e.yaml:2:15 list.0.y", "CFG-020 e.yaml:3:1 z");
    }

    @Test
    void aMisspeltRequiredKeyIsOneError() {
        var refusal = refusal("stpes: 3", root -> root.integer("steps", 1, 9));
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal).hasMessage("""
                e.yaml:1:1: `stpes` is not a known key; known: steps [CFG-020]
                    Did you mean `steps`?""");
    }

    @Test
    void aBadSelectorSilencesOnlyItsSection() {
        assertThat(brief("""
                metric: {family: kasnr, exponents: [1], tolerance: x}
                steps: 0
                """, root -> {
                    var metric = root.section("metric");
                    metric.select("family", Map.of("kasner", 1));
                    metric.number("mass", Interval.POSITIVE);
                    metric.number("tolerance", Interval.POSITIVE);
                    root.integer("steps", 1, 9);
                }))
                .containsExactly("CFG-024 e.yaml:1:18 metric.family", "CFG-023 e.yaml:2:8 steps");
        assertThat(refusal("kidn: a\nx: 1", root -> root.select("kind", Mode.class))
                        .violations())
                .extracting(Violation::remedy)
                .containsExactly("Did you mean `kind`?");
    }

    @Test
    void unknownKeysOfASelectedFamilySayWhichFamily() {
        assertThat(refusal("kind: relaxation\nmass: 1", root -> root.select("kind", Mode.RELAXATION)))
                .hasMessageContaining("`mass` is not a known key with `kind: relaxation`; known: kind");
    }

    @Test
    void freeKeysAreKnownOnceAskedFor() {
        assertThat(bind("scale: {x: 1, y: 2}", root -> {
                    var scale = root.section("scale");
                    return scale.keys().stream()
                            .mapToInt(key -> scale.integer(key, 0, 9))
                            .sum();
                }))
                .isEqualTo(3);
        assertThat(brief("scale: {x: 1, y: 2}", root -> root.section("scale").keys()))
                .hasSize(2);
    }

    // Beyond single values

    @Test
    void disagreementsPointAtTheirKey() {
        assertThat(brief("a: 1\nb: 2", root -> {
                    if (root.integer("a", 0, 9) < root.integer("b", 0, 9)) {
                        root.reject("b", "b is 2, a is 1; b must not exceed a", "Lower b.");
                    }
                }))
                .containsExactly("CFG-026 e.yaml:2:4 b");
    }

    @Test
    void constructorsAreTheLastGuard() {
        assertThat(refusal("a: 1", root -> root.construct("a", () -> guarded(root.integer("a", 0, 9)))))
                .hasMessage("e.yaml:1:4: `a`: 1 exceeds 0 [CFG-027]\n    Change the values named.");
        assertThat(brief("a: 1", root -> guarded(root.integer("a", 0, 9)))).containsExactly("CFG-027 e.yaml:1:1");
    }

    /// A damaged data file and an unknown key are learned of together.
    @Test
    void refusalsOfInputsJoinTheOthers() {
        var damaged =
                new Violation(ErrorCode.DATA_EMPTY, new Location.InFile("data.csv"), "", "the file holds no bytes");
        assertThat(brief("path: data.csv\nz: 1", root -> {
                    root.text("path");
                    root.construct("path", () -> {
                        throw new ConfigurationException(damaged);
                    });
                }))
                .containsExactly("DATA-002 data.csv path", "CFG-020 e.yaml:2:1 z");
        assertThat(brief("path: 1\nn: x", root -> {
                    root.integer("n", 1, 1);
                    throw new ConfigurationException(damaged);
                }))
                .containsExactly("DATA-002 data.csv", "CFG-022 e.yaml:2:4 n");
    }

    @Test
    void askingTwiceReportsOnce() {
        assertThat(brief("n: x", root -> root.integer("n", root.integer("n", 1, 1), 1)))
                .hasSize(1);
    }

    /// Maps such as `Map.of` change their order from run to run.
    @Test
    void choicesAreListedInTheSameOrderInEveryRun() {
        assertThat(refusal("m: x", root -> root.choice("m", Map.of("c", 1, "a", 2, "d", 3, "b", 4))))
                .hasMessageContaining("one of: a, b, c, d");
        var inOrder = new LinkedHashMap<>(Map.of("z", 1));
        inOrder.put("a", 2);
        assertThat(refusal("m: x", root -> root.choice("m", inOrder))).hasMessageContaining("one of: z, a");
    }

    @Test
    void constructorsAreNotCalledWithStandIns() {
        assertThat(brief("a: x\nc: 1", root -> {
                    int a = root.integer("a", 0, 9);
                    root.construct("c", () -> guarded(a));
                    root.integer("c", 0, 9);
                }))
                .containsExactly("CFG-022 e.yaml:1:4 a");
        assertThat(brief("c: {d: 1}", root -> {
                    int a = root.integer("a", 0, 9);
                    var c = root.section("c");
                    c.construct("d", () -> guarded(a));
                    c.integer("d", 0, 9);
                }))
                .containsExactly("CFG-021 e.yaml:1:1 a");
    }

    /// What a binder throws over stand-ins is no news; what it throws over good values is a defect.
    @Test
    void onlyDefectsEscape() {
        assertThat(brief("a: x", root -> {
                    root.integer("a", 0, 9);
                    throw new IllegalStateException("because of the stand-in");
                }))
                .containsExactly("CFG-022 e.yaml:1:4 a");
        assertThatIllegalStateException()
                .isThrownBy(() -> bind("a: 1", root -> {
                    throw new IllegalStateException("defect");
                }));
    }

    private static int guarded(int a) {
        if (a > 0) {
            throw new IllegalArgumentException("%d exceeds 0".formatted(a));
        }
        return a;
    }
}
