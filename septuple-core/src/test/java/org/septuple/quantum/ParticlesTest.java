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
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.statistics.KolmogorovSmirnov;

class ParticlesTest {

    private static final Grid LINE = Grid.of(new Axis(-16, 16, 512, Boundary.VANISHING));
    private static final double HBAR = 0.8;
    private static final double MASS = 1.5;
    private static final double SD = 0.7;

    /// A free packet at rest with s = σ² + iħt/2M: Ψ ~ e^{−q²/4s}/√s; spread σ(t) = σ √(1 + (ħt/2Mσ²)²).
    private static WaveFunction packet(double t) {
        double si = HBAR * t / (2 * MASS);
        double square = SD * SD * SD * SD + si * si;
        WaveFunction psi = States.of(LINE, (q, z) -> {
            double r = Math.exp(-q[0] * q[0] * SD * SD / (4 * square));
            double phase = q[0] * q[0] * si / (4 * square);
            z[0] = r * Math.cos(phase);
            z[1] = r * Math.sin(phase);
        });
        psi.normalise();
        return psi;
    }

    private static double spread(double t) {
        double x = HBAR * t / (2 * MASS * SD * SD);
        return Math.sqrt(1 + x * x);
    }

    /// Paths of the packet are q(t) = q(0) σ(t)/σ.
    @Test
    void pathsOfASpreadingPacketAreInClosedForm() {
        double[] error = new double[2];
        for (int level = 0; level < 2; level++) {
            double[][] start = {{-1.3, -0.2, 0.5, 1.9}};
            BohmianTrajectories paths = new BohmianTrajectories(LINE, HBAR, MASS, 1e-20, start, Crew.alone());
            int steps = 4 << level;
            for (int n = 0; n < steps; n++) {
                double dt = 4.0 / steps;
                paths.advance(packet(n * dt), packet((n + 0.5) * dt), packet((n + 1) * dt), dt);
            }
            for (int i = 0; i < 4; i++) {
                double exact = start[0][i] * spread(4);
                error[level] = Math.max(error[level], Math.abs(paths.positions()[0][i] - exact));
            }
            assertThat(paths.stops()).isZero();
        }
        assertThat(error[1]).isLessThan(1e-4);
        assertThat(Math.log(error[0] / error[1]) / Math.log(2)).isGreaterThan(3.7);
    }

    /// Equivariance: samples of |Ψ(0)|² carried along are of |Ψ(t)|².
    @Test
    void carriedSamplesFollowTheDensity() {
        double[][] start = new GridSampler(LINE, packet(0).density()).draw(7, 4000);
        BohmianTrajectories paths = new BohmianTrajectories(LINE, HBAR, MASS, 1e-20, start, Crew.alone());
        for (int n = 0; n < 20; n++) {
            paths.advance(packet(n * 0.2), packet((n + 0.5) * 0.2), packet((n + 1) * 0.2), 0.2);
        }
        MarginalDistribution late = new MarginalDistribution(LINE, packet(4).density(), 0);
        MarginalDistribution early = new MarginalDistribution(LINE, packet(0).density(), 0);
        assertThat(KolmogorovSmirnov.oneSample(paths.positions()[0], late::below)
                        .pValue())
                .isGreaterThan(1e-3);
        assertThat(KolmogorovSmirnov.oneSample(paths.positions()[0], early::below)
                        .pValue())
                .isLessThan(1e-6);
    }

    /// Around a vortex at rest u = (ħ/M)/r: a particle on radius 1 is back after 2πM/ħ, one at the core stops.
    @Test
    void particlesCircleAVortexAndStopAtItsCore() {
        Grid grid = States.box(96, 5, 2, Boundary.VANISHING);
        WaveFunction psi = States.vortices(grid, new double[] {0, 0, 1});
        double[][] start = {{1, 0.001}, {0, 0}};
        BohmianTrajectories paths = new BohmianTrajectories(grid, HBAR, MASS, 1e-4, start, Crew.alone());
        int steps = 200;
        for (int n = 0; n < steps; n++) {
            paths.advance(psi, psi, psi, Math.TAU * MASS / HBAR / steps);
        }
        assertThat(paths.positions()[0][0]).isCloseTo(1, within(1e-4));
        assertThat(paths.positions()[1][0]).isCloseTo(0, within(1e-4));
        assertThat(paths.stopped()).containsExactly(false, true);
        assertThat(paths.positions()[0][1]).isEqualTo(0.001);
    }

    /// Noise of any ν keeps p: Nelson's, and four times as much; the density of the start is refused.
    @ParameterizedTest
    @ValueSource(doubles = {1, 4})
    void ensemblesFollowTheDensityWhateverTheirNoise(double factor) {
        double[][] start = new GridSampler(LINE, packet(0).density()).draw(3, 3000);
        QuantumEnsemble ensemble = new QuantumEnsemble(
                LINE, HBAR, MASS, factor * QuantumEnsemble.nelson(HBAR, MASS), 5, start, 0, Engine.scalar());
        int steps = 160;
        for (int n = 0; n < steps; n++) {
            ensemble.advance(packet(n * 4.0 / steps), 4.0 / steps);
        }
        MarginalDistribution late = new MarginalDistribution(LINE, packet(4).density(), 0);
        MarginalDistribution early = new MarginalDistribution(LINE, packet(0).density(), 0);
        assertThat(KolmogorovSmirnov.oneSample(ensemble.positions()[0], late::below)
                        .pValue())
                .isGreaterThan(1e-3);
        assertThat(KolmogorovSmirnov.oneSample(ensemble.positions()[0], early::below)
                        .pValue())
                .isLessThan(1e-6);
        assertThat(ensemble.cut()).isLessThan(5);
    }

    /// F = kq²/2 in two coordinates, tensor D: at rest the covariance is D/γk; at time t, from a point, (1 − e^{−2γkt}) of it.
    @Test
    void tensorsOfDiffusionGiveTheirCovariance() {
        Grid grid = States.box(8, 8, 2, Boundary.VANISHING);
        double[][] tensor = {{0.5, 0.3}, {0.3, 0.4}};
        int n = 20_000;
        double[][] start = new double[2][n];
        Arrays.fill(start[0], 1);
        double dt = 0.002;
        LangevinEnsemble ensemble =
                new LangevinEnsemble(new Spring(2), grid, 1.5, tensor, dt, 11, start, Engine.scalar());
        ensemble.advance(200);
        double r = StrictMath.pow(1 - 1.5 * dt, 200);
        double grown = 2 * dt * (1 - r * r) / (1 - (1 - 1.5 * dt) * (1 - 1.5 * dt)); // of the scheme
        double[][] q = ensemble.positions();
        for (int j = 0; j < 2; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (q[j][i] - (j == 0 ? r : 0)) * (q[k][i] - (k == 0 ? r : 0));
                }
                double exact = grown * tensor[j][k];
                double variance = grown * grown * (tensor[j][j] * tensor[k][k] + tensor[j][k] * tensor[j][k]);
                assertThat(Math.abs(sum / n - exact) / Math.sqrt(variance / n)).isLessThan(4);
            }
        }
        assertThat(ensemble.time()).isCloseTo(0.4, within(1e-12));
    }

    private record Spring(int dimensions) implements Landscape {
        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public double value(double[] q, double t) {
            return Arrays.stream(q).map(x -> x * x / 2).sum();
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            System.arraycopy(q, 0, into, 0, dimensions);
        }

        @Override
        public double laplacian(double[] q, double t) {
            return dimensions;
        }
    }

    /// Between mirrors the law at rest is e^{−γF/D} on the axis alone.
    @Test
    void mirrorsKeepTheBoltzmannLaw() {
        Grid box = Grid.of(new Axis(-0.5, 1.5, 64, Boundary.REFLECTING));
        double[] p = new double[64];
        for (int i = 0; i < 64; i++) {
            double x = box.axis(0).position(i);
            p[i] = Math.exp(-x * x / (2 * 0.5));
        }
        double[][] start = new GridSampler(box, p).draw(1, 5000);
        LangevinEnsemble ensemble = LangevinEnsemble.of(new Spring(1), box, 1, 0.5, 0.001, 2, start, Engine.scalar());
        ensemble.advance(500);
        double[][] q = ensemble.positions();
        MarginalDistribution law = new MarginalDistribution(box, p, 0);
        assertThat(KolmogorovSmirnov.oneSample(q[0], law::below).pValue()).isGreaterThan(1e-3);
        assertThat(new Histogram(box, q).outside()).isZero();
        assertThat(ensemble.diverged()).isZero();
    }

    private record Reversed(int workers) implements Crew {
        @Override
        public void work(int pieces, Work work) {
            for (int piece = pieces - 1; piece >= 0; piece--) {
                work.piece(piece % workers, piece);
            }
        }
    }

    @Test
    void neitherWorkersNorPausesChangeABit() {
        double[][] start = new GridSampler(LINE, packet(0).density()).draw(3, 2500);
        Engine two = new Engine(Kernels.scalar(), new Reversed(2));
        double nu = QuantumEnsemble.nelson(HBAR, MASS);
        QuantumEnsemble whole = new QuantumEnsemble(LINE, HBAR, MASS, nu, 5, start, 0, Engine.scalar());
        QuantumEnsemble first = new QuantumEnsemble(LINE, HBAR, MASS, nu, 5, start, 0, two);
        BohmianTrajectories paths = new BohmianTrajectories(LINE, HBAR, MASS, 0, start, Crew.alone());
        BohmianTrajectories others = new BohmianTrajectories(LINE, HBAR, MASS, 0, start, new Reversed(3));
        for (int n = 0; n < 4; n++) {
            whole.advance(packet(n * 0.1), 0.1);
            paths.advance(packet(1), packet(1), packet(1), 0.1);
            others.advance(packet(1), packet(1), packet(1), 0.1);
        }
        first.advance(packet(0), 0.1);
        first.advance(packet(0.1), 0.1);
        QuantumEnsemble second = new QuantumEnsemble(LINE, HBAR, MASS, nu, 5, first.positions(), first.steps(), two);
        second.advance(packet(0.2), 0.1);
        second.advance(packet(3 * 0.1), 0.1);
        assertThat(second.positions()[0]).isEqualTo(whole.positions()[0]);
        assertThat(others.positions()[0]).isEqualTo(paths.positions()[0]);

        LangevinEnsemble once = LangevinEnsemble.of(new Spring(1), LINE, 1, 0.3, 0.01, 2, start, Engine.scalar());
        LangevinEnsemble paused = LangevinEnsemble.of(new Spring(1), LINE, 1, 0.3, 0.01, 2, start, two);
        LangevinEnsemble resumed = LangevinEnsemble.of(new Spring(1), LINE, 1, 0.3, 0.01, 2, start, two);
        once.advance(6);
        paused.advance(2);
        resumed.resume(paused.state(), paused.steps());
        resumed.advance(4);
        assertThat(resumed.positions()[0]).isEqualTo(once.positions()[0]);
    }

    @Test
    void badArgumentsAreRefused() {
        double[][] start = {{0}};
        assertThatThrownBy(() -> new BohmianTrajectories(LINE, 0, 1, 0, start, Crew.alone()))
                .hasMessageContaining("hbar");
        assertThatThrownBy(() -> new QuantumEnsemble(LINE, 1, 1, -1, 0, start, 0, Engine.scalar()))
                .hasMessageContaining("diffusion");
        assertThatThrownBy(() -> LangevinEnsemble.of(new Spring(1), LINE, 1, -0.3, 0.01, 2, start, Engine.scalar()))
                .hasMessageContaining("positive definite");
        assertThatThrownBy(() -> LangevinEnsemble.of(new Spring(2), LINE, 1, 0.3, 0.01, 2, start, Engine.scalar()))
                .hasMessageContaining("need as many");
    }
}
