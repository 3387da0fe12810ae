package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class PolarTest {

    private static double largestDifference(WaveFunction a, WaveFunction b) {
        double largest = 0;
        for (int cell = 0; cell < a.re().length; cell++) {
            largest = Math.max(largest, Math.abs(a.re()[cell] - b.re()[cell]));
            largest = Math.max(largest, Math.abs(a.im()[cell] - b.im()[cell]));
        }
        return largest;
    }

    /// A Gaussian with F̃ = −(3x + x² − xy)ħ, many turns over the box: F̃ comes back up to a constant, u is its slope, −∂F̃/M.
    @Test
    void aSingleValuedFreeEnergyComesBack() {
        double hbar = 0.7;
        double mass = 1.9;
        Grid grid = States.box(120, 5, 2, Boundary.VANISHING);
        WaveFunction psi = States.of(grid, (q, z) -> {
            double r = Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 4);
            double phase = 3 * q[0] + q[0] * q[0] - q[0] * q[1];
            z[0] = r * Math.cos(phase);
            z[1] = r * Math.sin(phase);
        });
        Polar polar = Polar.of(psi, hbar, mass, 1e-12);
        assertThat(polar.singleValued()).isTrue();
        assertThat(polar.regions()).isEqualTo(1);
        assertThat(polar.residues()).isZero();
        assertThat(polar.maskedMass()).isZero();
        double[] q = new double[2];
        double shift = Double.NaN;
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            double exact = -hbar * (3 * q[0] + q[0] * q[0] - q[0] * q[1]);
            shift = cell == 0 ? polar.freeEnergy()[0] - exact : shift;
            assertThat(polar.freeEnergy()[cell]).isCloseTo(exact + shift, within(1e-12));
            if (q[0] < 4.9) {
                double slope = 3 + 2 * q[0] + grid.axis(0).spacing() - q[1]; // its mean along the link
                assertThat(polar.velocity().along(0)[cell]).isCloseTo(hbar / mass * slope, within(1e-11));
            }
        }
        assertThat(largestDifference(polar.waveFunction(), psi)).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theRoundTripIsTheIdentityAwayFromNodes(int dimensions) {
        int[] points = {400, 60, 20};
        Grid grid = States.box(points[dimensions - 1], 1, dimensions, Boundary.PERIODIC);
        double[] c = new RandomStream(3, Purpose.CHECK_POINTS, dimensions, 0).gaussians(24);
        WaveFunction psi = States.of(grid, (q, z) -> {
            z[0] = 0;
            z[1] = 0;
            for (int mode = 0; mode < 6; mode++) {
                double phase = 0;
                for (int k = 0; k < dimensions; k++) {
                    phase += Math.PI * Math.rint(c[4 * mode + k + 1]) * q[k];
                }
                z[0] += c[4 * mode] * Math.cos(phase);
                z[1] += c[4 * mode] * Math.sin(phase);
            }
        });
        Polar polar = Polar.of(psi, 1, 1, 1e-6);
        WaveFunction back = polar.waveFunction();
        double lost = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            if (Double.isNaN(polar.freeEnergy()[cell])) {
                assertThat(back.re()[cell]).isZero();
                lost += psi.density()[cell];
            } else {
                assertThat(back.re()[cell]).isCloseTo(psi.re()[cell], within(1e-12));
                assertThat(back.im()[cell]).isCloseTo(psi.im()[cell], within(1e-12));
            }
        }
        assertThat(polar.maskedMass()).isCloseTo(lost * grid.cellVolume(), within(1e-12));
    }

    /// One vortex has one cut from its core out, two of equal sign two; on a ring of winding 3 there is one cut of 3 turns; a plane
    /// wave around a torus is cut along both ways.
    @Test
    void manyValuedFreeEnergiesAreCutAndSaySo() {
        Grid plane = States.box(64, 4, 2, Boundary.VANISHING);
        Polar one = Polar.of(States.vortices(plane, new double[] {0.33, 0.21, 1}), 1, 1, 1e-12);
        assertThat(one.residues()).isEqualTo(1);
        assertThat(one.cuts()).hasSize(1);
        assertThat(one.cuts().getFirst().largest()).isEqualTo(1);
        assertThat(one.singleValued()).isFalse();

        Grid ring = Grid.of(new Axis(0, Math.TAU, 64, Boundary.PERIODIC));
        Polar wound = Polar.of(
                States.of(ring, (q, z) -> {
                    z[0] = Math.cos(3 * q[0]);
                    z[1] = Math.sin(3 * q[0]);
                }),
                1,
                1,
                0);
        assertThat(wound.cuts()).hasSize(1);
        assertThat(wound.cuts().getFirst().links()).hasSize(1);
        assertThat(wound.cuts().getFirst().largest()).isEqualTo(3);
        assertThat(wound.residues()).isZero();

        Grid torus = States.box(32, Math.PI, 2, Boundary.PERIODIC);
        Polar wave = Polar.of(
                States.of(torus, (q, z) -> {
                    z[0] = Math.cos(q[0]) * (2 + Math.cos(q[1]));
                    z[1] = Math.sin(q[0]) * (2 + Math.cos(q[1]));
                }),
                1,
                1,
                0);
        assertThat(wave.cuts()).hasSize(1);
        assertThat(wave.cuts().getFirst().links()).hasSize(32);
    }

    /// Two packets far apart: where p < threshold lies between them the phase of one to the other is not known.
    @Test
    void regionsThatMasksSeparateAreCounted() {
        Grid line = Grid.of(new Axis(-20, 20, 400, Boundary.VANISHING));
        WaveFunction psi = States.of(line, (q, z) -> {
            z[0] = Math.exp(-(q[0] - 9) * (q[0] - 9)) + Math.exp(-(q[0] + 9) * (q[0] + 9));
            z[1] = 0;
        });
        assertThat(Polar.of(psi, 1, 1, 1e-12).regions()).isEqualTo(2);
        assertThat(Polar.of(psi, 1, 1, 0).regions()).isEqualTo(1);
    }

    /// Unwrapping must not depend on noise where there is no density: the quadratic phase is right wherever p is large.
    @Test
    void noiseInTheTailsDoesNotReachTheBulk() {
        Grid grid = States.box(64, 6, 2, Boundary.VANISHING);
        double[] noise = new RandomStream(1, Purpose.CHECK_POINTS, 0, 0).gaussians(2 * grid.size());
        WaveFunction psi = States.of(grid, (q, z) -> {
            double r = Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 2);
            z[0] = r * Math.cos(2 * q[0] * q[1] + 3 * q[0]);
            z[1] = r * Math.sin(2 * q[0] * q[1] + 3 * q[0]);
        });
        for (int cell = 0; cell < grid.size(); cell++) {
            psi.re()[cell] += 1e-4 * noise[2 * cell];
            psi.im()[cell] += 1e-4 * noise[2 * cell + 1];
        }
        Polar polar = Polar.of(psi, 1, 1, 0);
        assertThat(polar.residues()).isGreaterThan(100);
        int centre = 32 * 64 + 32;
        double[] q = new double[2];
        grid.position(centre, q);
        double shift = polar.freeEnergy()[centre] + 2 * q[0] * q[1] + 3 * q[0];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            if (q[0] * q[0] + q[1] * q[1] < 9) {
                assertThat(polar.freeEnergy()[cell] - shift).isCloseTo(-2 * q[0] * q[1] - 3 * q[0], within(0.1));
            }
        }
    }

    @Test
    void badStatesAreRefused() {
        Grid line = Grid.of(new Axis(0, 1, 4, Boundary.PERIODIC));
        assertThatThrownBy(() -> Polar.of(new WaveFunction(line, new double[4], new double[4]), 1, 1, 0))
                .hasMessageContaining("> 0");
        assertThatThrownBy(() -> Polar.of(new WaveFunction(line, new double[] {1, 1, 1, 1}, new double[4]), 0, 1, 0))
                .hasMessageContaining("hbar 0");
        assertThatThrownBy(() -> Polar.of(new WaveFunction(line, new double[] {1, 1, 1, 1}, new double[4]), 1, 1, 1))
                .hasMessageContaining("threshold");
    }
}
