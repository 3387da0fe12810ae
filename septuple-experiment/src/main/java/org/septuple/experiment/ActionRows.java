package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.MadelungAction;
import org.septuple.quantum.Polar;
import org.septuple.quantum.SchroedingerAction;
import org.septuple.quantum.WaveFunction;
import org.septuple.statistics.Estimate;

/// Rows 3.5, 3.7, 4.3 and 4.4 on the line of a learner: its F, γ and D make a history by (3.8), (3.9), on which the functionals are
/// evaluated.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 3.5 | [LineHistory#slope] at the solution of (3.8), (3.9) | at [CoherentLine] | at the solution of (3.1) from the same p and F̃ (E11) |
/// | 3.7 | second line of (3.5) in F less its third line in F̃ = F + log p/2α, relative to the parts of the third | second line of the coherent state, 0 | F̃ = F + log p/α |
/// | 4.3 | (3.5) less (4.3) of Ψ = √p e^{−iF̃/ħ}, likewise | (4.3) of the coherent state, 0 | (4.3) with ħ² = 4D/γα, (3.12) without −1/α², in Ψ too |
/// | 4.4 | p and u of Ψ against those it was made of, at T; p relative to its maximum, u as the phase from cell to cell | u of the coherent state, k/M | u with the printed sign of (3.10), E3 |
///
/// 3.7 holds for any p and F and any α: (D − γ/4α)(∂log p)² + αγ(∂F + ∂log p/2α)² = D(∂log p)² + γ ∂log p ∂F + αγ(∂F)², and
/// −α∫p ∂(log p)/∂t/2α = −½ ∂∫p/∂t = 0. 4.3 likewise: |∂Ψ|² = p((∂log p)²/4 + (∂F̃/ħ)²), so αħ²/2M·|∂Ψ|² has (D − γ/4α)(∂log p)² for
/// αħ²γ/4 = D − γ/4α, which is (3.12). Both are of order 2 on a grid.
record ActionRows(LineProblem problem, Engine engine) {

    private static final double TOLERANCE = 0.005;
    private static final double ROUND_OFF = 1e-9;
    private static final double DENSE = 1e-6;
    private static final double OTHER_HBAR = Math.sqrt(2);
    private static final String REASON =
            "0.5 % of the parts of the action, declared: differences of order 2 in spacing and time step";
    private static final String IMPOSED = ", alpha = gamma/2D, V = gamma F'^2 - 2D F'' (E12 stationary)";

    /// Comparisons by equation number.
    ///
    /// @throws UntestableException if the solver of (3.8), (3.9) is stopped
    /// @throws IllegalArgumentException if γ is not > 0
    void measure(Map<String, Comparison> rows) {
        LineHistory coarse = problem.madelung(0, engine);
        LineHistory fine = problem.madelung(1, engine);
        LineHistory drifting = problem.drifting(1, engine);
        MadelungAction rough = problem.action(0);
        MadelungAction action = problem.action(1);
        CoherentLine coherent = new CoherentLine(problem, 1);
        LineHistory known = coherent.history();
        rows.put(
                "3.5",
                comparison(
                        "first variation of (3.5) by F~ and by p at a solution of (3.8), (3.9) with F of the line, relative to the magnitudes of its part at rest and its part alpha p dF~/dt",
                        new TwoGrids(coarse.slope(rough), fine.slope(action)),
                        known.slope(coherent.action()),
                        drifting.slope(action)));
        double parts = fine.parts(action).magnitude();
        rows.put(
                "3.7",
                comparison(
                        "second line of (3.5) in F less third line in F~ of (3.7), relative to the parts of the third",
                        new TwoGrids(
                                square(coarse, rough) / coarse.parts(rough).magnitude(), square(fine, action) / parts),
                        Math.abs(before(known, coherent.action()))
                                / known.parts(coherent.action()).magnitude(),
                        Math.abs(before(fine, action) - twiceShifted(fine, action)) / parts));
        rows.put(
                "4.3",
                comparison(
                        "(3.5) in (p, F~) less (4.3) in Psi, relative to the parts of (3.5)",
                        new TwoGrids(
                                lifted(coarse, rough, 1) / coarse.parts(rough).magnitude(),
                                lifted(fine, action, 1) / parts),
                        Math.abs(schroedinger(known, coherent.action(), 1))
                                / known.parts(coherent.action()).magnitude(),
                        lifted(fine, action, OTHER_HBAR) / parts));
        double[] last = fine.shifted().getLast();
        double slope = -coherent.action().mass() * coherent.velocity(known.end());
        double[] energy = known.grid().positions(0);
        for (int cell = 0; cell < energy.length; cell++) {
            energy[cell] *= slope;
        }
        rows.put(
                "4.4",
                new Comparison(
                        "p and u of Psi = sqrt(p) exp(-i F~/hbar) against those it was made of, at the end of the line's history, where p > 1e-6 of its maximum; p relative to its maximum, u as phase from cell to cell, with u = -dF~/M (E3)"
                                + problem.inputs(IMPOSED),
                        exact(polar(action, fine.density().getLast(), last, last, 1)),
                        ROUND_OFF,
                        "round-off of a phase between neighbouring cells, declared",
                        exact(polar(
                                coherent.action(),
                                known.density().getLast(),
                                known.shifted().getLast(),
                                energy,
                                1)),
                        exact(polar(action, fine.density().getLast(), last, last, -1))));
    }

    private Comparison comparison(String what, TwoGrids found, double control, double nullModel) {
        return new Comparison(
                what + found.words() + problem.inputs(IMPOSED),
                found.residual(),
                TOLERANCE,
                REASON,
                Estimate.exact(control, 1),
                Estimate.exact(nullModel, 1));
    }

    private static Estimate exact(double value) {
        return Estimate.exact(value, 1);
    }

    private static double before(LineHistory history, MadelungAction action) {
        return action.beforeSquare(history.density(), history.unshifted(action), 0, history.step());
    }

    private static double square(LineHistory history, MadelungAction action) {
        return Math.abs(before(history, action) - history.parts(action).sum());
    }

    /// The third line with F + log p/α, where the square is not completed.
    private static double twiceShifted(LineHistory history, MadelungAction action) {
        List<double[]> density = history.density();
        List<double[]> energies = new ArrayList<>();
        for (int n = 0; n < density.size(); n++) {
            energies.add(action.shifted(density.get(n), history.shifted().get(n)));
        }
        return action.of(density, energies, 0, history.step());
    }

    private static double lifted(LineHistory history, MadelungAction action, double factor) {
        return Math.abs(history.parts(action).sum() - schroedinger(history, action, factor));
    }

    /// (4.3) of the Ψ of a history, both with ħ times a factor.
    private static double schroedinger(LineHistory history, MadelungAction action, double factor) {
        Grid grid = history.grid();
        List<WaveFunction> waves = new ArrayList<>();
        for (int n = 0; n < history.density().size(); n++) {
            waves.add(Polar.waveFunction(
                    grid, history.density().get(n), history.shifted().get(n), factor * action.hbar()));
        }
        return new SchroedingerAction(grid, action.potential(), factor * action.hbar(), action.mass(), action.alpha())
                .of(waves, 0, history.step());
    }

    /// The largest error of p and u of Ψ over cells that are not nearly empty.
    ///
    /// @param expected F̃ whose slope u has
    /// @param sign     1 for u = −∂F̃/M, −1 for the printed u = ∂F̃/M
    private static double polar(
            MadelungAction action, double[] density, double[] shifted, double[] expected, int sign) {
        Grid grid = action.grid();
        WaveFunction psi = Polar.waveFunction(grid, density, shifted, action.hbar());
        Polar polar = Polar.of(psi, action.hbar(), action.mass(), DENSE);
        double largest = Arrays.stream(density).max().orElseThrow();
        double phase = grid.axis(0).spacing() * action.mass() / action.hbar();
        double[] u = polar.velocity().along(0);
        double error = 0;
        for (int cell = 0; cell < density.length; cell++) {
            error = Math.max(error, Math.abs(polar.density()[cell] - density[cell]) / largest);
            if (cell + 1 < density.length && !Double.isNaN(u[cell])) {
                double known = sign * (expected[cell + 1] - expected[cell]) / action.hbar();
                error = Math.max(error, Math.abs(u[cell] * phase + known));
            }
        }
        return error;
    }
}
