package org.septuple.experiment;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Circulation;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Loop;
import org.septuple.quantum.Observables;
import org.septuple.quantum.PeriodicGauge;
import org.septuple.quantum.Polar;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.SchroedingerState;
import org.septuple.quantum.WaveFunction;

/// Kind `schroedinger`: a wave function that moves, and the energy levels of its Hamiltonian.
final class SchroedingerEvolution implements Evolution {

    private static final int REVERSED = 20;

    /// E12: of the density near the ends of axes, where V is unbounded below.
    private static final double MOST_AT_EDGE = 1e-6;

    private final SchroedingerPlan plan;
    private final Hamiltonian hamiltonian;
    private final Grid grid;
    private final Engine engine;
    private final Observables observables;
    private final long seed;
    private final PeriodicGauge gauge;
    private Schroedinger solver;
    private @Nullable BohmianControl particles;

    /// Of the state to begin with, until it is found; Ψ is an approximation as long.
    private @Nullable LevelSearch first;

    /// Of the levels asked for, from the end on.
    private @Nullable LevelSearch levels;

    private double firstEnergy = Double.NaN;

    /// At t = 0.
    ///
    /// @param plan   with a wave function to begin with
    /// @param seed   of particles
    /// @param engine kernels and workers; bits do not depend on it
    SchroedingerEvolution(SchroedingerPlan plan, long seed, Engine engine) {
        this.plan = plan;
        this.hamiltonian = plan.hamiltonian();
        this.grid = hamiltonian.grid();
        this.seed = seed;
        this.engine = engine;
        this.gauge = new PeriodicGauge(hamiltonian.twist());
        this.observables = new Observables(hamiltonian, engine);
        this.solver = solver(SchroedingerState.start(initial(), 0, plan.control()));
        this.particles = plan.particles() > 0 ? new BohmianControl(plan, solver.psi(), seed, engine) : null;
    }

    private Schroedinger solver(SchroedingerState state) {
        return new Schroedinger(hamiltonian, plan.scheme(), plan.control(), plan.layer(), state, engine);
    }

    private WaveFunction initial() {
        return switch (Objects.requireNonNull(plan.initial())) {
            case WavePlan.Given(var wave) -> wave.on(grid);
            case WavePlan.Polar(var density, var freeEnergy) ->
                Polar.waveFunction(grid, density.values(grid), freeEnergy.on(grid, 0), hamiltonian.hbar());
            case WavePlan.Level(int number) -> {
                LevelSearch search = first == null ? new LevelSearch(hamiltonian, number + 1, engine) : first;
                first = search;
                yield search.states().state(number);
            }
        };
    }

    @Override
    public Outcome begin(BooleanSupplier rest) {
        LevelSearch search = first;
        if (search == null) {
            return new Outcome.Completed();
        }
        if (!search.advance(rest)) {
            return search.states().outcome();
        }
        Outcome found =
                plan.initial() instanceof WavePlan.Level(int number) ? search.found(number) : new Outcome.Completed();
        if (found instanceof Outcome.Completed) {
            start(initial());
            first = null;
        }
        return found;
    }

    private void start(WaveFunction psi) {
        solver = solver(SchroedingerState.start(psi, 0, plan.control()));
        particles = plan.particles() > 0 ? new BohmianControl(plan, solver.psi(), seed, engine) : null;
    }

    @Override
    public double time() {
        return solver.t();
    }

    @Override
    public Outcome advance(double until, BooleanSupplier rest) {
        BooleanSupplier stop = plan.bounded() ? rest : () -> isAtEdge() || rest.getAsBoolean();
        Outcome outcome = particles != null ? particles.advance(solver, until, stop) : solver.advance(until, stop);
        if (!plan.bounded() && isAtEdge()) {
            return new Outcome.Diverged(
                    "the density reached the edge of the box",
                    solver.state().steps(),
                    "the paper potential is unbounded below, not self-adjoint (E12), and at t = %.6g a share %.3g of the density, above %s, is in the outer 1/64 of an axis; stop before, or use family stationary"
                            .formatted(solver.t(), solver.edgeShare(), MOST_AT_EDGE));
        }
        return outcome instanceof Outcome.Interrupted ? new Outcome.Completed() : outcome;
    }

    private boolean isAtEdge() {
        return !(solver.edgeShare() <= MOST_AT_EDGE);
    }

    @Override
    public FieldFrame frame() {
        WaveFunction psi = solver.psi();
        return new FieldFrame(grid, solver.t())
                .with(FieldQuantity.WAVE_RE, psi.re())
                .with(FieldQuantity.WAVE_IM, psi.im());
    }

    @Override
    public void note(FieldNotes notes) {
        WaveFunction psi = solver.psi();
        double[] density = psi.density();
        double t = solver.t();
        double kinetic = observables.kineticEnergy(psi);
        double potential = observables.potentialEnergy(psi, t);
        firstEnergy = Double.isNaN(firstEnergy) ? kinetic + potential : firstEnergy;
        notes.add(
                Shape.COURSE,
                t,
                psi.norm(),
                kinetic + potential,
                kinetic,
                potential,
                FieldWords.entropy(grid, density),
                Double.NaN,
                solver.state().step());
        double[] mean = observables.position(psi);
        double[] momentum = observables.momentum(psi);
        for (int k = 0; k < grid.dimensions(); k++) {
            notes.add(Shape.COORDINATES, t, k, mean[k], FieldWords.variance(grid, density, k), momentum[k]);
        }
        VortexNotes.add(notes, gauge.of(psi), t);
        for (int k = 0; k < plan.loops().size(); k++) {
            Circulation around = Circulation.of(psi, gauge.twist(), plan.loops().get(k));
            notes.add(Shape.LOOPS, t, k, around.turns(), around.error(), FieldWords.code(around.verdict()));
        }
        if (particles != null) {
            particles.note(notes, psi, t);
        }
        notes.doubt(solver.warnings(), t);
    }

    @Override
    public void doubts(FieldNotes notes) {
        if (particles != null) {
            particles.hand(notes);
        }
    }

    @Override
    public boolean end(BooleanSupplier rest) {
        if (plan.levels() == 0) {
            return true;
        }
        if (levels == null) {
            levels = new LevelSearch(hamiltonian, plan.levels(), engine);
        }
        return levels.advance(rest);
    }

    @Override
    public void finish(FieldNotes notes) {
        WaveFunction psi = solver.psi();
        double[] density = psi.density();
        int d = grid.dimensions();
        double[] mean = observables.position(psi);
        double[] momentum = observables.momentum(psi);
        double energy = observables.energy(psi, solver.t());
        notes.put("norm", psi.norm());
        for (int k = 0; k < d; k++) {
            double variance = FieldWords.variance(grid, density, k);
            notes.put("mean", k, d, mean[k]);
            notes.put("variance", k, d, variance);
            notes.put("sd", k, d, Math.sqrt(variance));
            notes.put("momentum", k, d, momentum[k]);
        }
        notes.put("energy", energy);
        notes.put("energy_drift", energy - firstEnergy);
        if (d > 1) {
            notes.put("r2", observables.meanSquareRadius(psi));
        }
        if (d == 2) {
            notes.put("Lz", observables.angularMomentum(psi, new double[2])[0]);
        }
        VortexNotes.finish(notes, gauge.of(psi));
        for (int k = 0; k < plan.loops().size(); k++) {
            Loop loop = plan.loops().get(k);
            Circulation around = Circulation.of(psi, gauge.twist(), loop);
            FieldWords.put(notes, k, plan.loops().size(), around);
            double flux = gauge.turns(loop);
            if (flux != 0) {
                notes.remark(
                        "around loop %d Psi with its twist taken out winds %d times, a whole number; u has %.6g turns more, theta/2pi: a flux through the ring, not a wave function that fails Wallstrom's condition (E21)"
                                .formatted(k, Math.round(around.turns() - flux), flux));
            }
            notes.put(
                    plan.loops().size() == 1 ? "circulation" : "circulation." + k,
                    around.turns() * Math.TAU * hamiltonian.hbar() / hamiltonian.mass());
        }
        if (plan.layer() != null) {
            notes.put("lost_norm", solver.lostNorm());
        } else {
            notes.put("norm_drift", solver.lostNorm());
            notes.put("reversal_error", solver.reversalError(REVERSED));
        }
        if (particles != null) {
            particles.finish(notes, psi);
        }
        SchroedingerState state = solver.state();
        notes.put("steps", (double) state.steps());
        if (state.error() > 0) {
            notes.put("estimated_error", state.error());
        }
        end(() -> false);
        tellLevels(plan, levels, engine, notes);
    }

    /// Energy levels, constants and decay rates, which need no motion.
    ///
    /// @param search ended; null if no levels are asked for
    static void tellLevels(SchroedingerPlan plan, @Nullable LevelSearch search, Engine engine, FieldNotes notes) {
        LearnerConstants learner = plan.learner();
        if (learner != null) {
            learner.note(notes);
        }
        if (search == null) {
            return;
        }
        search.tell(notes);
        if (learner != null && learner.freeEnergy() != null) {
            DecayRateNotes.besideLevels(plan, learner, learner.freeEnergy(), engine, notes);
        }
    }

    @Override
    public void save(Checkpoint moment) {
        if (first != null) {
            first.save(moment.at("first"));
            return;
        }
        SchroedingerState state = solver.state();
        moment.put("re", state.psi().re());
        moment.put("im", state.psi().im());
        moment.put("numbers", state.t(), state.step(), state.error(), state.initialNorm(), firstEnergy, state.gained());
        moment.put("steps", state.steps());
        if (particles != null) {
            particles.save(moment.at("particles"));
        }
        if (levels != null) {
            levels.save(moment.at("levels"));
        }
    }

    @Override
    public void resume(Checkpoint moment) {
        if (first != null && LevelSearch.in(moment.at("first"))) {
            first.resume(moment.at("first"));
            return;
        }
        first = null;
        double[] numbers = moment.reals("numbers");
        firstEnergy = numbers[4];
        solver = solver(new SchroedingerState(
                new WaveFunction(grid, moment.reals("re"), moment.reals("im")),
                numbers[0],
                numbers[1],
                moment.integer("steps"),
                numbers[2],
                numbers[3],
                numbers[5]));
        if (particles != null) {
            particles.resume(moment.at("particles"));
        }
        if (LevelSearch.in(moment.at("levels"))) {
            levels = new LevelSearch(hamiltonian, plan.levels(), engine);
            levels.resume(moment.at("levels"));
        }
    }
}
