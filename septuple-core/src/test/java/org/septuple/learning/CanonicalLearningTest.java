package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.ExactThermodynamics;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

class CanonicalLearningTest {

    private static final Proposal HAMILTONIAN = new Proposal.Hamiltonian(1.5, 0.8, 20);
    private static final Proposal LANGEVIN = new Proposal.Langevin(0.6);
    private static final LearningMode.Relaxed START = new LearningMode.Relaxed(3, 20, 0.2);
    private static final Dataset FEW = SyntheticData.mixture(6, 2, 2, 1, 0.5, 4);

    private static SampledData data(Dataset set, int block) {
        return new SampledData(set, new Targets(-1, 1), new SampledData.Shuffled(), 5, block);
    }

    private static Septuple network(
            BoundaryDistribution data, Wiring wiring, Activation activation, BulkPotential potential, int batch) {
        BoundaryProjector projector = new BoundaryProjector(data.inputs(), wiring.bulk(), data.outputs());
        Weights weights = wiring.weights(data.inputs(), data.outputs(), 3, 0);
        return new Septuple(
                new States(projector.neurons(), batch),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                activation,
                new Loss.Bulk(potential));
    }

    private static LearningMode.Canonical mode(double beta, Reference reference, Proposal proposal, int samples) {
        return new LearningMode.Canonical(beta, reference, proposal, 2, 2, samples, START);
    }

    private static void steps(Learner learner, int count) {
        for (int t = 0; t < count; t++) {
            assertThat(learner.step().isFinite()).isTrue();
        }
    }

    private static double z(double[] values, double expected) {
        Estimate mean = Estimate.ofMean(values);
        return (mean.value() - expected) / mean.standardError();
    }

    /// The mean gradient of `count` learning steps at a q that does not move noticeably, after as many for the step size.
    private static double[] meanGradient(Septuple network, LearningMode mode, int block, int count) {
        double rate = 1e-9;
        Learner learner = new Learner(network, mode, new Optimiser.Plain(rate), 7, block, Engine.scalar());
        steps(learner, count);
        double[] before = learner.trainables().values().clone();
        steps(learner, count);
        double[] gradient = learner.trainables().values().clone();
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = (before[k] - gradient[k]) / (rate * count);
        }
        return gradient;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int k = 0; k < columns.length; k++) {
                columns[k][r] = rows[r][k];
            }
        }
        return columns;
    }

    /// Six samples in minibatches of four, so that samples come back, and some twice at once where an epoch ends.
    @ParameterizedTest
    @EnumSource(Reference.class)
    void theMeanGradientOfALinearNetworkIsTheClosedForm(Reference reference) {
        Wiring wiring = new Wiring.Cyclic(3, 2, true, 0.8, true);
        BulkPotential potential = new BulkPotential.QuadraticState(0.2);
        BoundaryBatch all = new BoundaryBatch(2, 2, FEW.samples());
        Septuple one = network(data(FEW, 0), wiring, new Activation.Identity(), potential, FEW.samples());
        one.distribution().draw(0, all);
        for (int s = 0; s < FEW.samples(); s++) {
            all.setColumn(s, one.states(), s);
        }
        double beta = 1.5;
        CanonicalLaw law = CanonicalLaw.clamped(one, beta, reference, one.states());
        double[] exact = new ExactThermodynamics(law, Average.QUENCHED, Engine.scalar())
                .gradient()
                .values();
        for (Proposal proposal : List.of(HAMILTONIAN, LANGEVIN)) {
            double[][] gradients = new double[20][];
            for (int r = 0; r < gradients.length; r++) {
                Septuple replica = network(data(FEW, r), wiring, new Activation.Identity(), potential, 4);
                gradients[r] = meanGradient(replica, mode(beta, reference, proposal, 3), r, 60);
            }
            double[][] each = transposed(gradients);
            for (int k = 0; k < exact.length; k++) {
                assertThat(Math.abs(z(each[k], exact[k])))
                        .as("%s, %d", proposal, k)
                        .isLessThan(4);
            }
        }
    }

    private static Septuple small(int block) {
        return network(
                data(FEW, block),
                new Wiring.FeedForward(List.of(2)),
                new Activation.Tanh(),
                new BulkPotential.None(),
                6);
    }

    /// ⟨∂H/∂q⟩ − ∂H/∂q at the relaxed state falls as 1/β: β times the difference is the same number at β = 25 and 100, to within
    /// its errors.
    @Test
    void atLargeBetaTheGradientIsThatOfRelaxation() {
        double[] relaxed = meanGradient(small(0), new LearningMode.Relaxed(3, 400, 0.2), 0, 1);
        List<double[][]> scaled = new ArrayList<>();
        for (double beta : new double[] {25, 100}) {
            double[][] gradients = new double[16][];
            for (int r = 0; r < gradients.length; r++) {
                gradients[r] = meanGradient(small(r), mode(beta, Reference.LEBESGUE, HAMILTONIAN, 6), r, 150);
                for (int k = 0; k < relaxed.length; k++) {
                    gradients[r][k] = beta * (gradients[r][k] - relaxed[k]);
                }
            }
            scaled.add(transposed(gradients));
        }
        for (int k = 0; k < relaxed.length; k++) {
            Estimate warm = Estimate.ofMean(scaled.get(0)[k]);
            Estimate cold = Estimate.ofMean(scaled.get(1)[k]);
            double error = Math.hypot(warm.standardError(), cold.standardError());
            assertThat(Math.abs(warm.value() - cold.value()) / error).isLessThan(4);
        }
        assertThat(z(scaled.get(1)[5], 0)).isGreaterThan(15); // so the errors are small enough to see it
    }

    /// H = ½a² + ½(x − wa)² + ½(1 − vx)² with v alone to learn: F(v) = ⟨½(1 − vwa)²/(1 + v²)⟩ + log(1 + v²)/2β + const.
    private static final class OneSynapse {
        static final double WEIGHT = 0.7;
        static final double[] INPUTS = {-0.5, 0.4, 1, 1.7};
        static final double BETA = 2;

        static Septuple network(int block) {
            BoundaryProjector projector = new BoundaryProjector(1, 1, 1);
            DenseBlock first = new DenseBlock(new NeuronRange(1, 2), new NeuronRange(0, 1), false);
            DenseBlock second = new DenseBlock(new NeuronRange(2, 3), new NeuronRange(1, 2), true);
            Weights weights = new Weights(3, List.of(first, second));
            weights.set(1, 0, WEIGHT);
            weights.set(2, 1, 1.8);
            return new Septuple(
                    new States(3, INPUTS.length),
                    projector,
                    data(Dataset.labelled("four", 1, INPUTS.clone(), new int[4], 1), block),
                    weights,
                    new Biases(3, new NeuronRange(3, 3)),
                    new Activation.Identity(),
                    new Loss.Bulk(new BulkPotential.None()));
        }

        static double freeEnergy(double v) {
            double spread = 1 + v * v;
            double mean = 0;
            for (double a : INPUTS) {
                double miss = 1 - v * WEIGHT * a;
                mean += 0.5 * miss * miss / spread / INPUTS.length;
            }
            return mean + 0.5 * Elementary.log(spread) / BETA;
        }

        static double slope(double v) {
            double h = 1e-5;
            return (freeEnergy(v + h) - freeEnergy(v - h)) / (2 * h);
        }

        /// That of the least H.
        static double slopeWithoutEntropy(double v) {
            return slope(v) - v / (1 + v * v) / BETA;
        }
    }

    /// (2.8) without change of the data: F(t+1) − F(t) = −γ(∂F)² in the mean. The same without the entropic part of F fails.
    @Test
    void plainDescentLowersTheFreeEnergyByItsSquaredSlope() {
        double gamma = 0.002;
        int count = 150;
        double[] against = new double[40];
        double[] withoutEntropy = new double[against.length];
        double[] fallen = new double[against.length];
        for (int r = 0; r < against.length; r++) {
            Septuple network = OneSynapse.network(r);
            LearningMode mode = mode(OneSynapse.BETA, Reference.LEBESGUE, HAMILTONIAN, 2);
            Learner learner = new Learner(network, mode, new Optimiser.Plain(gamma), 3, r, Engine.scalar());
            steps(learner, 50);
            for (int t = 0; t < count; t++) {
                double v = learner.trainables().values()[0];
                learner.step();
                double change = OneSynapse.freeEnergy(learner.trainables().values()[0]) - OneSynapse.freeEnergy(v);
                double slope = OneSynapse.slope(v);
                fallen[r] += change;
                against[r] += change / gamma + slope * slope;
                withoutEntropy[r] += change / gamma + slope * OneSynapse.slopeWithoutEntropy(v);
            }
        }
        assertThat(z(fallen, 0)).isLessThan(-20);
        assertThat(Math.abs(z(against, 0))).isLessThan(4);
        assertThat(Math.abs(z(withoutEntropy, 0))).isGreaterThan(8);
    }

    private static Septuple recurrent(int neurons, int batch) {
        return labelled(new Wiring.RandomRecurrent(neurons, 0.9, true), batch);
    }

    private static Septuple labelled(Wiring wiring, int batch) {
        Dataset set = SyntheticData.mixture(90, 5, 3, 2, 1, 1);
        return network(data(set, 0), wiring, new Activation.Tanh(), new BulkPotential.WeightDecay(0.01), batch);
    }

    private static Learner adam(Septuple network, Proposal proposal, Engine engine) {
        return new Learner(
                network,
                mode(20, Reference.LEBESGUE, proposal, 2),
                new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8),
                3,
                1,
                engine);
    }

    /// A crew of three that hands out the pieces backwards.
    private static final class Backwards implements Crew {
        @Override
        public int workers() {
            return 3;
        }

        @Override
        public void work(int pieces, Work work) {
            for (int piece = pieces - 1; piece >= 0; piece--) {
                work.piece(piece % 3, piece);
            }
        }
    }

    /// Four parts of columns; and one part of a network so large that the crew is called inside.
    @Test
    void threadsAndKernelsDoNotChangeABit() {
        threadsAndKernelsAgree(new Wiring.RandomRecurrent(9, 0.9, true), 55, HAMILTONIAN);
        threadsAndKernelsAgree(new Wiring.FeedForward(List.of(270)), 16, LANGEVIN);
    }

    private static void threadsAndKernelsAgree(Wiring wiring, int batch, Proposal proposal) {
        Learner alone = adam(labelled(wiring, batch), proposal, Engine.scalar());
        steps(alone, 2);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            for (Engine engine : List.of(
                    new Engine(Kernels.scalar(), new Backwards()),
                    new Engine(Lanes.kernels(), Crew.alone()),
                    new Engine(Lanes.kernels(), crew))) {
                Learner other = adam(labelled(wiring, batch), proposal, engine);
                steps(other, 2);
                assertThat(other.trainables().values())
                        .isEqualTo(alone.trainables().values());
            }
        }
    }

    @Test
    void aResumedLearnerGoesOnWithTheSameBits() {
        for (Proposal proposal : List.of(HAMILTONIAN, LANGEVIN)) {
            Learner whole = adam(recurrent(6, 20), proposal, Engine.scalar());
            steps(whole, 7);
            List<double[]> saved = whole.save().stream().map(double[]::clone).toList();
            Learner resumed = adam(recurrent(6, 20), proposal, Engine.scalar());
            resumed.resume(7, saved);
            steps(whole, 9);
            steps(resumed, 9);
            List<double[]> expected = whole.save();
            List<double[]> actual = resumed.save();
            for (int k = 0; k < expected.size(); k++) {
                assertThat(actual.get(k)).isEqualTo(expected.get(k));
            }
            Learner cold = adam(recurrent(6, 20), proposal, Engine.scalar());
            saved.get(saved.size() - 2)[0] += 0.1; // one neuron of one chain
            cold.resume(7, saved);
            steps(cold, 9);
            assertThat(cold.trainables().values())
                    .isNotEqualTo(whole.trainables().values());
        }
    }

    /// 90 samples in minibatches of 20: after two steps 40 are known, after five all.
    @Test
    void chainsOfEverySampleSeenAreKept() {
        Learner learner = adam(recurrent(6, 20), LANGEVIN, Engine.scalar());
        int[] known = {0, 20, 40, 60, 80, 90};
        for (int t = 0; t < known.length; t++) {
            List<double[]> saved = learner.save();
            for (int chain = 0; chain < 2; chain++) {
                double[] states = saved.get(saved.size() - 3 + chain);
                assertThat(states).hasSize(90 * 6);
                assertThat(Arrays.stream(states).filter(Double::isFinite).count())
                        .isEqualTo(6L * known[t]);
            }
            steps(learner, 1);
        }
    }

    /// A chain that went on is near where it was, if transitions are short; one that starts anew is at the relaxed state.
    @Test
    void chainsGoOnFromWhereTheyWere() {
        Learner learner = new Learner(
                recurrent(6, 90),
                new LearningMode.Canonical(
                        20, Reference.LEBESGUE, new Proposal.Hamiltonian(1e-3, 0.8, 1), 1, 1, 1, START),
                new Optimiser.Plain(1e-9),
                3,
                1,
                Engine.scalar());
        steps(learner, 1);
        double[] relaxed = chain(learner);
        steps(learner, 400);
        double[] later = chain(learner);
        steps(learner, 1);
        double[] next = chain(learner);
        assertThat(distance(later, next)).isLessThan(0.2 * distance(relaxed, later));
    }

    private static double[] chain(Learner learner) {
        List<double[]> saved = learner.save();
        return saved.get(saved.size() - 2).clone();
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += (one[k] - other[k]) * (one[k] - other[k]);
        }
        return Math.sqrt(sum);
    }

    /// Normal inputs that never return, and a chain x₁ → x₂ that hears them.
    @Test
    void samplesThatDoNotReturnStartFromTheRelaxedState() {
        record Once(int inputs, int outputs) implements BoundaryDistribution {
            @Override
            public void draw(long time, BoundaryBatch batch) {
                Arrays.fill(batch.inputs(), (double) time);
            }
        }
        Septuple network = network(
                new Once(1, 1), new Wiring.FeedForward(List.of(2)), new Activation.Tanh(), new BulkPotential.None(), 3);
        Learner learner = new Learner(
                network, mode(50, Reference.LEBESGUE, LANGEVIN, 2), new Optimiser.Plain(0.1), 1, 0, Engine.scalar());
        steps(learner, 20);
        List<double[]> saved = learner.save();
        assertThat(saved.get(saved.size() - 2)).isEmpty();
        assertThat(network.states().get(0, 0)).isEqualTo(19);
    }

    @Test
    void whatCannotBeNormalisedOrKeptIsRefused() {
        Wiring wild = new Wiring.RandomRecurrent(6, 1.5, true);
        Septuple relu = network(data(FEW, 0), wild, new Activation.Relu(), new BulkPotential.None(), 4);
        LearningMode lebesgue = mode(1, Reference.LEBESGUE, LANGEVIN, 1);
        assertThatThrownBy(() -> new Learner(relu, lebesgue, new Optimiser.Plain(0.1), 1, 0, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be normalised");
        steps(
                new Learner(
                        relu, mode(1, Reference.NORMAL, LANGEVIN, 1), new Optimiser.Plain(1e-3), 1, 0, Engine.scalar()),
                3);
        LearningMode.Canonical mode = mode(1, Reference.NORMAL, LANGEVIN, 1);
        assertThat(mode.numbersPerChain(60_000, 126)).isEqualTo(7_560_000);
        assertThatThrownBy(() -> mode.numbersPerChain(60_000, 100_000)).hasMessageContaining("relaxation");
        assertThatThrownBy(() -> new LearningMode.Canonical(0, Reference.NORMAL, LANGEVIN, 1, 1, 1, START))
                .hasMessageContaining("beta");
        assertThatThrownBy(() -> new LearningMode.Canonical(1, Reference.NORMAL, LANGEVIN, 1, 0, 1, START))
                .hasMessageContaining("burn 0");
        assertThatThrownBy(() -> new Ensemble(
                        (seed, replica) -> small(replica), mode, new Optimiser.Plain(0.1), 1, 0, 2, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one by one");
    }

    /// Two moons at β = 100, where a linear readout reaches 88 %: as many test samples right as by relaxation, to within the errors of both proportions.
    @Test
    void canonicalLearnersLearnTwoMoons() {
        Split moons = new Scaling.Interval(-1, 1).apply(Split.random(SyntheticData.moons(600, 0.1, 3), 400, 3));
        double relaxed = accuracy(moons, new LearningMode.Relaxed(2, 16, 0.2));
        double canonical = accuracy(
                moons,
                new LearningMode.Canonical(
                        100, Reference.LEBESGUE, HAMILTONIAN, 2, 2, 2, new LearningMode.Relaxed(2, 16, 0.2)));
        assertThat(relaxed).isGreaterThan(0.95);
        int n = moons.test().samples();
        double error = Math.sqrt((relaxed * (1 - relaxed) + canonical * (1 - canonical)) / n);
        assertThat(Math.abs(canonical - relaxed)).isLessThan(2 * error + 1e-12);
    }

    private static double accuracy(Split moons, LearningMode mode) {
        Septuple network = network(
                data(moons.train(), 0),
                new Wiring.FeedForward(List.of(16)),
                new Activation.Tanh(),
                new BulkPotential.None(),
                20);
        Optimiser adam = new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8);
        Engine engine = new Engine(Lanes.kernels(), Crew.alone());
        steps(new Learner(network, mode, adam, 3, 0, engine), 1000);
        return new Readout.ByDynamics(3).classify(network, moons.test(), engine).right(moons.test())
                / (double) moons.test().samples();
    }
}
