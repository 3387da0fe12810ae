package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.spacetime.NearFlat.Deviation;
import org.septuple.spacetime.NearFlatScan.Exponent;

class NearFlatTest {

    private static final Box BOX = Box.cube(8, true);
    private static final Cutoff CUTOFF = Cutoff.of(1e-10);
    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());
    private static final double[] EPSILONS = {1e-4, 1e-3, 1e-2};

    private static NearFlatScan scan(IntFunction<double[]> layout, double... epsilons) {
        double[] points = NeuronLayout.lattice(BOX, 2, 0.2);
        return new NearFlatScan(IntStream.range(0, 3)
                .mapToObj(draw -> new NearFlat(layout.apply(draw), BOX, CUTOFF, 0, points)
                        .scan(epsilons, NearFlat.draw(512, 1, draw), ENGINE))
                .toList());
    }

    private static double[] lattice() {
        return NeuronLayout.lattice(BOX, 1, 0);
    }

    private static void isOrder(Exponent exponent, double order) {
        assertThat(exponent.value().value()).isCloseTo(order, within(0.05));
        assertThat(exponent.left()).isZero();
    }

    /// S6 of the acceptance table, and both forms of (6.16).
    @Test
    void exponentsOnTheLattice() {
        NearFlatScan scan = scan(_ -> lattice(), EPSILONS);
        isOrder(scan.aboveFloor(Deviation::product), 2);
        assertThat(scan.aboveFloor(Deviation::product).value().standardError()).isLessThan(0.01);
        isOrder(scan.aboveFloor(Deviation::inverse), 2);
        isOrder(scan.aboveFloor(Deviation::ratio), 2);
        isOrder(scan.aboveFloor(Deviation::printed), 1);
        isOrder(scan.aboveFloor(Deviation::one), 1);
    }

    /// (6.16) as printed does not hold to any order where neurons stand anywhere: it is all floor, which is the distance of {1} from 1.
    @Test
    void exponentsOfPoissonPositions() {
        NearFlatScan scan = scan(draw -> NeuronLayout.poisson(BOX, 512, 1, draw), EPSILONS);
        isOrder(scan.aboveFloor(Deviation::product), 2);
        isOrder(scan.aboveFloor(Deviation::inverse), 2);
        isOrder(scan.aboveFloor(Deviation::ratio), 2);
        isOrder(scan.withFloor(Deviation::printed), 0);
        Exponent without = scan.aboveFloor(Deviation::printed);
        assertThat(without.left()).isEqualTo(3);
        assertThat(without.value().value()).isNaN();
        assertThat(without.floor().value()).isBetween(0.2, 0.8);
    }

    /// The ripple of the lattice is 6e^(−2π²) = 1.6e-8 and the cutoff 1e-10: at ε = 1e-8 there is no first order. There is no second order in the round-off of ε² = 1e-16.
    @Test
    void deviationsNearTheirFloorHaveNoExponent() {
        NearFlatScan scan = scan(_ -> lattice(), 1e-8, 1e-6, 1e-5, 1e-4);
        Exponent printed = scan.aboveFloor(Deviation::printed);
        assertThat(printed.floor().value()).isBetween(1e-9, 1.7e-8);
        assertThat(printed.left()).isPositive();
        Exponent product = scan.aboveFloor(Deviation::product);
        assertThat(product.floor().value()).isBetween(1e-17, 1e-14);
        assertThat(product.left()).isOne();
        assertThat(product.value().value()).isCloseTo(2, within(0.05));
        Exponent low = scan(_ -> lattice(), 1e-9, 3e-9, 1e-8).aboveFloor(Deviation::product);
        assertThat(low.left()).isEqualTo(3);
        assertThat(low.value().value()).isNaN();
    }

    /// At ε = 0 all that is left is {1} − 1, and equal g_i of any size have no deviation at all.
    @Test
    void floorIsThatOfThePositions() {
        double[] positions = NeuronLayout.poisson(BOX, 512, 3);
        double[] point = {1, 2, 3.5};
        NearFlat.Draw draw = new NearFlat(positions, BOX, new Cutoff(9), 0, point)
                .scan(new double[] {1e-3}, NearFlat.draw(512, 4, 0), ENGINE);
        double one = new DirectSums(NearFlat.neurons(positions, 0, 1), BOX, 2).at(point, -1)[0][0][Brackets.ONE];
        assertThat(draw.floor().one()).isCloseTo(Math.abs(one - 1), within(1e-12));
        assertThat(draw.floor().printed()).isCloseTo(Math.abs(one - 1), within(1e-12));
        assertThat(draw.floor().ratio()).isLessThan(1e-14);
        assertThat(draw.covered()).isOne();
    }

    /// Points out of reach, at ε = 0 or another one, are left out of all ε.
    @Test
    void pointsOutOfReachAreLeftOut() {
        double[] positions = {4, 4, 4, 4.5, 4, 4};
        double[] points = {4, 4.5, 4, 0, 0, 0, 4, 4, 6.9};
        Cutoff near = new Cutoff(3);
        double[] h = NearFlat.draw(2, 1, 0);
        NearFlat.Draw all = new NearFlat(positions, BOX, near, 0, points).scan(EPSILONS, h, ENGINE);
        assertThat(all.covered()).isEqualTo(2);
        NearFlat.Draw one =
                new NearFlat(positions, BOX, near, 0, new double[] {4, 4.5, 4, 4, 4, 6.9}).scan(EPSILONS, h, ENGINE);
        assertThat(all).isEqualTo(one);
        NearFlat.Draw dense = new NearFlat(positions, BOX, near, 0.01, points).scan(EPSILONS, h, ENGINE);
        assertThat(dense.covered()).isOne();
        NearFlat.Draw none = new NearFlat(positions, BOX, near, 0, new double[3]).scan(EPSILONS, h, ENGINE);
        assertThat(none.covered()).isZero();
        assertThat(none.deviations().getFirst().product()).isNaN();
        assertThat(new NearFlatScan(List.of(none))
                        .aboveFloor(Deviation::product)
                        .value()
                        .value())
                .isNaN();
    }

    /// Draws of one seed are not those of the next.
    @Test
    void seedsShareNoDraw() {
        assertThat(NearFlat.draw(2, 1, 1)).isNotEqualTo(NearFlat.draw(2, 2, 0)).isNotEqualTo(NearFlat.draw(2, 1, 0));
        double[] second = NeuronLayout.poisson(BOX, 2, 1, 1);
        assertThat(second).isNotEqualTo(NeuronLayout.poisson(BOX, 2, 2)).isNotEqualTo(NeuronLayout.poisson(BOX, 2, 1));
    }

    /// The values that E10 gives at ε = .01, 1.7e-4 and 1.5e-3, are root mean squares over points for h_i of the Gaussian orthogonal ensemble: entries off the
    /// diagonal have half the variance. Where all six entries have unit variance, E[tr h²] is 9 in place of 6, and the ratio is half as large again.
    @Test
    void valuesOfTheErratum() {
        double[] positions = NeuronLayout.lattice(BOX, 1, 0);
        double[] points = NeuronLayout.poisson(BOX, 1000, 7);
        double[] six = NearFlat.draw(512, 1, 0);
        double[] orthogonal = six.clone();
        for (int k = 0; k < orthogonal.length; k++) {
            int entry = k % SpatialMatrix.ENTRIES;
            orthogonal[k] *= entry == 0 || entry == 3 || entry == 5 ? 1 : Math.sqrt(0.5);
        }
        double[] expected = rootMeanSquares(positions, points, orthogonal);
        assertThat(expected[0]).isCloseTo(1.7e-4, within(0.1e-4));
        assertThat(expected[1]).isCloseTo(1.5e-3, within(0.1e-3));
        assertThat(rootMeanSquares(positions, points, six)[0] / expected[0]).isCloseTo(1.5, within(0.1));
    }

    /// Of √det g − {√g_i}/{1} and √det g − {√g_i} at ε = .01.
    private static double[] rootMeanSquares(double[] positions, double[] points, double[] h) {
        KernelField field = new KernelField(NearFlat.neurons(positions, 1e-2, h), BOX, CUTOFF, 0, ENGINE.kernels());
        PointBrackets sums = field.brackets(points, 0, false, ENGINE);
        double[] metric = new double[SpatialMatrix.ENTRIES];
        double[] squares = new double[2];
        for (int p = 0; p < sums.points(); p++) {
            sums.metric(p, metric);
            double root = Math.sqrt(SpatialMatrix.determinant(metric, 0));
            double density = sums.metric(p, Brackets.VALUE, Brackets.DENSITY);
            double ratio = root - density / sums.metric(p, Brackets.VALUE, Brackets.ONE);
            squares[0] += ratio * ratio / sums.points();
            squares[1] += (root - density) * (root - density) / sums.points();
        }
        return new double[] {Math.sqrt(squares[0]), Math.sqrt(squares[1])};
    }

    @Test
    void deviationsAreThoseOfTheSlowTwin() {
        double[] positions = NeuronLayout.poisson(BOX, 100, 2);
        double[] point = {1, 2, 3.5};
        NearFlat.Deviation deviation =
                new NearFlat(positions, BOX, new Cutoff(9), 0, point).at(0.05, NearFlat.draw(100, 4, 0), ENGINE);
        double[][][] sums = new DirectSums(NearFlat.neurons(positions, 0.05, 4), BOX, 2).at(point, -1);
        double density = sums[0][0][Brackets.DENSITY];
        double[][] g = new double[3][3];
        double[][] inverse = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                g[a][b] = sums[0][0][1 + SpatialMatrix.place(a, b)] / density;
                inverse[a][b] = sums[1][0][SpatialMatrix.place(a, b)] / density;
            }
        }
        double product = 0;
        double expansion = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                expansion = Math.max(expansion, Math.abs(inverse[a][b] + g[a][b] - (a == b ? 2 : 0)));
                double entry = inverse[a][0] * g[0][b] + inverse[a][1] * g[1][b] + inverse[a][2] * g[2][b];
                product = Math.max(product, Math.abs(entry - (a == b ? 1 : 0)));
            }
        }
        double determinant = g[0][0] * (g[1][1] * g[2][2] - g[1][2] * g[2][1])
                - g[0][1] * (g[1][0] * g[2][2] - g[1][2] * g[2][0])
                + g[0][2] * (g[1][0] * g[2][1] - g[1][1] * g[2][0]);
        double one = sums[0][0][Brackets.ONE];
        assertThat(deviation.product()).isCloseTo(product, within(1e-12));
        assertThat(deviation.inverse()).isCloseTo(expansion, within(1e-12));
        assertThat(deviation.ratio()).isCloseTo(Math.abs(Math.sqrt(determinant) - density / one), within(1e-12));
        assertThat(deviation.printed()).isCloseTo(Math.abs(Math.sqrt(determinant) - density), within(1e-12));
        assertThat(deviation.one()).isCloseTo(Math.abs(one - 1), within(1e-12));
        assertThat(product).isGreaterThan(1e-4);
    }

    @Test
    void positionsAloneMakeNoise() {
        double[] points = NeuronLayout.lattice(BOX, 2, 0.5);
        PositionalNoise noise = PositionalNoise.measure(
                BOX, draw -> NeuronLayout.poisson(BOX, 512, 1, draw), 60, Cutoff.of(1e-8), points, ENGINE);
        assertThat(noise.zOfOne()).isBetween(-4.0, 4.0);
        assertThat(noise.zOfGradient()).isBetween(-4.0, 4.0);
        assertThat(noise.one().standardError()).isLessThan(0.05 * noise.exactOne());
        assertThat(noise.exactOne() + 1.0 / 512).isCloseTo(Math.pow(4 * Math.PI, -1.5), within(1e-15));
        assertThat(noise.relativeOne().value()).isBetween(0.13, 0.15);
        double expected = Math.sqrt(Math.pow(4 * Math.PI, -1.5) / 2);
        assertThat(noise.relativeGradient().zAgainst(expected)).isBetween(-4.0, 4.0);
        assertThat(noise.relativeGradient().standardError()).isLessThan(0.05 * expected);
    }

    @Test
    void layouts() {
        Box box = new Box(new Side(1, 3, true), new Side(0, 1, false), new Side(-1, 0.5, true));
        assertThat(NeuronLayout.lattice(box, 0.5, 0.5))
                .hasSize(3 * 4 * 2 * 3)
                .startsWith(1.25, 0.25, -0.75, 1.25, 0.25, -0.25)
                .endsWith(2.75, 0.75, 0.25);
        double[] many = NeuronLayout.poisson(box, 300, 7);
        assertThat(many).startsWith(NeuronLayout.poisson(box, 10, 7));
        assertThat(many).isNotEqualTo(NeuronLayout.poisson(box, 300, 8));
        for (int k = 0; k < many.length; k++) {
            assertThat(many[k])
                    .isBetween(box.side(k % 3).from(), box.side(k % 3).to());
        }
        assertThatThrownBy(() -> NeuronLayout.lattice(box, 0.4, 0))
                .hasMessage("side of length 1.0 is no multiple of the spacing 0.4");
        assertThatThrownBy(() -> NearFlat.neurons(many, 2, 1)).hasMessageContaining("not positive definite");
    }
}
