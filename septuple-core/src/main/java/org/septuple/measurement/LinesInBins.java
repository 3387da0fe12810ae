package org.septuple.measurement;

/// Lines y = a + b(x − middle) through the points of each of some equal bins.
final class LinesInBins {

    private final int[] bins;
    private final double[] offsets;
    private final double[] values;
    private final double width;
    private final double[] counts;
    private final double[] means;
    private final double[] squares;
    private final double[] heights;
    private final double[] slopes;

    private LinesInBins(int[] bins, double[] offsets, double[] values, double width, int count) {
        this.bins = bins;
        this.offsets = offsets;
        this.values = values;
        this.width = width;
        this.counts = new double[count];
        this.means = new double[count];
        this.squares = new double[count];
        this.heights = new double[count];
        this.slopes = new double[count];
        for (int r = 0; r < bins.length; r++) {
            counts[bins[r]]++;
            means[bins[r]] += offsets[r];
            heights[bins[r]] += values[r];
        }
        for (int k = 0; k < count; k++) {
            means[k] /= counts[k];
            heights[k] /= counts[k];
        }
        for (int r = 0; r < bins.length; r++) {
            double x = offsets[r] - means[bins[r]];
            squares[bins[r]] += x * x;
            slopes[bins[r]] += x * (values[r] - heights[bins[r]]);
        }
        for (int k = 0; k < count; k++) {
            slopes[k] = squares[k] > 0 ? slopes[k] / squares[k] : 0;
        }
    }

    /// Fits.
    ///
    /// @param bins   of each point, all in use
    /// @param places x
    /// @param values y
    /// @param from   where bin 0 begins
    /// @param width  of a bin
    static LinesInBins of(int[] bins, double[] places, double[] values, double from, double width) {
        double[] offsets = new double[bins.length];
        int count = 0;
        for (int r = 0; r < bins.length; r++) {
            double x = places[r] - from;
            offsets[r] = x - Math.floor(x / width) * width - width / 2;
            count = Math.max(count, bins[r] + 1);
        }
        return new LinesInBins(bins, offsets, values, width, count);
    }

    /// The integral of a over all bins.
    ///
    /// @param shares of each point; added to: what its residual adds to the integral, so that their squares sum to its variance
    /// @return Σ a·width
    double addTo(double[] shares) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += (heights[k] - slopes[k] * means[k]) * width;
        }
        for (int r = 0; r < bins.length; r++) {
            int k = bins[r];
            double x = offsets[r] - means[k];
            double weight = 1 / counts[k] - (squares[k] > 0 ? means[k] * x / squares[k] : 0);
            double residual = values[r] - heights[k] - slopes[k] * x;
            shares[r] += width * weight * residual * Math.sqrt(counts[k] / (counts[k] - 2));
        }
        return sum;
    }
}
