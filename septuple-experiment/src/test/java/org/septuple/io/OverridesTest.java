package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

    private static final String YAML = """
            learning: {mode: relaxation, steps: 16}
            network:
              weights: [[0, 1], [2, 3]]
              potential: none
            """;

    private record Small(int steps, List<double[]> weights, String potential, double rate) {}

    private static Bound<Small> bind(String... overrides) {
        return ConfigFile.bind("e.yaml", YAML, List.of(overrides), root -> {
            var learning = root.section("learning");
            learning.text("mode");
            int steps = learning.integer("steps", 1, 99);
            var network = root.section("network");
            var weights = List.of(network.matrix("weights", Section.ANY, Section.ANY, Interval.FINITE));
            var potential = network.variant("potential").text("kind");
            double rate = root.optional("dynamics").number("rate", Interval.POSITIVE, 0.5);
            return new Small(steps, weights, potential, rate);
        });
    }

    @Test
    void overridesReplaceValues() {
        var small = bind("learning.steps=32", "network.weights.0.1=-1/2", "network.potential=cubic")
                .value();
        assertThat(small.steps()).isEqualTo(32);
        assertThat(small.weights()).containsExactly(new double[] {0, -0.5}, new double[] {2, 3});
        assertThat(small.potential()).isEqualTo("cubic");
    }

    @Test
    void overridesMakeMissingSections() {
        assertThat(bind("dynamics.rate=0.25").value().rate()).isEqualTo(0.25);
    }

    /// So a file that gives one of two keys that exclude each other can be switched to the other.
    @Test
    void nullTakesAKeyAway() {
        assertThat(bind("dynamics.rate=0.25", "dynamics.rate=null").value().rate())
                .isEqualTo(0.5);
        assertThat(bind("dynamics.rate=~").value().rate()).isEqualTo(0.5);
        assertThat(Refusal.brief(() -> bind("learning.steps=null")))
                .containsExactly("CFG-021 e.yaml:1:1 learning.steps");
    }

    @Test
    void valuesAreYaml() {
        var small = bind("learning={mode: a, steps: 3}", "network.weights=[[1]]", "network.potential=\"1\"")
                .value();
        assertThat(small.steps()).isEqualTo(3);
        assertThat(small.weights()).containsExactly(new double[] {1});
        assertThat(small.potential()).isEqualTo("1");
        assertThat(bind("network.potential=a=b").value().potential()).isEqualTo("a=b");
    }

    @Test
    void theLaterOfTwoHolds() {
        assertThat(bind("learning.steps=2", "learning.steps=3").value().steps()).isEqualTo(3);
    }

    @Test
    void badValuesAreFoundAtTheOverride() {
        var refusal = Refusal.of(() -> bind("learning.steps=320"));
        assertThat(refusal)
                .hasMessageContaining(
                        "override learning.steps=320: `learning.steps` is 320; it must be an integer in [1, 99]");
    }

    @Test
    void unknownKeysAreLeftToBindingWithItsSuggestion() {
        var refusal = Refusal.of(() -> bind("learning.step=3"));
        assertThat(refusal)
                .hasMessageContaining("override learning.step=3")
                .hasMessageContaining("Did you mean `steps`?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            learning                  ; CFG-030
            =3                        ; CFG-031
            learning..steps=3         ; CFG-031
            .learning=3               ; CFG-031
            network.weights.2=[0, 0]  ; CFG-032
            network.weights.-1=[0, 0] ; CFG-032
            network.weights.0.x=1     ; CFG-032
            network.weights.00000000001.0=1 ; CFG-032
            learning.steps.n=1        ; CFG-033
            network.potential.kind=a  ; CFG-033
            learning.steps=[1         ; CFG-004
            learning.steps=*a         ; CFG-006
            learning.steps=!!int 3    ; CFG-007
            learning={a: 1, a: 2}     ; CFG-005
            learning.steps=           ; CFG-022
            """)
    void badOverridesAreRefusedByTheirText(String override, String code) {
        assertThat(Refusal.of(() -> bind(override)).violations()).anySatisfy(v -> {
            assertThat(v.code().code()).isEqualTo(code);
            assertThat(v.where()).hasToString("override " + override);
        });
    }

    @Test
    void pathsAreNoDeeperThanFiles() {
        assertThat(Refusal.brief(() -> bind("a.".repeat(100_000) + "b=1")))
                .singleElement()
                .asString()
                .startsWith("CFG-031");
    }

    @Test
    void allBadOverridesAreReported() {
        assertThat(Refusal.brief(() -> bind("a", "b", "learning.steps=0"))).hasSize(3);
    }
}
