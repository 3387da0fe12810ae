package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.complex.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class SplittingSchemeTest {

    @ParameterizedTest
    @EnumSource
    void coefficientsAreConsistentAndSymmetric(SplittingScheme scheme) {
        int stages = scheme.stages();
        double a = 0;
        double b = 0;
        for (int i = 0; i <= stages; i++) {
            a += scheme.potential(i);
            assertThat(scheme.potential(i)).isEqualTo(scheme.potential(stages - i));
        }
        for (int i = 0; i < stages; i++) {
            b += scheme.kinetic(i);
            assertThat(scheme.kinetic(i)).isEqualTo(scheme.kinetic(stages - 1 - i));
        }
        assertThat(a).isCloseTo(1, within(1e-15));
        assertThat(b).isCloseTo(1, within(1e-15));
    }

    /// Orders in an anharmonic, driven well, against steps so short that they count as exact.
    @ParameterizedTest
    @CsvSource({
        "STRANG, 1, .02", "RKN6, 1, .05", "RKN11, 1, .4",
        "STRANG, 2, .04", "RKN6, 2, .1", "RKN11, 2, .4",
        "STRANG, 3, .05", "RKN6, 3, .05", "RKN11, 3, .2"
    })
    void errorsFallWithTheDeclaredOrder(SplittingScheme scheme, int dimensions, double step) {
        int points = dimensions == 3 ? 20 : 64;
        Grid grid = Waves.box(dimensions, dimensions == 3 ? 6.5 : 8, points, Boundary.PERIODIC);
        Sketch well = new Sketch(dimensions, true, (q, t) -> {
            double sum = 0.3 * q[0] * Math.sin(2 * t);
            for (double x : q) {
                sum += 0.4 * x * x + 0.02 * x * x * x * x;
            }
            return sum + 0.1 * q[0] * q[dimensions - 1];
        });
        Hamiltonian h = new Hamiltonian(grid, well, 1, 1);
        WaveFunction start = Waves.on(grid, q -> {
            Complex product = Complex.ONE;
            for (double x : q) {
                product = product.multiply(Waves.packet(x, 0.5, 0.7, 0.3));
            }
            return product;
        });
        double until = dimensions == 3 ? .8 : 2;
        WaveFunction exact = Waves.after(h, SplittingScheme.RKN11, dimensions == 1 ? .02 : .04, start, until);
        double coarse = Waves.distance(Waves.after(h, scheme, step, start, until), exact);
        double fine = Waves.distance(Waves.after(h, scheme, step / 2, start, until), exact);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(scheme.order(), within(0.15));
    }
}
