package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.measurement.GaussianMotion.Description;
import org.septuple.statistics.Estimate;

class MomentRatesTest {

    private static final double D = 0.5;

    @Test
    void descriptionsHaveTheirClosedForms() {
        double t = 0.7;
        GaussianMotion fokkerPlanck = GaussianMotion.of(Description.FOKKER_PLANCK, 1, D, 0.25);
        assertThat(fokkerPlanck.mean(t)).isCloseTo(Math.exp(-t), within(1e-14));
        assertThat(fokkerPlanck.variance(t, 0.25)).isCloseTo(D + (0.25 - D) * Math.exp(-2 * t), within(1e-14));
        assertThat(GaussianMotion.of(Description.MADELUNG_PAPER, 1, D, 0.25).mean(t))
                .isCloseTo(Math.exp(-2 * t), within(1e-14));
        assertThat(GaussianMotion.of(Description.MADELUNG_STATIONARY, 1, D, 0.25)
                        .mean(t))
                .isCloseTo(Math.cos(2 * t) - Math.sin(2 * t), within(1e-14));
    }

    @Test
    void noiseFollowsFokkerPlanckAlone() {
        Recording recording = new Ensembles(4000, 11, 0.1, 1, 0.5, 4).ornsteinUhlenbeck(D);
        for (Description description : Description.values()) {
            MomentRates rates = MomentRates.of(recording, 0, 0, 1, D, 4, description);
            if (description == Description.FOKKER_PLANCK) {
                assertThat(rates.mean().pValue()).isGreaterThan(0.01);
                assertThat(rates.width().pValue()).isGreaterThan(0.01);
            } else {
                assertThat(rates.mean().pValue()).isLessThan(1e-6);
                assertThat(rates.width().pValue()).isLessThan(1e-6);
            }
        }
    }

    /// x₂ = x₁ and independent x₂ are symmetric, x₂ = x₁ + x₁² is not: −E[(z − ½)(z + z² − ½)z²] = −7/4.
    @Test
    void aMapThatBendsHasADirectionOfTime() {
        double[] early = new Ensembles(40_000, 1, 1, 0, 1, 5).normal(0);
        double[] late = early.clone();
        double[] other = new Ensembles(40_000, 1, 1, 0, 1, 6).normal(0);
        assertThat(TimeReversal.asymmetry(early, late).value()).isZero();
        assertThat(TimeReversal.asymmetry(early, other).zAgainst(0)).isBetween(-3.0, 3.0);
        for (int r = 0; r < late.length; r++) {
            late[r] += early[r] * early[r];
        }
        Estimate forward = TimeReversal.asymmetry(early, late);
        assertThat(forward.zAgainst(0)).isLessThan(-5);
        assertThat(forward.zAgainst(-1.75)).isBetween(-3.0, 3.0);
        assertThat(TimeReversal.asymmetry(late, early).value()).isCloseTo(-forward.value(), within(1e-12));
    }
}
