package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

class ObservablesTest {

    /// A Gaussian with mean x, variances and momenta that are known, in three dimensions.
    @Test
    void momentsOfAGaussian() {
        Grid grid = Waves.box(3, 6, 32, Boundary.PERIODIC);
        Hamiltonian h = new Hamiltonian(grid, Sketch.trap(3), .5, 2);
        Observables observables = new Observables(h, Engine.scalar());
        double[] x = {.5, -.4, .2};
        double[] sigma = {.7, .8, .6};
        double[] k = {1, -.5, .8};
        WaveFunction psi = Waves.on(grid, q -> {
            Complex product = Complex.ONE;
            for (int i = 0; i < 3; i++) {
                product = product.multiply(Waves.packet(q[i], x[i], sigma[i], k[i]));
            }
            return product;
        });
        double[] position = observables.position(psi);
        double[] momentum = observables.momentum(psi);
        double[] qq = observables.positionCovariance(psi);
        double[] pp = observables.momentumCovariance(psi);
        double radius = 0;
        double kinetic = 0;
        for (int i = 0; i < 3; i++) {
            assertThat(position[i]).isCloseTo(x[i], within(1e-9));
            assertThat(momentum[i]).isCloseTo(.5 * k[i], within(1e-9));
            for (int j = 0; j < 3; j++) {
                assertThat(qq[3 * i + j]).isCloseTo(i == j ? sigma[i] * sigma[i] : 0, within(1e-9));
                assertThat(pp[3 * i + j]).isCloseTo(i == j ? .25 / (4 * sigma[i] * sigma[i]) : 0, within(1e-9));
            }
            radius += x[i] * x[i] + sigma[i] * sigma[i];
            kinetic += (.25 * k[i] * k[i] + .25 / (4 * sigma[i] * sigma[i])) / 4;
        }
        assertThat(observables.meanSquareRadius(psi)).isCloseTo(radius, within(1e-9));
        assertThat(observables.kineticEnergy(psi)).isCloseTo(kinetic, within(1e-9));
        assertThat(observables.potentialEnergy(psi, 0)).isCloseTo(radius / 2, within(1e-9));
        double[] angular = observables.angularMomentum(psi, .1, .2, .3);
        double[] arm = {x[0] - .1, x[1] - .2, x[2] - .3};
        assertThat(angular[0]).isCloseTo(.5 * (arm[1] * k[2] - arm[2] * k[1]), within(1e-9));
        assertThat(angular[1]).isCloseTo(.5 * (arm[2] * k[0] - arm[0] * k[2]), within(1e-9));
        assertThat(angular[2]).isCloseTo(.5 * (arm[0] * k[1] - arm[1] * k[0]), within(1e-9));
        double[] current = observables.current(psi, 1);
        double[] density = psi.density();
        for (int cell = 0; cell < density.length; cell += 97) {
            assertThat(current[cell]).isCloseTo(.5 / 2 * k[1] * density[cell], within(1e-9));
        }
    }

    /// Derivatives of functions that obey the ends of their axis.
    @ParameterizedTest
    @EnumSource
    void derivativesAreSpectral(Boundary boundary) {
        Grid grid = Grid.of(new Axis(0, Math.PI, 6, Boundary.PERIODIC), new Axis(0, Math.PI, 24, boundary));
        Observables observables = new Observables(new Hamiltonian(grid, Sketch.trap(2), 1, 1), Engine.scalar());
        WaveFunction psi = Waves.on(grid, q -> new Complex(shape(boundary, q[1], 0), -2 * shape(boundary, q[1], 0)));
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        observables.derivative(psi, 1, re, im);
        double[] q = new double[2];
        for (int cell = 0; cell < re.length; cell++) {
            grid.position(cell, q);
            assertThat(re[cell]).isCloseTo(shape(boundary, q[1], 1), within(1e-12));
            assertThat(im[cell]).isCloseTo(-2 * shape(boundary, q[1], 1), within(1e-12));
        }
    }

    /// A function that obeys the ends of [0, π], or its derivative.
    private static double shape(Boundary boundary, double q, int derivatives) {
        boolean slope = derivatives == 1;
        return switch (boundary) {
            case PERIODIC -> slope ? 4 * Math.cos(4 * q) - 2 * Math.sin(2 * q) : Math.sin(4 * q) + Math.cos(2 * q);
            case VANISHING -> slope ? Math.cos(q) + 5 * Math.cos(5 * q) : Math.sin(q) + Math.sin(5 * q);
            case REFLECTING -> slope ? -Math.sin(q) - 4 * Math.sin(4 * q) : 1 + Math.cos(q) + Math.cos(4 * q);
        };
    }

    @Test
    void refusesAngularMomentumOnALine() {
        Grid grid = Waves.box(1, 1, 8, Boundary.PERIODIC);
        Observables observables = new Observables(new Hamiltonian(grid, Sketch.trap(1), 1, 1), Engine.scalar());
        assertThatThrownBy(() -> observables.angularMomentum(Waves.on(grid, q -> Complex.ONE), 0))
                .hasMessage("angular momentum about 1 coordinates in 1 dimensions: need 2 or 3 of each");
    }
}
