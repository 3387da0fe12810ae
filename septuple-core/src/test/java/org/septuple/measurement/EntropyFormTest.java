package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// σ₊ and g against planted ones.
class EntropyFormTest {

    private static final double[][] FLAT = {{1.5, -.4}, {-.4, .8}};

    static void assertForm(EstimateMatrix found, double[][] g, double within) {
        for (int i = 0; i < g.length; i++) {
            for (int j = 0; j < g.length; j++) {
                assertThat(found.at(i, j).value()).as("g_%d%d", i, j).isCloseTo(g[i][j], within(within));
            }
        }
    }

    @Test
    void withoutNoiseThePlantedFormIsExact() {
        for (double[][] g : new double[][][] {{{3}}, FLAT, PlantedForm.POSITIVE, PlantedForm.INDEFINITE}) {
            EntropyForm fit = EntropyForm.of(PlantedForm.of(g, 60, 0, 1));
            assertThat(fit.production().value()).isCloseTo(PlantedForm.PRODUCTION, within(1e-12));
            assertForm(fit.form(), g, 1e-10);
            assertThat(fit.rSquared()).isCloseTo(1, within(1e-12));
            assertThat(fit.residual()).isLessThan(1e-12);
        }
        ConstrainedForm bounded = ConstrainedForm.of(PlantedForm.of(PlantedForm.POSITIVE, 60, 0, 1), 4, 1);
        assertThat(bounded.bound()).isFalse();
        assertForm(bounded.form(), PlantedForm.POSITIVE, 1e-10);
    }

    /// Displacements a thousandth as long have a form a million times as large.
    @Test
    void unitsOfDisplacementsGoIntoTheForm() {
        double[][] velocity = PlantedForm.displacements(60, 3, 2);
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 2);
        double[][] small = Arrays.stream(velocity)
                .map(row -> Arrays.stream(row).map(x -> x / 1024).toArray())
                .toArray(double[][]::new);
        EntropyForm once = EntropyForm.of(CloudDisplacements.of(change, velocity));
        EntropyForm again = EntropyForm.of(CloudDisplacements.of(change, small));
        ConstrainedForm bounded = ConstrainedForm.of(CloudDisplacements.of(change, small), 4, 1);
        double unit = 1024 * 1024;
        for (int e = 0; e < 9; e++) {
            Estimate before = once.form().entries().get(e);
            Estimate after = again.form().entries().get(e);
            assertThat(after.value() / unit).isCloseTo(before.value(), within(1e-9));
            assertThat(after.standardError() / unit).isCloseTo(before.standardError(), within(1e-9));
            if (!bounded.bound()) {
                assertThat(bounded.form().entries().get(e).value() / unit).isCloseTo(before.value(), within(1e-9));
            }
        }
        assertThat(again.firstOrder()).isCloseTo(once.firstOrder(), within(1e-7));
        assertThat(again.cubic()).isCloseTo(once.cubic(), within(1e-7));
    }

    private static void calibrates(int seeds, int clouds) {
        Scores scores = new Scores("clouds " + clouds, seeds);
        double[] first = new double[seeds];
        double[] cubic = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            EntropyForm fit = EntropyForm.of(PlantedForm.of(PlantedForm.POSITIVE, clouds, .1, seed));
            scores.put("sigma", seed, fit.production(), PlantedForm.PRODUCTION);
            scores.put("g_00", seed, fit.form().at(0, 0), PlantedForm.POSITIVE[0][0]);
            scores.put("g_12", seed, fit.form().at(2, 1), PlantedForm.POSITIVE[1][2]);
            assertThat(fit.residual()).isBetween(.08, .12);
            first[seed] = fit.firstOrder();
            cubic[seed] = fit.cubic();
        }
        scores.judge();
        Calibration.assertUniform(first, Scores.LEVEL);
        Calibration.assertUniform(cubic, Scores.LEVEL);
    }

    @Test
    void errorsAreRightOverAFewSeeds() {
        calibrates(40, 800);
    }

    @Tag("slow")
    @Test
    void errorsAreRight() {
        calibrates(Scores.MANY, 1600);
    }

    /// The error for unequal scatter is the jackknife over clouds; the one for equal scatter is not.
    @Test
    void errorsAreThoseOfTheJackknife() {
        int n = 200;
        double[][] velocity = PlantedForm.displacements(n, 2, 3);
        double[] noise = PlantedForm.gaussians(n, 2, 3);
        double[] change = PlantedForm.changes(FLAT, velocity, 0, 3);
        for (int c = 0; c < n; c++) {
            change[c] += 4 * velocity[c][0] * velocity[c][0] * noise[c];
        }
        Estimate found =
                EntropyForm.of(CloudDisplacements.of(change, velocity)).form().at(0, 0);
        Estimate slow = Bootstrap.jackknife(
                n,
                chosen -> EntropyForm.of(CloudDisplacements.of(
                                Arrays.stream(chosen)
                                        .mapToDouble(c -> change[c])
                                        .toArray(),
                                Arrays.stream(chosen).mapToObj(c -> velocity[c]).toArray(double[][]::new)))
                        .form()
                        .at(0, 0)
                        .value());
        assertThat(found.standardError() / slow.standardError()).isBetween(.9, 1.1);
        assertThat(found.n()).isEqualTo(n);
    }

    @Test
    void termsOfFirstAndThirdOrderAreFound() {
        double[][] velocity = PlantedForm.displacements(800, 3, 4);
        double[] plain = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 4);
        double[] first = plain.clone();
        double[] third = plain.clone();
        for (int c = 0; c < plain.length; c++) {
            double[] x = velocity[c];
            first[c] += .1 * x[1];
            // no part of it is linear on [−½, ½]: ⟨x⁴⟩/⟨x²⟩ = 3/20
            third[c] += 2 * (x[0] * x[0] * x[0] - .15 * x[0]);
        }
        EntropyForm ofFirst = EntropyForm.of(CloudDisplacements.of(first, velocity));
        assertThat(ofFirst.firstOrder()).isLessThan(1e-6);
        assertThat(ofFirst.cubic()).isGreaterThan(.001);
        EntropyForm ofThird = EntropyForm.of(CloudDisplacements.of(third, velocity));
        assertThat(ofThird.cubic()).isLessThan(1e-6);
        assertThat(ofThird.firstOrder()).isGreaterThan(.001);
    }

    /// A cloud whose weight is tiny changes nothing.
    @Test
    void cloudsOfLargeVarianceHardlyCount() {
        double[][] velocity = PlantedForm.displacements(100, 2, 5);
        double[] change = PlantedForm.changes(FLAT, velocity, 0, 5);
        double[] variances = new double[100];
        Arrays.fill(variances, .01);
        change[17] += 5;
        variances[17] = 1e12;
        CloudDisplacements clouds = CloudDisplacements.of(change, velocity);
        assertThat(Math.abs(EntropyForm.of(clouds).form().at(0, 0).value() - 1.5))
                .isGreaterThan(.01);
        assertForm(EntropyForm.of(clouds.withVariances(variances)).form(), FLAT, 1e-9);
        assertForm(ConstrainedForm.of(clouds.withVariances(variances), 4, 1).form(), FLAT, 1e-9);
    }

    /// Three values of ẋ have second powers, but no third ones.
    @Test
    void termsThatCloudsCannotTellAreNotTested() {
        double[][] velocity = new double[90][1];
        for (int c = 0; c < 90; c++) {
            velocity[c][0] = c % 3 - 1;
        }
        EntropyForm fit = EntropyForm.of(CloudDisplacements.of(
                PlantedForm.changes(new double[][] {{1}}, velocity, .1, 1), velocity));
        assertThat(Math.abs(fit.form().at(0, 0).zAgainst(1))).isLessThan(4);
        assertThat(fit.firstOrder()).isBetween(.001, .999);
        assertThat(fit.cubic()).isNaN();
    }

    @Test
    void refusesNonsense() {
        double[][] velocity = PlantedForm.displacements(60, 3, 9);
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(Arrays.copyOf(change, 39), Arrays.copyOf(velocity, 39)))
                .withMessageContaining("39 clouds")
                .withMessageContaining("40 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(change, new double[60][3]))
                .withMessageContaining("span 0 of 3 directions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(change, new double[60][4]))
                .withMessageContaining("1 to 3 components");
        double[] unknown = change.clone();
        unknown[5] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(unknown, velocity))
                .withMessageContaining("cloud 5 is NaN");
        double[][] lost = PlantedForm.displacements(60, 3, 9);
        lost[7][1] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(change, lost))
                .withMessageContaining("cloud 7");
        double[][] plane = PlantedForm.displacements(60, 3, 9);
        for (double[] row : plane) {
            row[2] = row[0] - row[1];
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(change, plane))
                .withMessageContaining("span 2 of 3 directions");
        CloudDisplacements clouds = CloudDisplacements.of(change, velocity);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clouds.withVariances(new double[60]))
                .withMessageContaining("variance of cloud 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clouds.withErrors(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
                .withMessageContaining("less their errors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clouds.withErrors(new double[][] {{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
                .withMessageContaining("diagonal >= 0");
    }
}
