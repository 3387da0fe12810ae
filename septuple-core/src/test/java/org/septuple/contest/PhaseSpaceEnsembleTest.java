package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.statistics.Estimate;

class PhaseSpaceEnsembleTest {

    private static final Grid LINE = Grid.of(new Axis(-8, 8, 64, Boundary.REFLECTING));
    private static final Grid RING = Grid.of(new Axis(-Math.PI, Math.PI, 64, Boundary.PERIODIC));
    private static final Landscape WELL = Harmonic.of(new double[] {0}, new double[] {1});
    private static final Landscape PENDULUM = Formula.of("1 - cos(x)", 1);

    /// q̈ = −q: q(t) = q₀ cos t, error of order Δt².
    @Test
    void anOscillatorSwingsWithAnErrorOfOrderTwo() {
        double coarse = errorOfSwing(0.1);
        double fine = errorOfSwing(0.05);
        assertThat(StrictMath.log(coarse / fine) / StrictMath.log(2)).isCloseTo(2, within(0.05));
    }

    private static double errorOfSwing(double dt) {
        PhaseSpaceEnsemble ensemble =
                PhaseSpaceEnsemble.hamiltonian(WELL, LINE, 1, dt, 1, new double[][] {{1}}, Engine.scalar());
        ensemble.advance(Math.round(2 / dt));
        return Math.abs(ensemble.positions()[0][0] - StrictMath.cos(2));
    }

    /// Energy of a pendulum swings within Δt² of its first value for 10⁵ steps.
    @Test
    void aPendulumKeepsItsEnergy() {
        PhaseSpaceEnsemble ensemble =
                PhaseSpaceEnsemble.hamiltonian(PENDULUM, RING, 1, 0.05, 1, new double[][] {{2}}, Engine.scalar());
        double before = 1 - StrictMath.cos(2);
        double worst = 0;
        for (int part = 0; part < 100; part++) {
            ensemble.advance(1000);
            double v = ensemble.velocities()[0][0];
            double energy = v * v / 2 + 1 - StrictMath.cos(ensemble.positions()[0][0]);
            worst = Math.max(worst, Math.abs(energy - before));
        }
        assertThat(worst).isBetween(1e-8, 1e-3);
    }

    /// τv̇ = −v + √(2D)ξ from rest: Var v = (D/τ)(1 − e^{−2t/τ}), Var q = 2D(t − 2τ(1 − e^{−t/τ}) + τ(1 − e^{−2t/τ})/2); free flight is
    /// exact in v, order Δt² in q.
    @Test
    void freeParticlesSpreadAsOrnsteinAndUhlenbeckSay() {
        int n = 20_000;
        double d = 0.3;
        double tau = 0.5;
        double t = 1;
        PhaseSpaceEnsemble ensemble = PhaseSpaceEnsemble.kramers(
                Formula.of("0*x", 1), LINE, 1, d, tau, 0.01, 7, new double[1][n], Engine.scalar());
        ensemble.advance(100);
        double decay = StrictMath.exp(-t / tau);
        double speed = d / tau * (1 - decay * decay);
        double spread = 2 * d * (t - 2 * tau * (1 - decay) + tau * (1 - decay * decay) / 2);
        assertThat(z(ensemble.velocities()[0], speed)).isBetween(-4.0, 4.0);
        assertThat(z(ensemble.positions()[0], spread)).isBetween(-4.0, 4.0);
    }

    /// Boltzmann's law p ∝ e^{−γF/D} whatever τ: ⟨cos q⟩ = I₁(γ/D)/I₀(γ/D), .697774658 at γ/D = 2.
    @Test
    void longRunsAreInEquilibrium() {
        int n = 10_000;
        PhaseSpaceEnsemble ensemble =
                PhaseSpaceEnsemble.kramers(PENDULUM, RING, 1, 0.5, 0.5, 0.1, 3, new double[1][n], Engine.scalar());
        ensemble.advance(150);
        Estimate mean = Estimate.ofMean(
                Arrays.stream(ensemble.positions()[0]).map(StrictMath::cos).toArray());
        assertThat((mean.value() - 0.697774658) / mean.standardError()).isBetween(-4.0, 4.0);
    }

    /// v = −c ∂F + sξ.
    @Test
    void velocitiesStartAsDeclared() {
        double[][] places = {new double[20_000]};
        Arrays.fill(places[0], 2);
        PhaseSpaceEnsemble ensemble = PhaseSpaceEnsemble.hamiltonian(WELL, LINE, 1, 0.1, 5, places, Engine.scalar())
                .starting(0.5, 0.2);
        double[] rest = Arrays.stream(ensemble.velocities()[0]).map(v -> v + 1).toArray();
        Estimate mean = Estimate.ofMean(rest);
        assertThat(mean.value() / mean.standardError()).isBetween(-4.0, 4.0);
        assertThat(z(rest, 0.04)).isBetween(-4.0, 4.0);
        ensemble.advance(1);
        assertThatThrownBy(() -> ensemble.starting(0, 0)).hasMessageContaining("before the first step");
    }

    @Test
    void threadsChangeNoBit() {
        double[][] places = {new double[3000]};
        double[] alone = positions(places, Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(2)) {
            assertThat(positions(places, new Engine(Kernels.scalar(), crew))).isEqualTo(alone);
        }
        assertThat(positions(new double[][] {new double[1500]}, Engine.scalar()))
                .isEqualTo(Arrays.copyOf(alone, 1500));
    }

    private static double[] positions(double[][] places, Engine engine) {
        PhaseSpaceEnsemble ensemble = PhaseSpaceEnsemble.kramers(PENDULUM, RING, 1, 0.5, 0.5, 0.1, 3, places, engine)
                .starting(1, 1);
        ensemble.advance(10);
        return ensemble.positions()[0];
    }

    @Test
    void nonsenseIsRefused() {
        for (double[] bad : List.of(new double[] {-1, 1, 0.1}, new double[] {1, 0, 0.1}, new double[] {1, 1, 0})) {
            assertThatThrownBy(() -> PhaseSpaceEnsemble.kramers(
                            WELL, LINE, 1, bad[0], bad[1], bad[2], 1, new double[1][1], Engine.scalar()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// Of a sample variance with known mean 0: its error is √(2/n)·σ².
    private static double z(double[] sample, double variance) {
        double mean = Arrays.stream(sample).map(x -> x * x).average().orElseThrow();
        return (mean - variance) / (variance * Math.sqrt(2.0 / sample.length));
    }
}
