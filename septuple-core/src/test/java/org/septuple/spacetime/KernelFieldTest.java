package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

class KernelFieldTest {

    private static final Cutoff FAR = new Cutoff(9);

    private static Box box(boolean x, boolean y, boolean z) {
        return new Box(new Side(-1, 1.2, x), new Side(0.5, 2.5, y), new Side(3, 5.5, z));
    }

    /// The cutoff leaves e^(−40.5) and reaches over two sides, by images of images.
    @ParameterizedTest
    @CsvSource({
        "true, true, true, 6, true, 12",
        "false, false, false, 3, true, 200",
        "true, false, true, 9, true, 50",
        "false, true, false, 9, false, 200"
    })
    void allBlocksAreThoseOfTheSlowTwin(boolean x, boolean y, boolean z, double spread, boolean moving, int size) {
        Box box = box(x, y, z);
        Neurons neurons = RandomNeurons.in(box, size, spread, moving, 5);
        KernelField field = new KernelField(neurons, box, FAR, 0, Kernels.scalar());
        DirectSums direct = new DirectSums(neurons, box, 4);
        double[] points = RandomNeurons.points(box, 3, 6);
        BracketSums sums = new BracketSums(2, true);
        for (int p = 0; p < 3; p++) {
            double[] point = Arrays.copyOfRange(points, 3 * p, 3 * p + 3);
            assertThat(field.brackets(point, sums)).isTrue();
            areSame(sums, direct.at(point, -1));
            field.brackets(point, 7, sums);
            areSame(sums, direct.at(point, 7));
        }
    }

    private static void areSame(BracketSums sums, double[][][] direct) {
        for (int block = 0; block < Brackets.BLOCKS; block++) {
            for (int octet = 0; octet < 2; octet++) {
                double scale =
                        Arrays.stream(direct[octet][block]).map(Math::abs).max().orElseThrow();
                for (int c = 0; c < (octet == 0 ? 8 : 6); c++) {
                    double sum = octet == 0 ? sums.metric(block, c) : sums.inverse(block, c);
                    assertThat(sum)
                            .as("%d %d %d", octet, block, c)
                            .isCloseTo(direct[octet][block][c], within(2e-13 * scale));
                }
            }
        }
    }

    /// In a periodic box the mean over all points of what is cut off is the share of a kernel that is.
    @Test
    void theCutoffLeavesItsShare() {
        Box box = Box.cube(4, true);
        Neurons neurons = RandomNeurons.in(box, 200, 3, false, 3);
        Cutoff near = Cutoff.of(1e-3);
        double[] points = RandomNeurons.points(box, 400, 4);
        PointBrackets cut =
                new KernelField(neurons, box, near, 0, Kernels.scalar()).brackets(points, 0, false, Engine.scalar());
        PointBrackets whole =
                new KernelField(neurons, box, FAR, 0, Kernels.scalar()).brackets(points, 0, false, Engine.scalar());
        double[] lost = new double[400];
        Arrays.setAll(lost, p -> (whole.metric(p, 0, 0) - cut.metric(p, 0, 0)) / (200 / box.volume()));
        Estimate share = Estimate.ofMean(lost);
        double c = near.radius();
        double exact = Erf.erfc(c / Math.sqrt(2)) + Math.sqrt(2 / Math.PI) * c * StrictMath.exp(-c * c / 2);
        assertThat(exact).isBetween(0.99e-3, 1e-3);
        assertThat((share.value() - exact) / share.standardError()).isBetween(-4.0, 4.0);
        assertThat(share.standardError()).isLessThan(0.1 * exact);
    }

    @Test
    void theJetIsThatOfDifferences() {
        Box box = box(true, false, true);
        Neurons neurons = RandomNeurons.in(box, 60, 30, true, 8);
        double step = 1e-4;
        for (int alpha = 0; alpha < 4; alpha++) {
            MetricJet middle = jet(neurons, box, 0, 0);
            MetricJet up = jet(neurons, box, alpha, step);
            MetricJet down = jet(neurons, box, alpha, -step);
            for (int pair = 0; pair < MetricJet.PAIRS; pair++) {
                double slope = (up.metric()[pair] - down.metric()[pair]) / (2 * step);
                assertThat(middle.first()[10 * alpha + pair]).isCloseTo(slope, within(1e-4));
                for (int beta = alpha == 0 ? 0 : 1; beta < 4; beta++) {
                    double second = (up.first()[10 * beta + pair] - down.first()[10 * beta + pair]) / (2 * step);
                    int at = 10 * MetricJet.pair(alpha, beta) + pair;
                    assertThat(middle.second()[at])
                            .as("%d %d %d", alpha, beta, pair)
                            .isCloseTo(second, within(1e-3));
                }
            }
        }
    }

    private static MetricJet jet(Neurons neurons, Box box, int alpha, double by) {
        MetricJet jet = new MetricJet(2);
        double[] event = {0, 0.1, 1.4, 4.2};
        event[alpha] += by;
        System.arraycopy(event, 0, jet.event(), 0, 4);
        Neurons then = alpha == 0 ? later(neurons, by) : neurons;
        assertThat(new KernelField(then, box, FAR, 0, Kernels.scalar()).at(jet)).isTrue();
        return jet;
    }

    private static Neurons later(Neurons neurons, double t) {
        int size = neurons.size();
        double[][] all = {
            new double[3 * size], new double[3 * size], new double[3 * size], new double[6 * size], new double[6 * size]
        };
        double[] v = new double[3];
        double[] a = new double[3];
        double[] g = new double[6];
        double[] rate = new double[6];
        for (int i = 0; i < size; i++) {
            neurons.motion(i, v, a, rate);
            neurons.matrix(i, g);
            for (int k = 0; k < 3; k++) {
                all[0][3 * i + k] = neurons.position(i, k) + t * v[k] + t * t / 2 * a[k];
                all[1][3 * i + k] = v[k] + t * a[k];
                all[2][3 * i + k] = a[k];
            }
            for (int k = 0; k < 6; k++) {
                all[3][6 * i + k] = g[k] + t * rate[k];
                all[4][6 * i + k] = rate[k];
            }
        }
        return Neurons.of(all[0], all[3]).moving(all[1], all[2], all[4]);
    }

    @Test
    void withoutANeuronIsAFieldOfTheOthers() {
        Box box = box(true, true, false);
        Neurons neurons = RandomNeurons.in(box, 40, 10, false, 9);
        double[] positions = Arrays.copyOf(neurons.positions(), 3 * 39);
        double[] matrices = Arrays.copyOf(neurons.matrices(), 6 * 39);
        MetricJet one = new MetricJet(2);
        MetricJet other = new MetricJet(2);
        for (MetricJet jet : new MetricJet[] {one, other}) {
            for (int a = 0; a < 3; a++) {
                jet.event()[1 + a] = neurons.position(39, a) + 0.1;
            }
        }
        KernelField whole = new KernelField(neurons, box, FAR, 0, Kernels.scalar());
        assertThat(whole.without(39).at(one)).isTrue();
        assertThat(new KernelField(Neurons.of(positions, matrices), box, FAR, 0, Kernels.scalar()).at(other))
                .isTrue();
        assertThat(one.metric()).containsExactly(other.metric(), within(1e-12));
        assertThat(one.second()).containsExactly(other.second(), within(1e-10));
        assertThat(whole.at(other)).isTrue();
        assertThat(one.metric()).isNotEqualTo(other.metric());
        assertThat(one.g(0, 0)).isEqualTo(-1);
        assertThat(one.g(0, 2)).isZero();
        assertThatThrownBy(() -> whole.without(40)).hasMessage("neuron 40 of 40");
    }

    /// S5 and S7 of the acceptance table.
    @Test
    void unitLattice() {
        double ripple = 6 * StrictMath.exp(-2 * Math.PI * Math.PI);
        BracketSums sums = new BracketSums(0, true);
        KernelField even = lattice(1);
        even.brackets(new double[3], sums);
        assertThat(sums.density()).isCloseTo(1 + ripple, within(1e-12));
        even.brackets(new double[] {0.5, 2.5, 7.5}, sums);
        assertThat(sums.density()).isCloseTo(1 - ripple, within(1e-12));
        lattice(1.1).brackets(new double[] {0.5, 2.2, 7.9}, sums);
        assertThat(sums.density()).isCloseTo(1, within(1e-6));
        assertThat(sums.volumeElement()).isCloseTo(Math.pow(1.1, 1.5), within(1e-12));
        assertThat(sums.density() / sums.one()).isCloseTo(Math.pow(1.1, 1.5), within(1e-12));
        assertThat(sums.inverseQuotient(0, 0)).isCloseTo(1 / 1.1, within(1e-12));
    }

    private static KernelField lattice(double g) {
        double[] positions = new double[3 * 512];
        double[] matrices = new double[6 * 512];
        for (int i = 0; i < 512; i++) {
            positions[3 * i] = i % 8;
            positions[3 * i + 1] = i / 8 % 8;
            positions[3 * i + 2] = i / 64.0 - i % 64 / 64.0;
            matrices[6 * i] = g;
            matrices[6 * i + 3] = g;
            matrices[6 * i + 5] = g;
        }
        return new KernelField(Neurons.of(positions, matrices), Box.cube(8, true), FAR, 0, Lanes.kernels());
    }

    @Test
    void bitsDependOnNeitherThreadsNorKernels() {
        Box box = box(true, false, true);
        Neurons neurons = RandomNeurons.in(box, 500, 300, true, 12);
        double[] points = RandomNeurons.points(box, 101, 13);
        Cutoff cutoff = new Cutoff(4);
        KernelField scalar = new KernelField(neurons, box, cutoff, 0, Kernels.scalar());
        KernelField vector = new KernelField(neurons, box, cutoff, 0, Lanes.kernels());
        PointBrackets alone = scalar.brackets(points, 2, true, Engine.scalar());
        BracketSums sums = new BracketSums(2, true);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            PointBrackets together = vector.brackets(points, 2, true, new Engine(Lanes.kernels(), crew));
            for (int p = 0; p < 101; p++) {
                vector.brackets(Arrays.copyOfRange(points, 3 * p, 3 * p + 3), sums);
                for (int block = 0; block < Brackets.BLOCKS; block++) {
                    for (int c = 0; c < Brackets.CHANNELS; c++) {
                        assertThat(together.metric(p, block, c))
                                .isEqualTo(alone.metric(p, block, c))
                                .isEqualTo(sums.metric(block, c));
                        assertThat(together.inverse(p, block, c))
                                .isEqualTo(alone.inverse(p, block, c))
                                .isEqualTo(sums.inverse(block, c));
                    }
                }
            }
        }
    }

    @Test
    void holesAreToldAndLeaveTheJet() {
        Box box = Box.cube(10, false);
        Neurons one = Neurons.of(new double[] {1, 1, 1}, new double[] {1, 0, 0, 1, 0, 1});
        MetricJet jet = new MetricJet(1);
        jet.event()[1] = 1;
        jet.event()[2] = 1;
        jet.event()[3] = 4.5;
        assertThat(new KernelField(one, box, new Cutoff(3), 0, Kernels.scalar()).at(jet))
                .isFalse();
        assertThat(jet.metric()).containsOnly(0);
        assertThat(new KernelField(one, box, new Cutoff(4), 1e-3, Kernels.scalar()).at(jet))
                .isFalse();
        assertThat(new KernelField(one, box, new Cutoff(4), 0, Kernels.scalar()).at(jet))
                .isTrue();
        assertThat(jet.metric()).containsExactly(-1, 0, 0, 0, 1, 0, 0, 1, 0, 1);
        assertThat(jet.first()).containsOnly(0);
    }

    @Test
    void theFirstCoincidenceIsNamed() {
        double[] positions = {0, 0, 0, 1, 2, 3, 4, 4, 4, 9, 10, 3, 1, 2, 3};
        double[] matrices = new double[30];
        for (int i = 0; i < 5; i++) {
            matrices[6 * i] = 1;
            matrices[6 * i + 3] = 1;
            matrices[6 * i + 5] = 1;
        }
        Neurons neurons = Neurons.of(positions, matrices);
        assertThat(Coincidence.find(neurons, Box.cube(8, false))).contains(new Coincidence(1, 4));
        assertThat(Coincidence.find(neurons, Box.cube(8, true))).contains(new Coincidence(1, 3));
        assertThat(Coincidence.find(neurons, new Box(new Side(0, 8, true), new Side(0, 9, true), new Side(0, 8, true))))
                .contains(new Coincidence(1, 4));
        Neurons apart = Neurons.of(Arrays.copyOf(positions, 9), Arrays.copyOf(matrices, 18));
        assertThat(Coincidence.find(apart, Box.cube(8, true))).isEmpty();
    }
}
