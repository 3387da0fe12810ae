package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MbarTest {

    /// pymbar 4.0.3 with NumPy 2.4.6 on the same `u` (4×2300): `m = pymbar.MBAR(u, [1000, 500, 0, 800],
    /// relative_tolerance=1e-14)`, `m.compute_free_energy_differences(return_theta=True)`, `m.compute_overlap()`,
    /// `m.compute_expectations(x)`.
    @Test
    void numbersAreThoseOfPymbar() {
        HarmonicStates states = HarmonicStates.four(1, 1000, 500, 0, 800);
        Mbar mbar = states.mbar();
        assertThat(mbar.converged()).isTrue();
        assertThat(mbar.freeEnergies())
                .containsExactly(
                        new double[] {0, 0.358898743873695, 0.5220050914609464, 0.6415397059020256}, within(1e-11));
        double[][] errors = {
            {0, 0.022432323413649428, 0.04397930253438577, 0.06880840716610175},
            {0.022432323413649424, 0, 0.03008519742991318, 0.060786161039926956},
            {0.04397930253438577, 0.03008519742991318, 0, 0.03768333346169894},
            {0.06880840716610175, 0.06078616103992695, 0.03768333346169894, 0}
        };
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(mbar.difference(i, j).standardError()).isCloseTo(errors[i][j], within(1e-10));
            }
        }
        assertThat(mbar.covariance()[2])
                .containsExactly(
                        new double[] {
                            -0.00036612739180697635, 2.229235314706726e-05, 0.000488675919981544, 0.0004437265190418039
                        },
                        within(1e-12));
        assertThat(mbar.overlap()[2])
                .containsExactly(
                        new double[] {0.2741027232014889, 0.27732224172562864, 0, 0.4485750350728824}, within(1e-11));
        assertThat(mbar.overlapScalar()).isCloseTo(0.30662168877809504, within(1e-11));
        double[] means = {0.96149865, 2.02725906, 3.03257701, 3.98076552};
        double[] meanErrors = {0.04243965, 0.02656741, 0.02560507, 0.02170426};
        for (int k = 0; k < 4; k++) {
            assertThat(mbar.mean(k, states.x).value()).isCloseTo(means[k], within(1e-8));
            assertThat(mbar.mean(k, states.x).standardError()).isCloseTo(meanErrors[k], within(1e-8));
        }
    }

    /// z of f₃ − f₀, of f₂ − f₁ where state 2 has no samples, and of its ⟨x⟩, over seeds.
    private static void assertCalibrated(int seeds, int... counts) {
        double[] ends = new double[seeds];
        double[] unsampled = new double[seeds];
        double[] means = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            HarmonicStates states = HarmonicStates.four(1000 + seed, counts);
            Mbar mbar = states.mbar();
            ends[seed] = mbar.difference(0, 3).zAgainst(states.exact[3] - states.exact[0]);
            unsampled[seed] = mbar.difference(1, 2).zAgainst(states.exact[2] - states.exact[1]);
            means[seed] = mbar.mean(2, states.x).zAgainst(3);
        }
        Calibration.assertStandardNormal(ends, 0.001);
        Calibration.assertStandardNormal(unsampled, 0.001);
        Calibration.assertStandardNormal(means, 0.001);
    }

    @Test
    void estimatesAreStandardNormalInTheirErrors() {
        assertCalibrated(200, 200, 200, 0, 200);
    }

    @Test
    @Tag("slow")
    void estimatesOfManySeedsAreStandardNormalInTheirErrors() {
        assertCalibrated(3000, 1000, 1000, 0, 1000);
    }

    /// Two states: Δf solves Σ₀ 1/(1 + N₀/N₁·e^{w−Δf}) = Σ₁ 1/(1 + N₁/N₀·e^{Δf−w}) with w = u₁ − u₀ (C. H. Bennett,
    /// J. Comput. Phys. 22 (1976) 245), found by bisection; its variance is
    /// 1/Σ_n 1/(2 + 2 cosh(log N₁/N₀ + Δf − w_n)) − 1/N₀ − 1/N₁ (M. R. Shirts et al., Phys. Rev. Lett. 91 (2003) 140601).
    @Test
    void twoStatesGiveBennettsEstimate() {
        int n0 = 300;
        int n1 = 500;
        HarmonicStates states = HarmonicStates.of(2, new double[] {0, 1}, new double[] {1, 3}, n0, n1);
        double[] w = new double[n0 + n1];
        Arrays.setAll(w, n -> states.potentials[1][n] - states.potentials[0][n]);
        double low = -10;
        double high = 10;
        while (high - low > 1e-14) {
            double middle = (low + high) / 2;
            double excess = 0;
            for (int n = 0; n < n0; n++) {
                excess += 1 / (1 + n0 / (double) n1 * Math.exp(w[n] - middle));
            }
            for (int n = n0; n < w.length; n++) {
                excess -= 1 / (1 + n1 / (double) n0 * Math.exp(middle - w[n]));
            }
            if (excess > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double bennett = low;
        double information = Arrays.stream(w)
                .map(x -> 1 / (2 + 2 * Math.cosh(Math.log(n1 / (double) n0) + bennett - x)))
                .sum();
        Estimate found = states.mbar().difference(0, 1);
        assertThat(found.value()).isCloseTo(bennett, within(1e-12));
        assertThat(found.standardError()).isCloseTo(Math.sqrt(1 / information - 1.0 / n0 - 1.0 / n1), within(1e-12));
    }

    /// One sampled state: f_k = −log ⟨e^{−(u_k − u_0)}⟩₀ (R. W. Zwanzig 1954), by the naive sum.
    @Test
    void oneSampledStateGivesExponentialAverages() {
        HarmonicStates states = HarmonicStates.of(3, new double[] {0, 0.5}, new double[] {1, 1.2}, 400, 0);
        double sum = 0;
        for (int n = 0; n < 400; n++) {
            sum += Math.exp(states.potentials[0][n] - states.potentials[1][n]);
        }
        assertThat(states.mbar().freeEnergies()[1]).isCloseTo(-Math.log(sum / 400), within(1e-13));
        assertThat(states.mbar().overlapScalar()).isCloseTo(1, within(1e-13));
    }

    /// p ∝ e^{−(1 + λ)x²/2}: the term x²/2 is common, D = x²/2, f = ½ log(1 + λ).
    @Test
    void statesOnALineAreStates() {
        double[] lambda = {0, 0.5, 2, 4};
        double[] stiffness = Arrays.stream(lambda).map(l -> 1 + l).toArray();
        HarmonicStates states = HarmonicStates.of(4, new double[4], stiffness, 500, 300, 700, 0);
        double[] d = Arrays.stream(states.x).map(x -> x * x / 2).toArray();
        Mbar line = Mbar.ofLine(lambda, d, states.counts);
        Mbar matrix = states.mbar();
        assertThat(line.freeEnergies()).containsExactly(matrix.freeEnergies(), within(1e-12));
        assertThat(line.difference(0, 3).standardError())
                .isCloseTo(matrix.difference(0, 3).standardError(), within(1e-12));
        assertThat(line.difference(0, 3).zAgainst(Math.log(5) / 2)).isBetween(-4.0, 4.0);
    }

    /// The equations themselves, from the weights: each column adds to 1, each sample to 1 with the counts.
    @Test
    void weightsAddToOne() {
        HarmonicStates states = HarmonicStates.four(5, 300, 0, 200, 100);
        Mbar mbar = states.mbar();
        double[] two = mbar.weights(2);
        double[] samples = new double[600];
        double[] fromStateTwo = new double[4];
        for (int k = 0; k < 4; k++) {
            double[] w = mbar.weights(k);
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            for (int n = 0; n < 600; n++) {
                samples[n] += states.counts[k] * w[n];
                fromStateTwo[k] += two[n] * w[n] * states.counts[k];
            }
        }
        assertThat(samples).usingComparatorWithPrecision(1e-13).containsOnly(1);
        assertThat(mbar.overlap()[2]).containsExactly(fromStateTwo, within(1e-14));
    }

    /// u_k + c_k shifts f_k by c_k − c_0, whatever its size, and no error.
    @Test
    void shiftsOfPotentialsAreShiftsOfFreeEnergies() {
        HarmonicStates states = HarmonicStates.four(6, 200, 300, 100, 0);
        double[] shift = {-5000, 300, 1e4, -7000};
        double[][] shifted = new double[4][];
        for (int k = 0; k < 4; k++) {
            double c = shift[k];
            shifted[k] = Arrays.stream(states.potentials[k]).map(u -> u + c).toArray();
        }
        Mbar here = states.mbar();
        Mbar there = Mbar.of(shifted, states.counts);
        assertThat(there.converged()).isTrue();
        for (int k = 0; k < 4; k++) {
            assertThat(there.freeEnergies()[k] - shift[k] + shift[0]).isCloseTo(here.freeEnergies()[k], within(1e-8));
            assertThat(there.difference(0, k).standardError())
                    .isCloseTo(here.difference(0, k).standardError(), within(1e-8));
        }
    }

    /// States in a bad order, with little overlap, from a poor start: the equations are solved all the same.
    @Test
    void littleOverlapIsSolvedAndHasLargeErrors() {
        Mbar mbar = HarmonicStates.of(7, new double[] {0, 6, 3}, new double[] {1, 1, 30}, 500, 500, 20)
                .mbar();
        assertThat(mbar.converged()).isTrue();
        for (int k = 0; k < 3; k++) {
            assertThat(Arrays.stream(mbar.weights(k)).sum()).isCloseTo(1, within(1e-10));
        }
        assertThat(mbar.difference(0, 1).standardError()).isGreaterThan(0.3);
        assertThat(mbar.overlapScalar()).isBetween(1e-12, 0.1);
    }

    @Test
    void statesWithoutOverlapHaveUnknownErrors() {
        Mbar mbar = HarmonicStates.of(8, new double[] {0, 40}, new double[] {1, 1}, 500, 500)
                .mbar();
        assertThat(mbar.difference(0, 1).standardError()).isNaN();
        assertThat(mbar.overlapScalar()).isLessThan(1e-12);
    }

    @Test
    void identicalStatesOverlapFully() {
        Mbar mbar = HarmonicStates.of(9, new double[] {1, 1}, new double[] {2, 2}, 100, 50)
                .mbar();
        assertThat(mbar.freeEnergies()).containsExactly(new double[] {0, 0}, within(1e-14));
        assertThat(mbar.difference(0, 1).standardError()).isCloseTo(0, within(1e-8));
        assertThat(mbar.overlapScalar()).isCloseTo(1, within(1e-13));
    }

    /// 20 states of 2000 samples along a path.
    @Test
    void manyStatesTakeFewSteps() {
        double[] offsets = new double[20];
        double[] stiffness = new double[20];
        int[] counts = new int[20];
        Arrays.setAll(offsets, k -> 0.5 * k);
        Arrays.setAll(stiffness, k -> 1 + 0.1 * k);
        Arrays.fill(counts, 2000);
        HarmonicStates states = HarmonicStates.of(10, offsets, stiffness, counts);
        Mbar mbar = states.mbar();
        assertThat(mbar.converged()).isTrue();
        assertThat(mbar.iterations()).isLessThan(10);
        assertThat(mbar.difference(0, 19).zAgainst(states.exact[19])).isBetween(-4.0, 4.0);
    }

    @Test
    void refusesNonsense() {
        double[][] u = {{1, 2, 3}, {2, 3, 4}};
        assertThatIllegalArgumentException().isThrownBy(() -> Mbar.of(u, new int[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Mbar.of(u, new int[] {4, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Mbar.of(u, new int[] {3}));
        assertThatIllegalArgumentException().isThrownBy(() -> Mbar.of(new double[][] {{1, Double.NaN}}, new int[] {2}));
        assertThatIllegalArgumentException().isThrownBy(() -> Mbar.of(new double[][] {{1, 2}, {1}}, new int[] {1, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mbar.of(u, new int[] {2, 1}).mean(0, new double[2]));
    }
}
