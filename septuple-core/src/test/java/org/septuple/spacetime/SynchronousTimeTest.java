package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The unit of time and the spread of entropies over neurons, where (6.6) holds and where not.
class SynchronousTimeTest {

    private static SynchronousTime drawn(double spread, double error, int n, int block) {
        double[] normal = new RandomStream(1, Purpose.KNOWN_PROCESS, 63, block).gaussians(2 * n);
        double[] entropies = new double[n];
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            entropies[i] = 4 * (1 + spread * normal[i] + error * normal[n + i]);
            errors[i] = 4 * error;
        }
        return SynchronousTime.of(entropies, errors);
    }

    @Test
    void spreadIsThatOfNeurons() {
        SynchronousTime time = drawn(0.2, 0, 4000, 0);
        assertThat(time.timePerReading()).isCloseTo(2, within(0.02));
        assertThat(Math.abs(time.spread().zAgainst(0.2))).isLessThan(4);
        // s.d. of a relative s.d. c of n normal numbers: c√((½ + c²)/n)
        assertThat(time.spread().standardError()).isCloseTo(0.2 * Math.sqrt(0.54 / 4000), within(2e-4));
    }

    @Test
    void errorsOfMeasurementAreNoSpread() {
        SynchronousTime even = drawn(0, 0.2, 4000, 1);
        assertThat(Math.abs(even.excess().zAgainst(0))).isLessThan(4);
        SynchronousTime uneven = drawn(0.2, 0.2, 4000, 2);
        assertThat(Math.abs(uneven.excess().zAgainst(0.04))).isLessThan(4);
        assertThat(uneven.excess().zAgainst(0)).isGreaterThan(10);
    }

    @Test
    void unitsDoNotMatter() {
        double[] entropies = {1, 2, 4, 3};
        double[] errors = {0.1, 0.2, 0.1, 0};
        SynchronousTime one = SynchronousTime.of(entropies, errors);
        SynchronousTime other = SynchronousTime.of(new double[] {8, 16, 32, 24}, new double[] {0.8, 1.6, 0.8, 0});
        assertThat(other.spread()).isEqualTo(one.spread());
        assertThat(one.spread().value()).isCloseTo(Math.sqrt(5.0 / 3) / 2.5, within(1e-15));
    }

    @Test
    void timeWithoutEntropyIsRefused() {
        assertThatThrownBy(() -> SynchronousTime.of(new double[] {1, -2}, new double[2]))
                .hasMessageContaining("mean sigma+ = -0.5 must be > 0");
        assertThatThrownBy(() -> SynchronousTime.of(new double[] {1, 2}, new double[] {0, -1}))
                .hasMessageContaining("neuron 1");
    }
}
