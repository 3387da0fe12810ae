package org.septuple.numerics;

import java.util.Arrays;

/// Interpolates fields on a [Grid] at one point: in each axis by the polynomial of degree w − 1 through the w nearest cells.
///
/// Values err by O(h^w), slopes by O(h^{w−1}). Periodic axes wrap; at other ends the nearest w cells inside are taken, so nothing
/// is assumed of a field beyond its walls. Place it at a point once, then read as many fields as wanted. Holds the weights of its
/// present point: one per worker.
///
/// Weights are products of prefixes and suffixes of (x − j), their derivatives those of the products.
public final class LagrangeStencil {

    private final Grid grid;
    private final int dimensions;
    private final int[] widths = {1, 1, 1};
    private final int[][] offsets;
    private final double[][] weights;
    private final double[][] slopes;
    private final double[][] links;
    private final double[][] nodes = new double[3][];
    private final double[] before;
    private final double[] beforeSlope;

    /// A stencil that is nowhere yet.
    ///
    /// @param grid  of the fields
    /// @param width cells per axis w, even, 2 to 12; fewer on axes without so many
    public LagrangeStencil(Grid grid, int width) {
        if (width < 2 || width > 12 || width % 2 != 0) {
            throw new IllegalArgumentException(
                    "stencil of %d cells: need an even number from 2 to 12".formatted(width));
        }
        this.grid = grid;
        this.dimensions = grid.dimensions();
        for (int k = 0; k < dimensions; k++) {
            widths[k] = Math.min(width, grid.axis(k).points());
            nodes[k] = nodes(widths[k]);
        }
        this.offsets = new int[3][width];
        this.weights = new double[3][width];
        this.slopes = new double[3][width];
        this.links = new double[3][width];
        this.before = new double[width + 1];
        this.beforeSlope = new double[width + 1];
        weights[0][0] = 1;
        weights[1][0] = 1;
        weights[2][0] = 1;
    }

    /// Moves to a point.
    ///
    /// @param q d finite coordinates; outside walls the outermost polynomial goes on
    public void moveTo(double[] q) {
        for (int k = 0; k < dimensions; k++) {
            place(k, q[k]);
        }
    }

    private void place(int k, double coordinate) {
        Axis axis = grid.axis(k);
        int w = widths[k];
        int n = axis.points();
        double cells = (coordinate - axis.from()) / axis.spacing() - 0.5;
        double lowest = Math.floor(cells) - (w / 2 - 1);
        double first = axis.periodic() ? lowest : Math.clamp(lowest, 0, n - w);
        int stride = grid.stride(k);
        int start = axis.periodic() ? (int) (first - n * Math.floor(first / n)) : (int) first;
        for (int j = 0; j < w; j++) {
            offsets[k][j] = (start + j) % n * stride;
        }
        weigh(cells - first, nodes[k], weights[k], slopes[k]);
        double behind = 0;
        for (int j = w - 1; j > 0; j--) {
            behind += slopes[k][j];
            links[k][j - 1] = behind;
        }
        for (int j = 0; j < w; j++) {
            slopes[k][j] /= axis.spacing();
        }
    }

    /// Π_{m≠j} (j − m) for each of the nodes 0, …, w − 1.
    private static double[] nodes(int w) {
        double[] nodes = new double[w];
        for (int j = 0; j < w; j++) {
            nodes[j] = 1;
            for (int m = 0; m < w; m++) {
                nodes[j] *= m == j ? 1 : j - m;
            }
        }
        return nodes;
    }

    /// Lagrange's polynomials of the nodes 0, …, w − 1 at x, and their derivatives.
    private void weigh(double x, double[] node, double[] weight, double[] slope) {
        int w = node.length;
        before[0] = 1;
        beforeSlope[0] = 0;
        for (int j = 0; j < w; j++) {
            before[j + 1] = before[j] * (x - j);
            beforeSlope[j + 1] = beforeSlope[j] * (x - j) + before[j];
        }
        double after = 1;
        double afterSlope = 0;
        for (int j = w - 1; j >= 0; j--) {
            weight[j] = before[j] * after / node[j];
            slope[j] = (beforeSlope[j] * after + before[j] * afterSlope) / node[j];
            afterSlope = afterSlope * (x - j) + after;
            after *= x - j;
        }
    }

    /// A field at the present point.
    ///
    /// @param field one number per cell
    /// @return its value
    public double value(double[] field) {
        return sum(field, weights[0], widths[0], weights[1], widths[1], weights[2], widths[2]);
    }

    /// The slope of a field at the present point.
    ///
    /// @param field one number per cell
    /// @param k     axis
    /// @return ∂_k
    public double slope(double[] field, int k) {
        return sum(
                field,
                k == 0 ? slopes[0] : weights[0],
                widths[0],
                k == 1 ? slopes[1] : weights[1],
                widths[1],
                k == 2 ? slopes[2] : weights[2],
                widths[2]);
    }

    /// [#value] and [#slope] along every axis by one pass, with the same bits.
    ///
    /// @param field one number per cell
    /// @param into  value, then ∂_k: d + 1 numbers
    public void jet(double[] field, double[] into) {
        int last = dimensions - 1;
        int nb = dimensions == 3 ? widths[1] : 1;
        int na = dimensions == 1 ? 1 : widths[0];
        double[] c = weights[last];
        double[] dc = slopes[last];
        Arrays.fill(into, 0, dimensions + 1, 0);
        for (int i = 0; i < na; i++) {
            double plane = 0;
            double planeMiddle = 0;
            double planeLast = 0;
            for (int j = 0; j < nb; j++) {
                int base = (dimensions > 1 ? offsets[0][i] : 0) + (dimensions > 2 ? offsets[1][j] : 0);
                double line = 0;
                double lineLast = 0;
                for (int l = 0; l < widths[last]; l++) {
                    double f = field[base + offsets[last][l]];
                    line += c[l] * f;
                    lineLast += dc[l] * f;
                }
                if (dimensions < 3) {
                    plane = line;
                    planeLast = lineLast;
                } else {
                    plane += weights[1][j] * line;
                    planeMiddle += slopes[1][j] * line;
                    planeLast += weights[1][j] * lineLast;
                }
            }
            if (dimensions == 1) {
                into[0] = plane;
                into[1] = planeLast;
            } else {
                into[0] += weights[0][i] * plane;
                into[1] += slopes[0][i] * plane;
                into[dimensions] += weights[0][i] * planeLast;
                if (dimensions == 3) {
                    into[2] += weights[0][i] * planeMiddle;
                }
            }
        }
    }

    /// The value at the present point of a function that is known by its means between neighbouring cells: the derivative of the
    /// polynomial through its integrals, error O(h^{w−1}).
    ///
    /// @param means of the straight line from each cell to the next along the axis, one number per cell; the last of an axis
    ///              that is not periodic is not read
    /// @param k     axis
    /// @return the function
    public double fromMeans(double[] means, int k) {
        return sum(
                means,
                k == 0 ? links[0] : weights[0],
                k == 0 ? widths[0] - 1 : widths[0],
                k == 1 ? links[1] : weights[1],
                k == 1 ? widths[1] - 1 : widths[1],
                k == 2 ? links[2] : weights[2],
                k == 2 ? widths[2] - 1 : widths[2]);
    }

    private double sum(double[] field, double[] a, int na, double[] b, int nb, double[] c, int nc) {
        double sum = 0;
        for (int i = 0; i < na; i++) {
            double plane = 0;
            for (int j = 0; j < nb; j++) {
                int base = offsets[0][i] + offsets[1][j];
                double line = 0;
                for (int l = 0; l < nc; l++) {
                    line += c[l] * field[base + offsets[2][l]];
                }
                plane += b[j] * line;
            }
            sum += a[i] * plane;
        }
        return sum;
    }
}
