package org.septuple.quantum;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.GridTransform;

/// Functions of T = −(ħ²/2M)∇² by way of the spectrum, where T is diagonal and a sum over axes.
final class KineticEnergy {

    private final Grid grid;
    private final GridTransform transform;
    private final Engine engine;
    private final double[][] energies;
    private final double hbar;

    KineticEnergy(Hamiltonian hamiltonian, Engine engine) {
        this.grid = hamiltonian.grid();
        this.engine = engine;
        this.hbar = hamiltonian.hbar();
        this.transform = new GridTransform(
                grid,
                hamiltonian.twist().stream().mapToDouble(Double::doubleValue).toArray(),
                engine);
        this.energies = new double[grid.dimensions()][];
        for (int k = 0; k < energies.length; k++) {
            energies[k] = transform.wavenumbers(k).clone();
            for (int i = 0; i < energies[k].length; i++) {
                energies[k][i] *= energies[k][i] * (hbar * hbar / (2 * hamiltonian.mass()));
            }
        }
    }

    GridTransform transform() {
        return transform;
    }

    /// ħ²k²/2M of the modes along an axis; the live array.
    double[] along(int k) {
        return energies[k];
    }

    /// Largest eigenvalue of T on the grid.
    double largest() {
        double sum = 0;
        for (double[] axis : energies) {
            double most = 0;
            for (double energy : axis) {
                most = Math.max(most, energy);
            }
            sum += most;
        }
        return sum;
    }

    /// Ψ ← TΨ.
    void act(double[] re, double[] im) {
        transform.forward(re, im);
        lines((base, energy, axis) -> {
            for (int i = 0; i < axis.length; i++) {
                double factor = energy + axis[i];
                re[base + i] *= factor;
                im[base + i] *= factor;
            }
        });
        transform.inverse(re, im);
    }

    /// Ψ ← (T + shift)^{−1}Ψ, shift > 0.
    void solve(double[] re, double[] im, double shift) {
        transform.forward(re, im);
        lines((base, energy, axis) -> {
            for (int i = 0; i < axis.length; i++) {
                double factor = 1 / (shift + energy + axis[i]);
                re[base + i] *= factor;
                im[base + i] *= factor;
            }
        });
        transform.inverse(re, im);
    }

    /// e^{−iτ ħk²/2M} of the modes along all axes: per axis all real, then all imaginary parts.
    double[][] phases(double tau) {
        double[][] phases = new double[energies.length][];
        for (int k = 0; k < phases.length; k++) {
            int n = energies[k].length;
            phases[k] = new double[2 * n];
            for (int i = 0; i < n; i++) {
                double angle = -tau / hbar * energies[k][i];
                phases[k][i] = Elementary.cos(angle);
                phases[k][n + i] = Elementary.sin(angle);
            }
        }
        return phases;
    }

    /// Ψ ← e^{−iTτ/ħ}Ψ with [#phases] of τ.
    void flow(double[] re, double[] im, double[][] phases) {
        transform.forward(re, im);
        int last = phases.length - 1;
        int n = grid.axis(last).points();
        double[] axis = phases[last];
        engine.crew().work(grid.size() / n, (worker, line) -> {
            double a = 1;
            double b = 0;
            for (int k = 0; k < last; k++) {
                int mode = grid.along(line * n, k);
                double c = phases[k][mode];
                double s = phases[k][grid.axis(k).points() + mode];
                double next = a * c - b * s;
                b = a * s + b * c;
                a = next;
            }
            turn(re, im, line * n, n, axis, a, b);
        });
        transform.inverse(re, im);
    }

    private static void turn(double[] re, double[] im, int base, int n, double[] axis, double a, double b) {
        for (int i = 0; i < n; i++) {
            double c = axis[i] * a - axis[n + i] * b;
            double s = axis[i] * b + axis[n + i] * a;
            double x = re[base + i];
            double y = im[base + i];
            re[base + i] = c * x - s * y;
            im[base + i] = c * y + s * x;
        }
    }

    /// Sees all lines of modes along the last axis.
    private void lines(Line work) {
        int last = energies.length - 1;
        int n = energies[last].length;
        engine.crew().work(grid.size() / n, (worker, line) -> {
            double energy = 0;
            for (int k = 0; k < last; k++) {
                energy += energies[k][grid.along(line * n, k)];
            }
            work.at(line * n, energy, energies[last]);
        });
    }

    private interface Line {
        /// Modes from `base` on have `energy` and that of their place along `axis`.
        void at(int base, double energy, double[] axis);
    }
}
