package org.septuple.gravity.evolution;

import java.util.List;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Space at one time: metric γ_ij, extrinsic curvature K_ij = −½ ∂_t γ_ij and, if there is dust, its density κρ ≥ 0, on a periodic grid. Axis k of the grid is
/// coordinate k + 1; of coordinates without an axis nothing depends.
///
/// Symmetric pairs stand in the order 11, 12, 13, 22, 23, 33.
public final class SpatialSlice {

    /// Symmetric pairs of three indices.
    public static final int PAIRS = 6;

    /// How far g_00 may be from −1, and g_0a from 0.
    private static final double SYNCHRONOUS = 1e-12;

    private static final int[][] PAIR = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};

    private final Grid grid;
    private final double time;
    /// γ, K, and κρ if there is dust.
    private final double[][] fields;

    private SpatialSlice(Grid grid, double time, double[][] fields) {
        this.grid = grid;
        this.time = time;
        this.fields = fields;
    }

    /// Number of a symmetric pair.
    ///
    /// @param i index 0 to 2
    /// @param j index 0 to 2
    /// @return 0 to 5
    public static int pair(int i, int j) {
        return PAIR[i][j];
    }

    /// Takes measured fields.
    ///
    /// @param grid      of the fields
    /// @param time      of the slice
    /// @param metric    γ_ij, six fields; copied
    /// @param extrinsic K_ij, six fields; copied
    /// @return without dust
    public static SpatialSlice of(Grid grid, double time, List<double[]> metric, List<double[]> extrinsic) {
        if (metric.size() != PAIRS || extrinsic.size() != PAIRS) {
            throw new IllegalArgumentException("%d fields of a metric and %d of an extrinsic curvature: need 6 and 6"
                    .formatted(metric.size(), extrinsic.size()));
        }
        double[][] fields = new double[2 * PAIRS][];
        for (int q = 0; q < PAIRS; q++) {
            grid.require(metric.get(q));
            grid.require(extrinsic.get(q));
            fields[q] = metric.get(q).clone();
            fields[PAIRS + q] = extrinsic.get(q).clone();
        }
        return around(grid, time, fields);
    }

    /// Takes γ_ab = g_ab and K_ab = −½ ∂_t g_ab of a space-time.
    ///
    /// @param metric with g_00 = −1 and g_0a = 0
    /// @param grid   coordinates without an axis are 0
    /// @param time   of the slice
    /// @return without dust
    /// @throws IllegalArgumentException where there is no metric, or g_00 or g_0a differ by more than 1e-12
    public static SpatialSlice of(Metric metric, Grid grid, double time) {
        double[][] fields = new double[2 * PAIRS][grid.size()];
        MetricJet jet = new MetricJet(1);
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            jet.event()[0] = time;
            System.arraycopy(q, 0, jet.event(), 1, q.length);
            if (!metric.at(jet)) {
                throw new IllegalArgumentException(
                        "no metric at t = %s in %s: choose another box or time".formatted(time, grid.place(cell)));
            }
            requireSynchronous(jet, grid, cell);
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    int pair = MetricJet.pair(i + 1, j + 1);
                    fields[PAIR[i][j]][cell] = jet.metric()[pair];
                    fields[PAIRS + PAIR[i][j]][cell] = -0.5 * jet.first()[pair];
                }
            }
        }
        return around(grid, time, fields);
    }

    private static void requireSynchronous(MetricJet jet, Grid grid, int cell) {
        double lapse = Math.abs(jet.g(0, 0) + 1);
        double shift = Math.max(Math.abs(jet.g(0, 1)), Math.max(Math.abs(jet.g(0, 2)), Math.abs(jet.g(0, 3))));
        if (!(lapse <= SYNCHRONOUS && shift <= SYNCHRONOUS)) {
            throw new IllegalArgumentException(
                    "g_00 = %s, g_01 = %s, g_02 = %s, g_03 = %s in %s: synchronous gauge needs -1, 0, 0, 0"
                            .formatted(jet.g(0, 0), jet.g(0, 1), jet.g(0, 2), jet.g(0, 3), grid.place(cell)));
        }
    }

    /// Wraps fields without a copy.
    static SpatialSlice around(Grid grid, double time, double[][] fields) {
        return new SpatialSlice(grid, time, fields);
    }

    /// γ, K, κρ themselves.
    double[][] fields() {
        return fields;
    }

    /// The same space with dust at rest.
    ///
    /// @param density κρ ≥ 0, one number per cell, in 1/length²; copied
    /// @return with dust
    public SpatialSlice withDust(double[] density) {
        grid.require(density);
        for (int cell = 0; cell < density.length; cell++) {
            if (!(density[cell] >= 0 && density[cell] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("density of dust %s in %s: need a finite number >= 0"
                        .formatted(density[cell], grid.place(cell)));
            }
        }
        double[][] all = new double[2 * PAIRS + 1][];
        System.arraycopy(fields, 0, all, 0, 2 * PAIRS);
        all[2 * PAIRS] = density.clone();
        return around(grid, time, all);
    }

    /// The same space with time running backwards: −t and −K_ij.
    ///
    /// @return what evolves into the past of this
    public SpatialSlice reversed() {
        double[][] all = fields.clone();
        for (int q = PAIRS; q < 2 * PAIRS; q++) {
            all[q] = new double[grid.size()];
            for (int cell = 0; cell < all[q].length; cell++) {
                all[q][cell] = -fields[q][cell];
            }
        }
        return around(grid, -time, all);
    }

    /// The same, which nothing changes any more.
    SpatialSlice copy() {
        double[][] all = new double[fields.length][];
        for (int q = 0; q < all.length; q++) {
            all[q] = fields[q].clone();
        }
        return around(grid, time, all);
    }

    /// The grid.
    ///
    /// @return as given
    public Grid grid() {
        return grid;
    }

    /// Time of the slice.
    ///
    /// @return t
    public double time() {
        return time;
    }

    /// γ_ij.
    ///
    /// @param i    index 0 to 2
    /// @param j    index 0 to 2
    /// @param cell of the grid
    /// @return the component
    public double metric(int i, int j, int cell) {
        return fields[PAIR[i][j]][cell];
    }

    /// K_ij.
    ///
    /// @param i    index 0 to 2
    /// @param j    index 0 to 2
    /// @param cell of the grid
    /// @return the component
    public double extrinsic(int i, int j, int cell) {
        return fields[PAIRS + PAIR[i][j]][cell];
    }

    /// Whether there is dust.
    ///
    /// @return true if a density was given
    public boolean dusty() {
        return fields.length > 2 * PAIRS;
    }

    /// κρ.
    ///
    /// @param cell of the grid
    /// @return ≥ 0; 0 without dust
    public double density(int cell) {
        return dusty() ? fields[2 * PAIRS][cell] : 0;
    }
}
