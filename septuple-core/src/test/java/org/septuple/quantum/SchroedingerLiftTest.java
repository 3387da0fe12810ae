package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class SchroedingerLiftTest {

    private static final Grid RING = Grid.of(new Axis(0, Math.TAU, 256, Boundary.PERIODIC));

    private static SchroedingerLift ring(double nu, double hbar, double mass) {
        double[] p = new double[RING.size()];
        Arrays.fill(p, 1 / Math.TAU);
        return SchroedingerLift.of(p, LinkVelocity.of(RING, (q, u) -> u[0] = nu * hbar / mass), hbar, mass, 0);
    }

    /// Q11: on the ring e^{−itH} at t = π multiplies mode m by e^{−iπm²/2}, 1 for even and −i for odd m, so
    /// Ψ(π) = ((1 − i) Ψ(θ) + (1 + i) Ψ(θ + π))/2, also on a grid. The total variation to the stationary p is |sin πν|/2.
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, -1.3, 2, 0.9})
    void theLiftOfARingMovesAwayFromMadelungsStationaryDensity(double nu) {
        WaveFunction psi = ring(nu, 1, 1).withJumps();
        int n = RING.size();
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            int j = (i + n / 2) % n;
            double re = (psi.re()[i] + psi.im()[i] + psi.re()[j] - psi.im()[j]) / 2;
            double im = (psi.im()[i] - psi.re()[i] + psi.im()[j] + psi.re()[j]) / 2;
            p[i] = re * re + im * im;
        }
        assertThat(TotalVariation.between(RING, p, psi.density()))
                .isCloseTo(Math.abs(Math.sin(Math.PI * nu)) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, -1.3, 2, 0})
    void jumpsAreTheCirculation(double nu) {
        SchroedingerLift lift = ring(nu, 0.3, 2);
        assertThat(lift.defect()).isCloseTo(Math.abs(nu - Math.rint(nu)), within(1e-12));
        assertThat(lift.quantised(1e-9)).isEqualTo(nu == Math.rint(nu));
        if (nu == 0) {
            assertThat(lift.cuts()).isEmpty();
        } else {
            assertThat(lift.cuts()).hasSize(1);
            assertThat(lift.cuts().getFirst().links()).containsExactly(new BranchCut.Link(255, 0));
            assertThat(lift.cuts().getFirst().largest()).isCloseTo(Math.abs(nu), within(1e-12));
        }
        if (nu == Math.rint(nu)) {
            WaveFunction psi = lift.continuous(1e-9);
            double turn = Math.atan2(psi.im()[10], psi.re()[10]);
            double h = RING.axis(0).spacing();
            assertThat(Math.IEEEremainder(turn - 10 * nu * h, Math.TAU)).isCloseTo(0, within(1e-12));
        } else {
            assertThatThrownBy(() -> lift.continuous(1e-9)).hasMessageContaining("Madelung");
        }
    }

    /// Taken apart and lifted again, a state with vortices is the same up to one phase.
    @Test
    void statesWithVorticesComeBack() {
        Grid grid = States.box(64, 4, 2, Boundary.VANISHING);
        WaveFunction psi =
                States.vortices(grid, new double[] {1, 0.3, 1}, new double[] {-1, 0.1, 1}, new double[] {0.2, 1.3, -1});
        Polar polar = Polar.of(psi, 0.5, 2, 0);
        SchroedingerLift lift = SchroedingerLift.of(polar.density(), polar.velocity(), 0.5, 2, 0);
        assertThat(lift.quantised(1e-12)).isTrue();
        WaveFunction back = lift.continuous(1e-12);
        int densest = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            densest = polar.density()[cell] > polar.density()[densest] ? cell : densest;
        }
        double r = Math.sqrt(polar.density()[densest]);
        double c = psi.re()[densest] / r;
        double s = psi.im()[densest] / r;
        for (int cell = 0; cell < grid.size(); cell++) {
            assertThat(back.re()[cell] * c - back.im()[cell] * s).isCloseTo(psi.re()[cell], within(1e-12));
            assertThat(back.re()[cell] * s + back.im()[cell] * c).isCloseTo(psi.im()[cell], within(1e-12));
        }
    }

    /// Q13: u = 1/2r around the origin. Each loop around it misses half a turn: one cut, whose jump is ½ all along.
    @Test
    void aHalfVortexLeavesOneCut() {
        Grid grid = States.box(48, 4, 2, Boundary.VANISHING);
        double[] p = new double[grid.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            double r = Math.hypot(q[0], q[1]);
            p[cell] = r * Math.exp(-r * r);
        }
        SchroedingerLift lift = SchroedingerLift.of(p, HalfVortex.velocity(grid), 1, 1, 1e-12);
        assertThat(lift.quantised(1e-3)).isFalse();
        assertThat(lift.cuts()).hasSize(1);
        assertThat(lift.cuts().getFirst().smallest()).isCloseTo(0.5, within(1e-9));
        assertThat(lift.cuts().getFirst().largest()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void waveLengthsBelowTwoCellsAreRefused() {
        assertThatThrownBy(() -> ring(129, 1, 1)).hasMessageContaining("refine the axis to 258");
    }
}
