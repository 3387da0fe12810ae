package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final Diffusion diffusion;
    private final Crew crew;
    private final List<Hops> hops = new ArrayList<>();
    private final double[] weights;
    private final HopRates rates;
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
            for (int k = 0; k < d; k++) {
                int[] e = new int[d];
                e[k] = 1;
                hops.add(new Hops(grid, e));
                found.add(1 / (grid.axis(k).spacing() * grid.axis(k).spacing()));
            }
        } else {
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
        rates = new HopRates(grid, landscape, gamma, diffusion, weights, crew);
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
        rates.take(t);
        finite = true;
        for (int e = 0; e < hops.size(); e++) {
            finite &= rates.fill(e, hops.get(e));
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
        int rows = hops.getFirst().rows();
        int columns = grid.size() / rows;
        double[] leaving = escape();
        crew.work(rows, (worker, row) -> {
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
        return rates.peclet();
    }

    /// Whether p_st = e^(−γF/D) makes every current vanish: scalar D > 0, no absorbing wall, F periodic where the grid is.
    ///
    /// @return true in detailed balance with e^(−γF/D)
    public boolean detailedBalance() {
        return diffusion.scalar() && !absorbs() && reversibility().closes();
    }

    /// Whether currents can all vanish, and the density for which they do; as long as F stays.
    Reversibility reversibility() {
        return new Reversibility(grid, landscape, gamma, diffusion, rates.energy(), time);
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
        return weights[direction] * rates.diffusion(direction);
    }
}
