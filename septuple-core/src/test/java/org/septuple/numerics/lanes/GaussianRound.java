package org.septuple.numerics.lanes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.septuple.numerics.GaussianKernels;

/// One call of each kernel of Gaussian sums, on one column of 24 rows and 37 random kernels, some of them narrow. Allocates nothing.
final class GaussianRound {

    private static final int KERNELS = 37;
    private static final int ROWS = 24;
    private static final int SLOPES = 3;
    private static final int STORED = 8;
    private static final int BLOCKS = STORED + SLOPES;
    private static final int WIDE = STORED * GaussianKernels.LINES;
    private static final int BLOCK = GaussianKernels.OCTET * GaussianKernels.LINES;
    private static final int MOTION = GaussianKernels.CHANNELS + GaussianKernels.OCTET;
    private static final int RECORD = MOTION + GaussianKernels.MOTION;
    private static final int STRIDE = KERNELS + GaussianKernels.SPARE;
    /// Sums that no kernel adds to: derivatives of the eighth channel.
    static final int UNUSED = ROWS * SLOPES * GaussianKernels.LINES;

    private static final double CUTOFF = 4;

    private final double[] shapes = new double[GaussianKernels.FIELDS * STRIDE];
    private final double[] records = new double[RECORD * KERNELS];
    private final double[] column = {4.5, 5.5, 1};
    private final int[] hits = new int[GaussianKernels.HIT * KERNELS];
    private final double[] places = new double[GaussianKernels.PLACE * KERNELS + GaussianKernels.SCRATCH];
    private final double[] arguments = new double[GaussianKernels.ARGUMENTS * KERNELS];
    private final double[] lines = new double[GaussianKernels.AT + GaussianKernels.ARGUMENTS * KERNELS];
    private final long[] reached = new long[ROWS * GaussianKernels.GROUPS];
    final double[] weights = new double[GaussianKernels.AT + ROWS * KERNELS * WIDE];
    final double[] sums = new double[ROWS * BLOCKS * BLOCK];
    int found;

    GaussianRound() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < KERNELS; i++) {
            double stiff = i % 9 == 4 ? 40 : random.nextDouble(0.1, 1);
            double xz = stiff * random.nextDouble(-0.3, 0.3);
            double yz = stiff * random.nextDouble(-0.3, 0.3);
            double[] g = {stiff, 0.1 * stiff, xz, 1.2 * stiff, yz, 0.9 * stiff};
            double[] fields = {
                random.nextDouble(10),
                random.nextDouble(10),
                random.nextDouble(ROWS),
                g[0] - xz * xz / g[5],
                g[1] - xz * yz / g[5],
                g[3] - yz * yz / g[5],
                2 * Math.sqrt(g[3]),
                xz / g[5],
                yz / g[5],
                1 / Math.sqrt(g[5]),
                0.5
            };
            for (int f = 0; f < fields.length; f++) {
                shapes[f * STRIDE + i] = fields[f];
            }
            System.arraycopy(g, 0, records, RECORD * i, g.length);
            records[RECORD * i + GaussianKernels.AMPLITUDE] = random.nextDouble(1, 2);
            records[RECORD * i + GaussianKernels.DECAY] = i % 9 == 4 ? -1 : StrictMath.exp(-g[5]);
            for (int k = GaussianKernels.CHANNELS; k < RECORD; k++) {
                records[RECORD * i + k] = random.nextGaussian();
            }
        }
    }

    void run(GaussianKernels kernels) {
        found = kernels.select(shapes, STRIDE, 0, KERNELS, column, CUTOFF, ROWS, 0, hits, places);
        int rows = 0;
        for (int h = 0; h < found; h++) {
            int at = GaussianKernels.HIT * h;
            hits[at + 4] = GaussianKernels.AT + (rows - hits[at + 1]) * WIDE;
            rows += hits[at + 2] - hits[at + 1];
        }
        kernels.values(0, found, hits, places, records, RECORD, arguments, WIDE, weights);
        kernels.lines(0, found, hits, places, records, RECORD, lines);
        kernels.curvatures(0, found, hits, places, records, RECORD, WIDE, weights);
        kernels.rates(0, found, hits, places, records, RECORD, MOTION, WIDE, weights);
        reach();
        Arrays.fill(sums, 0);
        for (int z = 0; z < ROWS; z++) {
            sum(kernels, z);
        }
    }

    private void sum(GaussianKernels kernels, int z) {
        int sum = z * BLOCKS * BLOCK;
        int octet = GaussianKernels.CHANNELS;
        for (int block = 0; block < STORED; block++) {
            int weight = z * WIDE + block * GaussianKernels.LINES;
            kernels.sum(z, reached, hits, weights, weight, records, RECORD, octet, sums, sum + block * BLOCK);
        }
        int slopes = sum + STORED * BLOCK;
        kernels.slopes(z, reached, hits, places, lines, weights, z * WIDE, records, RECORD, octet, sums, slopes);
    }

    private void reach() {
        Arrays.fill(reached, 0);
        for (int h = 0; h < found; h++) {
            int at = GaussianKernels.HIT * h;
            for (int z = hits[at + 1]; z < hits[at + 2]; z++) {
                reached[GaussianKernels.GROUPS * z + h / Long.SIZE] |= 1L << h;
            }
        }
    }
}
