package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.gravity.Kasner;
import org.septuple.gravity.evolution.EvolutionEnd.CurvatureSingularity;
import org.septuple.numerics.Engine;

/// The control on Kasner's space-time, where √γ is proper time τ: from τ = 1 on, α = τ and τ = e^{t − 1}.
class HarmonicLapseTest {

    private static final double[] POWERS = {-1.0 / 3, 2.0 / 3, 2.0 / 3};

    private static Evolution begin(boolean reversed) {
        SpatialSlice slice =
                SpatialSlice.of(Kasner.of(POWERS[0], POWERS[1], POWERS[2]), PeriodicSpacetimes.line(16), 1);
        return Evolution.begin(
                reversed ? slice.reversed() : slice,
                Equations.CONTROL.with(0, 4),
                EvolutionSettings.usual(),
                Engine.scalar());
    }

    private static void isKasner(Evolution evolution, double proper) {
        double[][] fields = evolution.state().copies();
        assertThat(Math.exp(fields[Conformal.EXTRA][3])).isCloseTo(proper, within(1e-5 * proper));
        for (int i = 0; i < 3; i++) {
            double metric = Math.pow(proper, 2 * POWERS[i]);
            assertThat(evolution.slice().metric(i, i, 3)).isCloseTo(metric, within(2e-5 * metric));
        }
        assertThat(evolution.constraints().relative()).isLessThan(1e-4);
    }

    @Test
    void timeIsTheLogarithmOfProperTime() {
        Evolution evolution = begin(false);
        evolution.advance(2, 10_000);
        isKasner(evolution, Math.E);
    }

    /// 3τ/2 left of proper time are a twentieth of the time t + 1 since the start: at t + 1 = 2.35 where τ = e^{−2.35}.
    @Test
    void singularityIsNeverReachedButSeen() {
        Evolution evolution = begin(true);
        EvolutionEnd stop = evolution.advance(100, 10_000);
        assertThat(stop).isInstanceOf(CurvatureSingularity.class);
        double passed = stop.time() + 1;
        assertThat(1.5 * Math.exp(-passed)).isCloseTo(0.05 * passed, within(0.01));
        isKasner(evolution, Math.exp(-passed));
    }

    /// Light crosses 16 α √γ^xx = 16 e^{4(t − 1)/3} cells per time, twice as many as steps: ∫ = 24 (e^{4/3} − 1).
    @Test
    void stepsFollowTheLapse() {
        Evolution evolution = begin(false);
        evolution.advance(2, 10_000);
        assertThat((double) evolution.steps()).isCloseTo(24 * (Math.exp(4.0 / 3) - 1), within(3.0));
    }
}
