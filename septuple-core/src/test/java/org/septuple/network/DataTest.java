package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataTest {

    private static final Targets ONE_HOT = new Targets(0, 1);

    /// Sample k has the feature k and the label k mod 3.
    private static Dataset counted(int samples) {
        return Dataset.labelled(
                "counted",
                1,
                IntStream.range(0, samples).asDoubleStream().toArray(),
                IntStream.range(0, samples).map(k -> k % 3).toArray(),
                3);
    }

    @Test
    void splitIsAPartitionThatDependsOnTheSeedOnly() {
        Split split = Split.random(counted(50), 33, 4);
        double[] all = IntStream.range(0, 50)
                .mapToDouble(
                        k -> k < 33 ? split.train().value(k, 0) : split.test().value(k - 33, 0))
                .toArray();
        assertThat(Arrays.stream(all).sorted().toArray())
                .isEqualTo(IntStream.range(0, 50).asDoubleStream().toArray());
        assertThat(all).isNotEqualTo(Arrays.stream(all).sorted().toArray());
        for (int k = 0; k < 33; k++) {
            assertThat(split.train().label(k)).isEqualTo((int) split.train().value(k, 0) % 3);
        }
        assertThat(Split.random(counted(50), 33, 4).train().value(7, 0)).isEqualTo(all[7]);
    }

    @Test
    void refusesSplitsWithoutATestPart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.random(counted(5), 5, 1))
                .withMessageContaining("<= 4");
        assertThatIllegalArgumentException().isThrownBy(() -> Split.random(counted(5), 0, 1));
    }

    /// Three epochs of 10 samples in batches of 4: batches run across the ends of epochs and none is lost.
    @Test
    void everySampleComesOncePerEpoch() {
        SampledData data = new SampledData(counted(10), ONE_HOT, new SampledData.Shuffled(), 3, 0);
        BoundaryBatch batch = new BoundaryBatch(1, 3, 4);
        double[] seen = new double[32];
        for (int t = 0; t < 8; t++) {
            data.draw(t, batch);
            System.arraycopy(batch.inputs(), 0, seen, 4 * t, 4);
        }
        double[] expected = IntStream.range(0, 10).asDoubleStream().toArray();
        for (int epoch = 0; epoch < 3; epoch++) {
            double[] one = Arrays.copyOfRange(seen, 10 * epoch, 10 * epoch + 10);
            assertThat(Arrays.stream(one).sorted().toArray()).isEqualTo(expected);
        }
        assertThat(Arrays.copyOf(seen, 10)).isNotEqualTo(Arrays.copyOfRange(seen, 10, 20));
    }

    @Test
    void drawsAreAFunctionOfTime() {
        for (SampledData.Order order : new SampledData.Order[] {
            new SampledData.Shuffled(), new SampledData.Independent(), new SampledData.ClassIncremental(5)
        }) {
            SampledData forward = new SampledData(counted(10), ONE_HOT, order, 3, 0);
            SampledData backward = new SampledData(counted(10), ONE_HOT, order, 3, 0);
            double[][] first = new double[20][];
            for (int t = 0; t < 20; t++) {
                BoundaryBatch batch = new BoundaryBatch(1, 3, 3);
                forward.draw(t, batch);
                first[t] = batch.inputs();
            }
            for (int t = 19; t >= 0; t--) {
                BoundaryBatch batch = new BoundaryBatch(1, 3, 3);
                backward.draw(t, batch);
                assertThat(batch.inputs()).isEqualTo(first[t]);
            }
        }
    }

    @Test
    void classesArriveOneByOne() {
        SampledData data = new SampledData(counted(30), ONE_HOT, new SampledData.ClassIncremental(10), 3, 0);
        BoundaryBatch batch = new BoundaryBatch(1, 3, 40);
        for (int t : new int[] {0, 9, 10, 19, 20, 500}) {
            data.draw(t, batch);
            int newest = Math.min(2, t / 10);
            assertThat(Arrays.stream(batch.labels()).distinct().sorted().toArray())
                    .isEqualTo(IntStream.rangeClosed(0, newest).toArray());
        }
        Dataset unlabelled = Dataset.unlabelled("u", 1, new double[3]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampledData(unlabelled, ONE_HOT, new SampledData.ClassIncremental(1), 1, 0))
                .withMessageContaining("labelled");
    }

    @Test
    void targetsAreHighAtTheLabelAlone() {
        SampledData data = new SampledData(counted(9), new Targets(-1, 2), new SampledData.Shuffled(), 3, 0);
        BoundaryBatch batch = new BoundaryBatch(1, 3, 9);
        data.draw(0, batch);
        for (int s = 0; s < 9; s++) {
            for (int i = 0; i < 3; i++) {
                assertThat(batch.targets()[i * 9 + s]).isEqualTo(i == (int) batch.inputs()[s] % 3 ? 2 : -1);
            }
        }
    }

    @Test
    void driftMovesInputsAtConstantVelocity() {
        BoundaryDistribution still = new SampledData(counted(9), ONE_HOT, new SampledData.Shuffled(), 3, 0);
        BoundaryDistribution moving =
                new Drifting(new SampledData(counted(9), ONE_HOT, new SampledData.Shuffled(), 3, 0), 0.25);
        BoundaryBatch here = new BoundaryBatch(1, 3, 5);
        BoundaryBatch there = new BoundaryBatch(1, 3, 5);
        still.draw(12, here);
        moving.draw(12, there);
        for (int s = 0; s < 5; s++) {
            assertThat(there.inputs()[s]).isEqualTo(here.inputs()[s] + 3);
        }
        assertThat(there.targets()).isEqualTo(here.targets());
    }

    @Test
    void intervalScalingUsesTheTrainingPartOnly() {
        Split raw = new Split(
                Dataset.unlabelled("a", 2, new double[] {2, 4, 6, 10}),
                Dataset.unlabelled("b", 2, new double[] {0, 12}));
        Split scaled = new Scaling.Interval(-1, 1).apply(raw);
        assertThat(scaled.train().row(0)).containsExactly(-1, -0.5);
        assertThat(scaled.train().row(1)).containsExactly(0, 1);
        assertThat(scaled.test().row(0)).containsExactly(-1.5, 1.5);
    }

    @Test
    void standardScalingGivesMeanZeroAndVarianceOne() {
        Dataset data = SyntheticData.gaussian(400, new double[] {5, -2, 7}, new double[] {3, 0.1, 0}, 6);
        Split scaled = new Scaling.Standard().apply(Split.random(data, 300, 1));
        for (int i = 0; i < 3; i++) {
            double mean = 0;
            double square = 0;
            for (int s = 0; s < 300; s++) {
                mean += scaled.train().value(s, i) / 300;
                square += scaled.train().value(s, i) * scaled.train().value(s, i) / 300;
            }
            assertThat(mean).isCloseTo(0, within(1e-12));
            assertThat(square).isCloseTo(i == 2 ? 0 : 1, within(1e-12));
        }
    }

    /// z-scores of sample means and variances of 4 × 10⁴ numbers.
    @Test
    void gaussianHasItsMoments() {
        int n = 40_000;
        Dataset data = SyntheticData.gaussian(n, new double[] {5, -2}, new double[] {3, 0.1}, 6);
        double[] mean = {5, -2};
        double[] sd = {3, 0.1};
        for (int i = 0; i < 2; i++) {
            double m = 0;
            double v = 0;
            for (int s = 0; s < n; s++) {
                m += (data.value(s, i) - mean[i]) / sd[i];
                v += (data.value(s, i) - mean[i]) * (data.value(s, i) - mean[i]) / (sd[i] * sd[i]);
            }
            assertThat(Math.abs(m / Math.sqrt(n))).isLessThan(4);
            assertThat(Math.abs((v - n) / Math.sqrt(2.0 * n))).isLessThan(4);
        }
    }

    /// Without noise, moons lie on their circles and mixtures on their centres.
    @Test
    void noiselessClassesLieWhereTheyShould() {
        Dataset moons = SyntheticData.moons(100, 0, 2);
        Dataset mixture = SyntheticData.mixture(8, 2, 4, 3, 0, 2);
        for (int s = 0; s < 100; s++) {
            double cx = moons.label(s) == 0 ? 0 : 1;
            double cy = moons.label(s) == 0 ? 0 : 0.5;
            double r = Math.hypot(moons.value(s, 0) - cx, moons.value(s, 1) - cy);
            assertThat(r).isCloseTo(1, within(1e-14));
        }
        assertThat(mixture.row(0)).usingComparatorWithPrecision(0x1p-60).containsExactly(3, 0);
        assertThat(mixture.row(5)).usingComparatorWithPrecision(0x1p-60).containsExactly(0, 3);
        assertThat(mixture.row(2)).usingComparatorWithPrecision(0x1p-60).containsExactly(-3, 0);
        assertThat(mixture.row(7)).usingComparatorWithPrecision(0x1p-60).containsExactly(0, -3);
    }

    @Test
    void refusesMalformedDatasets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.labelled("x", 2, new double[4], new int[] {0, 3}, 3))
                .withMessageContaining("[0, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> Dataset.unlabelled("x", 2, new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> Dataset.labelled("x", 2, new double[4], new int[1], 3));
        assertThatIllegalArgumentException().isThrownBy(() -> counted(4).asImages(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Targets(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaling.Interval(1, -1));
        for (double spread : new double[] {1e308, Double.MIN_VALUE}) {
            Dataset wide = Dataset.unlabelled("wide", 1, new double[] {-spread, spread, 0});
            Split split = new Split(wide, wide);
            assertThatIllegalArgumentException().isThrownBy(() -> new Scaling.Interval(-1, 1).apply(split));
            assertThatIllegalArgumentException().isThrownBy(() -> new Scaling.Standard().apply(split));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticData.mixture(5, 2, 5, 1, 1, 1));
    }

    /// Mean and deviation are what was given, and neither the givers nor the readers of the arrays can change them.
    @Test
    void normalDataTellItsMomentsInCopies() {
        double[] mean = {0.5, -1};
        double[] deviation = {2, 0};
        NormalData data = new NormalData(mean, deviation, 1, 0);
        mean[0] = 9;
        deviation[0] = 9;
        data.mean()[1] = 9;
        data.deviation()[1] = 9;
        assertThat(data.mean()).containsExactly(0.5, -1);
        assertThat(data.deviation()).containsExactly(2, 0);
    }

    @Test
    void samplesAreKnownByTheirNumbers() {
        Dataset set = SyntheticData.mixture(30, 4, 3, 2, 1, 9);
        for (SampledData.Order order : List.of(
                new SampledData.Shuffled(), new SampledData.Independent(), new SampledData.ClassIncremental(2))) {
            SampledData data = new SampledData(set, new Targets(-1, 1), order, 2, 0);
            BoundaryDistribution moving = new Drifting(data, 0.5);
            assertThat(moving.samples()).isEqualTo(30);
            BoundaryBatch batch = new BoundaryBatch(4, 3, 7);
            for (int time = 0; time < 10; time++) {
                moving.draw(time, batch);
                for (int s = 0; s < 7; s++) {
                    assertThat(batch.labels()[s]).isEqualTo(set.label(batch.samples()[s]));
                    assertThat(batch.inputs()[7 + s])
                            .isCloseTo(set.value(batch.samples()[s], 1) + 0.5 * time, within(1e-12));
                }
            }
        }
        BoundaryBatch batch = new BoundaryBatch(2, 0, 3);
        BoundaryDistribution normal = NormalData.standard(2, 1, 0);
        normal.draw(4, batch);
        assertThat(normal.samples()).isZero();
        assertThat(batch.samples()).containsOnly(BoundaryBatch.FRESH);
    }
}
