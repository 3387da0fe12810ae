package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class DriftRegressionTest {

    private static final double GAMMA = 0.7;
    private static final int POINTS = 30;
    private static final int UNITS = 60;
    private static final int COORDINATES = 6;

    /// Drifts −Γg + ρ·h with g fixed, h ⟂ g at every point, noise partly common to the coordinates of a unit, and ∂F seen with noise s.
    private static final class Planted {

        private final double[][][] drift;
        private final double[][] gradient;
        private final double[][] errors;

        private Planted(double[][][] drift, double[][] gradient, double[][] errors) {
            this.drift = drift;
            this.gradient = gradient;
            this.errors = errors;
        }

        static Planted of(long seed, double[] rates, double perpendicular, double s) {
            double[][][] drift = new double[POINTS][UNITS][COORDINATES];
            double[][] seen = new double[POINTS][COORDINATES];
            double[][] errors = new double[POINTS][COORDINATES];
            double[][] gradients =
                    IntStream.range(0, POINTS).mapToObj(Planted::gradient).toArray(double[][]::new);
            double[][] residuals = IntStream.range(0, POINTS)
                    .mapToObj(p -> IntStream.range(0, COORDINATES)
                            .mapToDouble(k -> residual(p, k, perpendicular))
                            .toArray())
                    .toArray(double[][]::new);
            for (int u = 0; u < UNITS; u++) {
                double common = new RandomStream(seed, Purpose.CHECK_POINTS, u, 99).gaussians(1)[0];
                for (int p = 0; p < POINTS; p++) {
                    double[] noise = new RandomStream(seed, Purpose.CHECK_POINTS, u, p).gaussians(COORDINATES);
                    for (int k = 0; k < COORDINATES; k++) {
                        drift[p][u][k] = -rates[k] * gradients[p][k] + residuals[p][k] + noise[k] + 0.3 * common;
                    }
                }
            }
            for (int p = 0; p < POINTS; p++) {
                double[] e = new RandomStream(seed, Purpose.DATASET, p, 0).gaussians(COORDINATES);
                for (int k = 0; k < COORDINATES; k++) {
                    errors[p][k] = s;
                    seen[p][k] = gradients[p][k] + s * e[k];
                }
            }
            return new Planted(drift, seen, errors);
        }

        static double[] gradient(int p) {
            return new RandomStream(12345, Purpose.WEIGHTS, p, 0).gaussians(COORDINATES);
        }

        /// (−g₁, g₀, −g₃, g₂, …), perpendicular to g and of its length.
        static double residual(int p, int k, double perpendicular) {
            return perpendicular * (k % 2 == 0 ? -gradient(p)[k + 1] : gradient(p)[k - 1]);
        }

        DriftRegression fit() {
            return DriftRegression.of(drift, gradient, errors);
        }
    }

    private static double[] rates(double first) {
        return new double[] {first, first, GAMMA, GAMMA, GAMMA, GAMMA};
    }

    private static void assertCalibrated(double[] scores) {
        Calibration.assertStandardNormal(scores, 0.001);
        Calibration.assertUnitMoments(scores, 0.001);
    }

    /// R² = γ²/(γ² + ρ²), as h is as long as g.
    @Test
    void errorsAreCalibratedOverSeeds() {
        double rho = 0.5;
        for (double s : new double[] {0, 0.5}) {
            double[][] scores = new double[4][200];
            for (int seed = 0; seed < 200; seed++) {
                DriftRegression fit = Planted.of(seed, rates(GAMMA), rho, s).fit();
                scores[0][seed] = Calibration.normalScore(fit.rate(), GAMMA);
                scores[1][seed] = Calibration.normalScore(fit.explained(), GAMMA * GAMMA / (GAMMA * GAMMA + rho * rho));
                scores[2][seed] = Calibration.normalScore(fit.residual().get(3).get(1), Planted.residual(3, 1, rho));
                scores[3][seed] = Calibration.normalScore(fit.residual().get(7).get(4), Planted.residual(7, 4, rho));
            }
            for (double[] row : scores) {
                assertCalibrated(row);
            }
        }
    }

    /// Chains whose noise is mostly one number common to all components, as seen along ∂F or across it: R² and γ by chains are right;
    /// errors of components taken for independent give errors far too small.
    private static void chainsErrTogether(int seeds) {
        int chains = 4;
        double rho = 0.5;
        double truth = GAMMA * GAMMA / (GAMMA * GAMMA + rho * rho);
        Scores scores = new Scores("%d branches, %d chains".formatted(UNITS, chains), seeds);
        double[] independent = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Planted planted = Planted.of(seed, rates(GAMMA), rho, 0);
            double[][][] seen = new double[POINTS][chains][COORDINATES];
            for (int a = 0; a < chains; a++) {
                double[] common = new RandomStream(seed, Purpose.DATASET, a, 7).gaussians(2);
                for (int p = 0; p < POINTS; p++) {
                    double[] e = new RandomStream(seed, Purpose.SHUFFLE, a, p).gaussians(COORDINATES);
                    for (int k = 0; k < COORDINATES; k++) {
                        double g = planted.gradient[p][k];
                        seen[p][a][k] = g + 0.2 * (common[0] * g + common[1] * Planted.residual(p, k, 1)) + 0.3 * e[k];
                    }
                }
            }
            DriftRegression fit = DriftRegression.ofChains(planted.drift, seen);
            scores.put("γ by chains", seed, fit.rate(), GAMMA);
            scores.put("R² by chains", seed, fit.explained(), truth);
            scores.put("residual by chains", seed, fit.residual().get(3).get(1), Planted.residual(3, 1, rho));
            independent[seed] = byComponents(planted.drift, seen).explained().zAgainst(truth);
        }
        scores.judge();
        assertThat(Calibration.deviation(independent)).isGreaterThan(1.5);
    }

    @Test
    void chainsWhoseComponentsErrTogetherHaveRightErrorsOverAFewSeeds() {
        chainsErrTogether(40);
    }

    @Tag("slow")
    @Test
    void chainsWhoseComponentsErrTogetherHaveRightErrors() {
        chainsErrTogether(Scores.MANY);
    }

    /// Means and standard errors over chains, component by component.
    private static DriftRegression byComponents(double[][][] drift, double[][][] seen) {
        double[][] gradient = new double[POINTS][COORDINATES];
        double[][] errors = new double[POINTS][COORDINATES];
        for (int p = 0; p < POINTS; p++) {
            for (int k = 0; k < COORDINATES; k++) {
                int component = k;
                Estimate mean = Estimate.ofMean(
                        Arrays.stream(seen[p]).mapToDouble(g -> g[component]).toArray());
                gradient[p][k] = mean.value();
                errors[p][k] = mean.standardError();
            }
        }
        return DriftRegression.of(drift, gradient, errors);
    }

    /// Without noise of ∂F both ways are one.
    @Test
    void chainsThatAgreeAreAnExactGradient() {
        Planted planted = Planted.of(2, rates(GAMMA), 0.5, 0);
        double[][][] same = Arrays.stream(planted.gradient)
                .map(g -> new double[][] {g, g, g})
                .toArray(double[][][]::new);
        DriftRegression chains = DriftRegression.ofChains(planted.drift, same);
        DriftRegression exact = planted.fit();
        assertThat(chains.rate().value()).isCloseTo(exact.rate().value(), within(1e-12));
        assertThat(chains.rate().standardError()).isCloseTo(exact.rate().standardError(), within(1e-12));
        assertThat(chains.explained().value()).isCloseTo(exact.explained().value(), within(1e-12));
        assertThat(chains.explained().standardError())
                .isCloseTo(exact.explained().standardError(), within(1e-12));
    }

    /// Plain least squares finds γ·Σ|g|²/(Σ|g|² + Σs²).
    @Test
    void noiseOfTheGradientAttenuatesOnlyPlainRegression() {
        double s = 0.8;
        double squares = IntStream.range(0, POINTS)
                .mapToDouble(p -> IntStream.range(0, COORDINATES)
                        .mapToDouble(k -> Planted.gradient(p)[k] * Planted.gradient(p)[k])
                        .sum())
                .sum();
        double[] plain = new double[100];
        double[] corrected = new double[100];
        for (int seed = 0; seed < 100; seed++) {
            Planted planted = Planted.of(seed, rates(GAMMA), 0, s);
            corrected[seed] = planted.fit().rate().value();
            plain[seed] = DriftRegression.of(planted.drift, planted.gradient, new double[POINTS][COORDINATES])
                    .rate()
                    .value();
        }
        double attenuated = GAMMA * squares / (squares + POINTS * COORDINATES * s * s);
        Estimate naive = Estimate.ofMean(plain);
        assertThat(naive.value()).isCloseTo(attenuated, within(0.02));
        assertThat(naive.zAgainst(GAMMA)).isLessThan(-20);
        assertThat(Estimate.ofMean(corrected).value()).isCloseTo(GAMMA, within(0.03));
    }

    @Test
    void theSignIsDecidedOrNot() {
        assertThat(Planted.of(1, rates(GAMMA), 0, 0).fit().sign(0.99)).isEqualTo(1);
        double[] up = new double[COORDINATES];
        Arrays.fill(up, -GAMMA);
        assertThat(Planted.of(1, up, 0, 0).fit().sign(0.99)).isEqualTo(-1);
        assertThat(Planted.of(1, new double[COORDINATES], 0, 0).fit().sign(0.999))
                .isZero();
    }

    /// Without noise all is exact: γ = 2, and the residual is what is perpendicular.
    @Test
    void exactDriftsGiveExactRates() {
        double[][][] drift = {{{-2, 1}, {-2, 1}}};
        DriftRegression fit = DriftRegression.of(drift, new double[][] {{1, 0}}, new double[1][2]);
        assertThat(fit.rate().value()).isEqualTo(2);
        assertThat(fit.rate().standardError()).isZero();
        assertThat(fit.explained().value()).isCloseTo(0.8, within(1e-15));
        assertThat(fit.residual().getFirst().getLast().value()).isEqualTo(1);
    }

    @Test
    void whatCannotBeRegressedIsRefused() {
        double[][][] drift = {{{1, 2}, {3, 4}}};
        assertThatThrownBy(() -> DriftRegression.of(drift, new double[][] {{1, 1}}, new double[][] {{2, 2}}))
                .hasMessageContaining("after its noise is taken off");
        assertThatThrownBy(() -> DriftRegression.of(drift, new double[][] {{1, 1}}, new double[][] {{-1, 0}}))
                .hasMessageContaining(">= 0");
        assertThatThrownBy(() -> DriftRegression.of(drift, new double[][] {{1}}, new double[][] {{0}}))
                .hasMessageContaining("point 0");
        assertThatThrownBy(() -> DriftRegression.ofChains(drift, new double[][][] {{{1, 1}, {1, 1}, {1, 1}}}))
                .hasMessageContaining("2 units and 3 chains, 3 or more");
        double[][][] three = {{{1, 2}, {3, 4}, {5, 6}}};
        assertThatThrownBy(() -> DriftRegression.ofChains(three, new double[][][] {{{1, 0}, {-1, 0}, {0, 1}}}))
                .hasMessageContaining("after its noise is taken off");
    }
}
