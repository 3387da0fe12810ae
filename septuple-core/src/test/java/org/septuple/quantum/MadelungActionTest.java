package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// On the coherent state of a trap: p of constant variance ħ/2Mω about x = x₀ cos ωt, F̃ = −(kq − kx/2) + ħωt/2 with momentum
/// k = −Mωx₀ sin ωt.
class MadelungActionTest {

    private static final double GAMMA = 0.6;
    private static final double DIFFUSION = 0.5;
    private static final double ALPHA = 0.9;
    private static final double OMEGA = 1.1;
    private static final double LONG = 0.8;

    /// A history and what varies it: bumps that vanish at both ends of time.
    private static final class History {
        private final List<double[]> p = new ArrayList<>();
        private final List<double[]> shifted = new ArrayList<>();
        private final List<WaveFunction> psi = new ArrayList<>();
        private final MadelungAction action;
        private final SchroedingerAction lifted;
        private final double dt;

        /// @param bumpP relative change of p, of zero integral, times bump in time
        /// @param bumpF change of F̃
        /// @param omega of the motion, a solution with OMEGA
        /// @param push  factor of the momentum, a solution with 1
        History(int level, double bumpP, double bumpF, double omega, double push) {
            Grid grid = Grid.of(new Axis(-10, 10, 80 << level, Boundary.REFLECTING));
            int times = 10 << level;
            dt = LONG / times;
            double mass = 1 / (2 * GAMMA);
            Landscape trap = new MadelungProblems.Trap(1, mass * OMEGA * OMEGA);
            action = new MadelungAction(grid, trap, GAMMA, DIFFUSION, ALPHA);
            lifted = new SchroedingerAction(grid, trap, action.hbar(), mass, ALPHA);
            for (int n = 0; n <= times; n++) {
                double t = n * dt;
                double bump = Math.sin(Math.PI * t / LONG);
                double x = 1.2 * Math.cos(omega * t);
                double k = -push * mass * omega * 1.2 * Math.sin(omega * t);
                double variance = action.hbar() / (2 * mass * OMEGA);
                double[] q = grid.positions(0);
                double[] density = new double[q.length];
                double[] energy = new double[q.length];
                WaveFunction wave = new WaveFunction(grid, new double[q.length], new double[q.length]);
                for (int i = 0; i < q.length; i++) {
                    double z = (q[i] - x) / Math.sqrt(variance);
                    density[i] = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI * variance);
                    // z³ − 3z and z are orthogonal to 1 under the Gaussian.
                    density[i] *= 1 + bumpP * bump * (z + 0.3 * (z * z * z - 3 * z)) * Math.exp(-z * z / 8);
                    energy[i] = -(k * q[i] - k * x / 2)
                            + action.hbar() * OMEGA * t / 2
                            + bumpF * bump * Math.sin(q[i] + 0.4);
                    wave.re()[i] = Math.sqrt(density[i]) * Math.cos(energy[i] / action.hbar());
                    wave.im()[i] = -Math.sqrt(density[i]) * Math.sin(energy[i] / action.hbar());
                }
                p.add(density);
                shifted.add(energy);
                psi.add(wave);
            }
        }

        double madelung() {
            return action.of(p, shifted, 0, dt);
        }

        double schroedinger() {
            return lifted.of(psi, 0, dt);
        }
    }

    private static double order(double coarse, double fine) {
        return Math.log(Math.abs(coarse / fine)) / Math.log(2);
    }

    private static double slope(int level, double bumpP, double bumpF, double omega, double push) {
        double eps = 1e-3;
        return (new History(level, eps * bumpP, eps * bumpF, omega, push).madelung()
                        - new History(level, -eps * bumpP, -eps * bumpF, omega, push).madelung())
                / (2 * eps);
    }

    @Test
    void theActionIsStationaryAtSolutionsToTheOrderOfItsGrid() {
        for (int which = 0; which < 2; which++) {
            double coarse = slope(1, which, 1 - which, OMEGA, 1);
            double fine = slope(2, which, 1 - which, OMEGA, 1);
            assertThat(order(coarse, fine)).isCloseTo(2, within(0.15));
            assertThat(Math.abs(fine)).isLessThan(3e-4);
            // The wrong frequency violates (3.9), the wrong momentum (3.8).
            assertThat(Math.abs(slope(1, which, 1 - which, which == 1 ? 1.5 * OMEGA : OMEGA, which == 1 ? 1 : 1.3)))
                    .isGreaterThan(50 * Math.abs(fine));
        }
    }

    /// δ𝒮 without its slope on this grid: of second order.
    @Test
    void aVariationOfASolutionCountsQuadratically() {
        double[] excess = new double[2];
        for (int half = 0; half < 2; half++) {
            double eps = 0.1 / (1 + half);
            excess[half] =
                    (new History(2, 0, eps, OMEGA, 1).madelung() + new History(2, 0, -eps, OMEGA, 1).madelung()) / 2
                            - new History(2, 0, 0, OMEGA, 1).madelung();
        }
        assertThat(order(excess[0], excess[1])).isCloseTo(2, within(0.05));
        assertThat(Math.abs(excess[0])).isGreaterThan(1e-5);
    }

    /// (3.5) in (p, F̃) and (4.3) in Ψ are the same functional, also off solutions.
    @Test
    void madelungsActionIsSchroedingersActionOfItsWave() {
        double[] difference = new double[2];
        for (int level = 1; level < 3; level++) {
            History history = new History(level, 0.2, 0.3, 1.4 * OMEGA, 1);
            difference[level - 1] = history.madelung() - history.schroedinger();
            assertThat(Math.abs(history.madelung())).isGreaterThan(0.05);
        }
        assertThat(order(difference[0], difference[1])).isCloseTo(2, within(0.15));
        assertThat(Math.abs(difference[1])).isLessThan(5e-3);
    }

    /// Second and third line of (3.5), by (3.7).
    @Test
    void theSquareIsCompleted() {
        double[] difference = new double[2];
        for (int level = 1; level < 3; level++) {
            History history = new History(level, 0.2, 0.3, 1.4 * OMEGA, 1);
            List<double[]> energies = new ArrayList<>();
            for (int n = 0; n < history.p.size(); n++) {
                energies.add(history.action.unshifted(history.p.get(n), history.shifted.get(n)));
            }
            difference[level - 1] =
                    history.action.beforeSquare(history.p, energies, 0, history.dt) - history.madelung();
        }
        assertThat(order(difference[0], difference[1])).isCloseTo(2, within(0.15));
        assertThat(Math.abs(difference[1])).isLessThan(5e-3);
    }

    @Test
    void shiftedFreeEnergiesComeBack() {
        History history = new History(0, 0, 0, OMEGA, 1);
        double[] p = history.p.get(3);
        double[] shifted = history.shifted.get(3);
        double[] back = history.action.shifted(p, history.action.unshifted(p, shifted));
        for (int i = 0; i < back.length; i++) {
            assertThat(back[i]).isCloseTo(shifted[i], within(1e-13));
        }
    }

    @Test
    void imaginaryPlanckConstantsAreRefused() {
        Grid grid = Grid.of(new Axis(0, 1, 4, Boundary.PERIODIC));
        assertThatThrownBy(() -> new MadelungAction(grid, new MadelungProblems.Trap(1, 1), 1, 0.5, 0.4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3.12)")
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> new MadelungAction(grid, new MadelungProblems.Trap(1, 1), -1, 0.5, 0.4))
                .hasMessageContaining("E14");
    }
}
