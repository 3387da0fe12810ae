package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

class ChebyshevTest {

    /// The oracle is J_n(x) = ∫₀^π cos(nθ − x sin θ) dθ/π by the midpoint rule, exact to round-off once it has |x| + n points.
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, .7, 5, 40, 300})
    void besselFunctionsEqualTheirIntegral(double x) {
        double[] values = Chebyshev.bessel(x);
        int points = 1000;
        for (int n = 0; n < values.length; n += 3) {
            double sum = 0;
            for (int i = 0; i < points; i++) {
                double angle = Math.PI * (i + .5) / points;
                sum += Math.cos(n * angle - x * Math.sin(angle));
            }
            assertThat(values[n]).isCloseTo(sum / points, within(2e-14));
        }
    }

    /// The oracle is the split operator with short steps of order 6.
    @ParameterizedTest
    @EnumSource
    void equalsTheSplitOperator(Boundary boundary) {
        Grid grid = Grid.of(new Axis(-7, 7, 48, boundary), new Axis(-6, 6, 40, Boundary.PERIODIC));
        Sketch well = Sketch.still(
                2, q -> q[0] * q[0] / 2 + .3 * q[1] * q[1] + .1 * Math.sin(q[0] * q[1]) + .02 * Math.pow(q[0], 4));
        Hamiltonian h = new Hamiltonian(grid, well, .8, 1.2);
        WaveFunction start =
                Waves.on(grid, q -> Waves.packet(q[0], .5, .6, .4).multiply(Waves.packet(q[1], -.3, .7, -.2)));
        WaveFunction psi = start.copy();
        Chebyshev chebyshev = new Chebyshev(h, Engine.scalar());
        chebyshev.advance(psi, .5);
        double difference = Waves.distance(psi, Waves.after(h, SplittingScheme.RKN11, .0125, start, .5));
        assertThat(difference).isLessThan(1e-12);
        assertThat(psi.norm() / start.norm()).isCloseTo(1, within(1e-13));
        chebyshev.advance(psi, -.5);
        assertThat(Waves.distance(psi, start)).isLessThan(2e-13);
    }

    /// A coherent state returns after a period with phase e^{−iπ}, in one step.
    @Test
    void coherentStateReturnsInOneStep() {
        Grid grid = Waves.box(1, 10, 128, Boundary.PERIODIC);
        WaveFunction start = Waves.on(grid, q -> Waves.packet(q[0], 1, Math.sqrt(.5), 0));
        WaveFunction psi = start.copy();
        Chebyshev chebyshev = new Chebyshev(new Hamiltonian(grid, Sketch.trap(1), 1, 1), Engine.scalar());
        chebyshev.advance(psi, 2 * Math.PI);
        for (int cell = 0; cell < grid.size(); cell++) {
            psi.re()[cell] *= -1;
            psi.im()[cell] *= -1;
        }
        assertThat(Waves.distance(psi, start)).isLessThan(1e-12);
    }

    @Test
    void refusesAPotentialThatVaries() {
        Sketch drive = new Sketch(1, true, (q, t) -> q[0] * t);
        Hamiltonian h = new Hamiltonian(Waves.box(1, 1, 8, Boundary.PERIODIC), drive, 1, 1);
        assertThatThrownBy(() -> new Chebyshev(h, Engine.scalar()))
                .hasMessage("V varies in time, but a Chebyshev series needs a static one; take Schroedinger");
    }
}
