package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.lanes.Lanes;

class NeuronCellsTest {

    private static final int SIZE = 3000;
    private static final Cutoff NEAR = new Cutoff(2);

    /// How neurons are spread.
    enum Spread {
        EVEN,
        FLAT,
        CLUSTERS,
        ONE_PLACE
    }

    private static Neurons neurons(Spread spread) {
        SplittableRandom random = new SplittableRandom(4);
        double[] positions = random.doubles(3 * SIZE, 0, 10).toArray();
        double[] matrices = new double[6 * SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int a = 0; a < 3; a++) {
                double x = positions[3 * i + a];
                positions[3 * i + a] = switch (spread) {
                    case EVEN -> x;
                    case FLAT -> a == 2 ? 4 : x;
                    case CLUSTERS -> i % 3 * 4 + x / 50;
                    case ONE_PLACE -> 5;
                };
            }
            double width = i % 100 == 0 ? 0.3 : random.nextDouble(3, 9);
            matrices[6 * i] = width;
            matrices[6 * i + 1] = 0.2 * width;
            matrices[6 * i + 3] = 1.5 * width;
            matrices[6 * i + 5] = 2 * width;
        }
        return Neurons.of(positions, matrices);
    }

    @ParameterizedTest
    @EnumSource
    void tilesHoldEveryNeuronOnce(Spread spread) {
        int[] order = new NeuronCells(neurons(spread), Box.cube(10, true), NEAR).order();
        int[] held = Arrays.stream(order)
                .filter(i -> i != NeuronTiles.EMPTY)
                .sorted()
                .toArray();
        assertThat(held).hasSize(SIZE).doesNotHaveDuplicates();
        assertThat(held[0]).isZero();
        assertThat(held[SIZE - 1]).isEqualTo(SIZE - 1);
        assertThat(order.length % 8).isZero();
    }

    /// One that is forgotten takes a share of e^(−2) or more of a kernel with it.
    @ParameterizedTest
    @EnumSource
    void everyoneInReachCounts(Spread spread) {
        Neurons neurons = neurons(spread);
        Box box = new Box(new Side(0, 10, true), new Side(0, 10.5, false), new Side(0, 10, true));
        KernelField field = new KernelField(neurons, box, NEAR, 0, Lanes.kernels());
        KernelField scalar = new KernelField(neurons, box, NEAR, 0, Kernels.scalar());
        double[] points = new SplittableRandom(5).doubles(120, 0, 10).toArray();
        BracketSums sums = new BracketSums(0, false);
        BracketSums twin = new BracketSums(0, false);
        for (int p = 0; p < 40; p++) {
            double[] point = Arrays.copyOfRange(points, 3 * p, 3 * p + 3);
            if (p % 2 == 0 && spread != Spread.EVEN) {
                point = new double[] {4 + point[0] / 50, 4 + point[1] / 50, 4.1};
            }
            double density = density(neurons, point);
            field.brackets(point, sums);
            scalar.brackets(point, twin);
            assertThat(sums.density())
                    .isCloseTo(density, within(1e-13 * density))
                    .isEqualTo(twin.density());
        }
    }

    private static double density(Neurons neurons, double[] point) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double root = neurons.volumeElement(i) / StrictMath.pow(2 * Math.PI, 1.5);
            for (int x = -1; x <= 1; x++) {
                for (int z = -1; z <= 1; z++) {
                    double dx = point[0] - neurons.position(i, 0) - 10 * x;
                    double dy = point[1] - neurons.position(i, 1);
                    double dz = point[2] - neurons.position(i, 2) - 10 * z;
                    double q = SpatialMatrix.form(matrix(neurons, i), dx, dy, dz);
                    sum += q <= 4 ? root * StrictMath.exp(-q / 2) : 0;
                }
            }
        }
        return sum;
    }

    private static double[] matrix(Neurons neurons, int i) {
        double[] six = new double[6];
        neurons.matrix(i, six);
        return six;
    }
}
