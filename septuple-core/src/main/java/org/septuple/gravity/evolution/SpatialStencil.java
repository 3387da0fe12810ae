package org.septuple.gravity.evolution;

import org.septuple.numerics.Grid;

/// Central differences of fields on a periodic grid at one cell: scratch of one worker.
///
/// With d_k = f(+k) − f(−k) and b_k = (f(+k) − f) + (f(−k) − f), so that those of a constant are exactly 0:
///
/// | order | h ∂ | h² ∂² | (−1)^{r+1} 4^{−r} δ^{2r} |
/// |---|---|---|---|
/// | 4 | (8d₁ − d₂)/12 | (16b₁ − b₂)/12 | (15b₁ − 6b₂ + b₃)/64 |
/// | 6 | (45d₁ − 9d₂ + d₃)/60 | (270b₁ − 27b₂ + 2b₃)/180 | (56b₁ − 28b₂ + 8b₃ − b₄)/256 |
///
/// Mixed derivatives are first differences of first differences. One fused chain each, in this order from the right.
///
/// Source: B. Fornberg, *Math. Comp.* 51 (1988) 699, table 1.
final class SpatialStencil {

    private static final int FOURTH = 4;

    private final boolean fourth;
    private final int reach;
    private final double[] slopes;
    private final double[] bends;
    /// Of each axis and position along it, how far its neighbours −reach … reach stand.
    private final int[][][] shifts;
    private final int[] strides;
    private final int[] points;
    /// Shifts at the present cell, one row per axis.
    private final int[][] near;
    private int cell;

    SpatialStencil(Grid grid, Discretisation differences) {
        differences.require(grid);
        int axes = grid.dimensions();
        fourth = differences.order() == FOURTH;
        reach = differences.reach();
        slopes = new double[axes];
        bends = new double[axes];
        shifts = new int[axes][][];
        strides = new int[axes];
        points = grid.shape();
        near = new int[axes][];
        for (int a = 0; a < axes; a++) {
            double h = grid.axis(a).spacing();
            slopes[a] = 1 / ((fourth ? 12 : 60) * h);
            bends[a] = 1 / ((fourth ? 12 : 180) * h * h);
            strides[a] = grid.stride(a);
            shifts[a] = shifts(points[a], strides[a]);
        }
    }

    private int[][] shifts(int n, int stride) {
        int[][] all = new int[n][2 * reach + 1];
        for (int i = 0; i < n; i++) {
            for (int k = -reach; k <= reach; k++) {
                all[i][reach + k] = (Math.floorMod(i + k, n) - i) * stride;
            }
        }
        return all;
    }

    /// Number of axes.
    int axes() {
        return points.length;
    }

    /// Goes to a cell.
    void at(int place) {
        cell = place;
        for (int a = 0; a < near.length; a++) {
            near[a] = shifts[a][place / strides[a] % points[a]];
        }
    }

    /// ∂_a f.
    double slope(double[] f, int a) {
        return slope(f, a, cell);
    }

    private double slope(double[] f, int a, int at) {
        double one = difference(f, a, at, 1);
        double two = difference(f, a, at, 2);
        double sum = fourth ? Math.fma(8, one, -two) : Math.fma(45, one, Math.fma(-9, two, difference(f, a, at, 3)));
        return sum * slopes[a];
    }

    /// ∂_a² f.
    double bend(double[] f, int a) {
        double one = bulge(f, a, 1);
        double two = bulge(f, a, 2);
        double sum = fourth ? Math.fma(16, one, -two) : Math.fma(270, one, Math.fma(-27, two, 2 * bulge(f, a, 3)));
        return sum * bends[a];
    }

    /// ∂_b ∂_a f: the difference along b of differences along another axis a.
    double mixed(double[] f, int a, int b) {
        double one = slopeDifference(f, a, b, 1);
        double two = slopeDifference(f, a, b, 2);
        double sum =
                fourth ? Math.fma(8, one, -two) : Math.fma(45, one, Math.fma(-9, two, slopeDifference(f, a, b, 3)));
        return sum * slopes[b];
    }

    /// Dissipation along an axis, without ε√γ^aa/h_a.
    double damping(double[] f, int a) {
        double one = bulge(f, a, 1);
        double two = bulge(f, a, 2);
        double three = bulge(f, a, 3);
        return fourth
                ? Math.fma(15, one, Math.fma(-6, two, three)) * (1.0 / 64)
                : Math.fma(56, one, Math.fma(-28, two, Math.fma(8, three, -bulge(f, a, 4)))) * (1.0 / 256);
    }

    private double difference(double[] f, int a, int at, int k) {
        return f[at + near[a][reach + k]] - f[at + near[a][reach - k]];
    }

    private double bulge(double[] f, int a, int k) {
        double middle = f[cell];
        return (f[cell + near[a][reach + k]] - middle) + (f[cell + near[a][reach - k]] - middle);
    }

    private double slopeDifference(double[] f, int a, int b, int k) {
        return slope(f, a, cell + near[b][reach + k]) - slope(f, a, cell + near[b][reach - k]);
    }
}
