package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Drifting;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// D of minibatches that are drawn from few samples.
class FinitePopulationTest {

    private static final double RATE = 0.1;
    private static final double[] COEFFICIENTS = {0.5, 2};
    private static final int BLOCK = 50;

    private static SampledData data(int samples, SampledData.Order order) {
        double[] values = new RandomStream(5, Purpose.DATASET, 0, samples).gaussians(samples * COEFFICIENTS.length);
        Dataset dataset = Dataset.unlabelled("few", COEFFICIENTS.length, values);
        return new SampledData(dataset, new Targets(-1, 1), order, 7, 0);
    }

    /// H = ½ Σ (a_i x_i − b_i)², so Δb = −η(b − a x̄) with x̄ the mean over the minibatch.
    private static Septuple biases(int batch, SampledData data) {
        int n = COEFFICIENTS.length;
        NeuronRange all = new NeuronRange(0, n);
        Weights weights = new Weights(n, List.of(new DenseBlock(all, all, false)));
        for (int i = 0; i < n; i++) {
            weights.set(i, i, 1 - COEFFICIENTS[i]);
        }
        BoundaryProjector projector = new BoundaryProjector(n, 0, 0);
        return new Septuple(
                new States(n, batch),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
    }

    private static double[] restingPlace(int samples, SampledData data) {
        double[] mean = new double[COEFFICIENTS.length];
        Septuple whole = biases(samples, data);
        BoundaryBatch batch = new BoundaryBatch(mean.length, 0, samples);
        whole.distribution().draw(0, batch); // each once
        for (int k = 0; k < mean.length * samples; k++) {
            mean[k / samples] += COEFFICIENTS[k / samples] * batch.inputs()[k] / samples;
        }
        return mean;
    }

    /// Half the variance of the noise that steps really make, Δb + η(b − a⟨x⟩), against the D that is read off them, over 1000 to 5000
    /// shuffles, most of which end within a minibatch. Without the factor of finite populations D would be 1.7 to 9 times as large.
    @ParameterizedTest
    @CsvSource({"10, 4", "9, 8", "7, 6", "10, 6"})
    void dIsHalfTheVarianceOfTheStepsOfAShuffle(int samples, int batch) {
        SampledData data = data(samples, new SampledData.Shuffled());
        Septuple septuple = biases(batch, data);
        double[] rest = restingPlace(samples, data);
        double[] b = septuple.biases().values();
        MeasuredDescent descent = descent(septuple);
        double[] off = new double[120];
        double[] sizes = new double[off.length];
        for (int t = 0; t < off.length * BLOCK; t++) {
            double[] before = b.clone();
            descent.step(t);
            double square = 0;
            for (int i = 0; i < b.length; i++) {
                double noise = b[i] - before[i] + RATE * (before[i] - rest[i]);
                square += noise * noise / 2 / b.length;
            }
            sizes[t / BLOCK] += square / BLOCK;
            off[t / BLOCK] += (square - descent.diffusions().get(t)) / BLOCK;
        }
        Estimate difference = Estimate.ofMean(off);
        assertThat(Math.abs(difference.zAgainst(0))).isLessThan(4);
        assertThat(difference.standardError())
                .isLessThan(0.06 * Estimate.ofMean(sizes).value());
    }

    private static MeasuredDescent descent(Septuple septuple) {
        return new MeasuredDescent(
                septuple,
                SaturationProbeTest.MODE,
                RATE,
                new DiffusionDirection(DiffusionConvention.MEAN, 0),
                Engine.scalar());
    }

    /// One minibatch of all samples is the same at all times.
    @Test
    void allSamplesHaveNoNoise() {
        Septuple septuple = biases(10, data(10, new SampledData.Shuffled()));
        MeasuredDescent descent = descent(septuple);
        for (int t = 0; t < 20; t++) {
            descent.step(t);
        }
        assertThat(descent.diffusions()).hasSize(20).containsOnly(0.0);
        Saturation at = probe().measure(septuple, RATE, 10, EnumSet.noneOf(Knob.class), 0)
                .at();
        assertThat(at.diffusion().value()).isZero();
        assertThat(Double.isFinite(at.logRatio().value())).isFalse();
        assertThat(new SaturationController(
                                1,
                                List.of(Knob.BATCH),
                                new SaturationController.Bounds(1, 1),
                                new SaturationController.Bounds(2, 8),
                                new SaturationController.Bounds(1, 1),
                                1)
                        .isOff(at))
                .isFalse();
    }

    private static SaturationProbe probe() {
        return new SaturationProbe(
                SaturationProbeTest.MODE,
                SaturationProbeTest.sink(1, DiffusionConvention.MEAN),
                4000,
                1,
                0,
                Engine.scalar());
    }

    /// Near all samples D falls faster than 1/B, but minibatches that end one shuffle and begin the next have more noise than 1 − B/n. From 20
    /// out of 41 branches take 10 and 40, from 30 they take 14 and 40, not 60.
    @Test
    void slopesByBatchKnowThePopulation() {
        Septuple septuple = biases(20, data(41, new SampledData.Shuffled()));
        Estimate slope =
                probe().measure(septuple, RATE, 20, EnumSet.of(Knob.BATCH), 0).of(Knob.BATCH);
        double exact = (StrictMath.log(4) - logFactor(40, 41) + logFactor(10, 41)) / StrictMath.log(4);
        assertThat(Math.abs(slope.zAgainst(exact))).isLessThan(4);
        assertThat(slope.zAgainst(1)).isGreaterThan(10);
        Estimate bounded =
                probe().measure(septuple, RATE, 30, EnumSet.of(Knob.BATCH), 0).of(Knob.BATCH);
        double toForty = StrictMath.log(40.0 / 14) - logFactor(40, 41) + logFactor(14, 41);
        assertThat(Math.abs(bounded.zAgainst(toForty / StrictMath.log(40.0 / 14))))
                .isLessThan(4);
    }

    /// Mean over all places of a minibatch of the variance of its mean, in units of S²/B: 1 − Σk²/Bn over the parts k of the shuffles.
    private static double logFactor(int batch, int n) {
        double sum = 0;
        for (int place = 0; place < n; place++) {
            double first = Math.min(batch, n - place);
            sum += 1 - (first * first + (batch - first) * (batch - first)) / ((double) batch * n);
        }
        return StrictMath.log(sum / n);
    }

    /// The factor from all pairs of columns: they share a shuffle or not.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 12})
    void theFactorCountsPairs(int n) {
        for (int columns = 2; columns <= 12; columns += 2) {
            for (int place = 0; place < 2 * n; place++) {
                double mean = 0;
                double difference = 0;
                for (int i = 0; i < columns; i++) {
                    for (int j = 0; j < columns; j++) {
                        double covariance =
                                (place + i) / n == (place + j) / n ? (i == j ? n : 0) - 1.0 : i == j ? n : 0;
                        mean += covariance;
                        difference += covariance * (i < columns / 2 == j < columns / 2 ? 1 : -1);
                    }
                }
                double factor = HalfBatches.ofDifference(place, columns, n);
                assertThat(Math.abs(factor * difference - mean)).isLessThan(1e-9);
                assertThat(factor).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void independentDrawsHaveNoPopulation() {
        assertThat(data(10, new SampledData.Independent()).population()).isZero();
        SampledData shuffled = data(10, new SampledData.Shuffled());
        assertThat(new Drifting(shuffled, 0.1).population()).isEqualTo(10);
        assertThat(new HalfBatches(
                                biases(10, data(10, new SampledData.Independent())),
                                SaturationProbeTest.MODE,
                                Engine.scalar())
                        .ofDifference(3))
                .isEqualTo(1);
        assertThat(Arrays.stream(new int[] {0, 10, 11, 1}).map(SaturationProbe::mostNoisy))
                .containsExactly(Integer.MAX_VALUE, 8, 10, 2);
    }

    @Test
    void learnersThatMayTakeAllSamplesAreRefused() {
        SaturationController controller = new SaturationController(
                1,
                List.of(Knob.BATCH),
                new SaturationController.Bounds(1, 1),
                new SaturationController.Bounds(2, 10),
                new SaturationController.Bounds(1, 1),
                1);
        assertThatThrownBy(() -> new AdaptiveLearner(
                        biases(4, data(10, new SampledData.Shuffled())),
                        SaturationProbeTest.MODE,
                        RATE,
                        SaturationProbeTest.sink(1, DiffusionConvention.MEAN),
                        controller,
                        new AdaptiveLearner.Stretch(4, 4, 1),
                        1,
                        0,
                        Engine.scalar()))
                .hasMessageContaining("without replacement");
    }

    @Test
    void boundsWithoutAnEvenNumberAreRefused() {
        assertThatThrownBy(() -> new SaturationController(
                        1,
                        List.of(Knob.BATCH),
                        new SaturationController.Bounds(1, 1),
                        new SaturationController.Bounds(3, 3),
                        new SaturationController.Bounds(1, 1),
                        1))
                .hasMessageContaining("even");
    }
}
