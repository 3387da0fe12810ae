package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainDiagnosticsTest {

    static double[][] example(String name) {
        return switch (name) {
            case "fast" -> AutoregressiveChains.of(1, 4, 1000, 0.5);
            case "slow" -> AutoregressiveChains.of(2, 4, 500, 0.95);
            case "alternating" -> AutoregressiveChains.of(3, 3, 301, -0.4);
            case "one bad chain" -> {
                double[][] draws = AutoregressiveChains.of(4, 4, 400, 0.3);
                Arrays.setAll(draws[3], i -> draws[3][i] + 2);
                yield draws;
            }
            case "one wide chain" -> {
                double[][] draws = AutoregressiveChains.of(5, 4, 400, 0.3);
                Arrays.setAll(draws[3], i -> draws[3][i] * 4);
                yield draws;
            }
            case "heavy tails" -> map(AutoregressiveChains.of(6, 4, 500, 0.2), x -> x * x * x * x * x);
            case "few" -> AutoregressiveChains.of(7, 2, 10, 0);
            case "fewest" -> AutoregressiveChains.of(8, 2, 4, 0);
            case "ties" -> map(AutoregressiveChains.of(9, 4, 250, 0.6), x -> Math.rint(2 * x));
            case "many" -> AutoregressiveChains.of(10, 64, 1000, 0.9);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[][] map(double[][] draws, DoubleUnaryOperator function) {
        return Arrays.stream(draws)
                .map(chain -> Arrays.stream(chain).map(function).toArray())
                .toArray(double[][]::new);
    }

    /// ArviZ 0.22.0 with NumPy 2.4.6 and SciPy 1.17.1 on the same numbers, array `x` of shape (chain, iteration):
    /// `arviz.rhat(x), arviz.ess(x), arviz.ess(x, method="tail"), arviz.ess(x, method="mean")`.
    @ParameterizedTest
    @CsvSource({
        "fast, 1.0007756568748432, 1346.0140484850317, 2357.7143692895293, 1344.1649217460497",
        "slow, 1.1660140014998264, 16.952333460183418, 78.28239963874549, 16.702280225266698",
        "alternating, 0.9982427430155789, 2224.378119574834, 850.1705318461227, 2196.159900646631",
        "one bad chain, 1.3535682626972017, 9.620210286504252, 41.391792406466884, 8.637183412106648",
        "one wide chain, 1.1914855128307362, 849.6651930622237, 37.195781286391224, 747.5640241526555",
        "heavy tails, 1.0038092691916445, 1177.5421389579788, 1664.2286380351095, 1749.3097554450158",
        "few, 1.1922749375610067, 14.266260517015015, 26.020599913279625, 14.417371858541342",
        "fewest, 1.5355014763567651, 7.224719895935548, 7.224719895935548, 7.224719895935548",
        "ties, 1.018264640776931, 224.28793977730749, 288.71956132346986, 223.13141886206202",
        "many, 1.0153383322040588, 3662.2152769406257, 7939.77714441886, 3662.7929160282038"
    })
    void numbersAreThoseOfArviZ(String name, double rHat, double bulk, double tail, double mean) {
        double[][] draws = example(name);
        ChainDiagnostics found = ChainDiagnostics.of(draws);
        Percentage close = Percentage.withPercentage(1e-7);
        assertThat(found.rHat()).as("R̂").isCloseTo(rHat, close);
        assertThat(found.bulkEss()).as("bulk").isCloseTo(bulk, close);
        assertThat(found.tailEss()).as("tail").isCloseTo(tail, close);
        assertThat(ChainDiagnostics.effectiveSampleSize(draws)).as("mean").isCloseTo(mean, close);
    }

    /// ESS/S → (1 − φ)/(1 + φ): |z| < 4 over 30 seeds.
    @ParameterizedTest
    @ValueSource(doubles = {-0.3, 0, 0.5, 0.8})
    void effectiveSampleSizeIsThatOfTheAutoregression(double phi) {
        double[] inverse = new double[30];
        for (int seed = 0; seed < inverse.length; seed++) {
            double[][] draws = AutoregressiveChains.of(100 + seed, 4, 5000, phi);
            inverse[seed] = 20_000 / ChainDiagnostics.effectiveSampleSize(draws);
        }
        assertThat(Estimate.ofMean(inverse).zAgainst((1 + phi) / (1 - phi))).isBetween(-4.0, 4.0);
    }

    /// The error bars of means of correlated chains are right.
    @Test
    void meansOfChainsAreStandardNormalInTheirErrors() {
        double[] z = new double[200];
        for (int seed = 0; seed < z.length; seed++) {
            z[seed] = Estimate.ofMeanOfChains(AutoregressiveChains.of(1000 + seed, 4, 1000, 0.7))
                    .zAgainst(0);
        }
        Calibration.assertStandardNormal(z, 0.001);
    }

    /// Of an autoregression, the draws kept have autocorrelation φ^g, 0 within 4 errors of √(1/n).
    @Test
    void thinnedDrawsAreUncorrelated() {
        double[][] draws = AutoregressiveChains.of(11, 4, 20_000, 0.8);
        int[] kept = ChainDiagnostics.thinning(draws);
        double g = ChainDiagnostics.statisticalInefficiency(draws);
        assertThat(g).isCloseTo(9, within(1.0));
        assertThat(kept).startsWith(0, Math.round((float) g), Math.round((float) (2 * g)));
        assertThat(kept.length).isEqualTo((int) Math.ceil(20_000 / g));
        double sum = 0;
        for (double[] chain : draws) {
            for (int k = 1; k < kept.length; k++) {
                sum += chain[kept[k]] * chain[kept[k - 1]];
            }
        }
        double pairs = 4.0 * (kept.length - 1);
        double expected = Math.pow(0.8, g);
        assertThat((sum / pairs - expected) * Math.sqrt(pairs)).isBetween(-4.0, 4.0);
        assertThat(expected).isLessThan(0.15);
    }

    /// Anticorrelated draws are worth more than independent ones, but are not thinned.
    @Test
    void anticorrelatedDrawsAreAllKept() {
        double[][] draws = AutoregressiveChains.of(12, 4, 500, -0.5);
        assertThat(ChainDiagnostics.effectiveSampleSize(draws)).isGreaterThan(2000);
        assertThat(ChainDiagnostics.statisticalInefficiency(draws)).isEqualTo(1);
        assertThat(ChainDiagnostics.thinning(draws)).hasSize(500).endsWith(499);
    }

    @Test
    void constantDrawsSayNothing() {
        double[][] draws = {{0.1, 0.1, 0.1, 0.1, 0.1}, {0.1, 0.1, 0.1, 0.1, 0.1}};
        assertThat(ChainDiagnostics.of(draws)).isEqualTo(new ChainDiagnostics(Double.NaN, Double.NaN, Double.NaN));
        assertThat(ChainDiagnostics.thinning(draws)).containsExactly(0);
        Estimate mean = Estimate.ofMeanOfChains(draws);
        assertThat(mean.value()).isCloseTo(0.1, within(1e-16));
        assertThat(mean.standardError()).isNaN();
    }

    /// |θ − median| and one of the two indicators are constant: what is left decides.
    @Test
    void fairCoinsAreDiagnosed() {
        double[][] coins = map(AutoregressiveChains.of(15, 4, 500, 0), Math::signum);
        ChainDiagnostics found = ChainDiagnostics.of(coins);
        assertThat(found.rHat()).isBetween(0.99, 1.02);
        assertThat(found.tailEss()).isBetween(1500.0, 2700.0);
        assertThat(found.tailEss()).isCloseTo(ChainDiagnostics.effectiveSampleSize(coins), within(1e-6));
    }

    @Test
    void chainsStuckAtDifferentValuesNeverAgree() {
        double[][] draws = {{0.1, 0.1, 0.1, 0.1}, {0.3, 0.3, 0.3, 0.3}};
        assertThat(ChainDiagnostics.of(draws).rHat()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void oneChainIsComparedWithItself() {
        double[][] drifting = {new double[400]};
        Arrays.setAll(drifting[0], i -> i);
        assertThat(ChainDiagnostics.of(drifting).rHat()).isGreaterThan(1.5);
        assertThat(ChainDiagnostics.of(AutoregressiveChains.of(13, 1, 400, 0)).rHat())
                .isBetween(0.99, 1.02);
    }

    @Test
    void ranksForgetTheScale() {
        double[][] draws = AutoregressiveChains.of(14, 4, 300, 0.4);
        ChainDiagnostics here = ChainDiagnostics.of(draws);
        ChainDiagnostics there = ChainDiagnostics.of(map(draws, x -> x * x * x));
        assertThat(there.bulkEss()).isEqualTo(here.bulkEss());
        assertThat(there.tailEss()).isCloseTo(here.tailEss(), Percentage.withPercentage(1e-7));
    }

    @Test
    void aDrawThatIsNotFiniteSpoilsAll() {
        double[][] draws = {{1, 2, Double.NaN, 4}, {1, 2, 3, 4}};
        assertThat(ChainDiagnostics.of(draws).rHat()).isNaN();
        assertThat(ChainDiagnostics.effectiveSampleSize(draws)).isNaN();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChainDiagnostics.of(new double[0][]));
        assertThatIllegalArgumentException().isThrownBy(() -> ChainDiagnostics.of(new double[2][3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainDiagnostics.effectiveSampleSize(new double[][] {new double[5], new double[4]}));
    }
}
