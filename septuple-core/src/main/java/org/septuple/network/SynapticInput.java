package org.septuple.network;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.MatrixProduct;

/// The input y = ŵx + b of all neurons, for a batch, with the part that comes from held neurons computed once.
///
/// Call [#hold] after every change of ŵ, b or the held states, then [#compute] as often as the others move.
public final class SynapticInput {

    private final BoundaryProjector projector;
    private final Weights weights;
    private final Biases biases;
    private final int batch;
    private final double[] drive;
    private List<WeightBlock> live = List.of();

    /// Buffers for batches of one size.
    ///
    /// @param projector P̂
    /// @param weights   ŵ
    /// @param biases    b
    /// @param batch     B
    public SynapticInput(BoundaryProjector projector, Weights weights, Biases biases, int batch) {
        this.projector = projector;
        this.weights = weights;
        this.biases = biases;
        this.batch = batch;
        this.drive = new double[weights.neurons() * batch];
    }

    /// Sums b and the synapses from held neurons into a constant drive.
    ///
    /// @param held neurons whose states stay as they are until the next call
    /// @param x    states, N×B
    public void hold(Held held, States x) {
        NeuronRange free = held.free(projector);
        for (int i = 0; i < weights.neurons(); i++) {
            Arrays.fill(drive, i * batch, (i + 1) * batch, biases.values()[i]);
        }
        for (WeightBlock block : weights.blocks()) {
            if (!block.sources().meets(free)) {
                add(block, x.values(), drive);
            }
        }
        live = weights.blocks().stream()
                .filter(block -> block.sources().meets(free))
                .toList();
    }

    /// Computes y for a range of neurons.
    ///
    /// @param x    states, N×B, held ones unchanged since [#hold]
    /// @param rows neurons whose input is wanted; every live block ends inside or outside of it
    /// @param y    N×B, receives the rows asked for; others may be overwritten
    public void compute(States x, NeuronRange rows, double[] y) {
        System.arraycopy(drive, rows.from() * batch, y, rows.from() * batch, rows.size() * batch);
        for (WeightBlock block : live) {
            if (block.targets().meets(rows)) {
                add(block, x.values(), y);
            }
        }
    }

    private void add(WeightBlock block, double[] x, double[] y) {
        MatrixProduct.accumulate(
                block.targets().size(),
                batch,
                block.sources().size(),
                block.values(),
                0,
                block.sources().size(),
                1,
                x,
                block.sources().from() * batch,
                batch,
                1,
                y,
                block.targets().from() * batch,
                batch);
    }
}
