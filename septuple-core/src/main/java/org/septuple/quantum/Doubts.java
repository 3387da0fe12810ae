package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The warnings of a [Schroedinger] run and of [Eigenstates].
final class Doubts {

    /// Density that may be out of place: its amplitude, and so an error, is 1e-4.
    private static final double SHARE = 1e-8;

    /// Density that goes back where it should have gone.
    private static final double RETURNED = 1e-4;

    private static final double PHASE = Math.PI / 8;

    private Doubts() {}

    static List<Warning> of(
            Hamiltonian hamiltonian,
            KineticEnergy kinetic,
            double[] potential,
            @Nullable AbsorbingLayer layer,
            WaveFunction psi,
            double stage) {
        List<Warning> found = new ArrayList<>();
        Grid grid = hamiltonian.grid();
        double[] density = psi.density();
        WaveFunction spectrum = psi.copy();
        kinetic.transform().forward(spectrum.re(), spectrum.im());
        double[] momenta = spectrum.density();
        double[] energies = new double[grid.size()];
        for (int k = 0; k < grid.dimensions(); k++) {
            double[] along = kinetic.along(k);
            for (int mode = 0; mode < momenta.length; mode++) {
                energies[mode] += along[grid.along(mode, k)];
            }
            add(
                    found,
                    "share of density with wave numbers along axis %d above 3/4 of the largest".formatted(k),
                    tail(grid, k, along, momenta),
                    SHARE,
                    "take more points along this axis");
            if (layer == null || layer.widths().get(k) == 0) {
                add(
                        found,
                        "share of density in the outer 1/32 of axis %d".formatted(k),
                        edge(grid, k, density),
                        SHARE,
                        "enlarge the box, or take no notice if the end is part of the problem");
            } else {
                returning(found, hamiltonian, along, potential, layer, k, density, momenta);
            }
        }
        double phase = stage / hamiltonian.hbar() * Math.max(spread(energies, momenta), spread(potential, density));
        add(found, "phase per stage of a step", phase, PHASE, "take shorter steps");
        return found;
    }

    /// What a layer will send back, from the momenta of Ψ wherever it is: their energies at the layer are ħ²k²/2M + ⟨V⟩ less the lowest V
    /// where the layer begins.
    private static void returning(
            List<Warning> found,
            Hamiltonian hamiltonian,
            double[] along,
            double[] potential,
            AbsorbingLayer layer,
            int k,
            double[] density,
            double[] momenta) {
        Grid grid = hamiltonian.grid();
        Axis axis = grid.axis(k);
        double width = layer.widths().get(k);
        double mean = 0;
        double all = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int cell = 0; cell < density.length; cell++) {
            mean += density[cell] * potential[cell];
            all += density[cell];
            double q = axis.position(grid.along(cell, k));
            double inside = Math.min(q - axis.from(), axis.to() - q) - width;
            lowest = Math.abs(inside) <= axis.spacing() ? Math.min(lowest, potential[cell]) : lowest;
        }
        double[] energies = along.clone();
        for (int i = 0; i < energies.length; i++) {
            energies[i] += mean / all - lowest;
        }
        double[] weights = new double[axis.points()];
        for (int mode = 0; mode < momenta.length; mode++) {
            weights[grid.along(mode, k)] += momenta[mode] * grid.cellVolume();
        }
        LayerReturn back =
                new LayerReturn(axis.boundary(), width, layer.strength(), hamiltonian.hbar(), hamiltonian.mass());
        double share = back.share(energies, weights);
        if (!(share <= RETURNED)) {
            found.add(new Warning(
                    "share of density that the absorbing layer of axis %d sends back, by its momenta".formatted(k),
                    share,
                    RETURNED,
                    back.remedy(axis, RETURNED, energies, weights)));
        }
    }

    /// Of each axis the first of the lowest levels that its ends hold in place, and the first that its points do not resolve.
    static List<Warning> ofLevels(Hamiltonian hamiltonian, KineticEnergy kinetic, Eigenstates states) {
        List<Warning> found = new ArrayList<>();
        Grid grid = hamiltonian.grid();
        boolean[] held = new boolean[grid.dimensions()];
        boolean[] coarse = new boolean[grid.dimensions()];
        for (int n = 0; n < states.converged(); n++) {
            WaveFunction state = states.state(n);
            double[] density = state.density();
            kinetic.transform().forward(state.re(), state.im());
            double[] momenta = state.density();
            for (int k = 0; k < grid.dimensions(); k++) {
                int before = found.size();
                if (!held[k]) {
                    add(
                            found,
                            "share of density of level %d in the outer 1/32 of axis %d".formatted(n, k),
                            edge(grid, k, density),
                            SHARE,
                            "levels from %d on depend on the box; enlarge it, or take no notice if its ends are part of the problem"
                                    .formatted(n));
                    held[k] = found.size() > before;
                    before = found.size();
                }
                if (!coarse[k]) {
                    add(
                            found,
                            "share of density of level %d with wave numbers along axis %d above 3/4 of the largest"
                                    .formatted(n, k),
                            tail(grid, k, kinetic.along(k), momenta),
                            SHARE,
                            "levels from %d on depend on the spacing; take more points along this axis".formatted(n));
                    coarse[k] = found.size() > before;
                }
            }
        }
        return found;
    }

    private static double tail(Grid grid, int k, double[] along, double[] momenta) {
        double most = 0;
        for (double energy : along) {
            most = Math.max(most, energy);
        }
        double beyond = 0;
        double all = 0;
        for (int mode = 0; mode < momenta.length; mode++) {
            beyond += along[grid.along(mode, k)] > 0.5625 * most ? momenta[mode] : 0;
            all += momenta[mode];
        }
        return beyond / all;
    }

    private static void add(List<Warning> found, String quantity, double value, double bound, String remedy) {
        if (!(value <= bound)) {
            found.add(new Warning(quantity, value, bound, remedy));
        }
    }

    /// Share of the density in the cells that lie within 1/64 of the axis from one of its ends; at least one cell each.
    static double edge(Grid grid, int k, double[] density) {
        Axis axis = grid.axis(k);
        int cells = Math.max(1, axis.points() / 64);
        double near = 0;
        double all = 0;
        for (int cell = 0; cell < density.length; cell++) {
            int i = grid.along(cell, k);
            near += i < cells || i >= axis.points() - cells ? density[cell] : 0;
            all += density[cell];
        }
        return near / all;
    }

    /// Standard deviation of a quantity.
    private static double spread(double[] quantity, double[] weights) {
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < quantity.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i];
                double delta = quantity[i] - mean;
                mean += delta * weights[i] / sum;
                square += weights[i] * delta * (quantity[i] - mean);
            }
        }
        return Math.sqrt(Math.max(0, square) / sum); // round-off may be below 0
    }
}
