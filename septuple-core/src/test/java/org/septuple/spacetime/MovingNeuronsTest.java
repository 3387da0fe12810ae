package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    private static final double[] PLACE = {0.9, 1.1, 0.8};

    /// ġ_i and g̈_i small enough for g_i to stay positive definite for a while.
    private double[] rates(int number) {
        return new RandomStream(3, Purpose.CHECK_POINTS, 2, number).gaussians(6 * SIZE);
    }

    private MovingNeurons changing(double[] bends) {
        return new MovingNeurons(still.moving(velocities, accelerations, rates(2)), bends, TIME, 0);
    }

    /// The same at another time, with ġ_i of then.
    private Neurons changed(double since, double[] bends) {
        Neurons moved = at(since);
        double[] rates = rates(2);
        double[] positions = new double[3 * SIZE];
        double[] matrices = new double[6 * SIZE];
        double[] now = new double[3 * SIZE];
        double[] v = new double[3];
        double[] six = new double[6];
        for (int i = 0; i < SIZE; i++) {
            moved.motion(i, v, new double[3], new double[6]);
            moved.matrix(i, six);
            for (int a = 0; a < 3; a++) {
                positions[3 * i + a] = moved.position(i, a);
                now[3 * i + a] = v[a];
            }
            for (int k = 0; k < 6; k++) {
                int at = 6 * i + k;
                matrices[at] = six[k] + since * rates[at] + since * since / 2 * bends[at];
                rates[at] += since * bends[at];
            }
        }
        return Neurons.of(positions, matrices).moving(now, accelerations, rates);
    }

    @Test
    void matricesThatChangeMakeTheFieldOfKernelsOfThen() {
        double[] none = new double[6 * SIZE];
        for (double since : new double[] {-0.1, 0, 0.15}) {
            KernelField kernels = new KernelField(changed(since, none), BOX, Cutoff.of(1e-15), 0, Kernels.scalar());
            MetricJet one = jet(TIME + since, PLACE);
            MetricJet other = jet(TIME + since, PLACE);
            assertThat(changing(none).at(one)).isTrue();
            assertThat(kernels.at(other)).isTrue();
            assertSame(one.metric(), other.metric());
            assertSame(one.first(), other.first());
            assertSame(one.second(), other.second());
        }
    }

    /// All but ∂_t², which kernels of one time take without g̈_i.
    @Test
    void secondRatesCountInWhatTheyMakeOfRates() {
        double[] bends = rates(3);
        double since = 0.1;
        KernelField kernels = new KernelField(changed(since, bends), BOX, Cutoff.of(1e-15), 0, Kernels.scalar());
        MetricJet one = jet(TIME + since, PLACE);
        MetricJet other = jet(TIME + since, PLACE);
        assertThat(changing(bends).at(one)).isTrue();
        assertThat(kernels.at(other)).isTrue();
        assertSame(one.metric(), other.metric());
        assertSame(one.first(), other.first());
        assertThat(Arrays.copyOf(one.second(), 10)).isNotEqualTo(Arrays.copyOf(other.second(), 10));
        System.arraycopy(other.second(), 0, one.second(), 0, 10);
        assertSame(one.second(), other.second());
    }

    /// Errors of central differences of g, and of ∂_t g, fall as h².
    @Test
    void derivativesInTimeAreThoseOfDifferencesToSecondOrder() {
        MovingNeurons moving = changing(rates(3));
        double[] coarse = differences(moving, 0.01);
        double[] fine = differences(moving, 0.005);
        for (int which = 0; which < coarse.length; which++) {
            double order = Math.log(coarse[which] / fine[which]) / Math.log(2);
            assertThat(order).as("of derivative %d", which).isBetween(1.9, 2.1);
        }
    }

    /// Largest errors of ∂_t g, ∂_t² g and ∂_t ∂_x g.
    private static double[] differences(MovingNeurons moving, double h) {
        MetricJet middle = jet(TIME, PLACE);
        MetricJet up = jet(TIME + h, PLACE);
        MetricJet down = jet(TIME - h, PLACE);
        assertThat(moving.at(middle) && moving.at(up) && moving.at(down)).isTrue();
        double[] errors = new double[3];
        for (int pair = 4; pair < MetricJet.PAIRS; pair++) {
            double slope = (up.metric()[pair] - down.metric()[pair]) / (2 * h);
            double second = (up.first()[pair] - down.first()[pair]) / (2 * h);
            double mixed = (up.first()[10 + pair] - down.first()[10 + pair]) / (2 * h);
            errors[0] = Math.max(errors[0], Math.abs(slope - middle.first()[pair]));
            errors[1] = Math.max(errors[1], Math.abs(second - middle.second()[pair]));
            errors[2] = Math.max(errors[2], Math.abs(mixed - middle.second()[10 + pair]));
        }
        return errors;
    }

    /// Neurons that all have one g(t) have it everywhere, wherever they go: an expanding universe is seen without error.
    @Test
    void oneMatrixForAllIsTheMetric() {
        double rate = 0.6;
        double bend = 0.5;
        double[] matrices = new double[6 * SIZE];
        double[] rates = new double[6 * SIZE];
        double[] bends = new double[6 * SIZE];
        for (int k = 0; k < matrices.length; k++) {
            boolean diagonal = k % 6 == 0 || k % 6 == 3 || k % 6 == 5;
            matrices[k] = diagonal ? 1 : 0;
            rates[k] = rate * matrices[k];
            bends[k] = bend * matrices[k];
        }
        double[] positions = new double[3 * SIZE];
        Arrays.setAll(positions, k -> still.position(k / 3, k % 3));
        Neurons all = Neurons.of(positions, matrices).moving(velocities, accelerations, rates);
        double since = 0.3;
        MetricJet jet = jet(TIME + since, PLACE);
        assertThat(new MovingNeurons(all, bends, TIME, 0).at(jet)).isTrue();
        double scale = 1 + rate * since + bend * since * since / 2;
        MetricJet known = jet(TIME + since, PLACE);
        for (int pair : new int[] {4, 7, 9}) {
            known.metric()[pair] = scale;
            known.first()[pair] = rate + bend * since;
            known.second()[pair] = bend;
        }
        known.metric()[0] = -1;
        assertSame(jet.metric(), known.metric());
        assertSame(jet.first(), known.first());
        assertSame(jet.second(), known.second());
    }

    @Test
    void thereIsNoMetricWhenAMatrixIsNoLongerDefinite() {
        double[] rates = new double[6 * SIZE];
        double[] six = new double[6];
        still.matrix(5, six);
        for (int k = 0; k < 6; k++) {
            rates[6 * 5 + k] = -six[k];
        }
        MovingNeurons shrinking = new MovingNeurons(still.moving(velocities, accelerations, rates), TIME, 0);
        assertThat(shrinking.at(jet(TIME + 0.99, PLACE))).isTrue();
        assertThat(shrinking.at(jet(TIME + 1.01, PLACE))).isFalse();
    }

    @Test
    void secondRatesAreRefusedThatAreNotSixOfEach() {
        assertThatThrownBy(() -> new MovingNeurons(still, new double[7], 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 second rates of g of 12 neurons");
    }
}
