package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Bernoulli;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;
import org.septuple.numerics.SellingDecomposition;

/// The right-hand side of (3.1), ∂p/∂t = ∂_k(D_kl ∂_l p + γ p ∂_k F), as hops between the cells of a grid: dp/dt = Lp with
/// L_xy ≥ 0 for x ≠ y and columns that add up to 0, less what vanishing walls absorb. So e^{tL} and (1 − τL)⁻¹ keep
/// p ≥ 0 and the mass for every t and τ > 0.
///
/// **Diagonal D.** The current along axis k is constant between two cell centres where F is linear; solving for it gives
/// the flux of Scharfetter and Gummel, J = (D_k/h)(B(w) p_i − B(−w) p_{i+1}) with w = γ(F_{i+1} − F_i)/D_k: second order
/// for any w, upwind of first order as D_k → 0, which D_k = 0 is. Since B(−w) = e^w B(w), J = 0 for p = e^(−γF/D): with scalar D, static F
/// and no absorbing wall the equilibrium of the cells is the exact one.
///
/// **Other D.** In cells as units D̂_kl = D_kl/(h_k h_l) = Σ λ_e eeᵀ by [SellingDecomposition], and mass hops along each e at
/// λ_e B(±w_e), w_e = e·hD⁻¹γ∂F in the middle. Σ λ_e e w_e = γ∂_kF/h_k², the drift, so this is second order and positive for any
/// D. Its equilibrium is that of (3.1) to second order only, and at reflecting walls that mass reaches it is of first order.
///
/// Walls: at a vanishing one p = 0 on the wall itself, a part θ of a hop away (½ along an axis): it absorbs at
/// (λ/θ)B(w_θ). At a reflecting one hops that would leave are left out. Across the end of a periodic axis F is continued,
/// so that F may have a slope on top of a periodic function.
///
/// Source: Scharfetter, Gummel, IEEE Trans. Electron Devices 16 (1969) 64; J. S. Chang, G. Cooper, J. Comput. Phys. 6 (1970)
/// 1; Fehrenbach, Mirebeau, J. Math. Imaging Vis. 49 (2014) 123.
public final class FokkerPlanckGenerator {

    /// Rates below it add up to a finite one.
    private static final double LARGEST = Double.MAX_VALUE / 64;

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final Diffusion diffusion;
    private final double[] inverse;
    private final Crew crew;
    private final List<Hops> hops = new ArrayList<>();
    private final double[] weights;
    private final double[] energy;
    private final double[] rowLargest;
    private final boolean[] rowFinite;
    private final double[][] positions;
    private final double[][] slopes;
    private double[] escape = {};
    private boolean finite;
    private double time = Double.NaN;

    /// Makes room. [#assemble] fills it.
    ///
    /// @param grid      of d axes
    /// @param landscape F
    /// @param gamma     γ, of any sign
    /// @param diffusion D
    /// @param crew      works on rows of cells
    FokkerPlanckGenerator(Grid grid, Landscape landscape, double gamma, Diffusion diffusion, Crew crew) {
        int d = grid.dimensions();
        if (landscape.dimensions() != d || diffusion.dimensions() != d) {
            throw new IllegalArgumentException(
                    "F of %d and D of %d coordinates on a grid of %d dimensions: need the same"
                            .formatted(landscape.dimensions(), diffusion.dimensions(), d));
        }
        if (!Double.isFinite(gamma)) {
            throw new IllegalArgumentException("gamma = %s must be finite".formatted(gamma));
        }
        this.grid = grid;
        this.landscape = landscape;
        this.gamma = gamma;
        this.diffusion = diffusion;
        this.crew = crew;
        List<Double> found = new ArrayList<>();
        if (diffusion.diagonal()) {
            inverse = new double[0];
            for (int k = 0; k < d; k++) {
                int[] e = new int[d];
                e[k] = 1;
                hops.add(new Hops(grid, e));
                found.add(1 / (grid.axis(k).spacing() * grid.axis(k).spacing()));
            }
        } else {
            inverse = diffusion.inverse();
            double[] scaled = new double[d * d];
            for (int k = 0; k < d; k++) {
                for (int l = 0; l < d; l++) {
                    scaled[k * d + l] = diffusion.at(k, l)
                            / (grid.axis(k).spacing() * grid.axis(l).spacing());
                }
            }
            for (SellingDecomposition.Term term :
                    SellingDecomposition.of(d, scaled).terms()) {
                hops.add(new Hops(
                        grid, term.offset().stream().mapToInt(Integer::intValue).toArray()));
                found.add(term.weight());
            }
        }
        weights = found.stream().mapToDouble(Double::doubleValue).toArray();
        energy = new double[diffusion.diagonal() ? grid.size() : 0];
        rowLargest = new double[hops.getFirst().rows()];
        rowFinite = new boolean[rowLargest.length];
        positions = new double[crew.workers()][d];
        slopes = new double[crew.workers()][d];
    }

    /// Puts in F at a time.
    ///
    /// @param t time
    /// @return false if F or a rate is not finite somewhere
    boolean assemble(double t) {
        if (t == time || (!landscape.varies() && !Double.isNaN(time))) {
            return finite;
        }
        time = t;
        int columns = grid.size() / rowLargest.length;
        if (energy.length > 0) {
            crew.work(rowLargest.length, (worker, row) -> {
                for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
                    grid.position(cell, positions[worker]);
                    energy[cell] = landscape.value(positions[worker], t);
                }
            });
        }
        Arrays.fill(rowLargest, 0);
        Arrays.fill(rowFinite, true);
        for (int direction = 0; direction < hops.size(); direction++) {
            int e = direction;
            Hops along = hops.get(direction);
            along.clear();
            crew.work(rowLargest.length, (worker, row) -> {
                for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
                    fill(along, e, row, cell, worker);
                }
            });
        }
        finite = true;
        for (boolean row : rowFinite) {
            finite &= row;
        }
        if (escape.length > 0) {
            addEscape();
        }
        return finite;
    }

    private void addEscape() {
        Arrays.fill(escape, 0);
        for (Hops along : hops) {
            along.addEscape(crew, escape);
        }
    }

    private void fill(Hops along, int e, int row, int cell, int worker) {
        double weight = weights[e];
        int above = along.neighbour(cell, 1);
        if (above >= 0) {
            double drop = energy.length > 0 ? rise(along, cell, above, worker) : work(along, cell, 1, worker);
            double d = energy.length > 0 ? diffusion.at(e, e) : 1;
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
                        loss[cell] += weight / part * flux(drop, energy.length > 0 ? diffusion.at(e, e) : 1);
                    }
                }
            }
            rowFinite[row] &= loss[cell] < LARGEST;
        }
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

    /// Where it acts.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// Lp.
    ///
    /// @param p    one number per cell
    /// @param into receives dp/dt
    public void apply(double[] p, double[] into) {
        grid.require(p);
        grid.require(into);
        int columns = grid.size() / rowLargest.length;
        double[] leaving = escape();
        crew.work(rowLargest.length, (worker, row) -> {
            for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
                into[cell] = -leaving[cell] * p[cell];
            }
            for (int e = 0; e < hops.size(); e++) {
                hops.get(e).addInflow(row, p, into);
            }
        });
    }

    /// How many directions mass hops in.
    ///
    /// @return d for diagonal D, at most 3 or 6 for a tensor in 2 or 3 dimensions
    public int directions() {
        return hops.size();
    }

    /// The longest hop.
    ///
    /// @return cells along one axis
    public int reach() {
        int reach = 0;
        for (Hops along : hops) {
            for (int step : along.offset) {
                reach = Math.max(reach, Math.abs(step));
            }
        }
        return reach;
    }

    /// The largest rate at which mass leaves a cell.
    ///
    /// @return max −L_xx
    public double fastestRate() {
        return Arrays.stream(escape()).max().orElse(0);
    }

    /// The largest cell Péclet number abs(w) = abs(γ ΔF)/D between neighbours.
    ///
    /// @return ≥ 0; ∞ where drift lacks diffusion
    public double peclet() {
        return Arrays.stream(rowLargest).max().orElse(0);
    }

    /// Whether p_st = e^(−γF/D) makes every current vanish: scalar D > 0, no absorbing wall, F periodic where the grid is.
    ///
    /// @return true in detailed balance with e^(−γF/D)
    public boolean detailedBalance() {
        return diffusion.scalar() && !absorbs() && closes();
    }

    /// Whether currents between cells vanish for some p > 0, so that rates of decay are real: diagonal D > 0, F periodic
    /// where the grid is, and F a sum over groups of axes with equal D. Walls may absorb.
    ///
    /// @return true if L has a symmetric form
    public boolean reversible() {
        if (!diffusion.diagonal() || !closes()) {
            return false;
        }
        for (int k = 0; k < hops.size(); k++) {
            if (diffusion.at(k, k) == 0) {
                return false;
            }
            for (int l = 0; l < k; l++) {
                double unequal = Math.abs(1 / diffusion.at(k, k) - 1 / diffusion.at(l, l));
                if (unequal > 0 && mixed(k, l) * unequal > 1e-9) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether F takes up at the end of periodic axes where it began.
    private boolean closes() {
        for (Hops along : hops) {
            int k = along.axis();
            for (int cell = 0; k >= 0 && grid.axis(k).periodic() && cell < energy.length; cell++) {
                if (grid.along(cell, k) == grid.axis(k).points() - 1) {
                    double jump = valueAt(along, cell, 1, 0) - energy[along.neighbour(cell, 1)];
                    if (Double.isFinite(jump) && Math.abs(gamma * jump) > 1e-9 * diffusion.at(k, k)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// The largest mixed difference of γF over squares in the plane of two axes.
    private double mixed(int k, int l) {
        double largest = 0;
        int byK = grid.stride(k);
        int byL = grid.stride(l);
        for (int cell = 0; cell < energy.length; cell++) {
            if (grid.along(cell, k) + 1 < grid.axis(k).points()
                    && grid.along(cell, l) + 1 < grid.axis(l).points()) {
                double difference = energy[cell + byK + byL] - energy[cell + byK] - energy[cell + byL] + energy[cell];
                largest = Math.max(largest, Math.abs(gamma * difference));
            }
        }
        return largest;
    }

    /// The logarithm of the density without currents less its largest value: −γF/D, summed up along axes. If [#reversible].
    double[] logEquilibrium() {
        double[] log = new double[energy.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < log.length; cell++) {
            if (diffusion.scalar()) {
                log[cell] = -gamma * energy[cell] / diffusion.at(0, 0);
            } else {
                int k = hops.size() - 1;
                while (k >= 0 && grid.along(cell, k) == 0) {
                    k--;
                }
                if (k >= 0) {
                    int before = cell - grid.stride(k);
                    log[cell] = log[before] - gamma * (energy[cell] - energy[before]) / diffusion.at(k, k);
                }
            }
            largest = Math.max(largest, log[cell]);
        }
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] -= largest;
        }
        return log;
    }

    List<Hops> hops() {
        return hops;
    }

    /// −L_xx, made when first asked for and kept up to date from then on.
    double[] escape() {
        if (escape.length == 0) {
            escape = new double[grid.size()];
            addEscape();
        }
        return escape;
    }

    /// Whether walls absorb.
    boolean absorbs() {
        return hops.stream().anyMatch(along -> along.loss != null);
    }

    /// Whether F changes with time.
    boolean varies() {
        return landscape.varies();
    }

    /// The generator with the diagonal of D alone; null if that is all of it.
    @Nullable
    FokkerPlanckGenerator alongAxes(double t) {
        if (diffusion.diagonal()) {
            return null;
        }
        double[] values = new double[grid.dimensions()];
        Arrays.setAll(values, k -> diffusion.at(k, k));
        FokkerPlanckGenerator axes =
                new FokkerPlanckGenerator(grid, landscape, gamma, Diffusion.diagonal(values), crew);
        axes.assemble(t);
        return axes;
    }

    /// Rate of hopping along a direction by diffusion alone.
    double spread(int direction) {
        return weights[direction] * (energy.length > 0 ? diffusion.at(direction, direction) : 1);
    }
}
