package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.SparseMatrix;

class SparseBlockTest {

    private static final int N = 14;

    /// The same ŵ twice: once with a sparse bulk, once with a dense one that holds zeros.
    private record Twins(Septuple sparse, Septuple dense) {
        static Twins of(Loss loss) {
            Wiring wiring = new Wiring.SparseRecurrent(9, 3, 0.9, true);
            Weights sparse = wiring.weights(3, 2, 4, 0);
            BoundaryProjector projector = new BoundaryProjector(3, 9, 2);
            NeuronRange bulk = projector.bulkRange();
            Weights dense = new Weights(
                    N,
                    List.of(
                            new DenseBlock(bulk, bulk, true),
                            new DenseBlock(bulk, projector.inputRange(), true),
                            new DenseBlock(projector.outputRange(), bulk, true)));
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    if (sparse.get(i, j) != 0) {
                        dense.set(i, j, sparse.get(i, j));
                    }
                }
            }
            return new Twins(septuple(projector, sparse, loss), septuple(projector, dense, loss));
        }

        private static Septuple septuple(BoundaryProjector projector, Weights weights, Loss loss) {
            Septuple made = new Septuple(
                    new States(N, 5),
                    projector,
                    new Networks.Noise(3, 2, 8),
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Tanh(),
                    loss);
            BoundaryBatch batch = new BoundaryBatch(3, 2, 5);
            made.distribution().draw(0, batch);
            batch.setInputs(0, made.states());
            batch.setOutputs(0, made.states());
            return made;
        }
    }

    @Test
    void activationDynamicsHaveTheBitsOfTheDenseMatrix() {
        Twins twins = Twins.of(new Loss.Bulk(new BulkPotential.None()));
        for (Septuple septuple : List.of(twins.sparse, twins.dense)) {
            ActivationMap map = new ActivationMap(septuple, Engine.scalar());
            map.hold(Held.INPUTS);
            map.advance(7);
        }
        assertThat(twins.sparse.states().values())
                .isEqualTo(twins.dense.states().values());
    }

    /// ∂H/∂x is that of the dense matrix; ∂H/∂w too, on every synapse that is there.
    @Test
    void gradientsAreThoseOfTheDenseMatrix() {
        Twins twins = Twins.of(new Loss.Bulk(new BulkPotential.WeightDecay(0.3)));
        LossEvaluation sparse = evaluated(twins.sparse);
        LossEvaluation dense = evaluated(twins.dense);
        assertThat(sparse.stateGradient()).isEqualTo(dense.stateGradient());
        Weights sparseSlope = slope(twins.sparse, sparse);
        Weights denseSlope = slope(twins.dense, dense);
        int synapses = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                if (twins.sparse.weights().get(i, j) != 0) {
                    assertThat(sparseSlope.get(i, j)).isEqualTo(denseSlope.get(i, j));
                    synapses++;
                }
            }
        }
        assertThat(synapses).isEqualTo(9 * 3 + 9 * (3 + 2));
    }

    /// On sparse synapses too, weights 1/B make the very numbers of the mean.
    @Test
    void equalWeightsHaveTheBitsOfTheMean() {
        Septuple septuple = Twins.of(new Loss.Bulk(new BulkPotential.None())).sparse;
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector mean = trainables.newVector();
        TrainableVector weighted = trainables.newVector();
        evaluated(septuple).addTrainableGradient(1, mean);
        evaluated(septuple).addWeightedGradient(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, weighted);
        assertThat(weighted.values()).isEqualTo(mean.values());
        assertThat(mean.isFinite()).isTrue();
    }

    /// Weight decay and moments see the synapses and nothing else: Adam leaves the numbers that it leaves in dense ones.
    @Test
    void adamMovesTheSynapsesAsThoseOfTheDenseMatrix() {
        Twins twins = Twins.of(new Loss.Bulk(new BulkPotential.WeightDecay(0.3)));
        boolean[] absent = new boolean[N * N];
        for (int k = 0; k < absent.length; k++) {
            absent[k] = twins.sparse.weights().get(k / N, k % N) == 0;
        }
        adam(twins.sparse, absent);
        adam(twins.dense, absent);
        int synapses = 0;
        for (WeightBlock block : twins.sparse.weights().blocks()) {
            assertThat(block.parts().stream().mapToInt(part -> part.length).sum())
                    .isEqualTo(block.size());
            synapses += block.size();
        }
        assertThat(synapses).isEqualTo(9 * 3 + 9 * (3 + 2));
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                assertThat(twins.sparse.weights().get(i, j))
                        .isEqualTo(twins.dense.weights().get(i, j));
            }
        }
    }

    /// Five steps; absent synapses are cut again after each.
    private static void adam(Septuple septuple, boolean[] absent) {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        double[] mean = new double[q.size()];
        double[] square = new double[q.size()];
        for (int step = 0; step < 5; step++) {
            TrainableVector gradient = trainables.newVector();
            evaluated(septuple).addTrainableGradient(1, gradient);
            trainables.read(q);
            for (int k = 0; k < q.size(); k++) {
                double g = gradient.values()[k];
                mean[k] = 0.9 * mean[k] + 0.1 * g;
                square[k] = 0.99 * square[k] + 0.01 * g * g;
                q.values()[k] -= 0.01 * mean[k] / (Math.sqrt(square[k]) + 1e-8);
            }
            trainables.write(q);
            for (int k = 0; k < absent.length; k++) {
                if (absent[k] && septuple.weights().get(k / N, k % N) != 0) {
                    septuple.weights().set(k / N, k % N, 0);
                }
            }
        }
    }

    private static LossEvaluation evaluated(Septuple septuple) {
        LossEvaluation loss = new LossEvaluation(septuple, Engine.scalar());
        loss.hold(Held.NOTHING);
        loss.evaluate();
        return loss;
    }

    /// The gradient, written where the weights were.
    private static Weights slope(Septuple septuple, LossEvaluation loss) {
        List<WeightBlock> blocks =
                septuple.weights().blocks().stream().map(WeightBlock::blank).toList();
        Weights slope = new Weights(N, blocks);
        Trainables trainables = new Trainables(slope, Biases.of(septuple.projector(), slope));
        TrainableVector gradient = trainables.newVector();
        loss.addTrainableGradient(1, gradient);
        trainables.write(gradient);
        return slope;
    }

    @Test
    void synapsesOutsideThePatternAreRefused() {
        Weights weights =
                Twins.of(new Loss.Bulk(new BulkPotential.None())).sparse.weights();
        int absent = 3;
        while (weights.get(5, absent) != 0) {
            absent++;
        }
        int source = absent;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights.set(5, source, 1))
                .withMessageContaining("from neuron " + source + " to 5");
        NeuronRange one = new NeuronRange(0, 1);
        SparseMatrix matrix = SparseMatrix.of(3, 3, (row, sink) -> sink.put(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SparseBlock(one, new NeuronRange(0, 3), true, matrix))
                .withMessageContaining("from neuron 2 to 1");
    }
}
