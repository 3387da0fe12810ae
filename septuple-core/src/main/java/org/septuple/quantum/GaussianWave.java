package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A Gaussian wave packet, Ψ ∝ Π exp(−(q_k − m_k)²/4σ_k² + i P_k(q_k − m_k)/ħ): |Ψ|² has mean m and standard deviations σ, the momentum
/// has mean P and standard deviations ħ/2σ.
///
/// In a trap of frequency ω it is *coherent* if σ² = ħ/2Mω, and *squeezed* otherwise. On a periodic axis the nearest image of m counts: the packet
/// must be narrow beside the axis.
///
/// @param mean       m, d numbers
/// @param momentum   P, d numbers
/// @param deviations σ, d numbers > 0
/// @param hbar       ħ > 0
public record GaussianWave(List<Double> mean, List<Double> momentum, List<Double> deviations, double hbar)
        implements InitialWave {

    /// Copies and checks.
    public GaussianWave {
        mean = List.copyOf(mean);
        momentum = List.copyOf(momentum);
        deviations = List.copyOf(deviations);
        if (mean.isEmpty() || mean.size() != momentum.size() || mean.size() != deviations.size()) {
            throw new IllegalArgumentException(
                    "mean %s, momentum %s and deviations %s need one number per coordinate each"
                            .formatted(mean, momentum, deviations));
        }
        boolean finite =
                mean.stream().allMatch(Double::isFinite) && momentum.stream().allMatch(Double::isFinite);
        boolean positive = hbar > 0 && deviations.stream().allMatch(s -> s > 0 && Double.isFinite(s));
        if (!finite || !positive || !Double.isFinite(hbar)) {
            throw new IllegalArgumentException(
                    "mean %s and momentum %s must be finite, deviations %s and hbar %s finite and > 0"
                            .formatted(mean, momentum, deviations, hbar));
        }
    }

    /// The coherent state of a trap.
    ///
    /// @param mean     m
    /// @param momentum P
    /// @param mass     M > 0
    /// @param rate     ω > 0 of the trap, the same for all coordinates
    /// @param hbar     ħ > 0
    /// @return the packet with σ² = ħ/2Mω
    public static GaussianWave coherent(
            List<Double> mean, List<Double> momentum, double mass, double rate, double hbar) {
        double deviation = Math.sqrt(hbar / (2 * mass * rate));
        return new GaussianWave(
                mean, momentum, mean.stream().map(m -> deviation).toList(), hbar);
    }

    @Override
    public WaveFunction on(Grid grid) {
        return WaveRows.normalised(grid, mean.size(), (q, into) -> {
            double exponent = 0;
            double phase = 0;
            for (int k = 0; k < q.length; k++) {
                Axis axis = grid.axis(k);
                double away = q[k] - mean.get(k);
                if (axis.periodic()) {
                    away -= axis.length() * Math.rint(away / axis.length());
                }
                double scaled = away / (2 * deviations.get(k));
                exponent -= scaled * scaled;
                phase += momentum.get(k) * away / hbar;
            }
            double size = Elementary.exp(exponent);
            into[0] = size * Elementary.cos(phase);
            into[1] = size * Elementary.sin(phase);
        });
    }

    /// Wave numbers have mean |P|/ħ and standard deviation 1/2σ.
    ///
    /// @return four deviations above the mean
    @Override
    public double wavenumber(Grid grid, int axis) {
        return Math.abs(momentum.get(axis)) / hbar + 2 / deviations.get(axis);
    }
}
