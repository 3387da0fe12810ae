package org.septuple.learning;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;
import org.septuple.numerics.LaneKernels;

/// The input y = ŵx + b of eight replicas while some neurons are held: the twin of
/// [SynapticInput][org.septuple.network.SynapticInput], in the same order of additions.
final class LaneInput {

    private final LaneKernels kernels;
    private final ParameterLayout layout;
    private final List<WeightBlock> blocks;
    private final NeuronRange free;
    private final int[] held;
    private final int[] live;
    private final int neurons;
    private final int batch;
    /// Neurons whose drive, or input, begins as a chain of some block.
    private final boolean[] begun;

    private final boolean[] driven;
    private final boolean[] begins;
    private final boolean[] drives;
    private final double[] drive;
    private final double[] y;

    LaneInput(Septuple shape, ParameterLayout layout, Held held, LaneKernels kernels) {
        this.kernels = kernels;
        this.layout = layout;
        this.blocks = shape.weights().blocks();
        this.free = held.free(shape.projector());
        this.held = places(false);
        this.live = places(true);
        this.neurons = shape.projector().neurons();
        this.batch = shape.states().batch();
        this.begun = new boolean[neurons];
        this.driven = new boolean[neurons];
        this.begins = firstToReach(this.held, begun, true);
        this.drives = firstToReach(this.live, driven, false);
        int size = shape.states().values().length * LaneKernels.LANES;
        this.drive = new double[size];
        this.y = new double[live.length == 0 ? 0 : size];
    }

    private int[] places(boolean moving) {
        return IntStream.range(0, blocks.size())
                .filter(k -> blocks.get(k).sources().meets(free) == moving)
                .toArray();
    }

    /// The neurons that move.
    NeuronRange free() {
        return free;
    }

    /// Blocks that begin at some neuron that moves, in order.
    int[] live() {
        return live;
    }

    /// Sums b and the synapses from held neurons; to be called when parameters or held states have changed.
    ///
    /// @param rows neurons whose input will be asked for
    void hold(double[] parameters, double[] x, NeuronRange rows) {
        for (int i = rows.from(); i < rows.to(); i++) {
            if (!begun[i]) {
                kernels.spread(parameters, layout.biasAt(i), batch, drive, i * batch);
            }
        }
        for (int k : held) {
            NeuronRange targets = blocks.get(k).targets();
            if (!targets.meets(rows)) {
                continue;
            }
            if (begins[k]) {
                add(k, parameters, x, parameters, layout.biasAt(targets.from()), 1, 0, drive);
            } else {
                add(k, parameters, x, drive, targets.from() * batch, batch, 1, drive);
            }
        }
    }

    /// y on a range of neurons, every live block ending inside or outside of it.
    ///
    /// @return N×B groups, of which those rows are right; not to be changed
    double[] compute(double[] parameters, double[] x, NeuronRange rows) {
        if (live.length == 0) {
            return drive;
        }
        for (int i = rows.from(); i < rows.to(); i++) {
            if (!driven[i]) {
                System.arraycopy(
                        drive,
                        i * batch * LaneKernels.LANES,
                        y,
                        i * batch * LaneKernels.LANES,
                        batch * LaneKernels.LANES);
            }
        }
        for (int k : live) {
            NeuronRange targets = blocks.get(k).targets();
            if (targets.meets(rows)) {
                add(k, parameters, x, drives[k] ? drive : y, targets.from() * batch, batch, 1, y);
            }
        }
        return y;
    }

    private void add(int k, double[] parameters, double[] x, double[] s, int s0, int sRow, int sColumn, double[] sum) {
        NeuronRange targets = blocks.get(k).targets();
        NeuronRange sources = blocks.get(k).sources();
        kernels.accumulate(
                targets.size(),
                batch,
                sources.size(),
                parameters,
                layout.blockAt(k),
                sources.size(),
                1,
                x,
                sources.from() * batch,
                batch,
                1,
                s,
                s0,
                sRow,
                sColumn,
                sum,
                targets.from() * batch,
                batch,
                1);
    }

    /// Which blocks are the first of theirs to reach all of their targets, so that a chain may start there from elsewhere
    /// instead of from a copy; marks those targets.
    private boolean[] firstToReach(int[] among, boolean[] reached, boolean fromBiases) {
        boolean[] first = new boolean[blocks.size()];
        boolean[] touched = new boolean[neurons];
        for (int k : among) {
            NeuronRange targets = blocks.get(k).targets();
            boolean fresh = targets.size() > 0;
            for (int i = targets.from(); i < targets.to(); i++) {
                fresh &= !touched[i];
                fresh &= !fromBiases || layout.biasAt(i) == layout.biasAt(targets.from()) + i - targets.from();
            }
            first[k] = fresh;
            for (int i = targets.from(); i < targets.to(); i++) {
                reached[i] |= fresh;
                touched[i] = true;
            }
        }
        return first;
    }
}
