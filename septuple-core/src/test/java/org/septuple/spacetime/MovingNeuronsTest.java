package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Neurons that move from event to event, against kernel fields of the neurons at the time of each.
class MovingNeuronsTest {

    private static final int SIZE = 12;
    private static final double TIME = 0.4;
    private static final Box BOX = Box.cube(2, false);

    private final Neurons still = RandomNeurons.in(BOX, SIZE, 2, false, 3);
    private final double[] velocities = new RandomStream(3, Purpose.CHECK_POINTS, 2, 0).gaussians(3 * SIZE);
    private final double[] accelerations = new RandomStream(3, Purpose.CHECK_POINTS, 2, 1).gaussians(3 * SIZE);

    /// Where they are a while after.
    private Neurons at(double since) {
        double[] positions = new double[3 * SIZE];
        double[] matrices = new double[6 * SIZE];
        double[] now = new double[3 * SIZE];
        double[] six = new double[6];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = still.position(k / 3, k % 3) + since * velocities[k] + since * since / 2 * accelerations[k];
            now[k] = velocities[k] + since * accelerations[k];
        }
        for (int i = 0; i < SIZE; i++) {
            still.matrix(i, six);
            System.arraycopy(six, 0, matrices, 6 * i, 6);
        }
        return Neurons.of(positions, matrices).moving(now, accelerations, new double[6 * SIZE]);
    }

    private static MetricJet jet(double t, double... place) {
        MetricJet jet = new MetricJet(2);
        jet.event()[0] = t;
        System.arraycopy(place, 0, jet.event(), 1, 3);
        return jet;
    }

    private static void assertSame(double[] one, double[] other) {
        double size = 0;
        for (double x : other) {
            size = Math.max(size, Math.abs(x));
        }
        for (int k = 0; k < one.length; k++) {
            assertThat(one[k]).isCloseTo(other[k], within(1e-11 * size));
        }
    }

    @Test
    void theFieldIsThatOfKernelsWhereNeuronsAreThen() {
        MovingNeurons moving = new MovingNeurons(at(0), TIME, 0);
        for (double since : new double[] {-0.2, 0, 0.3}) {
            KernelField kernels = new KernelField(at(since), BOX, Cutoff.of(1e-15), 0, Kernels.scalar());
            for (int p = 0; p < 5; p++) {
                double[] place = {0.4 + 0.2 * p, 1.3 - 0.1 * p, 0.8 + 0.1 * p};
                MetricJet one = jet(TIME + since, place);
                MetricJet other = jet(TIME + since, place);
                assertThat(moving.at(one)).isTrue();
                assertThat(kernels.at(other)).isTrue();
                assertSame(one.metric(), other.metric());
                assertSame(one.first(), other.first());
                assertSame(one.second(), other.second());
            }
        }
    }

    @Test
    void theDensityIsThatOfBrackets() {
        MovingNeurons moving = new MovingNeurons(at(0), TIME, 0);
        KernelField kernels = new KernelField(at(0.1), BOX, Cutoff.of(1e-15), 0, Kernels.scalar());
        BracketSums sums = new BracketSums(0, false);
        double[] place = {1, 0.7, 1.2};
        assertThat(kernels.brackets(place, sums)).isTrue();
        double density = moving.density(new double[] {TIME + 0.1, place[0], place[1], place[2]});
        assertThat(density).isCloseTo(sums.density(), within(1e-12 * density));
        MetricJet jet = jet(TIME + 0.1, place);
        assertThat(new MovingNeurons(at(0), TIME, 1.0001 * density).at(jet)).isFalse();
        assertThat(new MovingNeurons(at(0), TIME, 0.9999 * density).at(jet)).isTrue();
    }

    @Test
    void matricesThatChangeAreRefused() {
        double[] rates = new double[6 * SIZE];
        rates[6 * 5 + 2] = 0.5;
        Neurons turning = still.moving(velocities, accelerations, rates);
        assertThatThrownBy(() -> new MovingNeurons(turning, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("g of neuron 5 changes");
    }
}
