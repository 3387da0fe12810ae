package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A plane wave on periodic axes, Ψ ∝ e^{ik·q} with k = (2πn + θ)/L: the twist θ makes Ψ(q + L) = e^{iθ}Ψ(q).
///
/// @param windings n of each axis
/// @param twists   θ of each axis in radians, 0 without twist
public record PlaneWave(List<Integer> windings, List<Double> twists) implements InitialWave {

    /// Copies and checks.
    public PlaneWave {
        windings = List.copyOf(windings);
        twists = List.copyOf(twists);
        if (windings.isEmpty()
                || windings.size() != twists.size()
                || !twists.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "plane wave of windings %s and twists %s: need one of each per axis, finite"
                            .formatted(windings, twists));
        }
    }

    @Override
    public WaveFunction on(Grid grid) {
        for (Axis axis : grid.axes()) {
            if (!axis.periodic()) {
                throw new IllegalArgumentException(
                        "a plane wave needs periodic axes, got %s".formatted(axis.boundary()));
            }
        }
        return WaveRows.normalised(grid, windings.size(), (q, into) -> {
            double turns = 0;
            for (int k = 0; k < q.length; k++) {
                Axis axis = grid.axis(k);
                turns += (windings.get(k) + twists.get(k) / (2 * Math.PI)) * (q[k] - axis.from()) / axis.length();
            }
            into[0] = Elementary.cosTurns(turns);
            into[1] = Elementary.sinTurns(turns);
        });
    }

    @Override
    public double wavenumber(Grid grid, int axis) {
        return Math.abs(Math.TAU * windings.get(axis) + twists.get(axis))
                / grid.axis(axis).length();
    }
}
