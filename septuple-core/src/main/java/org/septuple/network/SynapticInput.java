package org.septuple.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;

/// The input y = ŵx + b of all neurons, for the columns of a septuple, with the part that comes from held neurons
/// computed once.
///
/// Call [#hold] after every change of ŵ, b or the held states, then [#compute] as often as the others move.
public final class SynapticInput {

    private final Septuple septuple;
    private final Engine engine;
    private final MatrixProduct product;
    private final int batch;
    private final double[] drive;
    private final double[] values;
    private final List<Path> paths = new ArrayList<>();
    private NeuronRange free;

    /// One block on its way from the states to a sum, which is drive or y.
    private interface Path {
        WeightBlock block();

        void add(boolean toDrive);
    }

    private final class DensePath implements Path {
        private final DenseBlock block;
        private final MatrixView weights;
        private final MatrixView x;
        private final MatrixView drives;
        private final MatrixView y;

        DensePath(DenseBlock block) {
            this.block = block;
            this.weights = weights(block);
            this.x = rows(septuple.states().values(), block.sources());
            this.drives = rows(drive, block.targets());
            this.y = rows(values, block.targets());
        }

        @Override
        public WeightBlock block() {
            return block;
        }

        @Override
        public void add(boolean toDrive) {
            product.accumulate(engine.crew(), weights, x, toDrive ? drives : y);
        }
    }

    private final class SparsePath implements Path {
        private final SparseBlock block;

        SparsePath(SparseBlock block) {
            this.block = block;
        }

        @Override
        public WeightBlock block() {
            return block;
        }

        @Override
        public void add(boolean toDrive) {
            block.matrix().accumulate(engine, septuple.states().values(), batch, toDrive ? drive : values);
        }
    }

    /// Buffers for the columns of this septuple: two arrays N×B.
    ///
    /// @param septuple the network
    /// @param engine   kernels and workers
    public SynapticInput(Septuple septuple, Engine engine) {
        this.septuple = septuple;
        this.engine = engine;
        this.product = new MatrixProduct(engine.kernels().product());
        this.batch = septuple.states().batch();
        int size = septuple.states().values().length;
        this.drive = new double[size];
        this.values = new double[size];
        this.free = Held.NOTHING.free(septuple.projector());
        for (WeightBlock block : septuple.weights().blocks()) {
            paths.add(
                    switch (block) {
                        case DenseBlock dense -> new DensePath(dense);
                        case SparseBlock sparse -> new SparsePath(sparse);
                    });
        }
    }

    /// The latest y, N×B, row-major, live. Rows that were not asked for hold nothing of use, and callers may overwrite
    /// all of it.
    ///
    /// @return not a copy
    public double[] values() {
        return values;
    }

    /// Sums b and the synapses from held neurons into a constant drive.
    ///
    /// @param held neurons whose states stay as they are until the next call
    public void hold(Held held) {
        free = held.free(septuple.projector());
        double[] biases = septuple.biases().values();
        for (int i = 0; i < biases.length; i++) {
            Arrays.fill(drive, i * batch, (i + 1) * batch, biases[i]);
        }
        for (Path path : paths) {
            if (!path.block().sources().meets(free)) {
                path.add(true);
            }
        }
    }

    /// Holds further neurons, whose states were just set. ŵ, b and the states held before have not changed since then.
    ///
    /// @param held covers all that was held before
    public void alsoHold(Held held) {
        NeuronRange before = free;
        free = held.free(septuple.projector());
        for (Path path : paths) {
            if (path.block().sources().meets(before) && !path.block().sources().meets(free)) {
                path.add(true);
            }
        }
    }

    /// Computes y for a range of neurons.
    ///
    /// @param rows neurons whose input is wanted; every block ends inside or outside of it
    public void compute(NeuronRange rows) {
        System.arraycopy(drive, rows.from() * batch, values, rows.from() * batch, rows.size() * batch);
        for (Path path : paths) {
            if (path.block().targets().meets(rows) && path.block().sources().meets(free)) {
                path.add(false);
            }
        }
    }

    private MatrixView rows(double[] states, NeuronRange neurons) {
        return MatrixView.rowMajor(states, septuple.projector().neurons(), batch)
                .rows(neurons.from(), neurons.to());
    }

    static MatrixView weights(DenseBlock block) {
        return MatrixView.rowMajor(
                block.values(), block.targets().size(), block.sources().size());
    }
}
