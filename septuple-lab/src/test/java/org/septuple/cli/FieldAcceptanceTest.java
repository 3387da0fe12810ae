package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows Q1 to Q13 of the acceptance experiments, from the command line, and other values of their parameters.
class FieldAcceptanceTest {

    @TempDir
    private Path runs;

    private Captured run(String row, String... overrides) {
        Path file = Child.home().resolve("experiments/acceptance/" + row + ".yaml");
        List<String> arguments = new ArrayList<>(
                List.of("run", file.toString(), "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        return Captured.of(arguments.toArray(String[]::new));
    }

    private JsonNode results(String row, String... overrides) {
        Captured run = run(row, overrides);
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("results");
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    private static void isNear(JsonNode results, String name, double truth, double tolerance) {
        assertThat(value(results, name)).as(name).isCloseTo(truth, within(tolerance));
    }

    /// Mean k₀t, σ(t) = σ₀√(1 + (t/2σ₀²)²), energy k₀²/2 + 1/8σ₀².
    @ParameterizedTest
    @CsvSource({"0.5, 1.5, 2", "0.8, -0.7, 3"})
    void aFreePacketSpreads(double deviation, double momentum, double time) {
        JsonNode results = results(
                "Q1",
                "initial.deviation=[" + deviation + "]",
                "initial.momentum=[" + momentum + "]",
                "schroedinger.until=" + time);
        double ratio = time / (2 * deviation * deviation);
        isNear(results, "mean", momentum * time, 1e-9);
        isNear(results, "sd", deviation * Math.sqrt(1 + ratio * ratio), 1e-9);
        isNear(results, "energy", momentum * momentum / 2 + 1 / (8 * deviation * deviation), 1e-9);
        isNear(results, "norm", 1, 1e-12);
    }

    @Test
    void theValuesOfQ1ArePrinted() {
        JsonNode results = results("Q1");
        isNear(results, "mean", 3, 1e-9);
        isNear(results, "sd", 2.06155281280883, 1e-9);
        isNear(results, "energy", 1.625, 1e-9);
    }

    @Test
    void aCoherentStateSwingsWithoutSpreading() {
        JsonNode results = results("Q2");
        isNear(results, "mean", 0.540302305868, 1e-8);
        isNear(results, "variance", 0.5, 1e-8);
    }

    /// Var = v₀ cos² t + sin² t / 4v₀.
    @ParameterizedTest
    @CsvSource({"0.125, 1, 1.45263765926", "0.125, 1.5707963267948966, 2", "0.3, 2, 0.7409716322"})
    void aSqueezedStateBreathes(double variance, double time, double expected) {
        double c = Math.cos(time);
        double truth = variance * c * c + (1 - c * c) / (4 * variance);
        assertThat(truth).isCloseTo(expected, within(1e-7));
        JsonNode results = results(
                "Q2",
                "initial.mean=[0]",
                "initial.deviation=[" + Math.sqrt(variance) + "]",
                "schroedinger.until=" + time);
        isNear(results, "variance", truth, 1e-8);
        isNear(results, "mean", 0, 1e-9);
    }

    @Test
    void twoWellsSplitTheLowestLevel() {
        JsonNode results = results("Q3");
        isNear(results, "E.0", 0.4603832269423698, 1e-9 * 0.46);
        isNear(results, "E.1", 0.47392920600900845, 1e-9 * 0.47);
        isNear(results, "splitting", 0.0135459790666386, 1e-9 * 0.0135);
    }

    /// E = ⟨r²⟩ = |n| + 1, L_z = n, circulation 2πn.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, -1})
    void aVortexStays(int winding) {
        JsonNode results = results(
                "Q4",
                "initial.cores=[{winding: " + winding + "}]",
                "grid.axes.0.points=72",
                "grid.axes.1.points=72",
                "schroedinger.until=0.5");
        isNear(results, "energy", Math.abs(winding) + 1, 1e-8);
        isNear(results, "r2", Math.abs(winding) + 1, 1e-8);
        isNear(results, "Lz", winding, 1e-8);
        isNear(results, "circulation", 2 * Math.PI * winding, 1e-8);
        isNear(results, "quantised", 1, 0);
    }

    @Tag("slow")
    @Test
    void theValuesOfQ4ArePrinted() {
        JsonNode results = results("Q4");
        isNear(results, "energy", 2, 1e-8);
        isNear(results, "r2", 2, 1e-8);
        isNear(results, "Lz", 1, 1e-8);
        isNear(results, "circulation", 2 * Math.PI, 1e-8);
    }

    private void aCoreMovesAround(int points, double x, double time) {
        JsonNode results = results(
                "Q5",
                "initial.cores=[{x: " + x + "}]",
                "grid.axes.0.points=" + points,
                "grid.axes.1.points=" + points,
                "schroedinger.until=" + time);
        double cell = 16.0 / points;
        isNear(results, "core_x", x * Math.cos(time), 0.1 * cell);
        isNear(results, "core_y", x * Math.sin(time), 0.1 * cell);
        isNear(results, "vortices", 1, 0);
    }

    @Test
    void aCoreCirclesTheTrap() {
        aCoreMovesAround(96, 0.8, 1);
        aCoreMovesAround(96, 0.5, 2);
    }

    @Tag("slow")
    @Test
    void aCoreCirclesTheTrapOfQ5() {
        aCoreMovesAround(256, 0.8, 1);
    }

    @Test
    void anOrnsteinUhlenbeckProcessRelaxes() {
        JsonNode fine = results("Q6");
        isNear(fine, "mean", 0.735758882343, 1e-4);
        isNear(fine, "variance", 0.466166179191, 1e-4);
        isNear(fine, "delta_S", 0.311540630200, 1e-4);
        isNear(fine, "entropy_production", 3.554033318, 1e-4);
        isNear(fine, "mass_error", 0, 1e-13);
        assertThat(value(fine, "smallest")).isNotNegative();
        JsonNode coarse = results("Q6", "grid.axes.0.points=500", "fokker-planck.step=0.002");
        double order = Math.log((value(coarse, "variance") - 0.46616617919084685)
                        / (value(fine, "variance") - 0.46616617919084685))
                / Math.log(2);
        assertThat(order).isCloseTo(2, within(0.15));
    }

    /// Mean 2e^{−γkt}, variance D/γk + (¼ − D/γk)e^{−2γkt}.
    @Test
    void soItDoesAtAnotherRate() {
        JsonNode results = results("Q6", "fokker-planck.rate=0.5", "fokker-planck.diffusion=0.2");
        isNear(results, "mean", 2 * Math.exp(-0.5), 1e-4);
        isNear(results, "variance", 0.4 + (0.25 - 0.4) * Math.exp(-1), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.033545287308000611", "0.05, 0.00277614063657273"})
    void kramersEscapeIsTheSlowestDecay(double diffusion, double rate) {
        isNear(results("Q7", "fokker-planck.diffusion=" + diffusion), "lambda.1", rate, 2e-4 * rate);
    }

    /// p ∝ (1 + βs²(1 − w)²)^{−γ/2βD} is Student's law of ν = γ/βD − 1, with variance 1/βs²(ν − 2).
    @Test
    void oneTrainableWeightIsStudents() {
        JsonNode nine = results("Q8");
        isNear(nine, "mean", 1, 1e-4);
        isNear(nine, "variance", 1.0 / 14, 1e-4);
        JsonNode other = results("Q8", "fokker-planck.diffusion=0.1", "free-energy.parameters.beta=0.5");
        isNear(other, "variance", 2.0 / 17, 1e-4);
    }

    @Test
    void constantsFollowFromALearner() {
        JsonNode two = results("Q9");
        isNear(two, "M", 1.0 / 3, 1e-12);
        isNear(two, "hbar", 0.25, 1e-6);
        isNear(two, "alpha.plus", 11.395998, 1e-6);
        isNear(two, "alpha.minus", 1.404002, 1e-6);
        JsonNode saturated = results("Q9", "constants.chemical-potential=2.5132741228718345");
        isNear(saturated, "alpha.plus", 2.5, 1e-6);
        isNear(saturated, "alpha.minus", 2.5, 1e-6);
        isNear(saturated, "hbar", 0.4, 1e-6);
        Captured none = run("Q9", "constants.chemical-potential=3.141592653589793");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("(4.7)", "constants.chemical-potential");
    }

    /// E₀ = 0 and E_n = (4D/γ)λ_n, with an error of order two in (3.1).
    private void levelsAreDecayRates(int points, double tolerance) {
        JsonNode results = results("Q10", "grid.axes.0.points=" + points);
        isNear(results, "E.0", 0, 1e-7);
        for (int n = 1; n < 4; n++) {
            double rate = value(results, "E." + n) / 0.4;
            isNear(results, "lambda." + n, rate, tolerance * rate);
        }
    }

    @Test
    void levelsAreDecayRates() {
        levelsAreDecayRates(512, 64 * 1e-5);
    }

    @Tag("slow")
    @Test
    void levelsAreDecayRatesOnTheGridOfQ10() {
        levelsAreDecayRates(4096, 1e-5);
    }

    /// |sin πν|/2 in total variation at t = π: the fluid stays for every ν, the wave only for whole ones.
    @ParameterizedTest
    @CsvSource({"0.25, 0.35355", "0.5, 0.5", "1, 0", "-2, 0", "1.3, 0.404508"})
    void onlyWholeCirculationsAreWaves(double circulation, double distance) {
        onlyWholeCirculationsAreWaves(128, circulation, distance);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"0.25, 0.35355", "0.5, 0.5", "1, 0"})
    void soTheyAreOnTheGridOfQ11(double circulation, double distance) {
        onlyWholeCirculationsAreWaves(512, circulation, distance);
    }

    private void onlyWholeCirculationsAreWaves(int points, double circulation, double distance) {
        JsonNode results = results("Q11", "grid.axes.0.points=" + points, "initial.velocity=[" + circulation + "]");
        isNear(results, "tv_distance", distance, 1e-3);
        isNear(results, "winding", circulation, 1e-9);
        double whole = circulation == Math.rint(circulation) ? 1 : 0;
        isNear(results, "quantised", whole, 0);
        isNear(results, "lift.quantised", whole, 0);
    }

    /// d⟨q⟩/dt is −γ⟨F′⟩ by (3.1), and twice that by (3.8).
    @ParameterizedTest
    @ValueSource(doubles = {2, 1.25})
    void theFluidMovesTwiceAsFast(double mean) {
        JsonNode results = results("Q12", "initial.density.mean=[" + mean + "]");
        isNear(results, "dmean_fp", -mean, 1e-4);
        isNear(results, "dmean_madelung", -2 * mean, 1e-4);
    }

    @Test
    void halfACirculationIsReported() {
        JsonNode half = results("Q13");
        isNear(half, "winding", 0.5, 1e-6);
        isNear(half, "quantised", 0, 0);
        JsonNode whole = results("Q13", "initial.circulation=1");
        isNear(whole, "winding", 1, 1e-5);
        isNear(whole, "quantised", 1, 0);
    }
}
