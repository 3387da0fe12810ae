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
    /// Hits that are gathered before they are summed, at least.
    private static final int BATCH = 192;
    /// Kernels that are searched at once.
    private static final int SEARCH = 64;
    /// Registers of eight weights and sums that are held at once, about: what half of a core's cache holds.
    private static final int ROWS = 4096;
    /// With the header of an array, a line of the cache.
    private static final int AT = 6;

    private final KernelBins bins;
    private final GaussianKernels kernels;
    private final KernelRequest request;
    private final double cutoff;
    private final int[] points = new int[3];
    private final boolean[] periodic = new boolean[3];
    private final int blocks;
    private final int room;

    private final int[] hits = new int[GaussianKernels.HIT * (BATCH + SEARCH)];
    private final double[] places = new double[GaussianKernels.PLACE * (BATCH + SEARCH) + GaussianKernels.SCRATCH];
    private final double[] arguments = new double[GaussianKernels.ARGUMENTS * (BATCH + SEARCH)];
    private final double[] middle = new double[3];
    private final double[] weights;
    private final int[] list;
    private final int[] starts;
    private final int[] next;
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
        room = Math.max(ROWS / (blocks + 1), points[2]);
        weights = new double[GaussianKernels.WEIGHTS + room * blocks * GaussianKernels.LINES];
        list = new int[2 * room];
        starts = new int[points[2] + 1];
        next = new int[points[2] + 1];
        sums = new double[AT + points[2] * GaussianKernels.LINES * point()];
    }

    /// Numbers of a point: octet by octet, block by block, eight channels.
    int point() {
        return request.octets() * blocks * GaussianKernels.OCTET;
    }

    /// The sums, those of line ℓ and row z from [#at] on.
    double[] sums() {
        return sums;
    }

    /// Where the sums of a line and row begin.
    int at(int line, int z) {
        return AT + (GaussianKernels.LINES * z + line) * point();
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
                hits[GaussianKernels.HIT * to + 4] = rows;
                rows += length(to);
                lowest = Math.min(lowest, hits[GaussianKernels.HIT * to + 1]);
                highest = Math.max(highest, hits[GaussianKernels.HIT * to + 2]);
                to++;
            }
            pairs += (long) rows * GaussianKernels.LINES;
            weigh(from, to);
            arrange(from, to, lowest, highest);
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
        kernels.values(from, to, hits, places, records, record, arguments, blocks, weights);
        if (request.order() > 0) {
            kernels.slopes(from, to, hits, places, records, record, blocks, weights);
        }
        if (request.order() > 1) {
            kernels.curvatures(from, to, hits, places, records, record, blocks, weights);
        }
        if (request.time()) {
            kernels.rates(from, to, hits, places, records, record, bins.motion, blocks, weights);
        }
    }

    /// Lists the weights of each row of the column, in the order of hits.
    private void arrange(int from, int to, int lowest, int highest) {
        Arrays.fill(next, lowest, highest + 1, 0);
        for (int h = from; h < to; h++) {
            next[hits[GaussianKernels.HIT * h + 1]]++;
            next[hits[GaussianKernels.HIT * h + 2]]--;
        }
        int rows = 0;
        int open = 0;
        for (int z = lowest; z < highest; z++) {
            open += next[z];
            starts[z - lowest] = rows;
            next[z] = 2 * rows;
            rows += open;
        }
        starts[highest - lowest] = rows;
        int step = GaussianKernels.LINES * blocks;
        for (int h = from; h < to; h++) {
            int hit = GaussianKernels.HIT * h;
            int record = hits[hit] * bins.record;
            int weight = GaussianKernels.WEIGHTS + hits[hit + 4] * step;
            for (int z = hits[hit + 1]; z < hits[hit + 2]; z++, weight += step) {
                int n = next[z];
                list[n] = weight;
                list[n + 1] = record;
                next[z] = n + 2;
            }
        }
    }

    private void add(int lowest, int highest) {
        for (int octet = 0; octet < request.octets(); octet++) {
            int channels = GaussianKernels.CHANNELS + GaussianKernels.OCTET * octet;
            int rates = bins.motion + GaussianKernels.MOTION + GaussianKernels.OCTET * octet;
            for (int block = 0; block < blocks; block++) {
                int to = octet * blocks + block;
                product(lowest, highest, block, channels, to);
                if (request.time() && block == blocks - 1) {
                    product(lowest, highest, 0, rates, to);
                }
            }
        }
    }

    private void product(int lowest, int highest, int block, int channels, int to) {
        kernels.sum(
                lowest,
                highest,
                starts,
                list,
                weights,
                GaussianKernels.LINES * block,
                bins.records,
                channels,
                sums,
                AT + GaussianKernels.OCTET * to,
                point());
    }
}
