package org.septuple.quantum;

import java.util.Optional;
import org.septuple.numerics.Grid;

/// Whether the currents of (3.1) between the cells of a grid can all vanish, and the density for which they do.
///
/// They can for diagonal D > 0, F periodic where the grid is, and F a sum over groups of axes with equal D: around a square of
/// cells the works γΔF/D then add up to 0 (Kolmogorov's criterion). Vanishing walls only add losses, so they leave L symmetric.
final class Reversibility {

    private static final double ROUNDING = 1e-9;

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final Diffusion diffusion;
    private final double[] energy;
    private final double time;

    /// Of F at a time.
    ///
    /// @param energy F in the middle of cells; not looked at unless D is diagonal
    Reversibility(Grid grid, Landscape landscape, double gamma, Diffusion diffusion, double[] energy, double time) {
        this.grid = grid;
        this.landscape = landscape;
        this.gamma = gamma;
        this.diffusion = diffusion;
        this.energy = energy;
        this.time = time;
    }

    /// What keeps currents from vanishing.
    ///
    /// @return value, bound and remedy; empty if L has a symmetric form
    Optional<String> obstacle() {
        int d = grid.dimensions();
        for (int k = 0; k < d; k++) {
            for (int l = k + 1; l < d; l++) {
                if (diffusion.at(k, l) != 0) {
                    return because("D_%d%d = %s, must be 0; turn the axes so that D is diagonal"
                            .formatted(k, l, diffusion.at(k, l)));
                }
            }
        }
        for (int k = 0; k < d; k++) {
            if (diffusion.at(k, k) == 0) {
                return because("D_%d%d = 0.0, must be > 0; let the axis diffuse".formatted(k, k));
            }
        }
        for (int k = 0; k < d; k++) {
            double step = step(k);
            if (step > ROUNDING) {
                return because(
                        "gamma F/D steps by %.3g where periodic axis %d closes, may by at most %s; make F periodic, or the axis reflecting"
                                .formatted(step, k, ROUNDING));
            }
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                double unequal = Math.abs(1 / diffusion.at(k, k) - 1 / diffusion.at(l, l));
                double work = unequal > 0 ? mixed(k, l) * unequal : 0;
                if (work > ROUNDING) {
                    return because(
                            "F couples axes %d and %d, where D is %s and %s: gamma F/D around a square of cells adds up to %.3g, may to at most %s; take equal D, or an F that is a sum over these axes"
                                    .formatted(l, k, diffusion.at(l, l), diffusion.at(k, k), work, ROUNDING));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> because(String why) {
        return Optional.of("rates of decay need currents that can all vanish, else eigenvalues are complex: " + why);
    }

    /// Whether F takes up at the end of periodic axes where it began.
    boolean closes() {
        for (int k = 0; k < grid.dimensions(); k++) {
            if (step(k) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /// The largest step of γF/D where a periodic axis closes, ∞ for one without diffusion.
    private double step(int k) {
        int last = grid.axis(k).points() - 1;
        double[] q = new double[grid.dimensions()];
        double largest = 0;
        for (int cell = 0; cell < energy.length && grid.axis(k).periodic(); cell++) {
            if (grid.along(cell, k) == last) {
                grid.position(cell, q);
                q[k] += grid.axis(k).spacing();
                double jump = Math.abs(gamma * (landscape.value(q, time) - energy[cell - last * grid.stride(k)]));
                if (jump > 0 && jump < Double.POSITIVE_INFINITY) {
                    largest = Math.max(largest, jump / diffusion.at(k, k));
                }
            }
        }
        return largest;
    }

    /// The largest mixed difference of γF over squares in the plane of two axes.
    private double mixed(int k, int l) {
        double largest = 0;
        int byK = grid.stride(k);
        int byL = grid.stride(l);
        for (int cell = 0; cell < energy.length; cell++) {
            if (grid.along(cell, k) + 1 < grid.axis(k).points()
                    && grid.along(cell, l) + 1 < grid.axis(l).points()) {
                double difference = energy[cell + byK + byL] - energy[cell + byK] - energy[cell + byL] + energy[cell];
                largest = Math.max(largest, Math.abs(gamma * difference));
            }
        }
        return largest;
    }

    /// The logarithm of the density without currents less its largest value: −γF/D, summed up along axes. If there is no [#obstacle].
    double[] logDensity() {
        double[] log = new double[energy.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < log.length; cell++) {
            if (diffusion.scalar()) {
                log[cell] = -gamma * energy[cell] / diffusion.at(0, 0);
            } else {
                int k = grid.dimensions() - 1;
                while (k >= 0 && grid.along(cell, k) == 0) {
                    k--;
                }
                if (k >= 0) {
                    int before = cell - grid.stride(k);
                    log[cell] = log[before] - gamma * (energy[cell] - energy[before]) / diffusion.at(k, k);
                }
            }
            largest = Math.max(largest, log[cell]);
        }
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] -= largest;
        }
        return log;
    }
}
