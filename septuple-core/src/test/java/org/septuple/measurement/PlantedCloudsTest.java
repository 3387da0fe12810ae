package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.FormCompetitors.Winner;
import org.septuple.measurement.PlantedClouds.Displacements;
import org.septuple.measurement.PlantedClouds.Positioned;
import org.septuple.measurement.SplitDefiniteness.Verdict;

/// Planted clouds obey their law, and what is measured of them is what was planted.
class PlantedCloudsTest {

    private static final double[][] NOTHING = new double[3][3];
    private static final int SEEDS = 100;
    private static final int CLOUDS = 1_600;

    private static PlantedClouds law(double[][] g, double noise) {
        return PlantedClouds.of(PlantedForm.PRODUCTION, g, noise);
    }

    /// Variances 1/12 and 1; those of n squares have s.d. √((κ − 1)/n), κ = 9/5 and 3 relative.
    @Test
    void displacementsHaveTheirVariance() {
        int n = 10_000;
        for (Displacements kind : Displacements.values()) {
            boolean uniform = kind == Displacements.UNIFORM;
            double squares = 0;
            for (double[] row : PlantedClouds.displacements(kind, n, 2, 1)) {
                squares += row[0] * row[0] + row[1] * row[1];
            }
            double relative = squares / (2 * n) * (uniform ? 12 : 1);
            assertThat(relative).isCloseTo(1, within(4 * Math.sqrt((uniform ? .8 : 2) / (2 * n))));
        }
    }

    @Test
    void changesAreThoseOfTheLaw() {
        for (Displacements kind : Displacements.values()) {
            CloudDisplacements clouds = law(PlantedForm.INDEFINITE, 0).draw(kind, 60, 3);
            for (int c = 0; c < 60; c++) {
                double[] v = clouds.velocity(c);
                assertThat(clouds.change(c))
                        .isCloseTo(.2 - 2 * v[0] * v[0] - v[1] * v[1] + .5 * v[2] * v[2], within(1e-14));
            }
        }
        Positioned positioned = law(PlantedForm.INDEFINITE, 0).drawPositioned(Winner.ARRIVAL, 60, 3);
        for (int c = 0; c < 60; c++) {
            double[] x = positioned.arrival()[c];
            double[] from = positioned.start()[c];
            assertThat(positioned.clouds().change(c))
                    .isCloseTo(.2 - 2 * x[0] * x[0] - x[1] * x[1] + .5 * x[2] * x[2], within(1e-14));
            assertThat(positioned.clouds().velocity(c)[1]).isCloseTo((x[1] - from[1]) / 3, within(1e-15));
        }
        double[] noise = law(NOTHING, .5).changes(new double[4_000][3], 1);
        double square =
                Arrays.stream(noise).map(x -> (x - .2) * (x - .2)).average().orElseThrow();
        assertThat(square / .25).isCloseTo(1, within(4 * Math.sqrt(2 / 4_000.)));
    }

    /// s.d. of 100 z-scores: χ² of 99 degrees leaves [.78, 1.24] with chance .001. Errors of least squares do not depend on the form, so each
    /// has seeds of its own.
    @Tag("slow")
    @Test
    void productionAndFormAreCalibrated() {
        int from = 0;
        for (Displacements kind : Displacements.values()) {
            for (double[][] g : new double[][][] {PlantedForm.INDEFINITE, NOTHING, PlantedForm.POSITIVE}) {
                Scores scores = new Scores("%s, g_22 = %.1f".formatted(kind, g[2][2]), SEEDS);
                for (int seed = 0; seed < SEEDS; seed++) {
                    EntropyForm fit = EntropyForm.of(law(g, .1).draw(kind, CLOUDS, from + seed));
                    scores.put("sigma", seed, fit.production(), PlantedForm.PRODUCTION);
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j <= i; j++) {
                            scores.put("g_" + i + j, seed, fit.form().at(i, j), g[i][j]);
                        }
                    }
                }
                scores.judge();
                from += SEEDS;
            }
        }
    }

    private static long verdicts(double[][] g, Displacements kind, Verdict verdict) {
        long found = IntStream.range(0, SEEDS)
                .filter(seed -> SplitDefiniteness.of(law(g, .1).draw(kind, CLOUDS, seed))
                                .verdict()
                        == verdict)
                .count();
        System.out.printf("%s, g_22 = %.1f: %s in %d of %d%n", kind, g[2][2], verdict, found, SEEDS);
        return found;
    }

    /// A verdict is wrong in 2.5 % at most: more than the bound by chance once in a thousand.
    @Tag("slow")
    @Test
    void verdictsAreThoseOfTheSignature() {
        int wrong = new BinomialDistribution(SEEDS, .025).inverseCumulativeProbability(.999);
        for (Displacements kind : Displacements.values()) {
            assertThat(verdicts(PlantedForm.INDEFINITE, kind, Verdict.INDEFINITE))
                    .isGreaterThanOrEqualTo(95);
            assertThat(verdicts(PlantedForm.INDEFINITE, kind, Verdict.POSITIVE)).isLessThanOrEqualTo(wrong);
            assertThat(verdicts(PlantedForm.POSITIVE, kind, Verdict.POSITIVE)).isGreaterThanOrEqualTo(95);
            assertThat(verdicts(PlantedForm.POSITIVE, kind, Verdict.INDEFINITE)).isLessThanOrEqualTo(wrong);
            assertThat(verdicts(NOTHING, kind, Verdict.INDEFINITE)).isLessThanOrEqualTo(wrong);
            assertThat(verdicts(NOTHING, kind, Verdict.POSITIVE)).isLessThanOrEqualTo(wrong);
        }
    }

    @Tag("slow")
    @Test
    void whatIsPlantedIsToldFromItsCompetitors() {
        for (Winner truth : Winner.values()) {
            long told = IntStream.range(0, SEEDS)
                    .filter(seed -> law(PlantedForm.INDEFINITE, .1)
                                    .drawPositioned(truth, 800, seed)
                                    .competitors()
                                    .winner()
                            == truth)
                    .count();
            System.out.printf("%s told in %d of %d%n", truth, told, SEEDS);
            assertThat(told).isGreaterThanOrEqualTo(95);
        }
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> law(new double[][] {{1, 2}, {0, 1}}, .1))
                .withMessageContaining("symmetric form");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> law(new double[][] {{1, 2}, {2}}, .1))
                .withMessageContaining("symmetric form");
        assertThatIllegalArgumentException().isThrownBy(() -> law(NOTHING, -.1)).withMessageContaining("noise -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlantedClouds.of(Double.NaN, NOTHING, .1))
                .withMessageContaining("production NaN");
    }
}
