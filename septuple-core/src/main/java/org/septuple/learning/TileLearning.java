package org.septuple.learning;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.ReplicaBatch;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.LaneKernels;

/// Learning steps of eight replicas at once, in the order of operations of [Learner]; the scratch arrays of one worker.
final class TileLearning {

    private static final int LANES = LaneKernels.LANES;
    private static final int LARGEST_TRAINABLES = 500;
    private static final int LARGEST_PARAMETERS = 4096;
    private static final int LARGEST_STATES = 4096;

    private final LaneKernels kernels;
    private final ParameterLayout layout;
    private final LaneLoss loss;
    private final LaneGradient mode;
    private final double[] gradient;
    private final double[] lastGood;

    /// One way to find ∂H̄/∂q at the present q.
    interface LaneGradient {
        /// Prepares a tile at time 0.
        void begin(ReplicaTile tile);

        /// Adds ∂H̄/∂q at a learning step, and H̄ to the total.
        void add(ReplicaTile tile, long time, double[] gradient, double[] total);
    }

    /// Scratch for tiles of one shape.
    ///
    /// @param shape   any replica
    /// @param mode    where the states come from
    /// @param seed    of update times and noise in activation mode
    /// @param kernels scalar or vector
    TileLearning(Septuple shape, LearningMode mode, long seed, Kernels kernels) {
        this.kernels = kernels.replicas();
        this.layout = new ParameterLayout(shape);
        this.loss = new LaneLoss(shape, layout, kernels);
        this.gradient = new double[layout.trainables() * LANES];
        this.lastGood = new double[layout.trainables() * LANES];
        this.mode = switch (mode) {
            case LearningMode.Relaxed relaxed -> new RelaxedLanes(shape, relaxed, kernels);
            case LearningMode.Activated activated -> new ActivatedLanes(shape, activated, layout, loss, seed, kernels);
            case LearningMode.Canonical _ -> throw Ensemble.refused();
        };
    }

    /// Whether eight replicas of this shape fit side by side: small, and of parts that have twins in lanes.
    static boolean fits(Septuple shape) {
        long parameters = shape.biases().values().length;
        long trainables = shape.biases().trainable().size();
        for (WeightBlock block : shape.weights().blocks()) {
            parameters += block.size();
            trainables += block.trainable() ? block.size() : 0;
            if (!(block instanceof DenseBlock)) {
                return false;
            }
        }
        BulkPotential potential = shape.loss().potential();
        boolean known = potential instanceof BulkPotential.None
                || potential instanceof BulkPotential.WeightDecay
                || potential instanceof BulkPotential.QuadraticState;
        return known
                && trainables <= LARGEST_TRAINABLES
                && parameters <= LARGEST_PARAMETERS
                && shape.states().values().length <= LARGEST_STATES;
    }

    /// Prepares a tile at time 0.
    void begin(ReplicaTile tile) {
        mode.begin(tile);
    }

    /// Makes learning steps in a row, while the tile is in the cache.
    void advance(ReplicaTile tile, long time, long steps) {
        for (long t = time; t < time + steps; t++) {
            step(tile, t);
        }
    }

    private void step(ReplicaTile tile, long time) {
        double[] q = tile.parameters();
        Arrays.fill(gradient, 0);
        double[] total = tile.losses();
        Arrays.fill(total, 0);
        mode.add(tile, time, gradient, total);
        System.arraycopy(q, 0, lastGood, 0, lastGood.length);
        move(tile.descent(), q);
        int bad = tile.stopped() | kernels.notFinite(total, 0, 1) | kernels.notFinite(q, 0, layout.trainables());
        if (bad != 0) {
            tile.stop(bad);
            keep(bad, q);
        }
    }

    private void move(Optimiser.Descent descent, double[] q) {
        if (descent instanceof PlainDescent(double rate)) { // the same operation in whole registers
            kernels.addScaled(-rate, gradient, 0, q, 0, layout.trainables());
        } else {
            descent.advance();
            descent.apply(q, gradient, 0, gradient.length);
        }
    }

    private void keep(int lanes, double[] q) {
        for (int k = 0; k < lastGood.length; k++) {
            if ((lanes >> k % LANES & 1) != 0) {
                q[k] = lastGood[k];
            }
        }
    }

    private final class RelaxedLanes implements LaneGradient {
        private final LearningMode.Relaxed mode;
        private final Activation activation;
        private final ElementaryKernels elementary;
        private final LaneInput settling;
        private final LaneInput relaxing;
        private final NeuronRange inputs;
        private final NeuronRange evaluated;
        private final NeuronRange constant;
        private final ReplicaBatch batch;
        private final int columns;
        private final double[] x;
        private final double[] stateGradient;

        RelaxedLanes(Septuple shape, LearningMode.Relaxed mode, Kernels kernels) {
            this.mode = mode;
            if (!(mode.rate() > 0 && Double.isFinite(mode.rate()))) {
                throw new IllegalArgumentException("relaxation rate %g must be finite and > 0".formatted(mode.rate()));
            }
            this.activation = shape.activation();
            this.elementary = kernels.elementary();
            this.settling = new LaneInput(shape, layout, Held.INPUTS, kernels.replicas());
            this.relaxing = new LaneInput(shape, layout, Held.BOUNDARY, kernels.replicas());
            this.inputs = shape.projector().inputRange();
            this.constant = new NeuronRange(0, firstThatCounts(shape));
            this.evaluated = new NeuronRange(constant.to(), shape.projector().neurons());
            this.columns = shape.states().batch();
            this.x = new double[shape.states().values().length * LANES];
            this.batch = new ReplicaBatch(inputs.size(), shape.projector().outputs(), columns, x);
            this.stateGradient = new double[x.length];
        }

        /// The first neuron that moves, receives synapses or learns its bias; the δ of those before it is of no use.
        private static int firstThatCounts(Septuple shape) {
            int inputs = shape.projector().inputs();
            for (int i = 0; i < inputs; i++) {
                NeuronRange one = new NeuronRange(i, i + 1);
                if (shape.weights().reaches(one) || shape.biases().trainable().meets(one)) {
                    return i;
                }
            }
            return inputs;
        }

        @Override
        public void begin(ReplicaTile tile) {}

        @Override
        public void add(ReplicaTile tile, long time, double[] gradient, double[] total) {
            double[] parameters = tile.parameters();
            tile.data().draw(time, batch);
            Arrays.fill(x, inputs.size() * columns * LANES, x.length, 0);
            if (mode.settle() > 0) {
                settle(parameters);
            }
            System.arraycopy(batch.targets(), 0, x, x.length - batch.targets().length, batch.targets().length);
            relax(parameters);
            loss.addTrainableGradient(1, parameters, x, gradient);
            loss.addMean(1, parameters, x, total);
        }

        private void settle(double[] parameters) {
            NeuronRange free = settling.free();
            settling.hold(parameters, x, free);
            for (int step = 0; step < mode.settle(); step++) {
                double[] y = settling.compute(parameters, x, free);
                activation.evaluate(elementary, y, free.from() * columns * LANES, free.to() * columns * LANES, x);
            }
        }

        private void relax(double[] parameters) {
            NeuronRange free = relaxing.free();
            relaxing.hold(parameters, x, evaluated);
            loss.clear();
            loss.addConstant(parameters, x, constant);
            loss.evaluate(x, relaxing.compute(parameters, x, evaluated), evaluated);
            for (int step = 0; step < mode.steps() && free.size() > 0; step++) {
                loss.stateGradient(relaxing, parameters, x, stateGradient);
                kernels.addScaled(
                        -mode.rate(),
                        stateGradient,
                        free.from() * columns,
                        x,
                        free.from() * columns,
                        free.size() * columns);
                loss.evaluate(x, relaxing.compute(parameters, x, evaluated), evaluated);
            }
        }
    }
}
