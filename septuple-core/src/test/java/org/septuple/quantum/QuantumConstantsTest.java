package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Estimate;

class QuantumConstantsTest {

    /// The roots of (4.5), put back into (3.12), return the ħ they came from; and γ, D, μ come back from M, ħ, α.
    @RepeatedTest(100)
    void bothRootsGiveBackTheChemicalPotential(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        double gamma = Math.exp(random.nextDouble(-6, 6));
        double diffusion = Math.exp(random.nextDouble(-6, 6));
        double hbar = 2 * diffusion / gamma * random.nextDouble(1e-3, 1);
        var pair = QuantumConstants.forChemicalPotential(gamma, diffusion, -2 * Math.PI * hbar);

        assertThat(pair.plus().alpha()).isGreaterThanOrEqualTo(pair.minus().alpha());
        for (var constants : new QuantumConstants[] {pair.plus(), pair.minus()}) {
            var again = QuantumConstants.of(gamma, diffusion, constants.alpha());
            assertThat(again.hbar()).isCloseTo(hbar, within(1e-9 * 2 * diffusion / gamma));
            assertThat(again.mass()).isEqualTo(constants.mass());
            assertThat(constants.gamma()).isCloseTo(gamma, within(1e-14 * gamma));
            assertThat(constants.diffusion()).isCloseTo(diffusion, within(1e-12 * diffusion));
            assertThat(constants.chemicalPotential()).isCloseTo(2 * Math.PI * hbar, within(1e-14 * hbar * 7));
            assertThat(constants.saturation()).isCloseTo(hbar * gamma / (2 * diffusion), within(1e-12));
        }
    }

    /// γ = 3/2, D = 3/10, μ = π/2: ħ = 1/4, discriminant .4² − .25² = .0975.
    @Test
    void belowTheBoundThereAreTwoRoots() {
        var pair = QuantumConstants.forChemicalPotential(1.5, 0.3, Math.PI / 2);
        assertThat(pair.plus().mass()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(pair.plus().hbar()).isCloseTo(0.25, within(1e-15));
        assertThat(pair.plus().alpha()).isCloseTo(11.395998, within(1e-6));
        assertThat(pair.plus().alpha()).isCloseTo((0.4 + Math.sqrt(0.0975)) / 0.0625, within(1e-13));
        assertThat(pair.minus().alpha()).isCloseTo(1.404002, within(1e-6));
        assertThat(pair.minus().alpha()).isCloseTo((0.4 - Math.sqrt(0.0975)) / 0.0625, within(1e-13));
    }

    /// |γμ/D| = 4π.
    @Test
    void atTheBoundTheRootsMeet() {
        var pair = QuantumConstants.forChemicalPotential(1.5, 0.3, 0.8 * Math.PI);
        var saturated = QuantumConstants.saturated(1.5, 0.3);
        assertThat(pair.plus().alpha()).isEqualTo(pair.minus().alpha()).isCloseTo(2.5, within(1e-15));
        assertThat(pair.plus().hbar()).isCloseTo(0.4, within(1e-15));
        assertThat(saturated.alpha()).isCloseTo(2.5, within(1e-15));
        assertThat(saturated.hbar()).isCloseTo(0.4, within(1e-15));
        assertThat(saturated.saturation()).isCloseTo(1, within(1e-15));
        assertThat(QuantumConstants.of(1.5, 0.3, 2.5).hbar()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void beyondTheBoundNoRootIsReal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantumConstants.forChemicalPotential(1.5, 0.3, Math.PI))
                .withMessageContaining("(4.7)")
                .withMessageContaining("2D/gamma = 0.39999999999999997 < hbar = |mu|/2pi = 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantumConstants.forChemicalPotential(1.5, 0.3, 0))
                .withMessageContaining("mu = 0.0");
    }

    @Test
    void negativeLearningRateViolatesThePlanckConstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantumConstants.of(-1.5, 0.3, 1))
                .withMessageContaining("(3.12) needs gamma > 0, got gamma = -1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantumConstants.forChemicalPotential(-1.5, 0.3, 1))
                .withMessageContaining("(3.12)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantumConstants.of(1.5, 0.3, 1.2))
                .withMessageContaining("alpha >= gamma/4D = 1.25, got alpha = 1.2");
        assertThat(QuantumConstants.of(1.5, 0.3, 1.25).hbar()).isZero();
    }

    /// Errors by first order against central differences in γ, D and μ, one at a time.
    @Test
    void errorsOfTheRootsAreTheirDerivatives() {
        double[] at = {1.5, 0.3, Math.PI / 2};
        double[] errors = {0.02, 0.004, 0.03};
        for (int which = 0; which < 3; which++) {
            double step = 1e-5;
            double[] up = at.clone();
            double[] down = at.clone();
            up[which] += step;
            down[which] -= step;
            var above = QuantumConstants.forChemicalPotential(up[0], up[1], up[2]);
            var below = QuantumConstants.forChemicalPotential(down[0], down[1], down[2]);
            double scale = errors[which] / (2 * step);
            var measured = new Estimate[3];
            for (int k = 0; k < 3; k++) {
                measured[k] = new Estimate(at[k], k == which ? errors[k] : 0, 40);
            }
            var constants = EstimatedConstants.of(measured[0], measured[1], measured[2]);
            assertThat(constants.alphaPlus().standardError())
                    .isCloseTo(
                            scale * Math.abs(above.plus().alpha() - below.plus().alpha()), within(1e-7));
            assertThat(constants.alphaMinus().standardError())
                    .isCloseTo(
                            scale
                                    * Math.abs(above.minus().alpha()
                                            - below.minus().alpha()),
                            within(1e-7));
            assertThat(constants.mass().standardError())
                    .isCloseTo(
                            scale * Math.abs(above.plus().mass() - below.plus().mass()), within(1e-7));
            assertThat(constants.hbar().standardError())
                    .isCloseTo(
                            scale * Math.abs(above.plus().hbar() - below.plus().hbar()), within(1e-7));
            assertThat(constants.alphaPlus().value()).isCloseTo(11.395998, within(1e-6));
            assertThat(constants.alphaPlus().n()).isEqualTo(40);
            assertThat(constants.reality()).isEqualTo(EstimatedConstants.Reality.REAL);
        }
    }

    @Test
    void nearSaturationTheErrorOfAlphaIsUnknown() {
        var gamma = new Estimate(1.5, 0.02, 40);
        var diffusion = new Estimate(0.3, 0.004, 40);
        var near = EstimatedConstants.of(gamma, diffusion, new Estimate(0.78 * Math.PI, 0.01, 40));
        assertThat(near.reality()).isEqualTo(EstimatedConstants.Reality.NEAR_SATURATION);
        assertThat(near.alphaPlus().value()).isGreaterThan(near.alphaMinus().value());
        assertThat(near.alphaPlus().standardError()).isNaN();
        assertThat(near.alphaMinus().standardError()).isNaN();

        var beyond = EstimatedConstants.of(gamma, diffusion, new Estimate(Math.PI, 0.01, 40));
        assertThat(beyond.reality()).isEqualTo(EstimatedConstants.Reality.NOT_REAL);
        assertThat(beyond.reality().words()).contains("(4.7)");
        assertThat(beyond.alphaPlus().value()).isNaN();

        var exactly =
                EstimatedConstants.of(Estimate.exact(1.5, 1), Estimate.exact(0.3, 1), Estimate.exact(0.8 * Math.PI, 1));
        assertThat(exactly.alphaPlus().value()).isCloseTo(2.5, within(1e-12));
    }
}
