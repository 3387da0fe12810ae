package org.septuple.network;

import org.septuple.numerics.LaneKernels;

/// Boundary states of eight replicas: number k of a [BoundaryBatch] belongs to replica ℓ at `[8k + ℓ]`.
public final class ReplicaBatch {

    private final int columns;
    private final double[] inputs;
    private final double[] targets;
    private final BoundaryBatch one;
    private final long[] places;

    /// Zero states.
    ///
    /// @param inputs  number of input neurons
    /// @param outputs number of output neurons
    /// @param columns B
    public ReplicaBatch(int inputs, int outputs, int columns) {
        this(inputs, outputs, columns, new double[inputs * columns * LaneKernels.LANES]);
    }

    /// A batch whose inputs go straight into states.
    ///
    /// @param inputs  number of input neurons
    /// @param outputs number of output neurons
    /// @param columns B
    /// @param states  begin with the states of the input neurons of all columns
    public ReplicaBatch(int inputs, int outputs, int columns, double[] states) {
        this.columns = columns;
        this.inputs = states;
        this.targets = new double[outputs * columns * LaneKernels.LANES];
        this.one = new BoundaryBatch(inputs, outputs, columns);
        this.places = new long[columns * LaneKernels.LANES];
    }

    /// Number of columns B.
    ///
    /// @return ≥ 0
    public int columns() {
        return columns;
    }

    /// States of the input neurons, `[(i·B + s)·8 + ℓ]`; the live array.
    ///
    /// @return inputs×B×8, or longer if they are the beginning of states
    public double[] inputs() {
        return inputs;
    }

    /// States wanted at the output neurons, `[(i·B + s)·8 + ℓ]`; the live array.
    ///
    /// @return outputs×B×8
    public double[] targets() {
        return targets;
    }

    /// Draws for one replica.
    ///
    /// @param distribution of this replica
    /// @param time         learning step, or step of (2.1)
    /// @param lane         replica in [0, 8)
    void draw(BoundaryDistribution distribution, long time, int lane) {
        distribution.draw(time, one);
        scatter(one.inputs(), inputs, lane);
        scatter(one.targets(), targets, lane);
    }

    /// Room for B·8 sample numbers.
    ///
    /// @return scratch
    long[] places() {
        return places;
    }

    private static void scatter(double[] from, double[] lanes, int lane) {
        for (int k = 0; k < from.length; k++) {
            lanes[k * LaneKernels.LANES + lane] = from[k];
        }
    }
}
