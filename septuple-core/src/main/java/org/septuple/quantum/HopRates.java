package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Bernoulli;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// Rates of hops by the flux of Scharfetter and Gummel, D·B(±w) with the work w that a hop does, as [FokkerPlanckGenerator]
/// describes them.
final class HopRates {

    /// Rates below it add up to a finite one.
    private static final double LARGEST = Double.MAX_VALUE / 64;

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final Diffusion diffusion;
    private final double[] inverse;
    private final double[] weights;
    private final double[] energy;
    private final Crew crew;
    private final int rows;
    private final int columns;
    private final double[] rowLargest;
    private final boolean[] rowFinite;
    private final double[][] positions;
    private final double[][] slopes;
    private double time = Double.NaN;

    /// Makes room.
    ///
    /// @param weights of directions: λ_e, or 1/h² where D is diagonal
    /// @param crew    works on rows of cells
    HopRates(Grid grid, Landscape landscape, double gamma, Diffusion diffusion, double[] weights, Crew crew) {
        this.grid = grid;
        this.landscape = landscape;
        this.gamma = gamma;
        this.diffusion = diffusion;
        this.weights = weights;
        this.crew = crew;
        int d = grid.dimensions();
        inverse = diffusion.diagonal() ? new double[0] : diffusion.inverse();
        energy = new double[diffusion.diagonal() ? grid.size() : 0];
        columns = grid.axis(d - 1).points();
        rows = grid.size() / columns;
        rowLargest = new double[rows];
        rowFinite = new boolean[rows];
        positions = new double[crew.workers()][d];
        slopes = new double[crew.workers()][d];
    }

    /// Takes F at a time, and forgets the Péclet number.
    void take(double t) {
        time = t;
        Arrays.fill(rowLargest, 0);
        if (energy.length > 0) {
            crew.work(rows, (worker, row) -> {
                for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
                    grid.position(cell, positions[worker]);
                    energy[cell] = landscape.value(positions[worker], t);
                }
            });
        }
    }

    /// Fills in the rates along a direction; false if one is not finite.
    ///
    /// @param e     number of the direction
    /// @param along its hops
    boolean fill(int e, Hops along) {
        Arrays.fill(rowFinite, true);
        along.clear();
        crew.work(rows, (worker, row) -> {
            for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
                fill(along, e, row, cell, worker);
            }
        });
        boolean finite = true;
        for (boolean row : rowFinite) {
            finite &= row;
        }
        return finite;
    }

    private void fill(Hops along, int e, int row, int cell, int worker) {
        double weight = weights[e];
        double d = diffusion(e);
        int above = along.neighbour(cell, 1);
        if (above >= 0) {
            double drop = energy.length > 0 ? rise(along, cell, above, worker) : work(along, cell, 1, worker);
            along.up[cell] = weight * flux(drop, d);
            along.down[cell] = weight * flux(-drop, d);
            double peclet = Math.abs(drop) / d;
            rowLargest[row] = peclet > rowLargest[row] ? peclet : rowLargest[row];
            rowFinite[row] &= along.up[cell] < LARGEST && along.down[cell] < LARGEST;
        }
        double[] loss = along.loss;
        if (loss != null) {
            for (int sign = -1; sign <= 1; sign += 2) {
                if (along.neighbour(cell, sign) < 0) {
                    double part = along.partToWall(cell, sign);
                    if (part > 0) {
                        double drop = energy.length > 0
                                ? gamma * (valueAt(along, cell, sign * part, worker) - energy[cell])
                                : part * work(along, cell, sign * part, worker) * sign;
                        loss[cell] += weight / part * flux(drop, d);
                    }
                }
            }
            rowFinite[row] &= loss[cell] < LARGEST;
        }
    }

    /// D of a direction, in units of its weight.
    double diffusion(int e) {
        return energy.length > 0 ? diffusion.at(e, e) : 1;
    }

    /// F in the middle of cells; empty unless D is diagonal.
    double[] energy() {
        return energy;
    }

    /// The largest abs(w) of a hop.
    double peclet() {
        return Arrays.stream(rowLargest).max().orElse(0);
    }

    /// D·B(x/D), and its limit max(−x, 0).
    private static double flux(double x, double d) {
        return d == 0 ? Math.max(-x, 0) : d * Bernoulli.of(x / d);
    }

    /// γ(F(x + e) − F(x)); across the end of an axis from F itself, which may go on with a slope.
    private double rise(Hops along, int cell, int above, int worker) {
        int k = along.axis();
        if (grid.along(cell, k) + 1 < grid.axis(k).points()) {
            return gamma * (energy[above] - energy[cell]);
        }
        double continued = valueAt(along, cell, 1, worker);
        return gamma * ((Double.isFinite(continued) ? continued : energy[above]) - energy[cell]);
    }

    private double valueAt(Hops along, int cell, double part, int worker) {
        return landscape.value(moved(along, cell, part, worker), time);
    }

    private double[] moved(Hops along, int cell, double part, int worker) {
        double[] q = positions[worker];
        grid.position(cell, q);
        for (int k = 0; k < q.length; k++) {
            q[k] += part * along.offset[k] * grid.axis(k).spacing();
        }
        return q;
    }

    /// w_e for a whole hop e, with ∂F in the middle of a part of it.
    private double work(Hops along, int cell, double part, int worker) {
        double[] slope = slopes[worker];
        landscape.gradient(moved(along, cell, part / 2, worker), time, slope);
        double sum = 0;
        int d = slope.length;
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                sum += along.offset[k] * grid.axis(k).spacing() * inverse[k * d + l] * slope[l];
            }
        }
        return gamma * sum;
    }
}
