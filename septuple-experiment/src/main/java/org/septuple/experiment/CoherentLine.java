package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.MadelungAction;

/// The control of rows 3.5, 3.7, 4.3 and 4.4: the coherent state in closed form, at the γ, D and σ of a line and at saturation.
///
/// With ħ = 2D/γ, M = 1/2γ and ω = ħ/2Mσ² = 2D/σ²: p = N(x, σ²), x = 2σ cos ωt, k = −Mωx₀ sin ωt, F̃ = −(kz − kx/2) + ħωt/2, u = k/M, in
/// V = ½Mω²z². Its action (3.5) is stationary; it is 0, as is (4.3), because iħ∂Ψ/∂t = HΨ.
///
/// @param problem whose constants, box and times it has
/// @param level   of the grid
record CoherentLine(LineProblem problem, int level) {

    private static final double AMPLITUDE = 2;

    double omega() {
        return 2 * problem.diffusion() / (problem.sd() * problem.sd());
    }

    MadelungAction action() {
        double gamma = problem.gamma();
        double stiffness = omega() * omega() / (2 * gamma);
        Harmonic trap = Harmonic.of(new double[] {0}, new double[] {stiffness});
        return new MadelungAction(
                problem.grid(level), trap, gamma, problem.diffusion(), gamma / (2 * problem.diffusion()));
    }

    /// u at a time, everywhere.
    double velocity(double t) {
        return -omega() * AMPLITUDE * problem.sd() * Elementary.sin(omega() * t);
    }

    LineHistory history() {
        Grid grid = problem.grid(level);
        double hbar = action().hbar();
        double sd = problem.sd();
        double[] z = grid.positions(0);
        List<double[]> density = new ArrayList<>();
        List<double[]> shifted = new ArrayList<>();
        for (int n = 0; n <= LineProblem.TIMES << level; n++) {
            double t = n * problem.step(level);
            double x = AMPLITUDE * sd * Elementary.cos(omega() * t);
            double k = action().mass() * velocity(t);
            double[] p = new double[z.length];
            double[] energy = new double[z.length];
            for (int cell = 0; cell < z.length; cell++) {
                double away = (z[cell] - x) / sd;
                p[cell] = Elementary.exp(-away * away / 2) / (sd * Math.sqrt(2 * Math.PI));
                energy[cell] = -(k * z[cell] - k * x / 2) + hbar * omega() * t / 2;
            }
            density.add(p);
            shifted.add(energy);
        }
        return new LineHistory(grid, problem.step(level), sd, density, shifted);
    }
}
