package org.septuple.measurement;

import java.util.Arrays;

/// Sums Σ w wᵀ of short rows w, for each bin of a number that comes with the row.
final class BinnedMoments implements UnitSums.Summand {

    /// Makes rows.
    interface Row {
        /// Writes the row of the window whose first coordinate is at a place.
        ///
        /// @return the number that is binned
        double write(double[] frames, int at, int stride, double[] row);
    }

    private final int reach;
    private final int width;
    private final double[] edges;
    private final Row rows;

    BinnedMoments(int[] lags, int width, double[] edges, Row rows) {
        reach = Arrays.stream(lags).max().orElse(0);
        this.width = width;
        this.edges = edges;
        this.rows = rows;
    }

    @Override
    public int size() {
        return width * width * (edges.length + 1);
    }

    @Override
    public int reach() {
        return reach;
    }

    @Override
    public void add(int worker, UnitSums.Windows windows, double[] sums) {
        double[] row = new double[width];
        double[] frames = windows.frames().numbers();
        for (int replica = windows.from(); replica < windows.until(); replica++) {
            int at = replica * windows.coordinates();
            for (int t = 0; t < windows.count(); t++, at += windows.stride()) {
                int bin = Bins.of(edges, rows.write(frames, at, windows.stride(), row));
                int place = bin * width * width;
                for (double a : row) {
                    for (double b : row) {
                        sums[place] = Math.fma(a, b, sums[place]);
                        place++;
                    }
                }
            }
        }
    }
}
