package org.septuple.learning;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;
import org.septuple.numerics.ReplicaBlocks;

/// The random numbers of minibatches. A block of [#BLOCK] replicas has, at each step, a stream (seed, [Purpose#MINIBATCHES], block, step)
/// of its own, cut into rows of one number per replica; row k begins at number k·BLOCK. So no number depends on how many replicas,
/// rows or steps are drawn.
///
/// @param random kernels
/// @param seed   of the data
record MinibatchStream(RandomKernels random, long seed) {

    /// Replicas per block.
    static final int BLOCK = ReplicaBlocks.BLOCK;

    private static final int MOST_SAMPLES = 1 << 20;

    /// Rows of standard normal numbers.
    ///
    /// @param block    of replicas
    /// @param step     learning step
    /// @param first    row
    /// @param rows     how many
    /// @param replicas of each row, the first ones, ≤ BLOCK
    /// @param target   receives row k at k·BLOCK
    void normals(int block, long step, int first, int rows, int replicas, double[] target) {
        if (replicas == BLOCK) {
            random.gaussians(seed, Purpose.MINIBATCHES, block, step, position(first), target, 0, rows * BLOCK);
            return;
        }
        for (int k = 0; k < rows; k++) {
            int from = k * BLOCK;
            random.gaussians(
                    seed, Purpose.MINIBATCHES, block, step, position(first + k), target, from, from + replicas);
        }
    }

    /// A row of uniform numbers in [0, 1).
    ///
    /// @param block    of replicas
    /// @param step     learning step
    /// @param row      which
    /// @param replicas the first ones, ≤ BLOCK
    /// @param target   receives them
    void uniforms(int block, long step, int row, int replicas, double[] target) {
        random.uniforms(seed, Purpose.MINIBATCHES, block, step, position(row), target, 0, replicas);
    }

    /// A position of a stream gives two numbers.
    private static int position(int row) {
        return row * (BLOCK / 2);
    }

    static void requireBatch(int batch) {
        if (batch < 1 || batch > MOST_SAMPLES) {
            throw new IllegalArgumentException("batch %d must be in [1, %d]".formatted(batch, MOST_SAMPLES));
        }
    }

    static void requireFinite(double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("%s must be finite".formatted(number));
            }
        }
    }

    static void requireLabels(double inputs, double labelNoise) {
        if (!(inputs > 0 && labelNoise >= 0 && Double.isFinite(inputs) && Double.isFinite(labelNoise))) {
            throw new IllegalArgumentException(
                    "standard deviation of inputs %g must be finite and > 0, label noise %g >= 0"
                            .formatted(inputs, labelNoise));
        }
    }
}
