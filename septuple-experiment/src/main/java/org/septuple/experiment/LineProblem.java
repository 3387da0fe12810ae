package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Density;
import org.septuple.quantum.DerivedPotential;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.EntropyBalance;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.FokkerPlanckRun;
import org.septuple.quantum.FokkerPlanckState;
import org.septuple.quantum.FokkerPlanckSteps;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Madelung;
import org.septuple.quantum.MadelungAction;
import org.septuple.quantum.MadelungEnd;
import org.septuple.quantum.MadelungGuards;
import org.septuple.quantum.MadelungState;
import org.septuple.quantum.TimeScheme;

/// A learner along one line q = q₀ + z·n, as (3.1) and as (3.8), (3.9) see it, from p(z, 0) = N(0, σ²) in a box of ±8σ with
/// reflecting walls.
///
/// The end T = min(σ²/8D, σ/(2|γ|·max|F′|)) over |z| ≤ 3σ. Until then (3.1) makes the variance at most 1.25σ² and moves the mean by at most σ/2;
/// at saturation, where u = 2u_FP at the start, σ² becomes ((1 + 2DT/σ²)² + (2DT/σ²)²)σ² ≤ 1.63σ² without F, and the mean moves by about σ:
/// the walls stay 5.5 standard deviations away or more. What a wall sends back interferes, and differences are then no longer of order 2.
///
/// @param freeEnergy F(z), one coordinate
/// @param gamma      γ; > 0 for [#madelung]
/// @param diffusion  D > 0
/// @param sd         σ > 0
record LineProblem(Landscape freeEnergy, double gamma, double diffusion, double sd) {

    static final int CELLS = 320;
    static final int TIMES = 40;

    private static final double HALF_WIDTH = 8;
    private static final double LOOKED_AT = 3;

    LineProblem {
        if (!(diffusion > 0 && sd > 0 && Double.isFinite(gamma + diffusion + sd))) {
            throw new UntestableException(
                    "D = %s and sd = %s must be finite and > 0, gamma = %s finite".formatted(diffusion, sd, gamma));
        }
    }

    /// Half the width of the box.
    static double halfWidth(double sd) {
        return HALF_WIDTH * sd;
    }

    /// The box.
    ///
    /// @param level each halves the spacing
    Grid grid(int level) {
        double wall = halfWidth(sd);
        return Grid.of(new Axis(-wall, wall, CELLS << level, Boundary.REFLECTING));
    }

    /// p(z, 0).
    GaussianDensity start() {
        return GaussianDensity.of(new double[] {0}, new double[] {sd * sd});
    }

    /// T.
    double end() {
        double steepest = 0;
        double[] slope = new double[1];
        for (double z = -LOOKED_AT; z <= LOOKED_AT; z++) {
            freeEnergy.gradient(new double[] {z * sd}, 0, slope);
            steepest = Math.max(steepest, Math.abs(gamma * slope[0]));
        }
        return Math.min(sd * sd / (8 * diffusion), steepest > 0 ? sd / (2 * steepest) : Double.POSITIVE_INFINITY);
    }

    /// What was imposed and what was fitted.
    String inputs(String more) {
        return String.format(
                Locale.ROOT,
                " (imposed: start N(0, sd) with sd = %.3g along n, box of 16 sd, T = %.3g learning steps%s; fitted: gamma, D, F)",
                sd,
                end(),
                more);
    }

    double step(int level) {
        return end() / (TIMES << level);
    }

    /// V of (3.6): E12's *stationary* one.
    Landscape potential() {
        return DerivedPotential.stationary(freeEnergy, gamma, diffusion);
    }

    /// (3.5) at saturation, α = γ/2D.
    ///
    /// @throws IllegalArgumentException naming E14 unless γ > 0
    MadelungAction action(int level) {
        return new MadelungAction(grid(level), potential(), gamma, diffusion, gamma / (2 * diffusion));
    }

    /// What (3.1) makes of p.
    ///
    /// @param density p at each time, live arrays
    /// @param balance sums over the run
    record Spread(List<double[]> density, EntropyBalance balance) {

        Spread {
            density = List.copyOf(density);
        }
    }

    /// Solves (3.1) by the exponential of the generator, positive and exact in time.
    Spread fokkerPlanck(int level, Engine engine) {
        Grid grid = grid(level);
        FokkerPlanck solver = new FokkerPlanck(grid, freeEnergy, gamma, Diffusion.scalar(1, diffusion), engine.crew());
        FokkerPlanckState state = FokkerPlanckState.start(Density.of(grid, start().averages(grid)), 0);
        FokkerPlanckSteps steps =
                FokkerPlanckSteps.equal(TimeScheme.EXPONENTIAL, step(level)).withEntropy();
        List<double[]> density = new ArrayList<>();
        density.add(state.density().values());
        EntropyBalance sum = new EntropyBalance(0, 0, 0, 0, 0);
        for (int n = 1; n <= TIMES << level; n++) {
            FokkerPlanckRun run = solver.advance(state, n * step(level), steps);
            requireDone(run.outcome());
            state = run.state();
            density.add(state.density().values());
            sum = sum(sum, run.balance());
        }
        return new Spread(density, sum);
    }

    /// The history that (3.1) makes, with F̃ = F + log p/2α: no solution of (3.8) or (3.9) (E11).
    LineHistory drifting(int level, Engine engine) {
        MadelungAction action = action(level);
        double[] f = freeEnergy.on(grid(level), 0);
        List<double[]> density = fokkerPlanck(level, engine).density();
        return new LineHistory(
                grid(level),
                step(level),
                sd,
                density,
                density.stream().map(p -> action.shifted(p, f)).toList());
    }

    /// Solves (3.8), (3.9) from F̃ = F + log p/2α at saturation. F̃ is told up to a function of time, which (3.5) does not feel when ∫δp = 0.
    ///
    /// @throws UntestableException if a guard of the solver stops it
    /// @throws IllegalArgumentException if γ is not > 0
    LineHistory madelung(int level, Engine engine) {
        Grid grid = grid(level);
        MadelungAction action = action(level);
        double[] p = start().values(grid);
        MadelungState state = MadelungState.of(grid, p, action.shifted(p, freeEnergy.on(grid, 0)), action.mass(), 0);
        Madelung solver = new Madelung(grid, potential(), action.hbar(), action.mass(), MadelungGuards.USUAL, engine);
        List<double[]> density = new ArrayList<>();
        List<double[]> shifted = new ArrayList<>();
        for (int n = 0; n <= TIMES << level; n++) {
            MadelungEnd end = solver.advance(state, n * step(level));
            requireDone(end.outcome(grid, 0));
            density.add(state.density().clone());
            shifted.add(freeEnergy(state, action.mass()));
        }
        return new LineHistory(grid, step(level), sd, density, shifted);
    }

    /// F̃ of a velocity by (3.10, E3), 0 in the middle.
    private static double[] freeEnergy(MadelungState state, double mass) {
        double[] u = state.velocity(0);
        double h = state.grid().axis(0).spacing();
        double[] energy = new double[u.length];
        int middle = u.length / 2;
        for (int cell = middle; cell < u.length - 1; cell++) {
            energy[cell + 1] = energy[cell] - mass * h * u[cell];
        }
        for (int cell = middle; cell > 0; cell--) {
            energy[cell - 1] = energy[cell] + mass * h * u[cell - 1];
        }
        return energy;
    }

    private static void requireDone(Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed)) {
            throw new UntestableException("the solver stopped: %s".formatted(outcome));
        }
    }

    private static EntropyBalance sum(EntropyBalance one, @Nullable EntropyBalance other) {
        Objects.requireNonNull(other, "entropy was asked for");
        return new EntropyBalance(
                one.change() + other.change(),
                one.diffusive() + other.diffusive(),
                one.drift() + other.drift(),
                one.absorption() + other.absorption(),
                one.production() + other.production());
    }
}
