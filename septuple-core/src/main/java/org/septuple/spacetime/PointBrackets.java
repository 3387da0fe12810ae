package org.septuple.spacetime;

/// Brackets of many points: M × blocks × channels. Blocks and channels are those of [Brackets].
public final class PointBrackets {

    private final int points;
    private final int blocks;
    private final double hole;
    private final double[] metric;
    private final double[] inverse;

    PointBrackets(int points, int order, boolean inverse, double hole) {
        this.points = points;
        this.blocks = order == 0 ? 1 : Brackets.BLOCKS;
        this.hole = hole;
        long numbers = (long) points * blocks * Brackets.CHANNELS;
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("%d points in one go: need at most %d"
                    .formatted(points, Integer.MAX_VALUE / blocks / Brackets.CHANNELS - 1));
        }
        this.metric = new double[(int) numbers];
        this.inverse = new double[inverse ? (int) numbers : 0];
    }

    void set(int point, BracketSums sums) {
        int length = blocks * Brackets.CHANNELS;
        System.arraycopy(sums.metricSums(), 0, metric, point * length, length);
        if (inverse.length > 0) {
            System.arraycopy(sums.inverseSums(), 0, inverse, point * length, length);
        }
    }

    /// Number of points.
    ///
    /// @return M
    public int points() {
        return points;
    }

    /// Whether there is no metric.
    ///
    /// @param point in [0, M)
    /// @return true in a hole
    public boolean isHole(int point) {
        double density = metric(point, Brackets.VALUE, Brackets.DENSITY);
        return !(density > 0 && density >= hole);
    }

    /// A sum of the metric octet.
    ///
    /// @param point   in [0, M)
    /// @param block   derivative
    /// @param channel 0 to 7
    /// @return {√g_i}, {g_i,ab √g_i} or {1}, or its derivative
    public double metric(int point, int block, int channel) {
        return metric[(point * blocks + block) * Brackets.CHANNELS + channel];
    }

    /// A sum of the inverse octet.
    ///
    /// @param point   in [0, M)
    /// @param block   derivative
    /// @param channel 0 to 5
    /// @return {g_i^ab √g_i}, or its derivative
    public double inverse(int point, int block, int channel) {
        return inverse[(point * blocks + block) * Brackets.CHANNELS + channel];
    }

    /// The metric (6.9).
    ///
    /// @param point in [0, M)
    /// @param six   receives xx, xy, xz, yy, yz, zz
    public void metric(int point, double[] six) {
        for (int k = 0; k < SpatialMatrix.ENTRIES; k++) {
            six[k] = metric(point, Brackets.VALUE, Brackets.MATRIX + k)
                    / metric(point, Brackets.VALUE, Brackets.DENSITY);
        }
    }

    /// The averaged inverse metric (6.10).
    ///
    /// @param point in [0, M)
    /// @param six   receives xx, xy, xz, yy, yz, zz
    public void inverse(int point, double[] six) {
        for (int k = 0; k < SpatialMatrix.ENTRIES; k++) {
            six[k] = inverse(point, Brackets.VALUE, k) / metric(point, Brackets.VALUE, Brackets.DENSITY);
        }
    }
}
