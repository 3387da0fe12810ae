package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Draws positions from a density on a grid: a cell by Walker's alias method, O(1) per draw, and a place in it from the product of
/// linear densities.
///
/// Values in the middle of cells become means of cells, p + Σ_k δ_k²p/24 (≥ 0), and slopes within them are central differences, cut
/// where they would make a density negative: moments err by O(h⁴), distribution functions at faces by O(h⁴) and within by O(h³).
/// Cells next to walls have slope 0.
///
/// Draw i belongs to the stream (seed, [Purpose#GRID_SAMPLES], i/1024, 0), so it depends on neither count nor order of draws.
///
/// Source: A. J. Walker, ACM Trans. Math. Softw. 3 (1977) 253; M. D. Vose, IEEE Trans. Softw. Eng. 17 (1991) 972.
public final class GridSampler {

    private static final int BLOCK = 1024;

    private final Grid grid;
    private final Links links;
    private final double[] means;
    private final double[] kept;
    private final int[] alias;

    /// Prepares the draws.
    ///
    /// @param grid    where
    /// @param density p ≥ 0, one finite number per cell, one of them > 0; need not be normalised
    public GridSampler(Grid grid, double[] density) {
        this(cellMeans(grid, density), grid);
    }

    /// Prepares the draws from means over cells, such as finite volumes have.
    ///
    /// @param grid  where
    /// @param means of p ≥ 0, one finite number per cell, one of them > 0; need not be normalised
    /// @return the sampler
    public static GridSampler ofMeans(Grid grid, double[] means) {
        grid.require(means);
        Polar.present(means, 0);
        return new GridSampler(means.clone(), grid);
    }

    private GridSampler(double[] means, Grid grid) {
        this.grid = grid;
        this.links = new Links(grid);
        this.means = means;
        this.kept = new double[means.length];
        this.alias = new int[means.length];
        share();
    }

    /// Means of cells from values in their middle, error O(h⁴) and never negative.
    ///
    /// @param grid    where
    /// @param density p ≥ 0, one finite number per cell, one of them > 0
    /// @return one number ≥ 0 per cell
    public static double[] cellMeans(Grid grid, double[] density) {
        grid.require(density);
        Polar.present(density, 0);
        Links links = new Links(grid);
        double[] means = density.clone();
        for (int k = 0; k < grid.dimensions(); k++) {
            for (int cell = 0; cell < means.length; cell++) {
                int next = links.next(cell, k);
                int previous = links.previous(cell, k);
                if (next >= 0 && previous >= 0) {
                    means[cell] += (density[next] - 2 * density[cell] + density[previous]) / 24;
                }
            }
        }
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = Math.max(0, means[cell]);
        }
        return means;
    }

    /// Vose's tables: each cell keeps a part of its share and leaves the rest to one other.
    private void share() {
        int n = means.length;
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        int[] stack = new int[n];
        int small = 0;
        int large = n;
        for (int cell = 0; cell < n; cell++) {
            kept[cell] = means[cell] * n / sum;
            alias[cell] = cell;
            if (kept[cell] < 1) {
                stack[small++] = cell;
            } else {
                stack[--large] = cell;
            }
        }
        while (small > 0 && large < n) {
            int poor = stack[--small];
            int rich = stack[large];
            alias[poor] = rich;
            kept[rich] -= 1 - kept[poor];
            if (kept[rich] < 1) {
                large++;
                stack[small++] = rich;
            }
        }
        for (int i = 0; i < small; i++) {
            kept[stack[i]] = 1; // round-off
        }
        for (int i = large; i < n; i++) {
            kept[stack[i]] = 1;
        }
    }

    /// Draws positions.
    ///
    /// @param seed  of the draws
    /// @param count how many, ≥ 0
    /// @return `[k][i]`: coordinate k of draw i
    public double[][] draw(long seed, int count) {
        double[][] q = new double[grid.dimensions()][count];
        for (int first = 0; first < count; first += BLOCK) {
            RandomStream random = new RandomStream(seed, Purpose.GRID_SAMPLES, first / BLOCK, 0);
            for (int i = first; i < Math.min(count, first + BLOCK); i++) {
                int cell = random.nextBelow(means.length);
                cell = random.nextUniform() < kept[cell] ? cell : alias[cell];
                for (int k = 0; k < q.length; k++) {
                    Axis axis = grid.axis(k);
                    q[k][i] = axis.from()
                            + (grid.along(cell, k) + within(slope(cell, k), random.nextUniform())) * axis.spacing();
                }
            }
        }
        return q;
    }

    /// Relative slope s of the density 1 + s(x − ½) within a cell, in [−2, 2].
    private double slope(int cell, int k) {
        int next = links.next(cell, k);
        int previous = links.previous(cell, k);
        if (next < 0 || previous < 0) {
            return 0;
        }
        return Math.clamp((means[next] - means[previous]) / (2 * means[cell]), -2, 2);
    }

    /// The x in [0, 1] with (1 − s/2)x + s x²/2 = u.
    private static double within(double s, double u) {
        double a = 1 - s / 2;
        return u == 0 ? 0 : Math.min(1, 2 * u / (a + Math.sqrt(Math.max(0, a * a + 2 * s * u))));
    }
}
