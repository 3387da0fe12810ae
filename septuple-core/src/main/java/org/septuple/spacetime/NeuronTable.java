package org.septuple.spacetime;

import org.septuple.numerics.PointKernels;

/// Neurons in the slots of their cells as tables for [PointKernels]. Octets have the factor r_i = √g_i (2π)^(−3/2) in them.
final class NeuronTable {

    private static final int ENTRIES = SpatialMatrix.ENTRIES;
    private static final int OCTET = PointKernels.CHANNELS;
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final PointKernels kernels;
    private final double square;
    private final TileBoxes boxes;
    private final double[] rest;
    private final double[] octets;
    private final double[] inverses;
    private final boolean moves;
    /// Empty for neurons at rest, as those below.
    private final double[] motion;

    private final double[] rates;
    private final double[] inverseRates;
    private final double[] seconds;

    private final double[] matrix = new double[ENTRIES];
    private final double[] inverse = new double[ENTRIES];
    private final double[] rate = new double[ENTRIES];
    private final double[] bent = new double[ENTRIES];
    private final double[] velocity = new double[3];
    private final double[] acceleration = new double[3];

    /// Fills tables.
    ///
    /// @param neurons all of them
    /// @param cells   that sorted them
    /// @param kernels scalar or vector
    /// @param square  of the cutoff
    NeuronTable(Neurons neurons, NeuronCells cells, PointKernels kernels, double square) {
        int[] order = cells.order();
        this.kernels = kernels;
        this.square = square;
        this.boxes = new TileBoxes(cells);
        this.rest = table(neurons, order.length, PointKernels.REST);
        this.octets = table(neurons, order.length, OCTET);
        this.inverses = table(neurons, order.length, OCTET);
        int moving = neurons.moves() ? order.length : 0;
        this.moves = neurons.moves();
        this.motion = table(neurons, moving, PointKernels.MOTION);
        this.rates = table(neurons, moving, OCTET);
        this.inverseRates = table(neurons, moving, OCTET);
        this.seconds = table(neurons, moving, OCTET);
        for (int slot = 0; slot < order.length; slot++) {
            if (order[slot] == NeuronTiles.EMPTY) {
                rest(PointKernels.PLACE, slot, Double.NaN);
            } else {
                rest(neurons, cells.positions(), order[slot], slot);
                if (neurons.moves()) {
                    motion(neurons, order[slot], slot);
                }
            }
        }
    }

    private static double[] table(Neurons neurons, int slots, int width) {
        long numbers = (long) slots * width + PointKernels.LEAD;
        if (numbers > LARGEST) {
            throw new IllegalArgumentException(
                    "%d neurons: need at most about %d".formatted(neurons.size(), LARGEST / width / 10 * 9));
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

    /// Whether there are tables of motion.
    boolean moves() {
        return moves;
    }

    /// Of the tiles.
    TileBoxes boxes() {
        return boxes;
    }

    /// Not to be written to.
    double[] rest() {
        return rest;
    }

    /// r, six r g, r/√g.
    double[] octets() {
        return octets;
    }

    /// Six r g⁻¹, 0, 0.
    double[] inverses() {
        return inverses;
    }

    /// Not to be written to.
    double[] motion() {
        return motion;
    }

    /// Rates of what octets have beside r: 0, six r ġ, −r k/√g.
    double[] rates() {
        return rates;
    }

    /// Six −r g⁻¹ġg⁻¹, 0, 0.
    double[] inverseRates() {
        return inverseRates;
    }

    /// Second derivatives for g̈ = 0, where not 0: six 2r g⁻¹ġg⁻¹ġg⁻¹ of the inverse, 0, r(k² + ½ tr(g⁻¹ġ)²)/√g of 1/√g.
    double[] seconds() {
        return seconds;
    }

    private void rest(Neurons neurons, double[] positions, int i, int slot) {
        neurons.matrix(i, matrix);
        SpatialMatrix.inverse(matrix, 0, inverse, 0);
        double root = neurons.volumeElement(i);
        double factor = root * Brackets.NORMALISATION;
        for (int a = 0; a < 3; a++) {
            rest(PointKernels.PLACE + a, slot, positions[3 * i + a]);
        }
        for (int k = 0; k < ENTRIES; k++) {
            rest(PointKernels.MATRIX + k, slot, matrix[k]);
        }
        int at = octet(slot);
        octets[at + Brackets.DENSITY] = factor;
        put(octets, at + Brackets.MATRIX, factor, matrix);
        octets[at + Brackets.ONE] = Brackets.NORMALISATION;
        put(inverses, at, factor, inverse);
    }

    private void motion(Neurons neurons, int i, int slot) {
        neurons.motion(i, velocity, acceleration, rate);
        int at = PointKernels.LEAD + PointKernels.MOTION * slot;
        System.arraycopy(velocity, 0, motion, at + PointKernels.VELOCITY, velocity.length);
        System.arraycopy(acceleration, 0, motion, at + PointKernels.ACCELERATION, acceleration.length);
        System.arraycopy(rate, 0, motion, at + PointKernels.RATE, rate.length);
        double growth = SpatialMatrix.traceOfProduct(inverse, rate) / 2;
        double factor = neurons.volumeElement(i) * Brackets.NORMALISATION;
        SpatialMatrix.sandwich(inverse, rate, inverse, bent);
        double trace = SpatialMatrix.traceOfProduct(bent, rate);
        double advance = SpatialMatrix.form(matrix, velocity[0], velocity[1], velocity[2]);
        motion[at + PointKernels.GROWTH] = growth;
        motion[at + PointKernels.GROWTH_RATE] = -trace / 2 - advance;
        put(rates, octet(slot) + Brackets.MATRIX, factor, rate);
        rates[octet(slot) + Brackets.ONE] = -growth * Brackets.NORMALISATION;
        put(inverseRates, octet(slot), -factor, bent);
        SpatialMatrix.sandwich(bent, rate, inverse, matrix);
        put(seconds, octet(slot), 2 * factor, matrix);
        seconds[octet(slot) + Brackets.ONE] = (growth * growth + trace / 2) * Brackets.NORMALISATION;
    }

    private static int octet(int slot) {
        return PointKernels.LEAD + OCTET * slot;
    }

    private static void put(double[] octets, int at, double factor, double[] six) {
        for (int k = 0; k < ENTRIES; k++) {
            octets[at + k] = factor * six[k];
        }
    }

    private void rest(int column, int slot, double value) {
        rest[PointKernels.at(PointKernels.REST, column, slot)] = value;
    }
}
