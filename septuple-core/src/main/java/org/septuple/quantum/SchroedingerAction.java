package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Grid;

/// The action (4.3) of a discrete history of Ψ at equidistant times:
///
/// 𝒮 = α∫dt dq ((ħ²/2M) Σ ∂_kΨ\* ∂_kΨ − iħ Ψ\* ∂Ψ/∂t + VΨ\*Ψ).
///
/// Differences on faces, the trapezoidal rule in time, ½(Ψ + Ψ′)\*(Ψ′ − Ψ) for Ψ\* ∂Ψ/∂t: of order 2 in spacing and time step. Its
/// imaginary part is the change of ∫|Ψ|²·αħ/2, 0 for normalised states, and left out. With Ψ of (4.4) it is (3.5) to that order.
///
/// @param grid      of all fields
/// @param potential V
/// @param hbar      ħ > 0
/// @param mass      M > 0
/// @param alpha     α > 0
public record SchroedingerAction(Grid grid, Landscape potential, double hbar, double mass, double alpha) {

    /// Checks the numbers.
    public SchroedingerAction {
        if (!(hbar > 0 && mass > 0 && alpha > 0)) {
            throw new IllegalArgumentException(
                    "hbar %g, mass %g and alpha %g must be > 0".formatted(hbar, mass, alpha));
        }
    }

    /// The action.
    ///
    /// @param history Ψ at each time, at least 2
    /// @param from    the first time
    /// @param step    between times
    /// @return 𝒮, its real part
    public double of(List<WaveFunction> history, double from, double step) {
        if (history.size() < 2) {
            throw new IllegalArgumentException("history of %d times: need at least 2".formatted(history.size()));
        }
        double action = 0;
        for (int n = 0; n < history.size(); n++) {
            double weight = n == 0 || n == history.size() - 1 ? step / 2 : step;
            action += alpha * weight * energy(history.get(n), from + n * step);
            if (n > 0) {
                action += alpha * hbar * turn(history.get(n - 1), history.get(n));
            }
        }
        return action;
    }

    private double energy(WaveFunction psi, double time) {
        double[] density = potential.on(grid, time);
        double[] re = psi.re();
        double[] im = psi.im();
        grid.require(re);
        CellRows rows = new CellRows(grid);
        double factor = hbar * hbar / (2 * mass);
        for (int cell = 0; cell < re.length; cell++) {
            double square = re[cell] * re[cell] + im[cell] * im[cell];
            density[cell] *= square;
            for (int k = 0; k < grid.dimensions(); k++) {
                double h = grid.axis(k).spacing();
                density[cell] += 2 * factor * rows.vanishingWalls(rows.missing + k, cell) * square / (h * h);
                int next = MadelungState.next(grid, cell, k);
                if (next >= 0) {
                    double a = (re[next] - re[cell]) / h;
                    double b = (im[next] - im[cell]) / h;
                    density[cell] += factor * (a * a + b * b);
                }
            }
        }
        return grid.integral(density);
    }

    /// Im ∫Ψ\*Ψ′.
    private double turn(WaveFunction before, WaveFunction after) {
        double[] cross = new double[grid.size()];
        for (int cell = 0; cell < cross.length; cell++) {
            cross[cell] = before.re()[cell] * after.im()[cell] - before.im()[cell] * after.re()[cell];
        }
        return grid.integral(cross);
    }
}
