package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Density;
import org.septuple.quantum.EntropyBalance;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.FokkerPlanckRun;
import org.septuple.quantum.FokkerPlanckState;
import org.septuple.quantum.FokkerPlanckSteps;
import org.septuple.quantum.Seam;
import org.septuple.quantum.Warning;

/// Kind `fokker-planck`: a density that drifts and diffuses (3.1), its entropy and its decay rates.
final class FokkerPlanckEvolution implements Evolution {

    private static final int STEPS_WITHOUT_REST = 16;
    private static final double VISIBLE_KINK = 1e-3;
    /// Part of its terms by which (3.3) = (3.4) may fail.
    private static final double BALANCED = 2e-3;

    private record Doubts(List<Warning> warnings, double time) {}

    private final FokkerPlanckPlan plan;
    private final Grid grid;
    private final FokkerPlanck solver;
    private final FokkerPlanckSteps steps;
    private final List<Doubts> doubts = new ArrayList<>();
    private final @Nullable LangevinControl particles;
    private FokkerPlanckState state;
    private EntropyBalance balance = new EntropyBalance(0, 0, 0, 0, 0);
    private double smallest = Double.POSITIVE_INFINITY;
    private double massError;

    /// At t = 0.
    ///
    /// @param plan   F, γ, D and where to begin
    /// @param seed   of particles
    /// @param engine whose crew works; bits do not depend on it
    FokkerPlanckEvolution(FokkerPlanckPlan plan, long seed, Engine engine) {
        this.plan = plan;
        this.grid = plan.grid();
        this.solver = new FokkerPlanck(grid, plan.freeEnergy(), plan.rate(), plan.diffusion(), engine.crew());
        this.steps = (plan.tolerance() > 0
                        ? FokkerPlanckSteps.adaptive(plan.scheme(), plan.step(), plan.tolerance())
                        : FokkerPlanckSteps.equal(plan.scheme(), plan.step()))
                .withEntropy()
                .withBudget(STEPS_WITHOUT_REST);
        this.state = FokkerPlanckState.start(initial(), 0);
        this.particles = plan.particles() > 0 ? new LangevinControl(plan, state.density(), seed, engine) : null;
    }

    private Density initial() {
        if (plan.initial() == null) {
            Density stationary = solver.stationary(0);
            if (stationary == null) {
                throw new IllegalArgumentException("the stationary density was not reached; give another `initial`");
            }
            return stationary;
        }
        return Density.of(grid, plan.initial().averages(grid));
    }

    @Override
    public double time() {
        return state.time();
    }

    @Override
    public Outcome advance(double until, BooleanSupplier rest) {
        while (state.time() < until) {
            FokkerPlanckRun piece = solver.advance(state, until, steps);
            state = piece.state();
            smallest = Math.min(smallest, piece.smallest());
            massError = Math.max(massError, piece.massError());
            if (piece.balance() != null) {
                balance = sum(balance, piece.balance());
            }
            if (!piece.warnings().isEmpty()) {
                doubts.add(new Doubts(piece.warnings(), state.time()));
            }
            if (piece.outcome() instanceof Outcome.Diverged) {
                return piece.outcome();
            }
            if (particles != null) {
                particles.advance(state.time());
            }
            if (rest.getAsBoolean()) {
                break;
            }
        }
        return new Outcome.Completed();
    }

    private static EntropyBalance sum(EntropyBalance one, EntropyBalance other) {
        return new EntropyBalance(
                one.change() + other.change(),
                one.diffusive() + other.diffusive(),
                one.drift() + other.drift(),
                one.absorption() + other.absorption(),
                one.production() + other.production());
    }

    @Override
    public FieldFrame frame() {
        return new FieldFrame(grid, state.time())
                .with(FieldQuantity.DENSITY, state.density().values());
    }

    @Override
    public void note(FieldNotes notes) {
        Density density = state.density();
        double t = state.time();
        double[] energy = plan.freeEnergy().on(grid, t);
        double[] values = density.values();
        double mean = 0;
        for (int cell = 0; cell < energy.length; cell++) {
            mean += energy[cell] * values[cell] * grid.cellVolume();
        }
        Density equilibrium = equilibrium(t);
        notes.add(
                Shape.COURSE,
                t,
                density.mass(),
                Double.NaN,
                Double.NaN,
                mean,
                density.entropy(),
                equilibrium == null ? Double.NaN : density.relativeEntropy(equilibrium),
                state.nextStep());
        for (int k = 0; k < grid.dimensions(); k++) {
            notes.add(
                    Shape.COORDINATES,
                    t,
                    k,
                    FieldWords.mean(grid, values, k),
                    FieldWords.variance(grid, values, k),
                    Double.NaN);
        }
        if (particles != null) {
            particles.note(notes, density, t);
        }
        doubts(notes);
    }

    @Override
    public void doubts(FieldNotes notes) {
        doubts.forEach(met -> notes.doubt(met.warnings(), met.time()));
        doubts.clear();
    }

    private @Nullable Density equilibrium(double t) {
        try {
            return solver.equilibrium(t);
        } catch (IllegalArgumentException none) { // currents that cannot all vanish
            return null;
        }
    }

    @Override
    public void finish(FieldNotes notes) {
        Density density = state.density();
        double[] values = density.values();
        int d = grid.dimensions();
        for (int k = 0; k < d; k++) {
            notes.put("mean", k, d, FieldWords.mean(grid, values, k));
            notes.put("variance", k, d, FieldWords.variance(grid, values, k));
        }
        notes.put("entropy", density.entropy());
        if (state.steps() > 0) {
            notes.put("delta_S", balance.change());
            notes.put("delta_S.currents", balance.byCurrents());
            doubtBalance(notes);
            notes.put("entropy_production", balance.production());
            notes.put("smallest", smallest);
            notes.put("mass_error", massError);
            notes.put("steps", (double) state.steps());
        }
        if (state.absorbed() > 0) {
            notes.put("absorbed", state.absorbed());
        }
        remarkKinks(notes);
        if (particles != null) {
            particles.finish(notes, density);
        }
        if (plan.rates() > 0) {
            FokkerPlanck.obstacleToRates(grid, plan.freeEnergy(), plan.rate(), plan.diffusion(), 0)
                    .ifPresentOrElse(notes::remark, () -> putRates(notes));
        }
    }

    private void putRates(FieldNotes notes) {
        List<Double> rates = solver.rates(plan.rates() + 1, 0);
        int equilibrium = !rates.isEmpty() && rates.getFirst() == 0 ? 1 : 0;
        int end = Math.min(rates.size(), plan.rates() + equilibrium);
        DecayRateNotes.tell(notes, rates.subList(equilibrium, end), 1, plan.rates());
    }

    /// Tells where the currents do not explain the change of entropy: over steps in which p changes by much, their integral of second
    /// order is none.
    private void doubtBalance(FieldNotes notes) {
        double terms = Math.abs(balance.diffusive()) + Math.abs(balance.drift()) + Math.abs(balance.absorption());
        double open = Math.abs(balance.residual()) / terms;
        if (!(open <= BALANCED) && balance.residual() != 0) {
            notes.doubt(
                    List.of(
                            new Warning(
                                    "difference of delta_S and delta_S.currents over the terms of (3.4)",
                                    open,
                                    BALANCED,
                                    "take shorter or adaptive steps, and an initial density that is 0 at vanishing walls; delta_S itself needs no currents")),
                    state.time());
        }
    }

    /// Tells of slopes that change at once where a periodic axis closes, as that of a parabola does.
    private void remarkKinks(FieldNotes notes) {
        double[] slope = new double[grid.dimensions()];
        double[] q = new double[grid.dimensions()];
        for (int k = 0; k < grid.dimensions(); k++) {
            if (!grid.axis(k).periodic()) {
                continue;
            }
            double steepest = 0;
            for (int cell = 0; cell < grid.size(); cell++) {
                grid.position(cell, q);
                plan.freeEnergy().gradient(q, 0, slope);
                steepest = Math.max(steepest, Math.abs(slope[k]));
            }
            double kink = Seam.of(plan.freeEnergy(), grid, k).kink();
            if (kink > VISIBLE_KINK * steepest) {
                notes.remark(
                        "doubt: F has a kink where periodic axis %d closes: its slope changes by %.4g there, the largest elsewhere is %.4g; make the axis reflecting, unless F is meant so"
                                .formatted(k, kink, steepest));
            }
        }
    }

    @Override
    public void save(Checkpoint moment) {
        moment.put("density", state.density().values());
        moment.put("numbers", state.time(), state.nextStep(), state.absorbed(), smallest, massError);
        moment.put(
                "balance",
                balance.change(),
                balance.diffusive(),
                balance.drift(),
                balance.absorption(),
                balance.production());
        moment.put("steps", state.steps());
        if (particles != null) {
            particles.save(moment.at("particles"));
        }
    }

    @Override
    public void resume(Checkpoint moment) {
        double[] numbers = moment.reals("numbers");
        double[] parts = moment.reals("balance");
        state = new FokkerPlanckState(
                Density.of(grid, moment.reals("density")), numbers[0], numbers[1], numbers[2], moment.integer("steps"));
        smallest = numbers[3];
        massError = numbers[4];
        balance = new EntropyBalance(parts[0], parts[1], parts[2], parts[3], parts[4]);
        if (particles != null) {
            particles.resume(moment.at("particles"));
        }
    }
}
