package org.septuple.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.septuple.contest.Contestant;
import org.septuple.contest.FokkerPlanckContestant;
import org.septuple.contest.GaussianContestant;
import org.septuple.contest.HamiltonianContestant;
import org.septuple.contest.KramersContestant;
import org.septuple.contest.MadelungContestant;
import org.septuple.contest.Multiplier;
import org.septuple.contest.PotentialChoice;
import org.septuple.contest.StartVelocity;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// The descriptions that a plan names. Where F is harmonic, p(q, 0) a Gaussian and no axis periodic they are exact, in open space; else they are solved on the
/// grid of the plan.
///
/// @param plan   names them, and declares F and p(q, 0)
/// @param grid   box
/// @param engine computes
record Contestants(ContestPlan plan, Grid grid, Engine engine) {

    /// In the box of the plan.
    Contestants(ContestPlan plan, Engine engine) {
        this(plan, plan.grid(), engine);
    }

    /// All, in the order of the plan; two for each *imposed* μ.
    List<Contestant> all() {
        return plan.entrants().stream().flatMap(this::of).toList();
    }

    private Stream<Contestant> of(Entrant entrant) {
        InitialDensity start = plan.initial();
        Landscape f = plan.mover().freeEnergy();
        return switch (entrant) {
            case FOKKER_PLANCK -> Stream.of(fokkerPlanck(grid, f, start, Diffusion.scalar(grid.dimensions(), 1)));
            case KRAMERS -> Stream.of(KramersContestant.of(grid, start, f, StartVelocity.REST, engine.kernels()));
            case HAMILTONIAN_COLD ->
                Stream.of(HamiltonianContestant.of(
                        grid, start, f, false, plan.mover().rate(), engine.kernels()));
            case HAMILTONIAN_WARM ->
                Stream.of(HamiltonianContestant.of(
                        grid, start, f, true, plan.mover().rate(), engine.kernels()));
            case MADELUNG_PAPER -> madelung(grid, f, start, PotentialChoice.PAPER);
            case MADELUNG_STATIONARY -> madelung(grid, f, start, PotentialChoice.STATIONARY);
            case MADELUNG_PAPER_ITO -> madelung(grid, f, start, PotentialChoice.PAPER_WITH_ITO);
        };
    }

    private static boolean open(Grid grid) {
        return grid.axes().stream().noneMatch(axis -> axis.periodic());
    }

    /// The same, Fokker–Planck with another diffusion.
    ///
    /// @param all   descriptions of this plan
    /// @param shape C of D·C
    List<Contestant> shaped(List<Contestant> all, Diffusion shape) {
        Contestant other = fokkerPlanck(grid, plan.mover().freeEnergy(), plan.initial(), shape);
        return all.stream()
                .map(one -> one.name().equals(other.name()) ? other : one)
                .toList();
    }

    private Contestant fokkerPlanck(Grid grid, Landscape f, InitialDensity start, Diffusion shape) {
        return f instanceof Harmonic harmonic && start instanceof GaussianDensity gaussian && open(grid)
                ? GaussianContestant.fokkerPlanck(harmonic, gaussian, shape)
                : new FokkerPlanckContestant(grid, f, start, shape, engine);
    }

    private Stream<Contestant> madelung(Grid grid, Landscape f, InitialDensity start, PotentialChoice choice) {
        return multipliers()
                .map(multiplier ->
                        f instanceof Harmonic harmonic && start instanceof GaussianDensity gaussian && open(grid)
                                ? GaussianContestant.madelung(harmonic, gaussian, choice, multiplier)
                                : new MadelungContestant(grid, f, start, choice, multiplier, engine));
    }

    private Stream<Multiplier> multipliers() {
        return switch (plan.alpha()) {
            case AlphaPlan.Saturated() -> Stream.of(new Multiplier.Saturated());
            case AlphaPlan.Fitted(ImposedMu _) -> Stream.of(new Multiplier.Fitted());
            case AlphaPlan.Imposed(ImposedMu imposed) ->
                Stream.of(new Multiplier.Root(imposed.mu(), true), new Multiplier.Root(imposed.mu(), false));
        };
    }
}
