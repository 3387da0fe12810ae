package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// A strict bound of what a cutoff leaves out of {√g_i}, from neurons in at most 8³ coarse cells.
///
/// dᵀgd ≥ Σ_a λ_a d_a² with λ_a = s/(g⁻¹)_aa, s the smallest eigenvalue of g in units in which all (g⁻¹)_aa are 1: exact for diagonal g. A kernel that is left out at
/// distances d_a is thus at most √g_i (2π)^(−3/2) e^(−½ max(c², Σ λ_a d_a²)). With M = Σ √g_i and the least λ_a of a cell, the bound is the sum of
/// M (2π)^(−3/2) e^(−½ max(c², Σ λ_a d_a²)) over cells and images, d between cells. Images farther than 3c/2 along some side are taken without c, so that their sum is
/// a difference of products of three; of more than a million nearer ones each counts as e^(−½c²).
final class TruncationBound {

    private static final int AXES = 3;
    private static final int FINEST = 8;
    /// Neurons along a side for each coarse cell.
    private static final double COARSE = 4;
    private static final double NEAR = 1.5;
    private static final double MANY = 1e6;
    /// e^(−½x²) is 0 beyond.
    private static final double VANISHED = 39;
    /// Relative room for round-off of sums and differences.
    private static final double ROOM = 1e-9;

    private final Grid grid;
    private final double cutoff;
    private final int[] sides = new int[AXES];
    private final double[] mass;
    /// [3k]: least λ_a of cell k.
    private final double[] least;
    /// [6k]: lowest and highest coordinates of the neurons of cell k, on x, y and z.
    private final double[] span;
    private final double atCutoff;

    TruncationBound(Neurons neurons, Grid grid, double cutoff) {
        this.grid = grid;
        this.cutoff = cutoff;
        atCutoff = Elementary.exp(-cutoff * cutoff / 2);
        int finest = finest(neurons.size());
        int cells = 1;
        for (int a = 0; a < AXES; a++) {
            sides[a] = Math.min(finest, grid.axis(a).points());
            cells *= sides[a];
        }
        mass = new double[cells];
        least = new double[AXES * cells];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        span = new double[2 * AXES * cells];
        for (int k = 0; k < span.length; k++) {
            span[k] = k % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < neurons.size(); i++) {
            put(neurons, i);
        }
    }

    private static int finest(int neurons) {
        int finest = 2;
        while (finest < FINEST && (finest + 1) * (finest + 1) * (finest + 1) * COARSE * COARSE * COARSE <= neurons) {
            finest++;
        }
        return finest;
    }

    private void put(Neurons neurons, int i) {
        double[] at = new double[AXES];
        int cell = 0;
        for (int a = 0; a < AXES; a++) {
            Axis axis = grid.axis(a);
            double x = neurons.position(i, a) - axis.from();
            at[a] = axis.periodic() ? x - axis.length() * Math.floor(x / axis.length()) : x;
            int along = (int) Math.max(0, Math.min(sides[a] * at[a] / axis.length(), sides[a] - 1));
            cell = cell * sides[a] + along;
        }
        for (int a = 0; a < AXES; a++) {
            int k = 2 * (AXES * cell + a);
            span[k] = Math.min(span[k], at[a]);
            span[k + 1] = Math.max(span[k + 1], at[a]);
        }
        mass[cell] += neurons.volumeElement(i);
        double[] lambda = new double[AXES];
        lambda(neurons, i, lambda);
        for (int a = 0; a < AXES; a++) {
            least[AXES * cell + a] = Math.min(least[AXES * cell + a], lambda[a]);
        }
    }

    /// λ_a of a neuron.
    private static void lambda(Neurons neurons, int i, double[] to) {
        neurons.extents(i, to);
        double[] scaled = new double[SpatialMatrix.ENTRIES];
        neurons.matrix(i, scaled);
        for (int a = 0; a < AXES; a++) {
            for (int b = a; b < AXES; b++) {
                scaled[SpatialMatrix.place(a, b)] *= to[a] * to[b];
            }
        }
        double smallest = SpatialMatrix.below(scaled, 0);
        for (int a = 0; a < AXES; a++) {
            to[a] = smallest / (to[a] * to[a]);
        }
    }

    /// Largest of bound over density, of all cells that are no holes.
    ///
    /// @param density {√g_i}, NaN in holes
    /// @param engine  computes
    /// @return 0 if all are holes
    double relative(double[] density, Engine engine) {
        double[] lowest = lowest(density);
        double[] ratio = new double[mass.length];
        engine.crew().work(mass.length, (worker, cell) -> {
            if (lowest[cell] < Double.POSITIVE_INFINITY) {
                ratio[cell] = at(cell) / lowest[cell];
            }
        });
        double largest = 0;
        for (double one : ratio) {
            largest = Math.max(largest, one);
        }
        return largest;
    }

    /// Least density of each coarse cell.
    private double[] lowest(double[] density) {
        double[] lowest = new double[mass.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        int ny = grid.axis(1).points();
        int nz = grid.axis(2).points();
        for (int cell = 0; cell < density.length; cell++) {
            if (!Double.isNaN(density[cell])) {
                int x = coarse(cell / (ny * nz), 0);
                int y = coarse(cell / nz % ny, 1);
                int to = (x * sides[1] + y) * sides[2] + coarse(cell % nz, 2);
                lowest[to] = Math.min(lowest[to], density[cell]);
            }
        }
        return lowest;
    }

    private int coarse(int i, int axis) {
        return (int) ((long) i * sides[axis] / grid.axis(axis).points());
    }

    /// The bound in one coarse cell.
    private double at(int cell) {
        double[] low = new double[AXES];
        double[] high = new double[AXES];
        int[] number = {cell / (sides[1] * sides[2]), cell / sides[2] % sides[1], cell % sides[2]};
        for (int a = 0; a < AXES; a++) {
            Axis axis = grid.axis(a);
            // cells that are cut by the rounding of `coarse` are counted on both sides
            low[a] = axis.length() * number[a] / sides[a] - axis.spacing();
            high[a] = axis.length() * (number[a] + 1) / sides[a] + axis.spacing();
        }
        double sum = 0;
        for (int other = 0; other < mass.length; other++) {
            if (mass[other] > 0) {
                sum += mass[other] * images(other, low, high);
            }
        }
        return Brackets.NORMALISATION * sum * (1 + ROOM);
    }

    /// Σ e^(−½ max(c², Σ λ_a d_a²)) over the images of a cell.
    private double images(int cell, double[] low, double[] high) {
        double[][] near = new double[AXES][];
        double all = 1;
        double nearly = 1;
        for (int a = 0; a < AXES; a++) {
            double[] distances = distances(cell, a, low[a], high[a], Math.sqrt(least[AXES * cell + a]));
            double sum = 0;
            double close = 0;
            int count = 0;
            for (double q : distances) {
                double one = Elementary.exp(-q * q / 2);
                sum += one;
                close += q <= NEAR * cutoff ? one : 0;
                count += q <= NEAR * cutoff ? 1 : 0;
            }
            near[a] = Arrays.stream(distances).filter(q -> q <= NEAR * cutoff).toArray();
            all *= sum;
            nearly *= count == 0 ? 0 : close;
        }
        return all * (1 + ROOM) - nearly + near(near);
    }

    private double near(double[][] near) {
        double images = (double) near[0].length * near[1].length * near[2].length;
        if (images > MANY) {
            return images * atCutoff;
        }
        double sum = 0;
        for (double x : near[0]) {
            for (double y : near[1]) {
                for (double z : near[2]) {
                    double square = x * x + y * y + z * z;
                    sum += square <= cutoff * cutoff ? atCutoff : Elementary.exp(-square / 2);
                }
            }
        }
        return sum;
    }

    /// √λ_a times the gap along an axis, for all images that are not too far to matter.
    private double[] distances(int cell, int axis, double low, double high, double root) {
        double first = span[2 * (AXES * cell + axis)];
        double last = span[2 * (AXES * cell + axis) + 1];
        double length = grid.axis(axis).length();
        boolean periodic = grid.axis(axis).periodic();
        int from = periodic ? (int) Math.floor((low - VANISHED / root - last) / length) : 0;
        int to = periodic ? (int) Math.ceil((high + VANISHED / root - first) / length) : 0;
        double[] distances = new double[to - from + 1];
        for (int m = from; m <= to; m++) {
            double gap = Math.max(first + m * length - high, low - last - m * length);
            distances[m - from] = root * Math.max(gap, 0);
        }
        return distances;
    }
}
