package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvedTest {

    private static Bound<String> bind(String yaml) {
        return ConfigFile.bind("e.yaml", yaml, List.of(), Laboratory::bind);
    }

    @Test
    void bindingTheResolvedConfigurationGivesTheSameValues() {
        var once = bind(Laboratory.YAML);
        var again = bind(once.resolved().toYaml());
        assertThat(again.value()).isEqualTo(once.value());
        assertThat(again.resolved().toYaml()).isEqualTo(once.resolved().toYaml());
    }

    @Test
    void defaultsAreWrittenOut() {
        var bound = bind("""
                septuple: 1
                kind: duality
                data: optdigits
                network: {inputs: 2, bulk: {structure: free, groups: 1, size: 2}, weights: [[0, 1]]}
                learning: {mode: relaxation, rate: 1/4}
                """);
        assertThat(bound.resolved().toYaml()).isEqualTo("""
                septuple: 1
                kind: duality
                name: unnamed
                seed: 0
                data: {set: optdigits, train: 1000, scale: [0, 1]}
                network:
                  inputs: 2
                  bulk: {structure: free, groups: 1, size: 2, gain: 0.9}
                  weights: [[0, 1]]
                  activation: tanh
                  loss: {kind: boundary, potential: {kind: none}}
                dynamics: {boundary-updates: poisson, mean-interval: 3}
                learning:
                  mode: relaxation
                  rate: 0.25
                  adaptive: false
                  layers: []
                quantum: {potentials: [free]}
                spacetime: {radii: [1]}
                """);
        assertThat(bind(bound.resolved().toYaml()).value()).isEqualTo(bound.value());
    }

    @Test
    void flatPathsNameEveryValue() {
        var flat = bind(Laboratory.YAML).resolved().flat();
        assertThat(flat)
                .containsEntry("name", "\"digits: a test\"")
                .containsEntry("network.weights", "[[0.5, -0.3333333333333333], [0.001, 2]]")
                .containsEntry("network.loss.potential.kind", "none")
                .containsEntry("learning.layers.1.strength", "0.001");
        assertThat(flat).hasSize(26);
    }

    /// Numbers of every size and sign come back to the last bit, also where lines wrap.
    @Test
    void numbersSurviveToTheLastBit() {
        var random = new SplittableRandom(1);
        double[] numbers = new double[2000];
        for (int i = 0; i < numbers.length; i++) {
            do {
                numbers[i] = Double.longBitsToDouble(random.nextLong());
            } while (!Double.isFinite(numbers[i]));
        }
        numbers[0] = -0.0;
        numbers[1] = Double.MIN_VALUE;
        numbers[2] = Double.MAX_VALUE;
        double[][] rows = {Arrays.copyOf(numbers, 300), Arrays.copyOfRange(numbers, 300, 600)};
        var bound = ConfigFile.bind("e.yaml", "{}", List.of(), root -> {
            var deep = root.optional("a").optional("b");
            deep.numbers("matrix", Section.ANY, Interval.FINITE, rows[0]);
            return deep.numbers("list", Section.ANY, Interval.FINITE, numbers);
        });
        var yaml = bound.resolved().toYaml();
        assertThat(yaml.lines()).allMatch(line -> line.length() <= 100);
        double[] again = ConfigFile.bind("r.yaml", yaml, List.of(), root -> {
                    var deep = root.section("a").section("b");
                    deep.numbers("matrix", Section.ANY, Interval.FINITE);
                    return deep.numbers("list", Section.ANY, Interval.FINITE);
                })
                .value();
        assertThat(again).usingComparator((x, y) -> Arrays.equals(x, y) ? 0 : 1).isEqualTo(numbers);
    }

    @Test
    void wideMatricesAndItemsWrapInBlockStyle() {
        double[] row = new double[40];
        Arrays.setAll(row, i -> Math.sqrt(i));
        var items = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            items.add("{kind: %s, row: %s, flag: true}".formatted("a".repeat(30), Arrays.toString(row)));
        }
        var yaml = "m: [%s, %s]\nitems: %s\n".formatted(Arrays.toString(row), Arrays.toString(row), items);
        var once = ConfigFile.bind("e.yaml", yaml, List.of(), ResolvedTest::wide);
        var again = ConfigFile.bind("r.yaml", once.resolved().toYaml(), List.of(), ResolvedTest::wide);
        assertThat(again.value()).isEqualTo(once.value());
        assertThat(once.resolved().toYaml())
                .contains("m:\n  - [0, 1, 1.4142135623730951,")
                .contains("items:\n  - kind: aaa");
    }

    private static String wide(Section root) {
        var text = new StringBuilder(Arrays.deepToString(root.matrix("m", Section.ANY, 40, Interval.FINITE)));
        for (var item : root.variants("items", 1)) {
            text.append(item.text("kind")).append(Arrays.toString(item.numbers("row", 40, Interval.FINITE)));
            text.append(item.flag("flag"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "true",
                "null",
                "~",
                "12",
                "1e3",
                "-1/3",
                ".inf",
                "yes",
                "a: b",
                "# no",
                "a #b",
                "-",
                "- a",
                "[a]",
                "{a}",
                "'",
                "\"",
                "\\",
                "a\nb",
                "a\tb",
                "\u0007",
                "\u0085a",
                "a\u2028b",
                "\uFEFF",
                "ä é 漢",
                "😀",
                "%",
                "@a",
                "`a`",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "?",
                ":",
                "a:",
                "=",
                "<<",
                "a,b",
                " lead",
                "trail ",
                "0x1F",
                "2026-11-22",
                "/x/y.csv",
                "\uE000",
                "x'y\"z"
            })
    void textsSurvive(String text) {
        var bound = ConfigFile.bind("e.yaml", "{}", List.of(), root -> {
            root.optional("s").texts("list", 2, List.of(text, "b"));
            return root.text("t", text);
        });
        var again = ConfigFile.bind("r.yaml", bound.resolved().toYaml(), List.of(), root -> {
                    assertThat(root.section("s").texts("list", 2)).containsExactly(text, "b");
                    return root.text("t");
                })
                .value();
        assertThat(again).isEqualTo(text);
    }

    @Test
    void entriesOfTheProgramAreWritten() {
        var bound = ConfigFile.bind("e.yaml", "run: r1", List.of(), root -> {
            var run = root.text("run");
            root.resolve("sha256", "0123");
            return run;
        });
        assertThat(bound.resolved().toYaml()).isEqualTo("run: r1\nsha256: \"0123\"\n");
    }

    @Test
    void nothingReadIsAnEmptyMapping() {
        assertThat(ConfigFile.bind("e.yaml", "{}", List.of(), _ -> "x")
                        .resolved()
                        .toYaml())
                .isEqualTo("{}\n");
    }
}
