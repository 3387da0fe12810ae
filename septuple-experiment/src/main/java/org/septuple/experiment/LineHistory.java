package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Grid;
import org.septuple.quantum.MadelungAction;

/// p and F̃ of (3.7) along a line, at equal times.
///
/// @param grid    one axis
/// @param step    between times
/// @param length  z-scale of variations
/// @param density p at each time, live arrays
/// @param shifted F̃ at each time, as many
record LineHistory(Grid grid, double step, double length, List<double[]> density, List<double[]> shifted) {

    /// Size of a variation, relative to p or to ħ.
    private static final double SMALL = 1e-3;

    LineHistory {
        density = List.copyOf(density);
        shifted = List.copyOf(shifted);
    }

    /// Last time, counted from the first.
    double end() {
        return step * (density.size() - 1);
    }

    /// The two parts of an action (3.5): the integral at rest, which is proportional to the step between times, and −α∫p ∂F̃/∂t, which
    /// does not depend on it.
    record Parts(double rest, double motion) {

        double sum() {
            return rest + motion;
        }

        double magnitude() {
            return Math.abs(rest) + Math.abs(motion);
        }

        Parts slope(Parts other, double width) {
            return new Parts((rest - other.rest) / width, (motion - other.motion) / width);
        }
    }

    /// Both parts of (3.5). V may not vary in time.
    Parts parts(MadelungAction action) {
        double once = action.of(density, shifted, 0, step);
        double rest = action.of(density, shifted, 0, 2 * step) - once;
        return new Parts(rest, once - rest);
    }

    /// abs(δ𝒮) over the sum of the magnitudes of its two parts, the larger of those of two variations that vanish at both ends: of F̃
    /// by ħ, and of p by p, each times sin πt/T·sin(z/length + .4).
    double slope(MadelungAction action) {
        double largest = 0;
        for (boolean ofDensity : new boolean[] {false, true}) {
            Parts slope = varied(action, SMALL, ofDensity)
                    .parts(action)
                    .slope(varied(action, -SMALL, ofDensity).parts(action), 2 * SMALL);
            largest = Math.max(largest, Math.abs(slope.sum()) / slope.magnitude());
        }
        return largest;
    }

    private LineHistory varied(MadelungAction action, double size, boolean ofDensity) {
        double[] z = grid.positions(0);
        List<double[]> p = new ArrayList<>();
        List<double[]> energies = new ArrayList<>();
        for (int n = 0; n < density.size(); n++) {
            double bump = size * StrictMath.sin(Math.PI * n / (density.size() - 1));
            double[] here = density.get(n).clone();
            double[] energy = shifted.get(n).clone();
            double[] wave = new double[z.length];
            double mean = 0;
            for (int cell = 0; cell < z.length; cell++) {
                wave[cell] = StrictMath.sin(z[cell] / length + 0.4);
                mean += grid.cellVolume() * here[cell] * wave[cell];
            }
            for (int cell = 0; cell < z.length; cell++) {
                if (ofDensity) {
                    here[cell] *= 1 + bump * (wave[cell] - mean);
                } else {
                    energy[cell] += bump * action.hbar() * wave[cell];
                }
            }
            p.add(here);
            energies.add(energy);
        }
        return new LineHistory(grid, step, length, p, energies);
    }

    /// F at each time, by (3.7).
    List<double[]> unshifted(MadelungAction action) {
        List<double[]> energies = new ArrayList<>();
        for (int n = 0; n < density.size(); n++) {
            energies.add(action.unshifted(density.get(n), shifted.get(n)));
        }
        return List.copyOf(energies);
    }
}
