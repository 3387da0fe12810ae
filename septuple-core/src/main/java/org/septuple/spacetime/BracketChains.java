package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.PointKernels;

/// Adds up the brackets of one point, run by run: eight chains for each sum. Scratch of one thread.
final class BracketChains {

    private static final int OCTET = PointKernels.SUMS * PointKernels.TILE;
    /// Slots of octets: the blocks, then the terms with ċ in ∂_t, in ∂_t∂_a (three), in ∂_t², and that with c̈.
    private static final int RATE = Brackets.BLOCKS;

    private static final int RATE_SPACE = RATE + 1;
    private static final int RATE_TIME = RATE + 4;
    private static final int SECOND = RATE + 5;
    private static final int SLOTS = RATE + 6;
    /// Row of factors of 2wλ.
    private static final int TWICE = 15;

    private final int order;
    private final boolean inverse;
    private final double[] chains;
    private final double[] factors = new double[PointKernels.ROWS * PointKernels.PITCH];
    private final int[] live = new int[PointKernels.LIVE + 1];
    private final double[] point = new double[3];
    private final double[] shifted = new double[3];
    private int count;
    private int except = -1;

    BracketChains(int order, boolean inverse) {
        this.order = order;
        this.inverse = inverse;
        this.chains = new double[(inverse ? 2 : 1) * SLOTS * OCTET];
    }

    /// Starts with nothing.
    ///
    /// @param x    of the point, in the box on periodic sides
    /// @param slot left out, or −1
    void begin(double x, double y, double z, int slot) {
        int used = (order == 0 ? 1 : SLOTS) * OCTET;
        Arrays.fill(chains, 0, used, 0);
        if (inverse) {
            Arrays.fill(chains, SLOTS * OCTET, SLOTS * OCTET + used, 0);
        }
        point[0] = x;
        point[1] = y;
        point[2] = z;
        System.arraycopy(point, 0, shifted, 0, point.length);
        count = 0;
        except = slot;
    }

    double[] point() {
        return point;
    }

    /// Neurons of the next runs stand this far from their places, on one axis.
    void shift(int axis, double by) {
        shifted[axis] = point[axis] - by;
    }

    /// Adds neurons.
    void add(NeuronTable table, int from, int to) {
        if (except >= from && except < to) {
            pieces(table, from, except);
            pieces(table, except + 1, to);
        } else {
            pieces(table, from, to);
        }
    }

    private void pieces(NeuronTable table, int from, int to) {
        int k = from;
        while (k < to) {
            int end = Math.min(to, (k / PointKernels.TILE + PointKernels.LIVE) * PointKernels.TILE);
            if (count + PointKernels.tiles(k, end) > PointKernels.LIVE) {
                flush(table);
            }
            count = table.kernels().distances(table.rest(), k, end, shifted, table.square(), factors, live, count);
            k = end;
        }
    }

    /// Adds the live tiles to the chains.
    void flush(NeuronTable table) {
        PointKernels kernels = table.kernels();
        kernels.weights(table.rest(), live, count, factors);
        space(table, Brackets.VALUE);
        if (order > 0) {
            kernels.slopes(table.rest(), live, count, order > 1, factors);
            int last = order > 1 ? Brackets.TIME : Brackets.SPACE_SPACE;
            for (int block = Brackets.SPACE; block < last; block++) {
                space(table, block);
            }
            if (table.moves()) {
                kernels.rates(table.rest(), table.motion(), live, count, order > 1, factors);
                time(table);
            }
        }
        count = 0;
    }

    /// Σ f c for the row of factors with the number of its block.
    private void space(NeuronTable table, int block) {
        octet(table, table.rest(), PointKernels.REST, PointKernels.MATRIX, NeuronTable.ONE, block, block);
        if (inverse) {
            octet(table, table.inverses(), NeuronTable.ENTRIES, 0, 0, block, SLOTS + block);
        }
    }

    private void time(NeuronTable table) {
        space(table, Brackets.TIME);
        rate(table, Brackets.VALUE, RATE);
        if (order > 1) {
            for (int a = 0; a < 3; a++) {
                space(table, Brackets.TIME_SPACE + a);
                rate(table, Brackets.SPACE + a, RATE_SPACE + a);
            }
            space(table, Brackets.TIME_TIME);
            rate(table, TWICE, RATE_TIME);
            motion(table, PointKernels.RATE, NeuronTable.ONE_SECOND, Brackets.VALUE, SECOND);
            if (inverse) {
                motion(table, NeuronTable.INVERSE_SECOND, NeuronTable.ONE_SECOND, Brackets.VALUE, SLOTS + SECOND);
            }
        }
    }

    /// Σ f ċ.
    private void rate(NeuronTable table, int row, int slot) {
        motion(table, PointKernels.RATE, NeuronTable.ONE_RATE, row, slot);
        if (inverse) {
            motion(table, NeuronTable.INVERSE_RATE, NeuronTable.ONE_RATE, row, SLOTS + slot);
        }
    }

    private void motion(NeuronTable table, int matrix, int scalar, int row, int slot) {
        octet(table, table.motion(), PointKernels.MOTION, matrix, scalar, row, slot);
    }

    private void octet(NeuronTable table, double[] columns, int width, int matrix, int scalar, int row, int slot) {
        table.kernels().octet(columns, width, matrix, scalar, live, count, factors, row, chains, slot * OCTET);
    }

    /// Writes the sums: block after block, channel after channel. Blocks beyond the order are not touched.
    void finish(double[] metric, double[] inverseSums) {
        int blocks = order == 0 ? 1 : Brackets.BLOCKS;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < Brackets.CHANNELS; c++) {
                metric[block * Brackets.CHANNELS + c] = metric(block, c);
            }
            for (int c = 0; inverse && c < SpatialMatrix.ENTRIES; c++) {
                inverseSums[block * Brackets.CHANNELS + c] = inverse(block, c + 1);
            }
        }
    }

    /// ċ of channel 0 is 0; c̈ is that of channel 7 alone.
    private double metric(int block, int channel) {
        double sum = sum(block, channel);
        if (channel > Brackets.DENSITY && block >= Brackets.TIME) {
            sum += sum(rateOf(block), channel);
        }
        return channel == Brackets.ONE && block == Brackets.TIME_TIME ? sum + sum(SECOND, channel) : sum;
    }

    private double inverse(int block, int channel) {
        double sum = sum(SLOTS + block, channel);
        if (block >= Brackets.TIME) {
            sum += sum(SLOTS + rateOf(block), channel);
        }
        return block == Brackets.TIME_TIME ? sum + sum(SLOTS + SECOND, channel) : sum;
    }

    private static int rateOf(int block) {
        return RATE + block - Brackets.TIME;
    }

    private double sum(int slot, int channel) {
        int at = slot * OCTET + channel * PointKernels.TILE;
        return ((chains[at] + chains[at + 4]) + (chains[at + 2] + chains[at + 6]))
                + ((chains[at + 1] + chains[at + 5]) + (chains[at + 3] + chains[at + 7]));
    }
}
