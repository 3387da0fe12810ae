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

    /// One block on its way from the states to drive or y.
    private record Path(WeightBlock block, MatrixView weights, MatrixView x, MatrixView drive, MatrixView y) {}

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
            paths.add(new Path(
                    block,
                    weights(block),
                    rows(septuple.states().values(), block.sources()),
                    rows(drive, block.targets()),
                    rows(values, block.targets())));
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
            if (!path.block.sources().meets(free)) {
                product.accumulate(engine.crew(), path.weights, path.x, path.drive);
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
            if (path.block.sources().meets(before) && !path.block.sources().meets(free)) {
                product.accumulate(engine.crew(), path.weights, path.x, path.drive);
            }
        }
    }

    /// Computes y for a range of neurons.
    ///
    /// @param rows neurons whose input is wanted; every block ends inside or outside of it
    public void compute(NeuronRange rows) {
        System.arraycopy(drive, rows.from() * batch, values, rows.from() * batch, rows.size() * batch);
        for (Path path : paths) {
            if (path.block.targets().meets(rows) && path.block.sources().meets(free)) {
                product.accumulate(engine.crew(), path.weights, path.x, path.y);
            }
        }
    }

    private MatrixView rows(double[] states, NeuronRange neurons) {
        return MatrixView.rowMajor(states, septuple.projector().neurons(), batch)
                .rows(neurons.from(), neurons.to());
    }

    static MatrixView weights(WeightBlock block) {
        return switch (block) {
            case DenseBlock dense ->
                MatrixView.rowMajor(
                        dense.values(), dense.targets().size(), dense.sources().size());
        };
    }
}
