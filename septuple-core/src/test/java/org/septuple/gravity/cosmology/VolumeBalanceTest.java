package org.septuple.gravity.cosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.gravity.DeSitter;
import org.septuple.gravity.Gowdy;
import org.septuple.gravity.Kasner;
import org.septuple.gravity.LineElement;
import org.septuple.gravity.RosenWave;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;

/// V̈ = −∫√γ(R⁽³⁾ − 3Λ) in vacua, against second differences of V; and what a frozen volume asks of Λ.
class VolumeBalanceTest {

    private static Grid box(int points, double length) {
        Axis along = new Axis(0, length, points, Boundary.PERIODIC);
        Axis other = new Axis(0, 1, 2, Boundary.PERIODIC);
        return Grid.of(along, other, other);
    }

    private static void secondDerivativeHolds(Metric metric, double t, double lambda, double within) {
        Grid grid = box(16, 1);
        double h = 1e-3;
        VolumeBalance balance = VolumeBalance.of(metric, grid, t, lambda);
        double before = VolumeBalance.of(metric, grid, t - h, lambda).volume();
        double after = VolumeBalance.of(metric, grid, t + h, lambda).volume();
        assertThat(balance.rate()).isCloseTo((after - before) / (2 * h), within(within));
        assertThat(balance.second()).isCloseTo((after - 2 * balance.volume() + before) / (h * h), within(within));
    }

    @Test
    void volumesOfVacuaMoveByEinsteinsEquations() {
        secondDerivativeHolds(DeSitter.of(1), .3, 3, 1e-4);
        secondDerivativeHolds(Kasner.of(-1 / 3.0, 2 / 3.0, 2 / 3.0), 1, 0, 1e-5);
        secondDerivativeHolds(Kasner.lambda(.5, -1 / 3.0, 2 / 3.0, 2 / 3.0), 1, .75, 1e-5);
        secondDerivativeHolds(RosenWave.of(.8), 1, 0, 1e-5);
        VolumeBalance wave = VolumeBalance.of(RosenWave.of(.8), box(16, 1), 1, 0);
        assertThat(Math.abs(wave.second())).isGreaterThan(.1);
    }

    @Test
    void deSitterExpandsByThreeLambda() {
        VolumeBalance balance = VolumeBalance.of(DeSitter.of(1), box(4, 2), 0, 3);
        assertThat(balance.volume()).isCloseTo(2, within(1e-14));
        assertThat(balance.rate()).isCloseTo(6, within(1e-13));
        assertThat(balance.second()).isCloseTo(18, within(1e-12));
        assertThat(balance.largest()).isLessThan(1e-13);
    }

    /// γ = φ⁴δ with φ = 1 + ε cos 2πx at rest: ∫√γ R⁽³⁾ = 8∫|∇φ|² = 16π²ε², so its volume is frozen by Λ = 16π²ε²/3V and by no other.
    @Test
    void aFrozenVolumeNeedsOneLambda() {
        double e = .1;
        Metric metric = LineElement.in("t", "x", "y", "z")
                .define("phi", "1 + 0.1*cos(2*pi*x)")
                .diagonal("-1", "phi^4", "phi^4", "phi^4")
                .metric();
        VolumeBalance flat = VolumeBalance.of(metric, box(32, 1), 0, 0);
        assertThat(flat.rate()).isCloseTo(0, within(1e-13));
        assertThat(flat.second()).isCloseTo(-16 * Math.PI * Math.PI * e * e, within(1e-11));
        // ∫φ⁶ = 1 + 15ε²/2 + 45ε⁴/8 + 5ε⁶/16
        double volume = 1 + 7.5 * e * e + 45 / 8. * Math.pow(e, 4) + 5 / 16. * Math.pow(e, 6);
        assertThat(flat.volume()).isCloseTo(volume, within(1e-13));
        double lambda = 16 * Math.PI * Math.PI * e * e / (3 * volume);
        assertThat(VolumeBalance.of(metric, box(32, 1), 0, lambda).second()).isCloseTo(0, within(1e-11));
        assertThat(VolumeBalance.of(metric, box(32, 1), 0, 1.1 * lambda).second())
                .isGreaterThan(.1);
    }

    @Test
    void otherGaugesAreRefused() {
        assertThatThrownBy(() -> VolumeBalance.of(Gowdy.standard(), box(4, 1), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need -1, 0, 0, 0");
        assertThatThrownBy(() -> VolumeBalance.of(RosenWave.of(4), box(4, 1), 1, 0))
                .hasMessageContaining("has no metric");
    }
}
