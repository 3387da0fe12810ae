package org.septuple.network;

import java.util.Arrays;

/// Boundary states for the columns of a batch: inputs and targets, N_∂×B, row-major, class labels and sample numbers.
public final class BoundaryBatch {

    /// Label of a sample without a class.
    public static final int UNLABELLED = -1;

    /// Number of a sample that is drawn once and never again.
    public static final int FRESH = -1;

    private final int columns;
    private final double[] inputs;
    private final double[] targets;
    private final int[] labels;
    private final int[] samples;

    /// Zero states.
    ///
    /// @param inputs  number of input neurons
    /// @param outputs number of output neurons
    /// @param columns B
    public BoundaryBatch(int inputs, int outputs, int columns) {
        this.columns = columns;
        this.inputs = new double[inputs * columns];
        this.targets = new double[outputs * columns];
        this.labels = new int[columns];
        this.samples = new int[columns];
        Arrays.fill(samples, FRESH);
    }

    /// Number of columns B.
    ///
    /// @return ≥ 0
    public int columns() {
        return columns;
    }

    /// States of the input neurons, `[i·B + s]`; the live array.
    ///
    /// @return inputs×B
    public double[] inputs() {
        return inputs;
    }

    /// States wanted at the output neurons, `[i·B + s]`; the live array.
    ///
    /// @return outputs×B
    public double[] targets() {
        return targets;
    }

    /// Class of each column, or [#UNLABELLED]; the live array.
    ///
    /// @return length B
    public int[] labels() {
        return labels;
    }

    /// Which sample stands in each column, by which it is known again when it returns, or [#FRESH]; the live array.
    ///
    /// @return length B, each below [BoundaryDistribution#samples]
    public int[] samples() {
        return samples;
    }

    /// Sets the input neurons of some states.
    ///
    /// @param from the column of this batch that goes to the first column of the states; the others follow
    /// @param x    states with no more columns than are left
    public void setInputs(int from, States x) {
        copyRows(inputs, from, x, 0);
    }

    /// Sets the output neurons of some states.
    ///
    /// @param from the column of this batch that goes to the first column of the states; the others follow
    /// @param x    states with no more columns than are left
    public void setOutputs(int from, States x) {
        copyRows(targets, from, x, x.neurons() - targets.length / columns);
    }

    private void copyRows(double[] source, int from, States x, int firstNeuron) {
        int width = x.batch();
        for (int i = from, k = firstNeuron * width; i < source.length; i += columns, k += width) {
            System.arraycopy(source, i, x.values(), k, width);
        }
    }

    /// Sets the boundary neurons of one column, from one column of this batch.
    ///
    /// @param from column of this batch
    /// @param x    states
    /// @param to   column of the states
    public void setColumn(int from, States x, int to) {
        int width = x.batch();
        for (int i = from, k = to; i < inputs.length; i += columns, k += width) {
            x.values()[k] = inputs[i];
        }
        int firstOutput = x.values().length - targets.length / columns * width;
        for (int i = from, k = firstOutput + to; i < targets.length; i += columns, k += width) {
            x.values()[k] = targets[i];
        }
    }
}
