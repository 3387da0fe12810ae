package org.septuple.contest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Density;
import org.septuple.quantum.Fall;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.QuantumConstants;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.SchroedingerState;
import org.septuple.quantum.Seam;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;
import org.septuple.quantum.WaveFunction;

/// (3.8), (3.9) as the Schrödinger equation (4.4), once per V (E12) and α: κ = (ħ/M)² > 0. Parameters γ > 0, D > 0 and α > 0 if it is fitted.
///
/// Starts from Ψ = √p e^{−iF̃/ħ} with F̃ = F + log p/2α (3.7), so u = −2γ∂F̃ (E3); M = 1/2γ, ħ² = 4D/γα − 1/α². On a ring of length L the
/// phase may wind ν times more, which adds 2πħν/ML to u. Whole ν belong to a Ψ on the ring; others to (p, u) alone (E21): as Madelung's equations are
/// local, they are solved by Ψ(q + L) = e^{2πiν}Ψ(q), which has the same p and u as long as p has no node.
///
/// Refused: V that falls faster than quadratically between walls, *stationary* V of F that moves in time, F that does not close on a ring. Stopped: mass above 1e-6 in the cells at
/// a wall, a share above 1e-6 of momenta that the cells barely carry, more than [#MOST] pairs of steps.
///
/// By [Schroedinger], RKN11 with an error of 1e-5 in Ψ at the last time.
public final class MadelungContestant implements Contestant {

    /// Mass at walls and share of unresolved momenta that are let pass.
    static final double BOUND = 1e-6;

    /// Pairs of steps after which a prediction gives up.
    static final int MOST = 20_000;

    private static final double TOLERANCE = 1e-5;
    private static final double FIRST = 1.0 / 64;
    /// Whole numbers below are written as such in names.
    private static final double WHOLE = 1e9;

    private final Grid grid;
    private final Landscape landscape;
    private final double[] freeEnergy;
    private final double[] density;
    private final PotentialChoice choice;
    private final Multiplier multiplier;
    private final double winding;
    private final Engine engine;

    /// Without winding.
    ///
    /// @param grid       box of p
    /// @param landscape  F, of as many coordinates
    /// @param start      p(q, 0)
    /// @param choice     V
    /// @param multiplier α
    /// @param engine     computes
    public MadelungContestant(
            Grid grid,
            Landscape landscape,
            InitialDensity start,
            PotentialChoice choice,
            Multiplier multiplier,
            Engine engine) {
        this(grid, landscape, start, choice, multiplier, 0, engine);
    }

    /// With a phase that winds.
    ///
    /// @param grid       box of p
    /// @param landscape  F, of as many coordinates
    /// @param start      p(q, 0)
    /// @param choice     V
    /// @param multiplier α
    /// @param winding    ν along the first axis, finite; 0 unless that is periodic
    /// @param engine     computes
    public MadelungContestant(
            Grid grid,
            Landscape landscape,
            InitialDensity start,
            PotentialChoice choice,
            Multiplier multiplier,
            double winding,
            Engine engine) {
        if (landscape.dimensions() != grid.dimensions()) {
            throw new IllegalArgumentException("F of %d coordinates on a grid of %d axes: need as many"
                    .formatted(landscape.dimensions(), grid.dimensions()));
        }
        if (!Double.isFinite(winding) || (winding != 0 && !grid.axis(0).periodic())) {
            throw new IllegalArgumentException(
                    "winding %s along the first axis must be finite, and 0 unless it is periodic".formatted(winding));
        }
        this.grid = grid;
        this.landscape = landscape;
        this.freeEnergy = landscape.on(grid, 0);
        this.density = start.values(grid);
        this.choice = choice;
        this.multiplier = multiplier;
        this.winding = winding;
        this.engine = engine;
        requireClosed();
    }

    private void requireClosed() {
        double range = 0;
        for (double f : freeEnergy) {
            range = Math.max(range, Math.abs(f - freeEnergy[0]));
        }
        for (int k = 0; k < grid.dimensions(); k++) {
            if (grid.axis(k).periodic()) {
                double step = Seam.of(landscape, grid, k).step();
                if (!(step <= 1e-9 * range)) {
                    throw new IllegalArgumentException(
                            "F jumps by %g where periodic axis %d closes: need a periodic F, or walls"
                                    .formatted(step, k));
                }
            }
        }
    }

    @Override
    public String name() {
        return name(choice, multiplier) + ending(winding);
    }

    /// What a winding adds to a name.
    ///
    /// @param winding ν
    /// @return nothing for 0, else such as `-winding-1`, `-winding-0.5`
    public static String ending(double winding) {
        boolean whole = winding == Math.rint(winding) && Math.abs(winding) < WHOLE;
        return winding == 0 ? "" : "-winding-" + (whole ? Long.toString((long) winding) : Double.toString(winding));
    }

    static String name(PotentialChoice choice, Multiplier multiplier) {
        String root = switch (multiplier) {
            case Multiplier.Saturated() -> "";
            case Multiplier.Root(double mu, boolean plus) -> plus ? "+" : "-";
            case Multiplier.Fitted() -> "-alpha";
        };
        return "madelung-" + choice.word() + root;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters(multiplier);
    }

    static List<Parameter> parameters(Multiplier multiplier) {
        List<Parameter> list = new ArrayList<>(FokkerPlanckContestant.rateAndDiffusion());
        if (multiplier instanceof Multiplier.Fitted) {
            list.add(new Parameter("alpha", true));
        }
        return List.copyOf(list);
    }

    @Override
    public List<PredictedDensity> predict(double[] parameters, List<Double> times) {
        Schroedinger solver = solver(parameters, times.getLast(), times.getFirst() * FIRST);
        trust(solver);
        List<PredictedDensity> predictions = new ArrayList<>();
        int[] pairs = {0};
        for (double time : times) {
            Outcome outcome = solver.advance(time, () -> pairs[0]++ >= MOST);
            if (!(outcome instanceof Outcome.Completed)) {
                throw new UnpredictableException(
                        "the Schroedinger equation stopped at t = %s of %s: %s".formatted(solver.t(), time, outcome));
            }
            trust(solver);
            double[] p = solver.psi().density();
            predictions.add(GridPrediction.ofMeans(grid, GridSampler.cellMeans(grid, p)));
        }
        return predictions;
    }

    /// The equation at t = 0, for those who follow Ψ themselves.
    ///
    /// @param parameters one value each, as of [#predict]
    /// @param end        t until when its error is held
    /// @param first      step tried first
    /// @return a solver that stands at Ψ(0)
    /// @throws UnpredictableException if there is no ħ, V falls too fast, or *stationary* V is asked of F that moves
    public Schroedinger solver(double[] parameters, double end, double first) {
        QuantumConstants constants = multiplier.constants(parameters);
        if (choice == PotentialChoice.STATIONARY && landscape.varies()) {
            throw new UnpredictableException("V of choice stationary keeps one equilibrium, and F moves in time (E12)");
        }
        Landscape potential = choice.of(landscape, parameters[0], parameters[1]);
        boolean open = grid.axes().stream().anyMatch(axis -> !axis.periodic());
        if (open && Fall.isFasterThanQuadratic(potential, grid)) {
            throw new UnpredictableException(
                    "V of choice %s falls faster than quadratically for this F: not self-adjoint (E12)"
                            .formatted(choice.word()));
        }
        List<Double> twist = new ArrayList<>(Collections.nCopies(grid.dimensions(), 0.0));
        twist.set(0, Math.TAU * (winding - Math.rint(winding)));
        Hamiltonian hamiltonian = new Hamiltonian(grid, potential, constants.hbar(), constants.mass(), twist);
        StepControl control = new StepControl.Adaptive(Math.max(1e-13, TOLERANCE / end), first);
        SchroedingerState begin = SchroedingerState.start(wave(constants), 0, control);
        return new Schroedinger(hamiltonian, SplittingScheme.RKN11, control, null, begin, engine);
    }

    /// √p e^{−iF̃/ħ}, wound.
    private WaveFunction wave(QuantumConstants constants) {
        double[] re = new double[density.length];
        double[] im = new double[density.length];
        Axis ring = grid.axis(0);
        for (int cell = 0; cell < re.length; cell++) {
            if (density[cell] > 0) {
                double shifted = freeEnergy[cell] + Elementary.log(density[cell]) / (2 * constants.alpha());
                double turned = Math.TAU * winding * (ring.position(grid.along(cell, 0)) - ring.from()) / ring.length();
                double phase = turned - shifted / constants.hbar();
                double root = Math.sqrt(density[cell]);
                re[cell] = root * Elementary.cos(phase);
                im[cell] = root * Elementary.sin(phase);
            }
        }
        return new WaveFunction(grid, re, im);
    }

    private void trust(Schroedinger solver) {
        double edge = Density.of(grid, solver.psi().density()).massAtEdge();
        if (!(edge <= BOUND)) {
            throw new UnpredictableException(
                    "mass %.3g in the cells at a wall at t = %s exceeds %s (E12): a larger box, or an earlier end"
                            .formatted(edge, solver.t(), BOUND));
        }
        solver.warnings().stream()
                .filter(doubt -> doubt.quantity().startsWith("share of density with wave numbers"))
                .filter(doubt -> !(doubt.value() <= BOUND))
                .findFirst()
                .ifPresent(doubt -> {
                    throw new UnpredictableException("at t = %s %s".formatted(solver.t(), doubt));
                });
    }
}
