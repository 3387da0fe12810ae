package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Estimate;

/// What seeds say together, of residuals that are known.
class PlantedTallyTest {

    private static final int SEEDS = 10;
    private static final double ERROR = 0.001;

    private static GravityPlan plan(double... violations) {
        List<Double> list = new ArrayList<>();
        for (double v : violations) {
            list.add(v);
        }
        return new GravityPlan(
                new PlantedUniverse.Wave(0.05, 8), new PlantedSampling(1, 3, 1, 0.1, 5, 0.25, 2), list, SEEDS, false);
    }

    /// Residuals v(1 + seed/100), held by hand against .2.
    private static Map<String, Estimate> results(GravityPlan plan) {
        List<PlantedFinding> findings = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (double v : plan.violations()) {
                double residual = v * (1 + seed / 100.0);
                Verdict verdict = residual < 0.2 ? Verdict.HOLDS : Verdict.FAILS;
                findings.add(new PlantedFinding(
                        seed, null, v, PlantedStage.EQUATIONS, new Estimate(residual, ERROR, 1_000_000), verdict));
            }
            for (PlantedNull nullModel : PlantedNull.values()) {
                Verdict verdict = seed < nullModel.number() ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
                findings.add(new PlantedFinding(
                        seed, nullModel, 0, PlantedStage.EQUATIONS, Estimate.exact(0.1, 8), verdict));
            }
        }
        return new PlantedTally(plan, findings).results();
    }

    private static double of(Map<String, Estimate> results, String name) {
        return results.getOrDefault(name, Estimate.exact(Double.NaN, 1)).value();
    }

    @Test
    void sharesAreCounted() {
        Map<String, Estimate> results = results(plan(0, 0.1, 0.4));
        assertThat(of(results, "passed")).isEqualTo(1);
        assertThat(of(results, "equations.passed")).isEqualTo(1);
        assertThat(of(results, "equations.null.shuffled")).isEqualTo(0.1);
        assertThat(of(results, "equations.null.exchanged")).isEqualTo(0.4);
        assertThat(results).doesNotContainKey("lambda.passed");
    }

    /// Seed k crosses where v(1 + k/100) − 1.96 se = .2.
    @Test
    void theSmallestViolationIsThatOf95Of100Seeds() {
        Map<String, Estimate> results = results(plan(0, 0.1, 0.4));
        double edge = 0.2 + 1.959963984540054 * ERROR;
        double mean = 0;
        double squares = 0;
        for (int k = 0; k < SEEDS; k++) {
            mean += edge / (1 + k / 100.0) / SEEDS;
        }
        for (int k = 0; k < SEEDS; k++) {
            double apart = edge / (1 + k / 100.0) - mean;
            squares += apart * apart / (SEEDS - 1);
        }
        assertThat(of(results, "equations.detected")).isCloseTo(mean + 1.6448536 * Math.sqrt(squares), within(1e-6));
        assertThat(results.getOrDefault("equations.detected", Estimate.exact(0, 1))
                        .standardError())
                .isBetween(1e-4, 1e-2);
    }

    /// Where a seed takes the solution for violated, nothing is detected by seeing a violation.
    @Test
    void nothingIsDetectedWhereTheSolutionFails() {
        GravityPlan plan = plan(0, 0.4);
        List<PlantedFinding> findings = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Verdict first = seed == 0 ? Verdict.FAILS : Verdict.HOLDS;
            findings.add(new PlantedFinding(
                    seed, null, 0, PlantedStage.EQUATIONS, Estimate.exact(seed == 0 ? 0.3 : 0.1, 8), first));
            findings.add(
                    new PlantedFinding(seed, null, 0.4, PlantedStage.EQUATIONS, Estimate.exact(0.5, 8), Verdict.FAILS));
            for (PlantedNull nullModel : PlantedNull.values()) {
                findings.add(new PlantedFinding(
                        seed, nullModel, 0, PlantedStage.EQUATIONS, Estimate.exact(1, 8), Verdict.FAILS));
            }
        }
        Map<String, Estimate> results = new PlantedTally(plan, findings).results();
        assertThat(of(results, "equations.passed")).isEqualTo(0.9);
        assertThat(results).doesNotContainKey("equations.detected");
    }

    @Test
    void whatNoSeedSeesIsNotTold() {
        assertThat(results(plan(0, 0.1)))
                .containsKey("equations.residual")
                .doesNotContainKeys("equations.detected", "equations.told");
    }
}
