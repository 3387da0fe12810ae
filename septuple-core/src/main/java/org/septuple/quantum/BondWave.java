package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// (p, u) in coordinates that are regular where p vanishes: z_i with p_i = |z_i|² in cells and a constant angle A_f on faces,
/// so that the phase of a face is θ_f = u_f·h/√κ = arg(z̄_i e^{iA} z_j).
///
/// The phases of z come from sums of θ along lines of faces that reach every cell: up axis 0 from the first cell, from there up
/// axis 1, from there up axis 2. A is what θ has on other faces beyond the difference of these phases, modulo 2π: the part of
/// the circulation that is not quantised. Where it is below round-off it is 0.
final class BondWave {

    /// Angles that are round-off of the sums, relative to the largest phase.
    private static final double ROUND_OFF = 1e-12;

    private static final double TURN = 2 * Math.PI;

    /// Flux through a square of faces, in radians, that discretisation does not explain.
    private static final double FLUX = 1e-4;

    /// Largest part of the mass that may sit beside squares with a flux.
    private static final double CORES = 0.01;

    /// z; [BondFlow] puts other arrays in their place.
    double[] re;

    double[] im;

    /// A.
    final BondAngles angles;

    private final Grid grid;
    private final CellRows rows;
    private final double root;

    /// Zeros.
    ///
    /// @param root √κ
    BondWave(Grid grid, CellRows rows, double root) {
        this.grid = grid;
        this.rows = rows;
        this.root = root;
        re = new double[grid.size()];
        im = new double[grid.size()];
        angles = new BondAngles(rows);
    }

    void read(MadelungState state, Crew crew) {
        refuseRotation(state);
        double[] phase = im;
        double largest = phases(state, phase);
        double smallest = ROUND_OFF * Math.max(1, largest);
        angles.clear();
        for (int k = 0; k < grid.dimensions(); k++) {
            double scale = grid.axis(k).spacing() / root;
            for (int cell = 0; cell < re.length; cell++) {
                int next = MadelungState.next(grid, cell, k);
                double rest = next < 0 ? 0 : state.velocity(k)[cell] * scale - (phase[next] - phase[cell]);
                rest -= TURN * Math.rint(rest / TURN);
                if (Math.abs(rest) > smallest) {
                    angles.add(rows.missing + k, cell, rest);
                }
            }
        }
        angles.close();
        crew.ranges(0, re.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                double size = Math.sqrt(Math.max(0, state.density()[cell]));
                double turn = phase[cell];
                re[cell] = size * Elementary.cos(turn);
                im[cell] = size * Elementary.sin(turn);
            }
        });
    }

    /// @return largest abs
    private double phases(MadelungState state, double[] phase) {
        double largest = 0;
        phase[0] = 0;
        for (int cell = 1; cell < phase.length; cell++) {
            int k = grid.dimensions() - 1;
            while (grid.along(cell, k) == 0) {
                k--;
            }
            int before = cell - grid.stride(k);
            phase[cell] =
                    phase[before] + state.velocity(k)[before] * grid.axis(k).spacing() / root;
            largest = Math.max(largest, Math.abs(phase[cell]));
        }
        return largest;
    }

    /// u is −(1/M)∂F̃ by (3.10): its curl may sit in cores, not all over the fluid.
    private void refuseRotation(MadelungState state) {
        double beside = 0;
        double all = 0;
        double strongest = 0;
        for (int a = 0; a < grid.dimensions(); a++) {
            for (int b = a + 1; b < grid.dimensions(); b++) {
                double ha = grid.axis(a).spacing() / root;
                double hb = grid.axis(b).spacing() / root;
                double[] ua = state.velocity(a);
                double[] ub = state.velocity(b);
                for (int cell = 0; cell < re.length; cell++) {
                    int right = MadelungState.next(grid, cell, a);
                    int up = MadelungState.next(grid, cell, b);
                    if (right < 0 || up < 0) {
                        continue;
                    }
                    double mass = state.density()[cell];
                    double flux = ha * (ua[cell] - ua[up]) + hb * (ub[right] - ub[cell]);
                    flux -= TURN * Math.rint(flux / TURN);
                    all += mass;
                    if (Math.abs(flux) > FLUX) {
                        beside += mass;
                        strongest = Math.max(strongest, mass * Math.abs(flux));
                    }
                }
            }
        }
        if (beside > CORES * all) {
            throw new IllegalArgumentException(
                    ("velocity with curl beside %.3g of the mass, allowed %.3g: (3.10) makes u a gradient outside of cores; take "
                                    + "differences of a free energy, or refine the grid (flux times p up to %.3g)")
                            .formatted(beside / all, CORES, strongest));
        }
    }

    /// p = |z|².
    void density(MadelungState state, Crew crew) {
        double[] p = state.density();
        crew.ranges(0, re.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                p[cell] = re[cell] * re[cell] + im[cell] * im[cell];
            }
        });
    }

    /// u = θ√κ/h.
    void velocity(MadelungState state, Crew crew) {
        for (int k = 0; k < grid.dimensions(); k++) {
            int axis = k;
            double factor = root / grid.axis(k).spacing();
            double[] u = state.velocity(k);
            crew.ranges(0, re.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    int next = MadelungState.next(grid, cell, axis);
                    u[cell] = next < 0 ? 0 : factor * phase(axis, cell, next);
                }
            });
        }
    }

    private double phase(int k, int cell, int next) {
        double dot = re[cell] * re[next] + im[cell] * im[next];
        double cross = re[cell] * im[next] - im[cell] * re[next];
        int slot = rows.missing + k;
        int face = angles.above(slot, cell);
        if (face < 0) {
            return StrictMath.atan2(cross, dot);
        }
        double bend = angles.bend(slot, face);
        double sine = angles.sine(slot, face);
        return StrictMath.atan2(cross - bend * cross + sine * dot, dot - bend * dot - sine * cross);
    }
}
