package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shipped experiments T1, T2, T3 and T6 give the values of their closed forms, as docs/theory.md defines them: exactly where
/// the method is exact, within four standard errors where chains were sampled.
@Tag("slow")
class FreeEnergyAcceptanceTest {

    private static final Offset<Double> PRINTED = within(1e-9);
    private static final Offset<Double> QUADRATURE = within(1e-8);
    private static final Offset<Double> KINKED = within(1e-6);

    /// A sink is put in without variance.
    private static final double ROUNDING = 1e-14;

    @TempDir
    private Path runs;

    private JsonNode results(String name, String... overrides) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                Child.home().resolve("experiments/acceptance/" + name).toString(),
                "--json",
                "--progress",
                "none",
                "--out",
                runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode printed = JsonMapper.builder().build().readTree(run.out());
        assertThat(printed.path("free_energy").path("average").asString("")).isEqualTo("annealed");
        assertThat(printed.path("free_energy").path("reference").asString("")).isEqualTo("lebesgue");
        assertThat(printed.path("free_energy").path("converged").asBoolean(false))
                .as(printed.path("free_energy").toString())
                .isTrue();
        return printed.path("results");
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    private static double error(JsonNode results, String name) {
        return results.path(name).path("error").asDouble(Double.NaN);
    }

    private static void agrees(JsonNode results, String name, double truth) {
        assertThat(value(results, name))
                .as("%s: %s", name, results.path(name))
                .isCloseTo(truth, within(4 * error(results, name) + ROUNDING));
    }

    private static void isExactly(JsonNode results, double f, double u) {
        assertThat(value(results, "F")).isCloseTo(f, PRINTED);
        assertThat(value(results, "U")).isCloseTo(u, PRINTED);
        agrees(results, "F_sampled", f);
        agrees(results, "U_sampled", u);
        agrees(results, "F.thermodynamic-integration", f);
        agrees(results, "F.annealed-importance", f);
    }

    @Test
    void threeLinearNeurons() {
        JsonNode one = results("T1.yaml");
        isExactly(one, 1.231273627, .756199220);
        double[] biases = {-.260315706, -.154116940, .198928175};
        for (int i = 0; i < biases.length; i++) {
            assertThat(value(one, "dF_db." + i)).isCloseTo(biases[i], PRINTED);
        }
        assertThat(value(one, "dF_dw.0.1")).isCloseTo(.077488133, PRINTED);
        isExactly(results("T1.yaml", "canonical.beta=0.5"), 1.561437123, 1.094480269);
        isExactly(results("T1.yaml", "canonical.beta=4"), .643333008, .290821316);
    }

    @Test
    void aRingOfFifty() {
        JsonNode results = results("T2.yaml");
        isExactly(results, 17.791705893968516, 11.065443645);
        assertThat(error(results, "F_sampled")).isLessThanOrEqualTo(.02);
        assertThat(error(results, "U_sampled")).isLessThanOrEqualTo(.02);
    }

    @Test
    void twoNeuronsThatAreNotLinear() {
        JsonNode tanh = results("T3.yaml");
        assertThat(value(tanh, "F")).isCloseTo(.6929354781, QUADRATURE);
        agrees(tanh, "F_sampled", .6929354781);
        JsonNode cold = results("T3.yaml", "canonical.beta=5");
        assertThat(value(cold, "F")).isCloseTo(.3794010333, QUADRATURE);
        agrees(cold, "F_sampled", .3794010333);
        JsonNode relu = results("T3.yaml", "network.activation=relu");
        assertThat(value(relu, "F")).isCloseTo(.7574169, KINKED);
        agrees(relu, "F_sampled", .7574169);
    }

    /// μ = −(1/2β) ln(2π/β).
    @Test
    void theSinkCostsWhatTheReferenceMeasureSays() {
        for (double beta : new double[] {1, 2 * Math.PI}) {
            JsonNode results = results("T6.yaml", "canonical.beta=" + beta);
            double mu = -Math.log(2 * Math.PI / beta) / (2 * beta);
            assertThat(value(results, "mu")).isCloseTo(mu, within(1e-12));
            agrees(results, "mu_sampled", mu);
            assertThat(results.has("mu.averaged") && results.has("mu.pruned")).isTrue();
        }
    }
}
