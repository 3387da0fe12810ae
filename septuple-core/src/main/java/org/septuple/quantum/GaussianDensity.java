package org.septuple.quantum;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A Gaussian of a mean and a covariance.
///
/// Along the axes (diagonal covariance) means over cells are exact, by error functions, also far out in the tails, and periodic axes wrap it.
/// Otherwise they are those of the midpoint rule: off by O((h/σ)²) cell by cell, but not in moments, where the error is of order
/// e^{−2π²σ²/h²}. Immutable.
public final class GaussianDensity implements InitialDensity {

    /// Where a tail is below the least positive double, in standard deviations.
    private static final double FARTHEST = 39;

    private final double[] mean;
    private final double[][] covariance;
    private final double[][] precision;
    private final boolean alongAxes;

    private GaussianDensity(double[] mean, double[][] covariance, double[][] precision) {
        this.mean = mean;
        this.covariance = covariance;
        this.precision = precision;
        boolean diagonal = true;
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                diagonal &= i == j || covariance[i][j] == 0;
            }
        }
        this.alongAxes = diagonal;
    }

    /// Independent coordinates.
    ///
    /// @param mean      d numbers
    /// @param variances d numbers > 0
    /// @return the density
    public static GaussianDensity of(double[] mean, double[] variances) {
        double[][] covariance = new double[variances.length][variances.length];
        for (int k = 0; k < variances.length; k++) {
            covariance[k][k] = variances[k];
        }
        return of(mean, covariance);
    }

    /// Any coordinates.
    ///
    /// @param mean       d numbers
    /// @param covariance d×d, symmetric and positive definite
    /// @return the density
    public static GaussianDensity of(double[] mean, double[][] covariance) {
        int d = mean.length;
        boolean square =
                d > 0 && covariance.length == d && Arrays.stream(covariance).allMatch(row -> row.length == d);
        if (!square || !Arrays.stream(mean).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "Gaussian of mean %s with a covariance of %d rows: need d finite numbers and d x d"
                            .formatted(Arrays.toString(mean), covariance.length));
        }
        double[][] copy = new double[d][];
        for (int i = 0; i < d; i++) {
            copy[i] = covariance[i].clone();
            for (int j = 0; j < i; j++) {
                if (!(copy[i][j] == covariance[j][i])) {
                    throw new IllegalArgumentException("covariance must be symmetric: C[%d][%d] = %s but C[%d][%d] = %s"
                            .formatted(i, j, copy[i][j], j, i, covariance[j][i]));
                }
            }
        }
        return new GaussianDensity(mean.clone(), copy, inverse(copy));
    }

    /// By Gauss and Jordan without pivots, which are all > 0 if and only if the matrix is positive definite.
    private static double[][] inverse(double[][] covariance) {
        int d = covariance.length;
        double[][] left = new double[d][];
        double[][] right = new double[d][d];
        for (int i = 0; i < d; i++) {
            left[i] = covariance[i].clone();
            right[i][i] = 1;
        }
        for (int p = 0; p < d; p++) {
            double pivot = left[p][p];
            if (!(pivot > 0 && Double.isFinite(pivot))) {
                throw new IllegalArgumentException(
                        "covariance %s must be positive definite".formatted(Arrays.deepToString(covariance)));
            }
            for (int j = 0; j < d; j++) {
                left[p][j] /= pivot;
                right[p][j] /= pivot;
            }
            for (int i = 0; i < d; i++) {
                double factor = left[i][p];
                for (int j = 0; i != p && j < d; j++) {
                    left[i][j] -= factor * left[p][j];
                    right[i][j] -= factor * right[p][j];
                }
            }
        }
        return right;
    }

    /// Its mean.
    ///
    /// @return d numbers, a copy
    public double[] mean() {
        return mean.clone();
    }

    /// Its covariance.
    ///
    /// @return d×d, a copy
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = covariance[i].clone();
        }
        return copy;
    }

    @Override
    public double[] values(Grid grid) {
        return alongAxes ? product(grid, false) : general(grid);
    }

    @Override
    public double[] averages(Grid grid) {
        return alongAxes ? product(grid, true) : general(grid);
    }

    /// An upper bound of the probability that a box leaves out, before scaling: the sum over axes that are not periodic, exact in one
    /// dimension.
    ///
    /// @param grid the box
    /// @return in [0, d]
    public double cut(Grid grid) {
        if (grid.dimensions() != mean.length) {
            throw new IllegalArgumentException(
                    "Gaussian of %d coordinates on a grid of %d dimensions: need the same number"
                            .formatted(mean.length, grid.dimensions()));
        }
        double sum = 0;
        for (int k = 0; k < mean.length; k++) {
            Axis axis = grid.axis(k);
            if (!axis.periodic()) {
                double unit = Math.sqrt(2 * covariance[k][k]);
                sum += 0.5 * Erf.erfc((mean[k] - axis.from()) / unit) + 0.5 * Erf.erfc((axis.to() - mean[k]) / unit);
            }
        }
        return sum;
    }

    /// Its standard deviation along the direction in which it is narrowest on a grid, in cells: of m·q/h, least over m with
    /// entries −1, 0 and 1. With s cells moments of the midpoint rule have an error of about e^(−2π²s²), .7 % at a half.
    ///
    /// @param grid of as many dimensions
    /// @return s > 0
    public double leastWidth(Grid grid) {
        int d = mean.length;
        double least = Double.POSITIVE_INFINITY;
        int directions = 1;
        for (int k = 0; k < d; k++) {
            directions *= 3;
        }
        for (int direction = 0; direction < directions; direction++) {
            double[] m = new double[d];
            int rest = direction;
            for (int k = 0; k < d; k++) {
                m[k] = (rest % 3 - 1) / grid.axis(k).spacing();
                rest /= 3;
            }
            double square = 0;
            for (int k = 0; k < d; k++) {
                for (int l = 0; l < d; l++) {
                    square += m[k] * covariance[k][l] * m[l];
                }
            }
            if (direction != directions / 2) { // m = 0
                least = Math.min(least, square);
            }
        }
        return Math.sqrt(Math.max(0, least));
    }

    private double[] product(Grid grid, boolean exact) {
        double[] field = new double[grid.size()];
        double[][] tables = new double[grid.dimensions()][];
        for (int k = 0; k < tables.length && k < mean.length; k++) {
            tables[k] = table(grid.axis(k), k, exact);
        }
        int d = mean.length;
        Rows.each(grid, d, field, Crew.alone(), (worker, q, last, at) -> {
            double share = 1;
            for (int k = 0; k < d - 1; k++) {
                share *= tables[k][grid.along(at, k)];
            }
            for (int j = 0; j < last.length; j++) {
                field[at + j] = share * tables[d - 1][j];
            }
        });
        return InitialDensity.normalised(grid, field);
    }

    /// Along one axis: p or its means over cells, in units of its maximum or of 1/h.
    private double[] table(Axis axis, int k, boolean exact) {
        double deviation = Math.sqrt(covariance[k][k]);
        double length = axis.length();
        int images = axis.periodic() ? (int) Math.min(1000, Math.ceil(FARTHEST * deviation / length) + 1) : 0;
        // The image nearest to the box is number 0.
        double centre = axis.periodic() ? mean[k] - length * Math.floor((mean[k] - axis.from()) / length) : mean[k];
        double[] table = new double[axis.points()];
        for (int i = 0; i < table.length; i++) {
            for (int image = -images; image <= images; image++) {
                double away = (axis.position(i) - centre - image * length) / deviation;
                double half = axis.spacing() / (2 * deviation);
                table[i] += exact
                        ? 0.5 * Erf.erf((away - half) / Math.sqrt(2), (away + half) / Math.sqrt(2))
                        : Elementary.exp(-0.5 * away * away);
            }
        }
        return table;
    }

    private double[] general(Grid grid) {
        for (Axis axis : grid.axes()) {
            if (axis.periodic()) {
                throw new IllegalArgumentException(
                        "a Gaussian with correlated coordinates is not wrapped around periodic axes; use walls, or a diagonal covariance");
            }
        }
        double[] field = new double[grid.size()];
        int d = mean.length;
        Rows.each(grid, d, field, Crew.alone(), (worker, q, last, at) -> {
            for (int j = 0; j < last.length; j++) {
                q[d - 1] = last[j];
                double form = 0;
                for (int k = 0; k < d; k++) {
                    for (int l = 0; l < d; l++) {
                        form += (q[k] - mean[k]) * precision[k][l] * (q[l] - mean[l]);
                    }
                }
                field[at + j] = Elementary.exp(-0.5 * form);
            }
        });
        return InitialDensity.normalised(grid, field);
    }
}
