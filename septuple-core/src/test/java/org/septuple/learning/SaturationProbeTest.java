package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Reference;

class SaturationProbeTest {

    static final LearningMode.Relaxed MODE = new LearningMode.Relaxed(0, 1, 0.1);

    static SaturationConvention sink(double beta, DiffusionConvention diffusion) {
        return new SaturationConvention(beta, Reference.LEBESGUE, Insertion.SINK, diffusion);
    }

    private static Saturation at(Septuple septuple, DiffusionConvention diffusion, int steps) {
        SaturationProbe probe = new SaturationProbe(MODE, sink(1, diffusion), steps, 1, 0, Engine.scalar());
        return probe.measure(septuple, 0.1, septuple.states().batch(), EnumSet.noneOf(Knob.class), 0)
                .at();
    }

    /// T4: D = η²a²s²/2B = 1.5625·10⁻⁴ per step with the drift removed, at η = .1, B = 8, a = ½.
    @Test
    void oneBiasDiffusesAsInT4() {
        Estimate diffusion =
                at(LinearBiases.of(8, 4, 0.5), DiffusionConvention.MEAN, 20_000).diffusion();
        assertThat(diffusion.standardError() / diffusion.value()).isLessThan(0.015);
        assertThat(Math.abs(diffusion.zAgainst(1.5625e-4))).isLessThan(4);
    }

    /// With D half the covariance of Δb = −η(b − a x̄): η²a²/2B, of which the three conventions make ⟨a²⟩, the largest a², and that
    /// of the bias which is far from its minimum.
    @Test
    void threeConventionsReadThreeNumbersOffOneTensor() {
        double unit = 0.01 / (2 * 8);
        Septuple three = LinearBiases.of(8, 5, 0.5, 1, 3);
        assertThat(Math.abs(
                        at(three, DiffusionConvention.MEAN, 4000).diffusion().zAgainst(unit * 10.25 / 3)))
                .isLessThan(4);
        assertThat(at(three, DiffusionConvention.LARGEST, 4000).diffusion().value() / unit)
                .isCloseTo(9, within(0.9));
        Septuple pulled = LinearBiases.of(8, 5, 0.5, 1, 3);
        pulled.biases().values()[0] = 1000;
        Estimate along = at(pulled, DiffusionConvention.FORCE, 4000).diffusion();
        assertThat(Math.abs(along.zAgainst(unit * 0.25))).isLessThan(4);
    }

    /// The estimate of the variance is unbiased: z-scores over forty seeds have mean 0 within 4/√40, and spread like a normal law.
    @Test
    void halfBatchesGiveAnUnbiasedVariance() {
        double[] z = new double[40];
        for (int seed = 0; seed < z.length; seed++) {
            z[seed] = at(LinearBiases.of(4, 100 + seed, 0.5, 1, 2), DiffusionConvention.MEAN, 400)
                    .diffusion()
                    .zAgainst(0.01 / (2 * 4) * 5.25 / 3);
        }
        Estimate mean = Estimate.ofMean(z);
        assertThat(Math.abs(mean.value())).isLessThan(4 / Math.sqrt(40));
        assertThat(mean.standardError() * Math.sqrt(40)).isBetween(0.6, 1.5);
    }

    /// abs(γμ/D) = 2B abs(μ)/(ησ²): a smaller step leads away from (4.7), a smaller batch towards it (E15).
    @Test
    void ratioFallsWithTheStepAndRisesWithTheBatch() {
        Septuple septuple = LinearBiases.of(8, 6, 0.5, 1, 2);
        SaturationProbe probe =
                new SaturationProbe(MODE, sink(1, DiffusionConvention.MEAN), 2000, 1, 0, Engine.scalar());
        SaturationSlopes slopes = probe.measure(septuple, 0.1, 8, EnumSet.of(Knob.STEP, Knob.BATCH), 0);
        Estimate step = slopes.of(Knob.STEP);
        Estimate batch = slopes.of(Knob.BATCH);
        assertThat(step.standardError()).isBetween(0.005, 0.05);
        assertThat(Math.abs(step.zAgainst(-1))).isLessThan(4);
        assertThat(Math.abs(batch.zAgainst(1))).isLessThan(4);
        assertThat(slopes.isKnown(Knob.STEP) && slopes.isKnown(Knob.BATCH)).isTrue();
        double mu = -Math.log(2 * Math.PI) / 2;
        assertThat(slopes.at().potential().value()).isCloseTo(mu, within(1e-12));
        double exact = StrictMath.log(2 * 8 * -mu / (0.1 * 1.75));
        assertThat(Math.abs(slopes.at().logRatio().zAgainst(exact))).isLessThan(4);
        assertThat(slopes.cost()).isEqualTo(2000.0 * (8 + 8 + 8 + 16 + 4) * 9);
        assertThat(septuple.biases().values()).containsOnly(0.0);
    }

    /// Eight columns.
    private static Septuple columns(BoundaryProjector projector, NormalData data, Weights weights) {
        return new Septuple(
                new States(projector.neurons(), 8),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
    }

    /// Without a closed form μ comes from chains: with ŵ = 0 a sink under N(0, 1) costs (1/2β) log(1 + β).
    @Test
    void chainsGiveThePotentialWhereThereIsNoClosedForm() {
        NormalData data = new NormalData(new double[2], new double[] {1, 1}, 3, 0);
        BoundaryProjector projector = new BoundaryProjector(2, 2, 0);
        Weights weights = Weights.dense(4, new double[16]);
        Septuple septuple = columns(projector, data, weights);
        SaturationConvention normal =
                new SaturationConvention(2, Reference.NORMAL, Insertion.SINK, DiffusionConvention.MEAN);
        assertThat(normal.exact(septuple)).isEmpty();
        assertThat(normal.potential(septuple, 0, 1, 0, Engine.scalar()).value())
                .isCloseTo(StrictMath.log(3) / 4, within(1e-10));
    }

    /// On the same samples, chains of different times differ, with z-scores that spread like a normal law; those of one time do not.
    @Test
    void chainsOfDifferentTimesAreIndependent() {
        NormalData data = new NormalData(new double[2], new double[2], 3, 0); // always 0
        BoundaryProjector projector = new BoundaryProjector(2, 3, 0);
        Weights weights = new Wiring.Cyclic(3, 1, false, 0.9, true).weights(2, 0, 3, 0);
        Septuple septuple = columns(projector, data, weights);
        SaturationConvention pruned =
                new SaturationConvention(2, Reference.LEBESGUE, Insertion.PRUNED, DiffusionConvention.MEAN);
        List<Estimate> found = new ArrayList<>();
        for (int time = 0; time < 12; time++) {
            found.add(pruned.potential(septuple, time, 1, 0, Engine.scalar()));
        }
        assertThat(pruned.potential(septuple, 4, 1, 0, Engine.scalar())).isEqualTo(found.get(4));
        Estimate mean =
                Estimate.ofMean(found.stream().mapToDouble(Estimate::value).toArray());
        double own =
                found.stream().mapToDouble(Estimate::standardError).average().orElseThrow();
        assertThat(mean.standardError() * Math.sqrt(12) / own).isBetween(0.4, 2.0);
    }

    @Test
    void networksOfOtherSizesDoNotShareADirection() {
        SaturationProbe probe =
                new SaturationProbe(MODE, sink(1, DiffusionConvention.LARGEST), 8, 1, 0, Engine.scalar());
        Septuple septuple = LinearBiases.of(8, 6, 0.5, 1);
        assertThatThrownBy(() -> probe.measure(septuple, 0.1, 8, EnumSet.of(Knob.NEURONS), 0))
                .hasMessageContaining("choose diffusion mean");
    }

    @Test
    void silentNeuronsChangeNoOutput() {
        NormalData data = new NormalData(new double[3], new double[] {1, 1, 1}, 3, 0);
        Wiring wiring = new Wiring.Cyclic(2, 3, false, 0.9, true);
        BoundaryProjector projector = new BoundaryProjector(3, 6, 0);
        Weights weights = wiring.weights(3, 0, 5, 0);
        Septuple before = new Septuple(
                new States(9, 4),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        Septuple after = Resizing.copy(Resizing.changed(before, Resizing.ADDED), 4);
        double[] x = settled(before);
        double[] grown = settled(after);
        for (int i = 0; i < x.length; i++) {
            assertThat(grown[i]).isEqualTo(x[i]);
        }
        assertThat(grown[grown.length - 1]).isNotZero();
        assertThat(Resizing.resized(after, 6, new ArrayList<>()).projector().bulk())
                .isEqualTo(6);
    }

    private static double[] settled(Septuple septuple) {
        for (int k = 0; k < 3 * 4; k++) {
            septuple.states().values()[k] = 0.1 * k - 0.5;
        }
        new Readout.ByDynamics(9).settle(septuple, Engine.scalar()).run();
        return septuple.states().values();
    }

    /// The neuron that says least goes first; what was added says nothing yet, so it goes again.
    @Test
    void theQuietestNeuronIsPruned() {
        BoundaryProjector projector = new BoundaryProjector(0, 3, 0);
        Weights weights = Weights.dense(3, new double[] {0, 2, 1, 3, 0, 1, 3, 2, 0});
        Septuple septuple = new Septuple(
                new States(3, 2),
                projector,
                new NormalData(new double[0], new double[0], 3, 0),
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        List<Integer> changes = new ArrayList<>();
        Septuple two = Resizing.resized(septuple, 2, changes);
        assertThat(changes).containsExactly(2);
        assertThat(two.weights().get(1, 0)).isEqualTo(3);
        Septuple three = Resizing.resized(two, 3, changes);
        assertThat(Resizing.resized(three, 2, changes).weights().get(1, 0)).isEqualTo(3);
        assertThat(changes).containsExactly(2, Resizing.ADDED, 2);
    }
}
