package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Circulation.Verdict;

/// Loops and vortices of wave functions with Ψ(q + L) = e^{iθ}Ψ(q).
class PeriodicGaugeTest {

    private static final Axis AROUND = new Axis(0, Math.TAU, 64, Boundary.PERIODIC);
    private static final Grid RING = Grid.of(AROUND);
    private static final Grid TORUS = Grid.of(AROUND, AROUND);

    /// ∮u dq = L⟨p⟩/M for a plane wave, whose u is the same everywhere.
    @ParameterizedTest
    @CsvSource({"1, 0.7", "0, 3", "-2, -1.2", "3, 9"})
    void theCirculationOfAPlaneWaveIsItsMomentumAroundTheRing(int winding, double twist) {
        WaveFunction psi = new PlaneWave(List.of(winding), List.of(twist)).on(RING);
        double hbar = 0.5;
        double mass = 3;
        double momentum = new Observables(
                        new Hamiltonian(RING, new Free(1), hbar, mass, List.of(twist)), Engine.scalar())
                .momentum(psi)[0];
        Circulation around = Circulation.of(psi, List.of(twist), new Loop.Ring(0, 5));
        assertThat(around.turns() * Math.TAU * hbar / mass).isCloseTo(Math.TAU * momentum / mass, within(1e-12));
        assertThat(around.turns()).isCloseTo(winding + twist / Math.TAU, within(1e-12));
        assertThat(around.verdict()).isEqualTo(Verdict.NOT_QUANTISED);
    }

    @Test
    void aTwistOfAFullTurnIsNone() {
        WaveFunction psi = new PlaneWave(List.of(2), List.of(0.0)).on(RING);
        Circulation around = Circulation.of(psi, List.of(Math.TAU), new Loop.Ring(0, 0));
        assertThat(around.turns()).isCloseTo(2, within(1e-12));
        assertThat(around.verdict()).isEqualTo(Verdict.QUANTISED);
    }

    /// Plane waves of windings (0, 0), (1, 0) and (0, 1) that interfere: no node where the first is the largest by far.
    private static WaveFunction waves(double second, double third, double... twist) {
        double[] re = new double[TORUS.size()];
        double[] im = new double[TORUS.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < re.length; cell++) {
            TORUS.position(cell, q);
            double phase = (twist[0] * q[0] + twist[1] * q[1]) / Math.TAU;
            re[cell] = Elementary.cos(phase)
                    + second * Elementary.cos(phase + q[0])
                    + third * Elementary.cos(phase + q[1]);
            im[cell] = Elementary.sin(phase)
                    + second * Elementary.sin(phase + q[0])
                    + third * Elementary.sin(phase + q[1]);
        }
        return new WaveFunction(TORUS, re, im);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.1, -2.5})
    void aLoopAcrossTheSeamIsDecided(double theta) {
        WaveFunction psi = waves(0.3, 0.2, theta, 0.8);
        for (Loop loop : List.of(
                Loop.circle(0.05, 2, 0.4), Loop.rectangle(-0.3, -0.3, 0.3, 0.3), new Loop.Cells(62, 1, 0, 4, 3))) {
            Circulation around = Circulation.of(psi, List.of(theta, 0.8), loop);
            assertThat(around.turns()).isZero();
            assertThat(around.verdict()).isEqualTo(Verdict.QUANTISED);
        }
    }

    /// 1 + .8e^{ix} + .9e^{iy} has two nodes of opposite winding; a twist of any size neither moves them nor adds others.
    @ParameterizedTest
    @CsvSource({"3, 2.5", "-1, 0.3"})
    void vorticesStayWhereTheyAre(double first, double second) {
        List<Vortex> plain = Vortices.in(waves(0.8, 0.9, 0, 0), 1e-10, 0).all();
        List<Vortex> twisted = Vortices.in(
                        new PeriodicGauge(List.of(first, second)).of(waves(0.8, 0.9, first, second)), 1e-10, 0)
                .all();
        assertThat(plain).hasSize(2);
        assertThat(twisted).hasSameSizeAs(plain);
        for (int i = 0; i < 2; i++) {
            assertThat(twisted.get(i).winding()).isEqualTo(plain.get(i).winding());
            for (int k = 0; k < 2; k++) {
                assertThat(twisted.get(i).position().get(k))
                        .isCloseTo(plain.get(i).position().get(k), within(1e-9));
            }
        }
    }

    @Test
    void withoutTwistNothingChanges() {
        WaveFunction psi = waves(0.3, 0.2, 0, 0);
        assertThat(new PeriodicGauge(List.of(0.0, 0.0)).of(psi)).isSameAs(psi);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PeriodicGauge(List.of(0.0)).of(psi))
                .withMessageContaining("need as many");
    }
}
