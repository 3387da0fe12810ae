package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// The action (3.5) of discrete histories of p and a free energy, at equidistant times:
///
/// 𝒮 = ∫dt dq p((D − γ/4α) Σ(∂_k log p)² + αγ Σ(∂_k F̃)² − α ∂F̃/∂t + αV).
///
/// Differences on faces with the density √(p_i p_j), the trapezoidal rule in time, ½(p + p′)(F̃′ − F̃) for p ∂F̃/∂t: of order 2 in
/// spacing and time step. Varied in F̃ it gives (3.8), in p (3.9): at their solutions δ𝒮 is of second order in a variation that
/// vanishes at both ends of time, up to the discretisation.
///
/// @param grid      of all fields
/// @param potential V of (3.6)
/// @param gamma     γ > 0
/// @param diffusion D > 0
/// @param alpha     α ≥ γ/4D, so that ħ of (3.12) is real
public record MadelungAction(Grid grid, Landscape potential, double gamma, double diffusion, double alpha) {

    /// Checks the numbers.
    public MadelungAction {
        if (!(gamma > 0 && diffusion > 0)) {
            throw new IllegalArgumentException("gamma %g and D %g must be > 0 (E14)".formatted(gamma, diffusion));
        }
        if (!(alpha >= gamma / (4 * diffusion) && Double.isFinite(alpha))) {
            throw new IllegalArgumentException(
                    "(3.12) needs alpha >= gamma/4D = %g, got %g".formatted(gamma / (4 * diffusion), alpha));
        }
    }

    /// M of (3.11).
    ///
    /// @return 1/2γ
    public double mass() {
        return 1 / (2 * gamma);
    }

    /// ħ of (3.12).
    ///
    /// @return √(4D/γα − 1/α²)
    public double hbar() {
        return Math.sqrt(Math.max(0, 4 * diffusion / (gamma * alpha) - 1 / (alpha * alpha)));
    }

    /// F̃ of (3.7) from F.
    ///
    /// @param density    p > 0
    /// @param freeEnergy F
    /// @return F + log p / 2α
    public double[] shifted(double[] density, double[] freeEnergy) {
        return plusLogarithm(density, freeEnergy, 1 / (2 * alpha));
    }

    /// F from F̃ of (3.7).
    ///
    /// @param density    p > 0
    /// @param freeEnergy F̃
    /// @return F̃ − log p / 2α
    public double[] unshifted(double[] density, double[] freeEnergy) {
        return plusLogarithm(density, freeEnergy, -1 / (2 * alpha));
    }

    private double[] plusLogarithm(double[] density, double[] freeEnergy, double factor) {
        grid.require(density);
        grid.require(freeEnergy);
        double[] sum = new double[density.length];
        for (int cell = 0; cell < sum.length; cell++) {
            if (!(density[cell] > 0)) {
                throw new IllegalArgumentException(
                        "density %g in cell %d must be > 0: (3.7) has its logarithm".formatted(density[cell], cell));
            }
            sum[cell] = freeEnergy[cell] + factor * Elementary.log(density[cell]);
        }
        return sum;
    }

    /// The third line of (3.5).
    ///
    /// @param density p > 0 at each time
    /// @param shifted F̃ at each time, as many
    /// @param from    the first time
    /// @param step    between times
    /// @return 𝒮
    public double of(List<double[]> density, List<double[]> shifted, double from, double step) {
        return sum(density, shifted, from, step, diffusion - gamma / (4 * alpha), 0);
    }

    /// The second line of (3.5), before the square is completed: with γ Σ ∂_k log p ∂_k F and F itself.
    ///
    /// @param density    p > 0 at each time
    /// @param freeEnergy F at each time, as many
    /// @param from       the first time
    /// @param step       between times
    /// @return 𝒮; that of the third line with F̃ of (3.7), as ∫p is conserved
    public double beforeSquare(List<double[]> density, List<double[]> freeEnergy, double from, double step) {
        return sum(density, freeEnergy, from, step, diffusion, gamma);
    }

    private double sum(
            List<double[]> density, List<double[]> energy, double from, double step, double square, double mixed) {
        if (density.size() != energy.size() || density.size() < 2) {
            throw new IllegalArgumentException("%d densities and %d free energies: need as many of both, at least 2"
                    .formatted(density.size(), energy.size()));
        }
        double action = 0;
        for (int n = 0; n < density.size(); n++) {
            double weight = n == 0 || n == density.size() - 1 ? step / 2 : step;
            action += weight * atRest(density.get(n), energy.get(n), from + n * step, square, mixed);
            if (n > 0) {
                action -= alpha * change(density.get(n - 1), density.get(n), energy.get(n - 1), energy.get(n));
            }
        }
        return action;
    }

    /// The integral without ∂F̃/∂t.
    private double atRest(double[] p, double[] energy, double time, double square, double mixed) {
        grid.require(p);
        grid.require(energy);
        double[] density = potential.on(grid, time);
        double[] logarithm = plusLogarithm(p, new double[p.length], 1);
        CellRows rows = new CellRows(grid);
        for (int cell = 0; cell < p.length; cell++) {
            density[cell] *= alpha * p[cell];
            for (int k = 0; k < grid.dimensions(); k++) {
                double h = grid.axis(k).spacing();
                // Behind a vanishing wall √p goes on as −√p.
                density[cell] += 8 * square * rows.vanishingWalls(rows.missing + k, cell) * p[cell] / (h * h);
                int next = MadelungState.next(grid, cell, k);
                if (next >= 0) {
                    double a = (logarithm[next] - logarithm[cell]) / h;
                    double b = (energy[next] - energy[cell]) / h;
                    density[cell] +=
                            Math.sqrt(p[cell] * p[next]) * (square * a * a + mixed * a * b + alpha * gamma * b * b);
                }
            }
        }
        return grid.integral(density);
    }

    private double change(double[] p0, double[] p1, double[] energy0, double[] energy1) {
        double[] change = new double[p0.length];
        for (int cell = 0; cell < change.length; cell++) {
            change[cell] = (p0[cell] + p1[cell]) / 2 * (energy1[cell] - energy0[cell]);
        }
        return grid.integral(change);
    }
}
