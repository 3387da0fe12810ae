package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// An eigenstate of a harmonic trap in closed form, Π h_n(q_k/a_k) with the Hermite functions h_n and a² = ħ/Mω of each axis; its energy is
/// Σ ħω_k(n_k + ½).
///
/// By the three-term recurrence of normalised Hermite functions (NIST DLMF 18.9, 18.39), stable for all n;
/// where e^(−x²/2) is below the numbers of the machine its exponent is kept beside.
///
/// @param quanta n_k ≥ 0 of each axis
/// @param widths a_k > 0 of each axis
public record OscillatorWave(List<Integer> quanta, List<Double> widths) implements InitialWave {

    private static final int MOST_QUANTA = 10_000;

    /// Exponents −x²/2 below are taken in at the end, and numbers of the recurrence kept below e^[#RISE].
    private static final double LEAST = -600;

    private static final double RISE = 300;

    /// Copies and checks.
    public OscillatorWave {
        quanta = List.copyOf(quanta);
        widths = List.copyOf(widths);
        if (quanta.isEmpty()
                || quanta.size() != widths.size()
                || quanta.stream().anyMatch(n -> n < 0 || n > MOST_QUANTA)
                || !widths.stream().allMatch(a -> a > 0 && Double.isFinite(a))) {
            throw new IllegalArgumentException(
                    "quanta %s must be in [0, %d] and widths %s finite and > 0, one of each per axis"
                            .formatted(quanta, MOST_QUANTA, widths));
        }
    }

    @Override
    public WaveFunction on(Grid grid) {
        return WaveRows.normalised(grid, quanta.size(), (q, into) -> {
            into[0] = 1;
            into[1] = 0;
            for (int k = 0; k < q.length; k++) {
                into[0] *= hermite(quanta.get(k), q[k] / widths.get(k));
            }
        });
    }

    /// π^{1/4} h_n(x).
    private static double hermite(int n, double x) {
        double left = -0.5 * x * x;
        double before = 0;
        double here = 1;
        if (left >= LEAST) {
            here = Elementary.exp(left);
            left = 0;
        }
        double most = Elementary.exp(RISE);
        for (int m = 0; m < n; m++) {
            double next = Math.sqrt(2.0 / (m + 1)) * x * here - Math.sqrt((double) m / (m + 1)) * before;
            before = here;
            here = next;
            if (Math.abs(here) > most) {
                before /= most;
                here /= most;
                left += RISE;
            }
        }
        return left == 0 ? here : here * Elementary.exp(left);
    }

    /// Momenta are spread like places: √(2n + 1)/a where a classical oscillator turns, and two widths 1/a beyond.
    ///
    /// @return (√(2n + 1) + 2)/a
    @Override
    public double wavenumber(Grid grid, int axis) {
        return (Math.sqrt(2.0 * quanta.get(axis) + 1) + 2) / widths.get(axis);
    }

    /// Which share of the state a grid holds, before the norm is made 1.
    ///
    /// @param grid of as many dimensions
    /// @return ∫|Ψ|² over the box, 1 if nothing is cut off
    public double share(Grid grid) {
        double share = 1;
        for (int k = 0; k < quanta.size(); k++) {
            double sum = 0;
            for (double q : grid.positions(k)) {
                double value = hermite(quanta.get(k), q / widths.get(k));
                sum += value * value;
            }
            share *= sum * grid.axis(k).spacing() / (Math.sqrt(Math.PI) * widths.get(k));
        }
        return share;
    }
}
