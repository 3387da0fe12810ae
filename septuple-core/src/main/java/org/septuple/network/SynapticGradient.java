package org.septuple.network;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.SparseMatrix;

/// The way back from δ through the blocks of ŵ: ŵᵀδ to the states, δxᵀ to the synapses. The other direction is
/// [SynapticInput].
final class SynapticGradient {

    private final Septuple septuple;
    private final Engine engine;
    private final MatrixProduct product;
    private final int batch;
    private final double[] delta;
    private final double[] gradient;
    private final double[] scaled;
    private final List<Back> paths = new ArrayList<>();

    /// One block on its way back from δ.
    private interface Back {
        WeightBlock block();

        /// Adds ŵᵀδ to the gradient of the states.
        void addStateGradient();

        /// Adds the scaled δ times xᵀ to the trainables' gradient, from a place on.
        void addTrainableGradient(Engine workers, double[] sum, int at);
    }

    private final class DenseBack implements Back {
        private final DenseBlock block;
        private final MatrixView transposed;
        private final MatrixView deltas;
        private final MatrixView gradients;
        private final MatrixView scaledDeltas;
        private final MatrixView states;

        DenseBack(DenseBlock block) {
            this.block = block;
            this.transposed = SynapticInput.weights(block).transposed();
            this.deltas = rows(delta, block.targets());
            this.gradients = rows(gradient, block.sources());
            this.scaledDeltas = rows(scaled, block.targets());
            this.states = rows(septuple.states().values(), block.sources()).transposed();
        }

        @Override
        public WeightBlock block() {
            return block;
        }

        @Override
        public void addStateGradient() {
            product.accumulate(engine.crew(), transposed, deltas, gradients);
        }

        @Override
        public void addTrainableGradient(Engine workers, double[] sum, int at) {
            int sources = block.sources().size();
            MatrixView part = new MatrixView(sum, at, block.targets().size(), sources, sources, 1);
            product.accumulate(workers.crew(), scaledDeltas, states, part);
        }
    }

    private final class SparseBack implements Back {
        private final SparseBlock block;
        private final SparseMatrix sums;

        SparseBack(SparseBlock block) {
            this.block = block;
            this.sums = block.trainable() ? block.matrix().zeroed() : block.matrix();
        }

        @Override
        public WeightBlock block() {
            return block;
        }

        @Override
        public void addStateGradient() {
            block.matrix().accumulateTransposed(engine, delta, batch, gradient);
        }

        @Override
        public void addTrainableGradient(Engine workers, double[] sum, int at) {
            sums.addOuterProduct(workers, scaled, septuple.states().values(), batch);
            int next = at;
            for (int k = 0; k < sums.blocks(); k++) {
                double[] part = sums.values(k);
                for (int i = 0; i < part.length; i++) {
                    sum[next++] += part[i];
                    part[i] = 0;
                }
            }
        }
    }

    /// Paths between arrays N×B, row-major, that stay the caller's.
    ///
    /// @param septuple the network
    /// @param engine   kernels and workers
    /// @param delta    δ, read by [#addStateGradient]
    /// @param gradient of the states, added to by it
    /// @param scaled   δ with a factor per column, read by [#addTrainableGradient]
    SynapticGradient(Septuple septuple, Engine engine, double[] delta, double[] gradient, double[] scaled) {
        this.septuple = septuple;
        this.engine = engine;
        this.product = new MatrixProduct(engine.kernels().product());
        this.batch = septuple.states().batch();
        this.delta = delta;
        this.gradient = gradient;
        this.scaled = scaled;
        for (WeightBlock block : septuple.weights().blocks()) {
            paths.add(
                    switch (block) {
                        case DenseBlock dense -> new DenseBack(dense);
                        case SparseBlock sparse -> new SparseBack(sparse);
                    });
        }
    }

    /// Adds ŵᵀδ of all blocks that start at some neurons.
    ///
    /// @param sources whose gradient is wanted
    void addStateGradient(NeuronRange sources) {
        for (Back path : paths) {
            if (path.block().sources().meets(sources)) {
                path.addStateGradient();
            }
        }
    }

    /// Adds the scaled δ times xᵀ, and its sum over the columns for the biases.
    ///
    /// @param workers an engine with the same kernels, whose crew is free
    /// @param sum     in the layout of a [TrainableVector], added to
    void addTrainableGradient(Engine workers, double[] sum) {
        int at = 0;
        for (Back path : paths) {
            if (path.block().trainable()) {
                path.addTrainableGradient(workers, sum, at);
                at += path.block().size();
            }
        }
        NeuronRange biased = septuple.biases().trainable();
        for (int i = biased.from(); i < biased.to(); i++, at++) {
            for (int s = i * batch; s < (i + 1) * batch; s++) {
                sum[at] += scaled[s];
            }
        }
    }

    private MatrixView rows(double[] states, NeuronRange neurons) {
        return MatrixView.rowMajor(states, septuple.projector().neurons(), batch)
                .rows(neurons.from(), neurons.to());
    }
}
