package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.GaussianKernels;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;

/// Sums of all neurons and images in reach of one column of 2×4 grid lines. Scratch of one worker: large, made once.
///
/// Neurons are visited in the order of bins and images, so a sum is one chain in an order that only neurons, box and grid decide.
final class KernelColumn {

    /// Lines along x.
    static final int DEEP = GaussianKernels.LINES / GaussianKernels.ACROSS;
    /// Lines along y.
    static final int ACROSS = GaussianKernels.ACROSS;
    /// Kernels that are searched at once.
    private static final int SEARCH = 64;
    /// Hits that are gathered before they are summed, at least.
    private static final int BATCH = GaussianKernels.HITS - SEARCH;
    /// Eight lines of weights that are held at once, about: 256 kB, a part of a core's second cache.
    private static final int ROWS = 4096;
    /// Hits whose exponents are made at once: these stay in the fastest cache.
    private static final int TOGETHER = 32;
    private static final int CURVATURES = 6;
    private static final int AT = GaussianKernels.AT;
    private static final int LINES = GaussianKernels.LINES;
    /// Numbers of a block of a row.
    private static final int BLOCK = LINES * GaussianKernels.OCTET;

    private final KernelBins bins;
    private final GaussianKernels kernels;
    private final KernelRequest request;
    private final double cutoff;
    private final int[] points = new int[3];
    private final boolean[] periodic = new boolean[3];
    private final int blocks;
    /// Numbers of a row of weights.
    private final int stride;
    private final int room;

    private final int[] hits = new int[GaussianKernels.HIT * GaussianKernels.HITS];
    private final double[] places = new double[GaussianKernels.PLACE * GaussianKernels.HITS + GaussianKernels.SCRATCH];
    private final double[] arguments = new double[GaussianKernels.ARGUMENTS * TOGETHER];
    private final double[] middle = new double[3];
    private final double[] weights;
    private final double[] lines;
    private final long[] reached;
    private final double[] sums;
    private int found;
    private int x;
    private int y;
    private long pairs;

    KernelColumn(KernelBins bins, Grid grid, double cutoff, KernelRequest request, Kernels kernels) {
        this.bins = bins;
        this.kernels = kernels.gaussians();
        this.request = request;
        this.cutoff = cutoff;
        for (int a = 0; a < 3; a++) {
            points[a] = grid.axis(a).points();
            periodic[a] = grid.axis(a).periodic();
        }
        blocks = request.blocks();
        stride = LINES * (1 + (request.order() > 1 ? CURVATURES : 0) + (request.time() ? 1 : 0));
        room = Math.max(ROWS * LINES / stride, points[2]);
        weights = new double[AT + room * stride];
        lines = new double[AT + GaussianKernels.ARGUMENTS * GaussianKernels.HITS];
        reached = new long[GaussianKernels.GROUPS * (points[2] + 1)];
        sums = new double[AT + points[2] * row()];
    }

    /// Numbers of a row: octet by octet, block by block, channel by channel, eight lines.
    private int row() {
        return request.octets() * blocks * BLOCK;
    }

    /// The sums, those of line ℓ and row z from [#at] on.
    double[] sums() {
        return sums;
    }

    /// Where the sums of a line and row begin, which go on in steps of [GaussianKernels#LINES].
    int at(int line, int z) {
        return AT + z * row() + line;
    }

    /// Pairs of a neuron and a point that were summed so far.
    long pairs() {
        return pairs;
    }

    /// Sums one column.
    ///
    /// @param x first line along x
    /// @param y first line along y
    void sum(int x, int y) {
        this.x = x;
        this.y = y;
        Arrays.fill(sums, 0);
        found = 0;
        for (int bz = 0; bz < bins.bins[2]; bz++) {
            for (int bx = 0; bx < bins.bins[0]; bx++) {
                row(bz, bx);
            }
        }
        flush();
    }

    /// Bins along y at one z and x.
    private void row(int bz, int bx) {
        int first = (bz * bins.bins[0] + bx) * bins.bins[1];
        for (int bin = first; bin < first + bins.bins[1]; bin++) {
            if (bins.starts[bin] < bins.starts[bin + 1]) {
                bin(bin);
            }
        }
    }

    /// All images of a bin.
    private void bin(int bin) {
        int lastX = last(bin, 0, x);
        int lastY = last(bin, 1, y);
        int lastZ = last(bin, 2, 0);
        int firstY = first(bin, 1, y + ACROSS - 1);
        int firstZ = first(bin, 2, points[2] - 1);
        for (int ix = first(bin, 0, x + DEEP - 1); ix <= lastX; ix++) {
            for (int iy = firstY; iy <= lastY; iy++) {
                for (int iz = firstZ; iz <= lastZ; iz++) {
                    image(bin, -ix * (double) points[0], -iy * (double) points[1], -iz * (double) points[2]);
                }
            }
        }
    }

    /// Least m for which the bin, m sides down, does not lie above a place.
    private int first(int bin, int axis, double top) {
        double low = bins.reach[2 * (3 * bin + axis)];
        return periodic[axis] ? (int) Math.ceil((low - top) / points[axis]) : low <= top ? 0 : 1;
    }

    /// Largest m for which the bin, m sides down, does not lie below a place.
    private int last(int bin, int axis, double bottom) {
        double high = bins.reach[2 * (3 * bin + axis) + 1];
        return periodic[axis] ? (int) Math.floor((high - bottom) / points[axis]) : high >= bottom ? 0 : -1;
    }

    private void image(int bin, double shiftX, double shiftY, double shiftZ) {
        middle[0] = x + (DEEP - 1) / 2.0 - shiftX;
        middle[1] = y + (ACROSS - 1) / 2.0 - shiftY;
        middle[2] = shiftZ;
        int end = bins.starts[bin + 1];
        for (int from = bins.starts[bin]; from < end; from += SEARCH) {
            found = kernels.select(
                    bins.shapes,
                    bins.stride,
                    from,
                    Math.min(from + SEARCH, end),
                    middle,
                    cutoff,
                    points[2],
                    found,
                    hits,
                    places);
            if (found >= BATCH) {
                flush();
            }
        }
    }

    /// Sums the hits, as many at once as there is room for rows.
    private void flush() {
        int from = 0;
        while (from < found) {
            int to = from;
            int rows = 0;
            int lowest = points[2];
            int highest = 0;
            while (to < found && rows + length(to) <= room) {
                int hit = GaussianKernels.HIT * to;
                hits[hit + 4] = AT + (rows - hits[hit + 1]) * stride;
                rows += length(to);
                lowest = Math.min(lowest, hits[hit + 1]);
                highest = Math.max(highest, hits[hit + 2]);
                to++;
            }
            pairs += (long) rows * LINES;
            weigh(from, to);
            reach(from, to, lowest, highest);
            add(lowest, highest);
            from = to;
        }
        found = 0;
    }

    private int length(int h) {
        return hits[GaussianKernels.HIT * h + 2] - hits[GaussianKernels.HIT * h + 1];
    }

    private void weigh(int from, int to) {
        double[] records = bins.records;
        int record = bins.record;
        for (int h = from; h < to; h += TOGETHER) {
            int end = Math.min(h + TOGETHER, to);
            kernels.values(h, end, hits, places, records, record, arguments, stride, weights);
        }
        if (request.order() > 0) {
            kernels.lines(from, to, hits, places, records, record, lines);
        }
        if (request.order() > 1) {
            kernels.curvatures(from, to, hits, places, records, record, stride, weights);
        }
        if (request.time()) {
            kernels.rates(from, to, hits, places, records, record, bins.motion, stride, weights);
        }
    }

    /// Marks the rows that each hit reaches: a bit changes where its run begins and ends.
    private void reach(int from, int to, int lowest, int highest) {
        int groups = GaussianKernels.GROUPS;
        Arrays.fill(reached, groups * lowest, groups * (highest + 1), 0);
        for (int h = from; h < to; h++) {
            int hit = GaussianKernels.HIT * h;
            int group = h / Long.SIZE;
            reached[groups * hits[hit + 1] + group] ^= 1L << h;
            reached[groups * hits[hit + 2] + group] ^= 1L << h;
        }
        for (int k = groups * (lowest + 1); k < groups * highest; k++) {
            reached[k] ^= reached[k - groups];
        }
    }

    private void add(int lowest, int highest) {
        for (int z = lowest; z < highest; z++) {
            for (int octet = 0; octet < request.octets(); octet++) {
                add(z, octet, GaussianKernels.CHANNELS + GaussianKernels.OCTET * octet);
            }
        }
    }

    private void add(int z, int octet, int channels) {
        int sum = AT + z * row() + octet * blocks * BLOCK;
        product(z, 0, channels, sum);
        if (request.order() > 0) {
            int to = sum + Brackets.SPACE * BLOCK;
            kernels.slopes(
                    z,
                    reached,
                    hits,
                    places,
                    lines,
                    weights,
                    z * stride,
                    bins.records,
                    bins.record,
                    channels,
                    sums,
                    to);
        }
        if (request.order() > 1) {
            for (int block = 0; block < CURVATURES; block++) {
                product(z, LINES * (1 + block), channels, sum + (Brackets.SPACE_SPACE + block) * BLOCK);
            }
        }
        if (request.time()) {
            int to = sum + (blocks - 1) * BLOCK;
            product(z, stride - LINES, channels, to);
            product(z, 0, bins.motion + GaussianKernels.MOTION + GaussianKernels.OCTET * octet, to);
        }
    }

    private void product(int z, int block, int channels, int sum) {
        kernels.sum(z, reached, hits, weights, z * stride + block, bins.records, bins.record, channels, sums, sum);
    }
}
