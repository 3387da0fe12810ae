package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.BidiagonalSpectrum;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;

/// The lowest rates of decay λ_n of a reversible [FokkerPlanckGenerator] L, which has the eigenvalues −λ_n.
///
/// On one axis with ends every λ has a relative error of about n·ε of the matrix, by [BidiagonalSpectrum]: −S = BᵀB, B bidiagonal
/// with entries √up and −√down. Else by Lanczos steps with the inverse, [SpectralSearch].
final class DecayRates {

    private final FokkerPlanckGenerator generator;
    private final Crew crew;

    /// @param generator filled and reversible
    DecayRates(FokkerPlanckGenerator generator, Crew crew) {
        this.generator = generator;
        this.crew = crew;
    }

    /// λ in rising order, λ₀ = 0 unless walls absorb; fewer than asked for if the search did not converge.
    List<Double> lowest(int count) {
        List<Double> rates = new ArrayList<>();
        if (!generator.absorbs()) {
            rates.add(0.);
        }
        int more = count - rates.size();
        if (generator.directions() == 1 && !generator.grid().axis(0).periodic()) {
            for (double rate : BidiagonalSpectrum.smallest(alternating(), more)) {
                rates.add(rate);
            }
        } else if (more > 0) {
            rates.addAll(new SpectralSearch(generator, root(), crew).lowest(more));
        }
        return rates;
    }

    /// √π for π without currents; empty if walls absorb.
    private double[] root() {
        double[] root =
                generator.absorbs() ? new double[0] : generator.reversibility().logDensity();
        for (int cell = 0; cell < root.length; cell++) {
            root[cell] = Elementary.exp(root[cell] / 2);
        }
        return root;
    }

    /// Rates along the one axis in the order wall, cell, face, cell, …, wall.
    private double[] alternating() {
        Hops along = generator.hops().getFirst();
        int n = along.up.length;
        double[] loss = along.loss;
        int shift = loss == null ? 0 : 1;
        double[] squares = new double[2 * (n - 1 + shift)];
        for (int cell = 0; cell < n - 1; cell++) {
            squares[2 * cell + shift] = along.up[cell];
            squares[2 * cell + 1 + shift] = along.down[cell];
        }
        if (loss != null) {
            squares[0] = loss[0];
            squares[2 * n - 1] = loss[n - 1];
        }
        return squares;
    }
}
