package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.PointKernels;

/// Adds up the brackets of one point, run by run: four chains for each sum. Scratch of one thread.
final class BracketChains {

    private static final int OCTET = PointKernels.CHAINS * PointKernels.CHANNELS;
    /// Most tiles that wait, with fewer Gaussians than factors have room for, and most at a time.
    private static final int QUEUE = 64;

    private static final int PIECE = QUEUE / 2;
    /// Entries worked off together, so that their rows stay in cache.
    private static final int CHUNK = 128;
    /// Slots of octets: the blocks, then the terms with ċ in ∂_t, in ∂_t∂_a (three), in ∂_t², and those with c̈.
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
    private final double[] factors;
    private final long[] found = new long[PointKernels.PITCH];
    private final long[] tiles = new long[QUEUE + PointKernels.TILE];
    private final double[] point = new double[3];
    private final double[] shifted = new double[3];
    private int waiting;
    private int count;
    private int except = NeuronTiles.EMPTY;

    BracketChains(int order, boolean inverse) {
        this.order = order;
        this.inverse = inverse;
        this.chains = new double[(inverse ? 2 : 1) * SLOTS * OCTET];
        this.factors = new double[(order == 0 ? 1 : PointKernels.ROWS) * PointKernels.PITCH];
    }

    /// Starts with nothing.
    ///
    /// @param x    of the point, in the box on periodic sides
    /// @param slot left out, or [NeuronTiles#EMPTY]
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
        waiting = 0;
        count = 0;
        except = slot;
    }

    double[] point() {
        return point;
    }

    /// Neurons of the next runs stand this far from their places, on one axis.
    void shift(NeuronTable table, int axis, double by) {
        double to = point[axis] - by;
        if (to != shifted[axis]) {
            measure(table);
            shifted[axis] = to;
        }
    }

    /// Adds a run of tiles.
    void add(NeuronTable table, int from, int to) {
        double[] boxes = table.boxes().columns();
        for (int t = from; t < to; t += PIECE) {
            if (waiting > QUEUE - PIECE) {
                measure(table);
            }
            int end = Math.min(to, t + PIECE);
            waiting = table.kernels().tiles(boxes, t, end, shifted, tiles, waiting);
        }
    }

    /// Packs what is near of the tiles that wait.
    private void measure(NeuronTable table) {
        if (waiting == 0) {
            return;
        }
        if (count + waiting * PointKernels.TILE > PointKernels.MOST) {
            sum(table);
        }
        int depth = table.moves() ? 2 : 1;
        count = table.kernels()
                .near(
                        table.rest(),
                        tiles,
                        waiting,
                        shifted,
                        table.square(),
                        order == 0 ? 0 : depth,
                        factors,
                        found,
                        count);
        waiting = 0;
    }

    /// Adds all that is left to the chains.
    void flush(NeuronTable table) {
        measure(table);
        sum(table);
    }

    private void sum(NeuronTable table) {
        table.kernels().weights(count, factors);
        for (int k = 0; except != NeuronTiles.EMPTY && k < count; k++) {
            if (found[k] == except) {
                factors[k] = 0;
            }
        }
        for (int from = 0; from < count; from += CHUNK) {
            int to = Math.min(count, from + CHUNK);
            one(table.octets(), table.inverses(), table, from, to, Brackets.VALUE, Brackets.VALUE);
            if (order > 0) {
                space(table, from, to);
                if (table.moves()) {
                    time(table, from, to);
                }
            }
        }
        count = 0;
    }

    private void space(NeuronTable table, int from, int to) {
        boolean second = order > 1;
        if (second) {
            collect(table.octets(), PointKernels.CHANNELS, 7, from, to, PointKernels.ROOT);
        }
        table.kernels().slopes(from, to, second, factors);
        int last = second ? Brackets.TIME : Brackets.SPACE_SPACE;
        for (int block = Brackets.SPACE; block < last; block += 3) {
            three(table.octets(), table.inverses(), table, from, to, block, block);
        }
    }

    private void time(NeuronTable table, int from, int to) {
        collect(table.motion(), PointKernels.MOTION, 14, from, to, PointKernels.MOTIONS);
        table.kernels().rates(from, to, order > 1, factors);
        one(table.octets(), table.inverses(), table, from, to, Brackets.TIME, Brackets.TIME);
        one(table.rates(), table.inverseRates(), table, from, to, Brackets.VALUE, RATE);
        if (order > 1) {
            three(table.octets(), table.inverses(), table, from, to, Brackets.TIME_SPACE, Brackets.TIME_SPACE);
            three(table.rates(), table.inverseRates(), table, from, to, Brackets.SPACE, RATE_SPACE);
            one(table.octets(), table.inverses(), table, from, to, Brackets.TIME_TIME, Brackets.TIME_TIME);
            one(table.rates(), table.inverseRates(), table, from, to, TWICE, RATE_TIME);
            octet(table.kernels(), table.seconds(), from, to, Brackets.VALUE, SECOND);
        }
    }

    private void collect(double[] numbers, int width, int columns, int from, int to, int row) {
        PointKernels.collect(numbers, width, columns, found, from, to, factors, row);
    }

    /// Σ f c for a row of factors.
    private void one(double[] octets, double[] inverses, NeuronTable table, int from, int to, int row, int slot) {
        octet(table.kernels(), octets, from, to, row, slot);
        if (inverse) {
            octet(table.kernels(), inverses, from, to, row, SLOTS + slot);
        }
    }

    /// Σ f c for three rows of factors.
    private void three(double[] octets, double[] inverses, NeuronTable table, int from, int to, int row, int slot) {
        table.kernels().octets(octets, found, from, to, factors, row, chains, slot * OCTET);
        if (inverse) {
            table.kernels().octets(inverses, found, from, to, factors, row, chains, (SLOTS + slot) * OCTET);
        }
    }

    private void octet(PointKernels kernels, double[] octets, int from, int to, int row, int slot) {
        kernels.octet(octets, found, from, to, factors, row, chains, slot * OCTET);
    }

    /// Writes the sums: block after block, channel after channel. Blocks beyond the order are not touched.
    void finish(double[] metric, double[] inverseSums) {
        int blocks = order == 0 ? 1 : Brackets.BLOCKS;
        for (int block = 0; block < blocks; block++) {
            for (int c = 0; c < Brackets.CHANNELS; c++) {
                metric[block * Brackets.CHANNELS + c] = metric(block, c);
            }
            for (int c = 0; inverse && c < SpatialMatrix.ENTRIES; c++) {
                inverseSums[block * Brackets.CHANNELS + c] = inverse(block, c);
            }
        }
    }

    private double metric(int block, int channel) {
        double sum = sum(block, channel);
        if (block >= Brackets.TIME) {
            sum += sum(rateOf(block), channel);
        }
        return channel == Brackets.ONE && block == Brackets.TIME_TIME ? sum + sum(SECOND, channel) : sum;
    }

    private double inverse(int block, int channel) {
        double sum = sum(SLOTS + block, channel);
        if (block >= Brackets.TIME) {
            sum += sum(SLOTS + rateOf(block), channel);
        }
        return block == Brackets.TIME_TIME ? sum + sum(SECOND, channel) : sum;
    }

    private static int rateOf(int block) {
        return RATE + block - Brackets.TIME;
    }

    private double sum(int slot, int channel) {
        int at = slot * OCTET + channel;
        int next = PointKernels.CHANNELS;
        return (chains[at] + chains[at + 2 * next]) + (chains[at + next] + chains[at + 3 * next]);
    }
}
