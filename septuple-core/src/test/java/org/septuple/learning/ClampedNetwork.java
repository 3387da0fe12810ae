package org.septuple.learning;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The slow twin of a [SolvableLearner]: its network, with weights and biases of q, every sample of a minibatch drawn by itself and put into
/// the states, the loss and gradient of [LossEvaluation], and the chain rule from (ŵ, b) to q.
final class ClampedNetwork {

    /// The samples are put into the states here.
    private record Undrawn(int inputs, int outputs) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            throw new UnsupportedOperationException();
        }
    }

    private final SolvableLearner learner;
    private final RandomStream random;
    private final int batch;
    private final Septuple septuple;
    private final LossEvaluation evaluation;
    private final TrainableVector gradient;

    ClampedNetwork(SolvableLearner learner, double[] q, long seed) {
        this.learner = learner;
        this.random = new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0);
        this.batch = learner.batch();
        Loss bulk = new Loss.Bulk(new BulkPotential.None());
        NeuronRange none = new NeuronRange(0, 0);
        this.septuple = switch (learner) {
            case BiasPair pair -> {
                BiasPair.Synapses w = pair.synapses();
                DenseBlock fixed = block(0, 2, 0, 2, false, w.w11(), w.w12(), w.w21(), w.w22());
                yield septuple(2, 0, 0, List.of(fixed), new NeuronRange(0, 2), q, bulk);
            }
            case SingleWeight _ -> septuple(1, 0, 1, List.of(block(1, 2, 0, 1, true, q[0])), none, q, bulk);
            case RingPhase _ -> {
                DenseBlock direction = block(2, 3, 0, 2, true, StrictMath.cos(q[0]), StrictMath.sin(q[0]));
                yield septuple(2, 0, 1, List.of(direction), none, q, bulk);
            }
            case DoubleWell _ -> {
                List<DenseBlock> chain = List.of(block(1, 2, 0, 1, true, q[0]), block(2, 3, 1, 2, true, q[0]));
                yield septuple(1, 1, 2, chain, new NeuronRange(3, 4), q, new Loss.Boundary());
            }
        };
        this.evaluation = new LossEvaluation(septuple, Engine.scalar());
        int weights = septuple.weights().blocks().stream()
                .filter(w -> w.trainable())
                .mapToInt(w -> w.size())
                .sum();
        this.gradient =
                new TrainableVector(weights, septuple.biases().trainable().size());
    }

    private static DenseBlock block(int toFrom, int toTo, int from, int to, boolean trainable, double... values) {
        DenseBlock block = new DenseBlock(new NeuronRange(toFrom, toTo), new NeuronRange(from, to), trainable);
        System.arraycopy(values, 0, block.values(), 0, values.length);
        return block;
    }

    private Septuple septuple(
            int inputs, int bulk, int outputs, List<DenseBlock> blocks, NeuronRange learning, double[] q, Loss loss) {
        int neurons = inputs + bulk + outputs;
        Biases biases = new Biases(neurons, learning);
        for (int k = 0; k < learning.size(); k++) {
            biases.values()[learning.from() + k] = q[k];
        }
        return new Septuple(
                new States(neurons, batch),
                new BoundaryProjector(inputs, bulk, outputs),
                new Undrawn(inputs, outputs),
                new Weights(neurons, List.copyOf(blocks)),
                biases,
                new Activation.Identity(),
                loss);
    }

    /// Draws a minibatch.
    ///
    /// @param q    where
    /// @param time of the data
    /// @param into receives the gradient by q
    /// @return the loss without the share of inputs that hear nothing
    double draw(double[] q, double time, double[] into) {
        double[] x = septuple.states().values();
        for (int s = 0; s < batch; s++) {
            sample(q, time, x, s);
        }
        Arrays.fill(gradient.values(), 0);
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        evaluation.addTrainableGradient(1, gradient);
        double[] g = gradient.values();
        switch (learner) {
            case BiasPair _ -> System.arraycopy(g, 0, into, 0, 2);
            case SingleWeight _ -> into[0] = g[0];
            case RingPhase _ -> into[0] = -StrictMath.sin(q[0]) * g[0] + StrictMath.cos(q[0]) * g[1];
            case DoubleWell _ -> {
                into[0] = g[0] + g[1] + g[2];
                double[] byState = evaluation.stateGradient(); // of the hidden x₁ = q·1, ∂x₁/∂q = 1
                for (int s = 0; s < batch; s++) {
                    into[0] += byState[batch + s] / batch;
                }
            }
        }
        NeuronRange hearing = learner instanceof BiasPair
                ? new NeuronRange(0, 2)
                : septuple.projector().outputRange();
        return evaluation.share(hearing);
    }

    private void sample(double[] q, double time, double[] x, int s) {
        double[] z = random.gaussians(4);
        switch (learner) {
            case BiasPair pair -> {
                BiasPair.Data d = pair.data();
                double root = Math.sqrt(d.variance1());
                double rest = d.variance2() - d.covariance() * d.covariance() / d.variance1();
                x[s] = d.mean1() + time * d.velocity1() + root * z[0];
                x[batch + s] = d.mean2() + time * d.velocity2() + d.covariance() / root * z[0] + Math.sqrt(rest) * z[1];
            }
            case SingleWeight single -> {
                x[s] = single.inputs() * z[0];
                x[batch + s] = (single.weight() + time * single.velocity()) * x[s] + single.labelNoise() * z[1];
            }
            case RingPhase ring -> {
                double phase = ring.phase() + time * ring.velocity();
                x[s] = ring.inputs() * z[0];
                x[batch + s] = ring.inputs() * z[1];
                x[2 * batch + s] =
                        StrictMath.cos(phase) * x[s] + StrictMath.sin(phase) * x[batch + s] + ring.labelNoise() * z[2];
            }
            case DoubleWell well -> {
                x[s] = 1;
                x[batch + s] = q[0];
                x[2 * batch + s] = well.target();
                x[3 * batch + s] = well.mean() + time * well.velocity() + well.noise() * z[0];
            }
        }
    }
}
