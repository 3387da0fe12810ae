package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The distribution function of one coordinate under a density on a grid: exact sums of means of cells at their faces, error
/// O(h⁴), and between them the integral of a linear density, O(h³). The law to which an ensemble is put by
/// [org.septuple.statistics.KolmogorovSmirnov].
public final class MarginalDistribution {

    private final Axis axis;
    private final double[] below;
    private final double[] slopes;

    /// Sums over all other coordinates.
    ///
    /// @param grid    where
    /// @param density p ≥ 0, one finite number per cell, one of them > 0; need not be normalised
    /// @param k       axis
    public MarginalDistribution(Grid grid, double[] density, int k) {
        grid.require(density);
        Polar.present(density, 0);
        this.axis = grid.axis(k);
        int n = axis.points();
        double[] marginal = new double[n];
        for (int cell = 0; cell < density.length; cell++) {
            marginal[grid.along(cell, k)] += density[cell];
        }
        double[] means = GridSampler.cellMeans(Grid.of(axis), marginal);
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        this.below = new double[n + 1];
        this.slopes = new double[n];
        for (int i = 0; i < n; i++) {
            double mean = means[i] / sum;
            below[i + 1] = below[i] + mean;
            boolean inner = axis.periodic() || (i > 0 && i < n - 1);
            double difference = (means[(i + 1) % n] - means[(i + n - 1) % n]) / (2 * sum);
            slopes[i] = inner ? Math.clamp(difference, -2 * mean, 2 * mean) : 0;
        }
    }

    /// The probability of smaller values.
    ///
    /// @param q coordinate
    /// @return in [0, 1]; 0 below the axis, 1 above
    public double below(double q) {
        double cells = (q - axis.from()) / axis.spacing();
        if (!(cells > 0)) {
            return 0;
        }
        if (cells >= axis.points()) {
            return 1;
        }
        int i = (int) cells;
        double x = cells - i;
        double mean = below[i + 1] - below[i];
        return Math.clamp((below[i] + x * (mean + slopes[i] * (x - 1) / 2)) / below[axis.points()], 0, 1);
    }
}
