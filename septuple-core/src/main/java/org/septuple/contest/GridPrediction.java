package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A density known by its means over the cells of a grid.
///
/// Its distribution function in one dimension is exact on faces and that of a linear density within cells, error O(h³). In two and three
/// dimensions every cell is a uniform one, whose projection on a direction is a sum of uniform numbers as wide as the cell's edges: error
/// O(h²). On periodic axes q counts from the lower end. Immutable.
final class GridPrediction implements PredictedDensity {

    /// Edges whose projections are that much shorter than the longest count as points: they change the projection by the square of it.
    private static final double SHORT = 1e-4;

    private final Grid grid;
    private final double[] means;

    private GridPrediction(Grid grid, double[] means) {
        this.grid = grid;
        this.means = means;
    }

    /// Copies means and scales them to mass 1.
    ///
    /// @param grid      of 1 to 3 axes
    /// @param cellMeans means of p ≥ 0, one finite number per cell, one of them > 0
    /// @return the prediction
    /// @throws IllegalArgumentException if they are no density
    static GridPrediction ofMeans(Grid grid, double[] cellMeans) {
        grid.require(cellMeans);
        for (int cell = 0; cell < cellMeans.length; cell++) {
            if (!(cellMeans[cell] >= 0)) {
                throw new IllegalArgumentException(
                        "density has the mean %s in cell %d: need >= 0".formatted(cellMeans[cell], cell));
            }
        }
        double mass = grid.integral(cellMeans);
        if (!(mass > 0 && mass < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("density has mass %s: need a finite one > 0".formatted(mass));
        }
        double[] means = cellMeans.clone();
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] /= mass;
        }
        return new GridPrediction(grid, means);
    }

    @Override
    public int dimensions() {
        return grid.dimensions();
    }

    @Override
    public double logDensity(double[] q) {
        return Elementary.log(density(q));
    }

    @Override
    public double density(double[] q) {
        int cell = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            Axis axis = grid.axis(k);
            double cells = (q[k] - axis.from()) / axis.spacing();
            int n = axis.points();
            if (axis.periodic()) {
                cells -= n * Math.floor(cells / n);
            } else if (!(cells >= 0 && q[k] <= axis.to())) {
                return 0;
            }
            cell = cell * n + Math.min((int) cells, n - 1);
        }
        return means[cell];
    }

    @Override
    public double[] below(double[] direction, double[] at) {
        double[] below = grid.dimensions() == 1 ? onLine(direction[0], at) : projected(direction, at);
        for (int i = 0; i < at.length; i++) {
            below[i] = Math.clamp(below[i], 0, 1);
        }
        return below;
    }

    private double[] onLine(double sign, double[] at) {
        Axis axis = grid.axis(0);
        int n = means.length;
        double[] faces = new double[n + 1];
        for (int i = 0; i < n; i++) {
            faces[i + 1] = faces[i] + means[i] * axis.spacing();
        }
        double[] below = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double part = sign > 0 ? below(axis, faces, at[i]) : faces[n] - below(axis, faces, -at[i]);
            below[i] = part / faces[n];
        }
        return below;
    }

    private double below(Axis axis, double[] faces, double q) {
        int n = means.length;
        double cells = (q - axis.from()) / axis.spacing();
        if (!(cells > 0)) {
            return 0;
        }
        if (cells >= n) {
            return faces[n];
        }
        int i = (int) cells;
        double x = cells - i;
        boolean inner = axis.periodic() || (i > 0 && i < n - 1);
        double slope = 0;
        if (inner) {
            double difference = (means[(i + 1) % n] - means[(i + n - 1) % n]) / 2;
            slope = Math.clamp(difference, -2 * means[i], 2 * means[i]);
        }
        return faces[i] + x * (means[i] + slope * (x - 1) / 2) * axis.spacing();
    }

    /// Each cell adds a part to the values within its projection, and all of its mass to the later ones.
    private double[] projected(double[] direction, double[] at) {
        double[] edges = edges(direction);
        double half = 0;
        for (double edge : edges) {
            half += edge / 2;
        }
        double[] parts = new double[at.length];
        double[] whole = new double[at.length + 1];
        double[] q = new double[direction.length];
        double total = 0;
        for (int cell = 0; cell < means.length; cell++) {
            total += means[cell];
            grid.position(cell, q);
            double middle = 0;
            for (int k = 0; k < q.length; k++) {
                middle += direction[k] * q[k];
            }
            int i = firstAbove(at, middle - half);
            while (i < at.length && at[i] < middle + half) {
                parts[i] += means[cell] * share(edges, at[i] - middle);
                i++;
            }
            whole[i] += means[cell];
        }
        double before = 0;
        for (int i = 0; i < at.length; i++) {
            before += whole[i];
            parts[i] = (before + parts[i]) / total;
        }
        return parts;
    }

    /// Lengths of the projections of a cell's edges, without the short ones.
    private double[] edges(double[] direction) {
        double[] edges = new double[direction.length];
        double longest = 0;
        for (int k = 0; k < edges.length; k++) {
            edges[k] = Math.abs(direction[k]) * grid.axis(k).spacing();
            longest = Math.max(longest, edges[k]);
        }
        double least = SHORT * longest;
        return Arrays.stream(edges).filter(edge -> edge > least).toArray();
    }

    private static int firstAbove(double[] at, double value) {
        int place = Arrays.binarySearch(at, value);
        int i = place < 0 ? -place - 1 : place;
        while (i > 0 && at[i - 1] == value) {
            i--;
        }
        return i;
    }

    /// P(Σ e_k U_k ≤ x) for independent U_k uniform on [−½, ½]: Σ ± (x ± e₁/2 ± …)₊ⁿ/(n! Π e_k), the outer sign being the product of the inner.
    private static double share(double[] edges, double x) {
        int n = edges.length;
        double sum = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double from = x;
            for (int k = 0; k < n; k++) {
                from += (signs >> k & 1) == 0 ? edges[k] / 2 : -edges[k] / 2;
            }
            double term = Math.max(0, from);
            double power = 1;
            for (int k = 0; k < n; k++) {
                power *= term / (edges[k] * (k + 1));
            }
            sum += Integer.bitCount(signs) % 2 == 0 ? power : -power;
        }
        return Math.clamp(sum, 0, 1);
    }
}
