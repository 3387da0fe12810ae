package org.septuple.numerics.lanes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.septuple.numerics.GaussianKernels;

/// One call of each kernel of Gaussian sums, on one column of 24 rows and 37 random kernels, some of them narrow. Allocates nothing.
final class GaussianRound {

    private static final int KERNELS = 37;
    private static final int ROWS = 24;
    private static final int BLOCKS = 11;
    private static final int MOTION = GaussianKernels.CHANNELS + GaussianKernels.OCTET;
    private static final int RECORD = MOTION + GaussianKernels.MOTION;
    private static final int STRIDE = KERNELS + GaussianKernels.SPARE;
    private static final double CUTOFF = 4;

    private final double[] shapes = new double[GaussianKernels.FIELDS * STRIDE];
    private final double[] records = new double[RECORD * KERNELS];
    private final double[] column = {4.5, 5.5, 1};
    private final int[] hits = new int[GaussianKernels.HIT * KERNELS];
    private final double[] places = new double[GaussianKernels.PLACE * KERNELS + GaussianKernels.SCRATCH];
    private final double[] arguments = new double[GaussianKernels.ARGUMENTS * KERNELS];
    private final int[] starts = new int[ROWS + 1];
    private final int[] list = new int[2 * ROWS * KERNELS];
    final double[] weights = new double[GaussianKernels.WEIGHTS + ROWS * KERNELS * BLOCKS * GaussianKernels.LINES];
    final double[] sums = new double[ROWS * GaussianKernels.LINES * GaussianKernels.OCTET];
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
            hits[at + 4] = rows;
            rows += hits[at + 2] - hits[at + 1];
        }
        kernels.values(0, found, hits, places, records, RECORD, arguments, BLOCKS, weights);
        kernels.slopes(0, found, hits, places, records, RECORD, BLOCKS, weights);
        kernels.curvatures(0, found, hits, places, records, RECORD, BLOCKS, weights);
        kernels.rates(0, found, hits, places, records, RECORD, MOTION, BLOCKS, weights);
        list();
        Arrays.fill(sums, 0);
        for (int block = 0; block < BLOCKS; block++) {
            kernels.sum(
                    0,
                    ROWS,
                    starts,
                    list,
                    weights,
                    block * GaussianKernels.LINES,
                    records,
                    GaussianKernels.CHANNELS,
                    sums,
                    0,
                    GaussianKernels.OCTET);
        }
    }

    private void list() {
        int n = 0;
        for (int z = 0; z < ROWS; z++) {
            starts[z] = n;
            for (int h = 0; h < found; h++) {
                int at = GaussianKernels.HIT * h;
                if (z >= hits[at + 1] && z < hits[at + 2]) {
                    int row = hits[at + 4] + z - hits[at + 1];
                    list[2 * n] = GaussianKernels.WEIGHTS + row * BLOCKS * GaussianKernels.LINES;
                    list[2 * n + 1] = RECORD * hits[at];
                    n++;
                }
            }
        }
        starts[ROWS] = n;
    }
}
