package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

class AdaptiveLearnerTest {

    private static final SaturationController.Bounds STEPS = new SaturationController.Bounds(1e-4, 1);
    private static final SaturationController.Bounds BATCHES = new SaturationController.Bounds(2, 4096);
    private static final SaturationController.Bounds BULK = new SaturationController.Bounds(1, 64);
    private static final double MU = Math.log(2 * Math.PI) / 2; // of a sink at beta = 1, its magnitude

    private static SaturationController controller(Knob... knobs) {
        return new SaturationController(Saturation.TARGET, List.of(knobs), STEPS, BATCHES, BULK, 1);
    }

    private static AdaptiveLearner linear(int batch, double step, SaturationController controller, long seed) {
        return new AdaptiveLearner(
                LinearBiases.of(batch, seed, 2, 2, 2, 2, 2, 2, 2, 2),
                SaturationProbeTest.MODE,
                step,
                SaturationProbeTest.sink(1, DiffusionConvention.MEAN),
                controller,
                new AdaptiveLearner.Stretch(100, 100, 4),
                1,
                0,
                Engine.scalar());
    }

    /// With a = 2 and B = 8, abs(γμ/D) = 2B abs(μ)/(4η) is 4π at η = abs(μ)/π = .2925.
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.9})
    void theStepGoesToSaturationFromBothSides(double step) {
        AdaptiveLearner learner = linear(8, step, controller(Knob.STEP), 3);
        run(learner, 3000);
        List<Adjustment> trace = learner.trace();
        Estimate first = trace.getFirst().at().logRatio();
        assertThat(first.zAgainst(StrictMath.log(Saturation.TARGET)) * (step < 0.2925 ? 1 : -1))
                .isGreaterThan(10);
        assertThat(learner.setting().step()).isBetween(0.2925 / 1.15, 0.2925 * 1.15);
        assertThat(learner.setting().batch()).isEqualTo(8);
        Estimate late = Estimate.ofMean(trace.subList(15, 30).stream()
                .mapToDouble(adjustment -> adjustment.at().logRatio().value())
                .toArray());
        assertThat(Math.abs(late.value() - StrictMath.log(Saturation.TARGET))).isLessThan(0.1);
    }

    /// At η = .1 the batch of saturation is 4π·4η/(2 abs(μ)) = 2.73, at η = .5 it is 13.7; from there on only even numbers are near.
    @ParameterizedTest
    @ValueSource(ints = {2, 256})
    void theBatchGoesToSaturationFromBothSides(int batch) {
        AdaptiveLearner learner = linear(batch, 0.5, controller(Knob.BATCH), 4);
        run(learner, 2000);
        assertThat(learner.setting().batch()).isBetween(12, 16);
        assertThat(learner.setting().step()).isEqualTo(0.5);
    }

    /// At rest, H of a bias is ½Var b = η a²/(2B(2 − η)) above its minimum: D/2γ, up to 1/(1 − η/2). At saturation D/2γ is abs(μ)/8π.
    @Test
    void excessLossAtSaturationIsMuOverEightPi() {
        AdaptiveLearner learner = linear(8, MU / Math.PI, controller(), 5);
        run(learner, 100);
        double[] excess = new double[20_000];
        for (int t = 0; t < excess.length; t++) {
            learner.step();
            excess[t] = Arrays.stream(learner.septuple().biases().values())
                    .map(b -> b * b / 2)
                    .average()
                    .orElseThrow();
        }
        double[] blocks = new double[40];
        for (int t = 0; t < excess.length; t++) {
            blocks[t / 500] += excess[t] / 500;
        }
        Saturation at = learner.trace().getFirst().at();
        double exact = at.excessAtSaturation() / (1 - MU / Math.PI / 2);
        assertThat(at.excessAtSaturation()).isEqualTo(MU / (8 * Math.PI), within(1e-12));
        assertThat(Math.abs(Estimate.ofMean(blocks).zAgainst(exact))).isLessThan(4);
        assertThat(Math.abs(at.excessOfDiffusion().zAgainst(at.excessAtSaturation())))
                .isLessThan(4);
    }

    /// The same excess, from losses alone: D/2γ up to 1/(1 − η/2), less what the mean over n steps keeps of it, 2/(ηn) of it.
    @Test
    void noiseLiftsTheLossByHalfDOverGamma() {
        double[] excess = new double[16];
        int steps = 1000;
        for (int seed = 0; seed < excess.length; seed++) {
            ExcessLoss found = ExcessLoss.of(
                    LinearBiases.of(8, 40 + seed, 2, 2, 2, 2),
                    SaturationProbeTest.MODE,
                    0.2,
                    steps,
                    0,
                    Engine.scalar());
            assertThat(found.trainables()).isEqualTo(4);
            excess[seed] = found.perTrainable().value();
        }
        double variance = 0.2 * 4 / 8 / (2 - 0.2);
        double exact = variance / 2 - 4.0 / 8 / steps / 2; // Var of the mean of b is a²/Bn
        assertThat(Math.abs(Estimate.ofMean(excess).zAgainst(exact))).isLessThan(4);
        assertThat(Estimate.ofMean(excess).standardError()).isLessThan(0.05 * exact);
    }

    private static AdaptiveLearner moons(Engine engine) {
        return moons(
                engine,
                new SaturationController(
                        Saturation.TARGET,
                        List.of(Knob.STEP, Knob.BATCH, Knob.NEURONS),
                        new SaturationController.Bounds(0.01, 0.06),
                        new SaturationController.Bounds(2, 96),
                        new SaturationController.Bounds(4, 12),
                        0.5));
    }

    private static AdaptiveLearner moons(Engine engine, SaturationController controller) {
        SampledData data =
                new SampledData(SyntheticData.moons(200, 0.1, 3), new Targets(-1, 1), new SampledData.Shuffled(), 3, 0);
        Wiring wiring = new Wiring.Cyclic(2, 4, false, 0.9, true);
        BoundaryProjector projector = new BoundaryProjector(2, 8, 2);
        Weights weights = wiring.weights(2, 2, 3, 0);
        Septuple septuple = new Septuple(
                new States(12, 80),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        return new AdaptiveLearner(
                septuple,
                new LearningMode.Relaxed(4, 4, 0.2),
                0.05,
                SaturationProbeTest.sink(1, DiffusionConvention.MEAN),
                controller,
                new AdaptiveLearner.Stretch(10, 20, 2),
                3,
                0,
                engine);
    }

    /// Bounds that meet leave nothing to turn, and the slope is measured all the same.
    @Test
    void theSlopeByNeuronsIsMeasuredWithinClosedBounds() {
        SaturationController closed = new SaturationController(
                Saturation.TARGET,
                List.of(Knob.NEURONS),
                STEPS,
                new SaturationController.Bounds(2, 96),
                new SaturationController.Bounds(8, 8),
                0.5);
        AdaptiveLearner learner = moons(Engine.scalar(), closed);
        run(learner, 40);
        assertThat(learner.setting()).isEqualTo(new LearningSetting(0.05, 80, 8));
        List<Estimate> slopes = learner.trace().stream()
                .flatMap(row -> row.slopes().values().stream())
                .toList();
        assertThat(slopes).hasSize(2).allSatisfy(slope -> {
            assertThat(slope.value()).isFinite().isNotZero();
            assertThat(slope.standardError()).isPositive().isFinite();
        });
    }

    @Test
    void bitsDoNotDependOnThreads() {
        AdaptiveLearner alone = moons(Engine.scalar());
        run(alone, 95);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            AdaptiveLearner together = moons(new Engine(Kernels.scalar(), crew));
            run(together, 95);
            assertThat(together.save()).containsExactly(alone.save().toArray(double[][]::new));
        }
        assertThat(alone.trace()).hasSize(9);
        assertThat(alone.setting().batch()).isNotEqualTo(80);
        assertThat(alone.setting().bulk()).isNotEqualTo(8);
    }

    @Test
    void aLearnerThatWasStoppedGivesTheSameBits() {
        AdaptiveLearner whole = moons(Engine.scalar());
        run(whole, 57);
        List<double[]> saved = whole.save();
        run(whole, 40);
        AdaptiveLearner second = moons(Engine.scalar());
        second.resume(saved);
        run(second, 40);
        assertThat(second.save()).containsExactly(whole.save().toArray(double[][]::new));
        assertThat(second.trace()).isEqualTo(whole.trace());
    }

    private static Saturation at(double logRatio, double error) {
        return new Saturation(
                new LearningSetting(0.1, 32, 10),
                Estimate.exact(1, 1),
                Estimate.exact(1, 1),
                new Estimate(StrictMath.log(Saturation.TARGET) + logRatio, error, 1000));
    }

    private static SaturationSlopes slopes(double step, double stepError, double batch) {
        Map<Knob, Estimate> slopes = new LinkedHashMap<>();
        slopes.put(Knob.STEP, new Estimate(step, stepError, 100));
        slopes.put(Knob.BATCH, new Estimate(batch, 0.1, 100));
        return new SaturationSlopes(at(0, 1), slopes, 0);
    }

    @Test
    void nothingIsTurnedWithoutNeedOrWithoutADirection() {
        SaturationController both = controller(Knob.STEP, Knob.BATCH);
        LearningSetting same = new LearningSetting(0.1, 32, 10);
        assertThat(both.next(at(0.15, 0.1), 5, slopes(-1, 0.1, 1))).isEqualTo(same);
        assertThat(controller(Knob.STEP).next(at(2, 0.1), 5, slopes(-0.1, 0.1, 1)))
                .isEqualTo(same);
        assertThat(both.next(at(0.5, 0.1), 5, slopes(-0.1, 0.1, 1)).batch()).isEqualTo(20); // 32 e^{-.5}, even
    }

    @Test
    void newtonGoesTheWayThatWasMeasuredAndLeavesTheRestToTheNextKnob() {
        SaturationController both = controller(Knob.STEP, Knob.BATCH);
        LearningSetting up = both.next(at(0.5, 0.1), 5, slopes(-1, 0.1, 1));
        assertThat(up.step()).isEqualTo(0.1 * StrictMath.exp(0.5), within(1e-12));
        assertThat(up.batch()).isEqualTo(32);
        assertThat(both.next(at(0.5, 0.1), 5, slopes(1, 0.1, 1)).step()).isLessThan(0.1); // against the theory
        LearningSetting far = both.next(at(3, 0.1), 5, slopes(-1, 0.1, 1));
        assertThat(far.step()).isEqualTo(0.1 * Math.E, within(1e-12));
        assertThat(far.batch()).isEqualTo(12); // 32/e, even
        LearningSetting bound = both.next(at(9, 0.1), 5, slopes(-0.2, 0.05, 1));
        assertThat(bound.step()).isLessThanOrEqualTo(1);
    }

    @Test
    void aSinkWithoutCostCannotSaturate() {
        assertThatThrownBy(() -> new AdaptiveLearner(
                        LinearBiases.of(8, 1, 1),
                        SaturationProbeTest.MODE,
                        0.1,
                        SaturationProbeTest.sink(2 * Math.PI, DiffusionConvention.MEAN),
                        controller(),
                        new AdaptiveLearner.Stretch(4, 4, 1),
                        1,
                        0,
                        Engine.scalar()))
                .hasMessageContaining("2 pi");
    }

    private static void run(AdaptiveLearner learner, int steps) {
        for (int step = 0; step < steps; step++) {
            assertThat(learner.step().isFinite()).isTrue();
        }
    }
}
