package org.septuple.spacetime;

import org.septuple.numerics.PointKernels;

/// Neurons in a given order as tables for [PointKernels], with what brackets need beside.
final class NeuronTable {

    /// 1/√g_i, in the table of rest.
    static final int ONE = 10;
    /// −k_i/√g_i, the rate of 1/√g_i, in the table of motion.
    static final int ONE_RATE = 14;
    /// (k_i² + ½ tr(g_i⁻¹ġ_i)²)/√g_i, its second derivative for g̈ = 0.
    static final int ONE_SECOND = 15;
    /// Six columns −g⁻¹ġg⁻¹.
    static final int INVERSE_RATE = 16;
    /// Six columns 2g⁻¹ġg⁻¹ġg⁻¹.
    static final int INVERSE_SECOND = 22;
    /// Columns of the table of inverses.
    static final int ENTRIES = SpatialMatrix.ENTRIES;

    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final PointKernels kernels;
    private final double square;
    private final double[] rest;
    private final double[] inverses;
    /// Empty for neurons at rest.
    private final double[] motion;

    private final double[] matrix = new double[ENTRIES];
    private final double[] inverse = new double[ENTRIES];
    private final double[] rate = new double[ENTRIES];
    private final double[] bent = new double[ENTRIES];
    private final double[] velocity = new double[3];
    private final double[] acceleration = new double[3];

    /// Fills tables.
    ///
    /// @param neurons   all of them
    /// @param positions 3N, wrapped into the box
    /// @param order     neuron of each slot
    /// @param kernels   scalar or vector
    /// @param square    of the cutoff
    NeuronTable(Neurons neurons, double[] positions, int[] order, PointKernels kernels, double square) {
        this.kernels = kernels;
        this.square = square;
        this.rest = table(order.length, PointKernels.REST);
        this.inverses = table(order.length, ENTRIES);
        this.motion = neurons.moves() ? table(order.length, PointKernels.MOTION) : new double[0];
        for (int slot = 0; slot < order.length; slot++) {
            rest(neurons, positions, order[slot], slot);
            if (neurons.moves()) {
                motion(neurons, order[slot], slot);
            }
        }
    }

    private static double[] table(int size, int width) {
        long numbers = (long) PointKernels.tiles(0, size) * PointKernels.TILE * width;
        if (numbers > LARGEST) {
            throw new IllegalArgumentException("%d neurons: need at most %d".formatted(size, LARGEST / width));
        }
        return new double[(int) numbers];
    }

    PointKernels kernels() {
        return kernels;
    }

    /// c².
    double square() {
        return square;
    }

    /// Whether there is a table of motion.
    boolean moves() {
        return motion.length > 0;
    }

    /// Not to be written to.
    double[] rest() {
        return rest;
    }

    /// g_i⁻¹, six columns, not to be written to.
    double[] inverses() {
        return inverses;
    }

    /// Not to be written to.
    double[] motion() {
        return motion;
    }

    private void rest(Neurons neurons, double[] positions, int i, int slot) {
        neurons.matrix(i, matrix);
        SpatialMatrix.inverse(matrix, 0, inverse, 0);
        double root = neurons.volumeElement(i);
        for (int a = 0; a < 3; a++) {
            put(rest, PointKernels.REST, PointKernels.PLACE + a, slot, positions[3 * i + a]);
        }
        put(rest, PointKernels.REST, PointKernels.MATRIX, slot, matrix);
        put(rest, PointKernels.REST, PointKernels.ROOT, slot, root * Brackets.NORMALISATION);
        put(rest, PointKernels.REST, ONE, slot, 1 / root);
        put(inverses, ENTRIES, 0, slot, inverse);
    }

    private void motion(Neurons neurons, int i, int slot) {
        neurons.motion(i, velocity, acceleration, rate);
        for (int a = 0; a < 3; a++) {
            put(PointKernels.VELOCITY + a, slot, velocity[a]);
            put(PointKernels.ACCELERATION + a, slot, acceleration[a]);
        }
        double growth = SpatialMatrix.traceOfProduct(inverse, rate) / 2;
        double one = 1 / neurons.volumeElement(i);
        SpatialMatrix.sandwich(inverse, rate, inverse, bent);
        double square = SpatialMatrix.traceOfProduct(bent, rate);
        double advance = SpatialMatrix.form(matrix, velocity[0], velocity[1], velocity[2]);
        put(motion, PointKernels.MOTION, PointKernels.RATE, slot, rate);
        put(PointKernels.GROWTH, slot, growth);
        put(PointKernels.GROWTH_RATE, slot, -square / 2 - advance);
        put(ONE_RATE, slot, -growth * one);
        put(ONE_SECOND, slot, (growth * growth + square / 2) * one);
        SpatialMatrix.sandwich(bent, rate, inverse, matrix);
        for (int k = 0; k < ENTRIES; k++) {
            put(INVERSE_RATE + k, slot, -bent[k]);
            put(INVERSE_SECOND + k, slot, 2 * matrix[k]);
        }
    }

    private void put(int column, int slot, double value) {
        put(motion, PointKernels.MOTION, column, slot, value);
    }

    private static void put(double[] table, int width, int column, int slot, double[] six) {
        for (int k = 0; k < ENTRIES; k++) {
            put(table, width, column + k, slot, six[k]);
        }
    }

    private static void put(double[] table, int width, int column, int slot, double value) {
        table[PointKernels.at(width, column, slot)] = value;
    }
}
