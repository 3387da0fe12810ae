package org.septuple.quantum;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.septuple.numerics.Grid;

/// H = −(ħ²/2M) Σ ∂_k² + V on a grid.
///
/// Derivatives are spectral: Fourier series along periodic axes, sine series between vanishing and cosine series between
/// reflecting ends. So for smooth V errors fall faster than any power of the spacing. Along a periodic axis of length L a
/// twist θ demands Ψ(q + L) = e^{iθ}Ψ(q), which moves the wave numbers by θ/L (Bloch waves; a flux ħθ through a ring).
///
/// @param grid      where
/// @param potential V of as many coordinates
/// @param hbar      ħ > 0
/// @param mass      M > 0
/// @param twist     θ along each axis in radians, 0 where the axis is not periodic
public record Hamiltonian(Grid grid, Landscape potential, double hbar, double mass, List<Double> twist) {

    /// Checks.
    public Hamiltonian {
        twist = List.copyOf(twist);
        if (potential.dimensions() != grid.dimensions() || twist.size() != grid.dimensions()) {
            throw new IllegalArgumentException(
                    "potential of %d coordinates and %d twists on a grid of %d dimensions: need the same number"
                            .formatted(potential.dimensions(), twist.size(), grid.dimensions()));
        }
        if (!(hbar > 0 && mass > 0 && Double.isFinite(hbar) && Double.isFinite(mass))) {
            throw new IllegalArgumentException("hbar = %s and M = %s must be > 0 and finite".formatted(hbar, mass));
        }
        for (int k = 0; k < twist.size(); k++) {
            double angle = twist.get(k);
            if (!Double.isFinite(angle) || (angle != 0 && !grid.axis(k).periodic())) {
                throw new IllegalArgumentException(
                        "twist %s along axis %d must be finite, and 0 unless the axis is periodic".formatted(angle, k));
            }
        }
    }

    /// H without twist.
    ///
    /// @param grid      where
    /// @param potential V
    /// @param hbar      ħ > 0
    /// @param mass      M > 0
    public Hamiltonian(Grid grid, Landscape potential, double hbar, double mass) {
        this(grid, potential, hbar, mass, Collections.nCopies(grid.dimensions(), 0.0));
    }

    /// Whether V has a value in every cell.
    ///
    /// @param values of V at a time
    /// @param t      the time, for the message
    void require(double[] values, double t) {
        for (int cell = 0; cell < values.length; cell++) {
            if (!Double.isFinite(values[cell])) {
                double[] q = new double[grid.dimensions()];
                grid.position(cell, q);
                throw new IllegalArgumentException(
                        "V = %s at q = %s, t = %s must be finite on the whole grid; move or shrink the box"
                                .formatted(values[cell], Arrays.toString(q), t));
            }
        }
    }
}
