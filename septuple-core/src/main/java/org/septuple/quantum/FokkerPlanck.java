package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// Solves (3.1), ∂p/∂t = ∂_k(D_kl ∂_l p + γ p ∂_k F), on a grid: [FokkerPlanckGenerator] in space, a [TimeScheme] in time.
///
/// **Invariants.** Mass, less what vanishing walls absorb. p ≥ 0 with positive schemes, in floating point too.
/// With them relative entropy ∫p log(p/π) to the equilibrium π = e^(−γF/D) of the same grid never rises: a step is a matrix
/// T ≥ 0 with columns that add up to 1 and Tπ = π. With p = fπ, (Tp)_i = π_i Σ_j (T_ij π_j/π_i) f_j, an average of f with weights that add up to 1, so by
/// convexity of φ(f) = f log f, Σ_i π_i φ((Tp)_i/π_i) ≤ Σ_ij T_ij π_j φ(f_j) = Σ_j π_j φ(f_j). For backward Euler T = (1 − τL)⁻¹ ≥ 0 since
/// 1 − τL is an M-matrix with column sums 1; a split step is a product of such T, and e^{τL} a mean of powers of one.
///
/// Work space is part of a solver, so one thread uses it at a time; results do not depend on the crew. Numbers kept besides the
/// states: 2 per cell and direction of hops, F for diagonal D and the step, so 6 per cell in two dimensions; 1 more for adaptive steps; 16
/// or 17 more for `EULER` or `SECOND` on more than one axis, 3 for `EXPONENTIAL`, made when first used.
public final class FokkerPlanck {

    private final Grid grid;
    private final Crew crew;
    private final FokkerPlanckGenerator generator;
    private final FokkerPlanckStep step;
    private final CellSums sums;
    private @Nullable EntropyMeter meter;

    /// Prepares a solver.
    ///
    /// @param grid      of d axes
    /// @param landscape F
    /// @param gamma     γ, of any sign or 0
    /// @param diffusion D
    /// @param crew      shares out lines and rows of cells
    public FokkerPlanck(Grid grid, Landscape landscape, double gamma, Diffusion diffusion, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        generator = new FokkerPlanckGenerator(grid, landscape, gamma, diffusion, crew);
        step = new FokkerPlanckStep(generator, crew);
        sums = new CellSums(grid.size(), crew);
    }

    /// The generator with F at a time.
    ///
    /// @param t time
    /// @return the live generator of this solver
    public FokkerPlanckGenerator generator(double t) {
        if (!generator.assemble(t)) {
            throw new IllegalArgumentException(
                    "F or its slope is not finite at t = %s on the grid: keep the box where F is".formatted(t));
        }
        return generator;
    }

    /// e^(−γF/D), normalised on the grid.
    ///
    /// @param t time of F
    /// @return the density on which every discrete current is 0
    public Density equilibrium(double t) {
        if (!generator(t).detailedBalance()) {
            throw new IllegalArgumentException(
                    "e^(-gamma F/D) is an equilibrium only of scalar D > 0 without absorbing walls"
                            + " and of F periodic on periodic axes: ask for the stationary density");
        }
        double[] log = generator.reversibility().logDensity();
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] = Elementary.exp(log[cell]);
        }
        double mass = grid.integral(log);
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] /= mass;
        }
        return Density.owning(grid, log);
    }

    /// The density that does not change, with currents or without: [#equilibrium] in detailed balance, else the limit of unsplit
    /// steps of backward Euler that grow tenfold.
    ///
    /// @param t time of F
    /// @return Lp = 0 to 1e-10 of the terms, or null if it was not reached
    public @Nullable Density stationary(double t) {
        if (generator.absorbs()) {
            throw new IllegalArgumentException(
                    "nothing is stationary with vanishing walls: all mass leaves; see the decay rates");
        }
        if (generator(t).detailedBalance()) {
            return equilibrium(t);
        }
        double[] p = new double[grid.size()];
        Arrays.fill(p, 1 / (grid.size() * grid.cellVolume()));
        double[] next = new double[p.length];
        double[] change = new double[p.length];
        double tau = 1 / generator.fastestRate();
        for (int n = 0; n < 60; n++) {
            if (!step.whole(tau, t, p, next)) {
                return null;
            }
            double[] before = p;
            p = next;
            next = before;
            generator.apply(p, change);
            double moved = 0;
            double flow = 0;
            for (int cell = 0; cell < p.length; cell++) {
                moved += Math.abs(change[cell]);
                flow += generator.escape()[cell] * p[cell];
            }
            if (moved <= 1e-10 * flow && n > 8) {
                return Density.owning(grid, p);
            }
            tau = Math.min(10 * tau, 1e8 / generator.fastestRate());
        }
        return null;
    }

    /// The lowest rates of decay λ_n: L has the eigenvalues −λ_n. Without absorbing walls λ₀ = 0, that of the equilibrium.
    ///
    /// On one axis with ends every λ has a relative error of about n·ε of the matrix. Else λ are found to 1e-10 relative and not below
    /// 1e-15 of [FokkerPlanckGenerator#fastestRate]. Both of second order in the spacing.
    ///
    /// @param count how many, at most cells
    /// @param t     time of F
    /// @return λ in rising order; fewer if the search did not converge
    public List<Double> rates(int count, double t) {
        generator(t).reversibility().obstacle().ifPresent(obstacle -> {
            throw new IllegalArgumentException(obstacle);
        });
        if (count < 1 || count > grid.size()) {
            throw new IllegalArgumentException(
                    "%d rates on a grid of %d cells: need 1 to as many".formatted(count, grid.size()));
        }
        return new DecayRates(generator, crew).lowest(count);
    }

    /// Why (3.1) has no real rates of decay, if it has none.
    ///
    /// @param grid      of cells
    /// @param landscape F
    /// @param gamma     γ
    /// @param diffusion D
    /// @param t         time of F
    /// @return value, bound and remedy; empty where [#rates] finds them
    public static Optional<String> obstacleToRates(
            Grid grid, Landscape landscape, double gamma, Diffusion diffusion, double t) {
        double[] energy = diffusion.diagonal() ? landscape.on(grid, t) : new double[0];
        return new Reversibility(grid, landscape, gamma, diffusion, energy, t).obstacle();
    }

    /// Goes on.
    ///
    /// @param from    where it stands
    /// @param until   t at the end, > that of the state
    /// @param control steps
    /// @return where it stands now; diverged, and back at its last good step, where F is not finite
    public FokkerPlanckRun advance(FokkerPlanckState from, double until, FokkerPlanckSteps control) {
        if (!from.density().grid().equals(grid)) {
            throw new IllegalArgumentException("state on another grid than the solver's: make a solver of its grid");
        }
        if (!(until >= from.time() && until < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("end %s must be finite and >= t = %s".formatted(until, from.time()));
        }
        return new FokkerPlanckAdvance(generator, step, sums, from, until, control)
                .run(control.entropy() ? entropyMeter() : null);
    }

    /// Iterations that the last unsplit solve took; 0 before any.
    ///
    /// @return of BiCGStab
    public int iterations() {
        return step.iterations();
    }

    private EntropyMeter entropyMeter() {
        EntropyMeter present = meter == null ? new EntropyMeter(generator, crew) : meter;
        meter = present;
        present.clear();
        return present;
    }
}
