package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.GaussianKernels;
import org.septuple.numerics.Grid;

/// Fields of a [MetricGrid] while they are made: sums of a point in, quotients and their derivatives out. Workers write different cells.
final class MetricPlanes {

    private static final int PAIRS = SpatialMatrix.ENTRIES;
    private static final int PAD = 9;
    /// Between channels of a point.
    static final int STEP = GaussianKernels.LINES;
    /// Between blocks of a point.
    private static final int BLOCK = STEP * Brackets.CHANNELS;

    private final KernelRequest request;
    private final double[][] fields;
    private final int blocks;
    private final int spatial;
    private final int rows;
    /// Between fields in a line, so that they do not fall on the same sets of the cache.
    private final int stride;
    /// Factor of the block, from steps of the grid to the unit of length.
    private final double[] factor;

    MetricPlanes(KernelRequest request, Grid grid) {
        this.request = request;
        blocks = request.blocks();
        spatial = request.spatial();
        rows = grid.axis(2).points();
        stride = rows + PAD;
        fields = new double[volumeElement(request) + 1][grid.size()];
        factor = new double[blocks];
        Arrays.fill(factor, 1);
        for (int a = 0, pair = Brackets.SPACE_SPACE; a < 3; a++) {
            double one = 1 / grid.axis(a).spacing();
            if (spatial > Brackets.SPACE) {
                factor[Brackets.SPACE + a] = one;
            }
            for (int b = a; b < 3 && spatial > Brackets.SPACE_SPACE; b++) {
                factor[pair++] = one / grid.axis(b).spacing();
            }
        }
    }

    static int density(KernelRequest request, int block) {
        return request.slot(block);
    }

    static int metric(KernelRequest request, int pair, int block) {
        return (1 + pair(pair)) * request.blocks() + request.slot(block);
    }

    static int inverse(KernelRequest request, int pair, int block) {
        if (!request.inverse()) {
            throw new IllegalArgumentException("the inverse metric was not asked for");
        }
        return (1 + PAIRS + pair(pair)) * request.blocks() + request.slot(block);
    }

    static int one(KernelRequest request) {
        return (1 + PAIRS * request.octets()) * request.blocks();
    }

    static int volumeElement(KernelRequest request) {
        return one(request) + 1;
    }

    private static int pair(int pair) {
        if (pair < 0 || pair >= PAIRS) {
            throw new IllegalArgumentException("pair %d of a symmetric matrix: need 0 to 5".formatted(pair));
        }
        return pair;
    }

    /// The fields themselves, for the grid that will own them.
    double[][] fields() {
        return fields;
    }

    /// Scratch for all fields along one line.
    double[] line() {
        return new double[fields.length * stride];
    }

    /// Stores a line that is finished: field by field, as fields are far apart.
    ///
    /// @param line  of all fields
    /// @param first cell of the line
    void store(double[] line, int first) {
        for (int plane = 0; plane < fields.length; plane++) {
            System.arraycopy(line, plane * stride, fields[plane], first, rows);
        }
    }

    /// Finishes one cell of a line.
    ///
    /// @param line of all fields
    /// @param z    row of the cell
    /// @param sums octet by octet, block by block, channel by channel, eight lines
    /// @param at   where those of the line begin
    void put(double[] line, int z, double[] sums, int at) {
        double density = sums[at + STEP * Brackets.DENSITY];
        if (!(density >= Math.max(request.hole(), Double.MIN_NORMAL))) {
            for (int plane = 0; plane < fields.length; plane++) {
                line[plane * stride + z] = Double.NaN;
            }
            return;
        }
        for (int block = 0; block < blocks; block++) {
            line[block * stride + z] = factor[block] * sums[at + BLOCK * block + STEP * Brackets.DENSITY];
        }
        int plane = blocks;
        for (int octet = 0; octet < request.octets(); octet++) {
            int first = at + octet * blocks * BLOCK + (octet == 0 ? STEP * Brackets.MATRIX : 0);
            for (int pair = 0; pair < PAIRS; pair++, plane += blocks) {
                quotient(line, z, plane, sums, at, first + STEP * pair, 1 / density);
            }
        }
        line[plane * stride + z] = sums[at + STEP * Brackets.ONE];
        line[(plane + 1) * stride + z] = Math.sqrt(determinant(line, z));
    }

    /// q = n/d, ∂q = (∂n − q ∂d)/d, ∂_a∂_b q = (∂_a∂_b n − ∂_a q ∂_b d − ∂_b q ∂_a d − q ∂_a∂_b d)/d.
    private void quotient(double[] line, int z, int plane, double[] sums, int d, int n, double one) {
        double q = sums[n] * one;
        line[plane * stride + z] = q;
        for (int block = 1; block < blocks; block++) {
            if (block < Brackets.SPACE_SPACE || block >= spatial) {
                int at = BLOCK * block;
                line[(plane + block) * stride + z] = factor[block] * (sums[n + at] - q * sums[d + at]) * one;
            }
        }
        if (spatial > Brackets.SPACE_SPACE) {
            second(line, z, plane, sums, d, n, one);
        }
    }

    private void second(double[] line, int z, int plane, double[] sums, int d, int n, double one) {
        double q = line[plane * stride + z];
        int block = Brackets.SPACE_SPACE;
        for (int a = 1; a <= 3; a++) {
            int toA = BLOCK * a;
            double qa = (sums[n + toA] - q * sums[d + toA]) * one;
            for (int b = a; b <= 3; b++, block++) {
                int toB = BLOCK * b;
                int both = BLOCK * block;
                double qb = (sums[n + toB] - q * sums[d + toB]) * one;
                double numerator = sums[n + both] - qa * sums[d + toB] - qb * sums[d + toA] - q * sums[d + both];
                line[(plane + block) * stride + z] = factor[block] * numerator * one;
            }
        }
    }

    private double determinant(double[] line, int z) {
        double xx = line[blocks * stride + z];
        double xy = line[2 * blocks * stride + z];
        double xz = line[3 * blocks * stride + z];
        double yy = line[4 * blocks * stride + z];
        double yz = line[5 * blocks * stride + z];
        double zz = line[6 * blocks * stride + z];
        return xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
    }
}
