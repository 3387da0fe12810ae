package org.septuple.quantum;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A Gaussian wave packet, Ψ ∝ Π exp(−(q_k − m_k)²/4σ_k² + i P_k(q_k − m_k)/ħ): |Ψ|² has mean m and standard deviations σ, the momentum
/// has mean P and standard deviations ħ/2σ.
///
/// In a trap of frequency ω it is *coherent* if σ² = ħ/2Mω, and *squeezed* otherwise. On a periodic axis the nearest image of m counts: the packet
/// must be narrow beside the axis. The image m periods away has the factor e^{iθm}, so Ψ(q + L) = e^{iθ}Ψ(q).
///
/// @param mean       m, d numbers
/// @param momentum   P, d numbers
/// @param deviations σ, d numbers > 0
/// @param hbar       ħ > 0
/// @param twists     θ of each axis in radians, 0 without twist
public record GaussianWave(
        List<Double> mean, List<Double> momentum, List<Double> deviations, double hbar, List<Double> twists)
        implements InitialWave {

    /// Copies and checks.
    public GaussianWave {
        mean = List.copyOf(mean);
        momentum = List.copyOf(momentum);
        deviations = List.copyOf(deviations);
        twists = List.copyOf(twists);
        int d = mean.size();
        if (d == 0 || momentum.size() != d || deviations.size() != d || twists.size() != d) {
            throw new IllegalArgumentException(
                    "mean %s, momentum %s, deviations %s and twists %s need one number per coordinate each"
                            .formatted(mean, momentum, deviations, twists));
        }
        boolean finite = Stream.of(mean, momentum, twists).flatMap(List::stream).allMatch(Double::isFinite);
        boolean positive = hbar > 0 && deviations.stream().allMatch(s -> s > 0 && Double.isFinite(s));
        if (!finite || !positive || !Double.isFinite(hbar)) {
            throw new IllegalArgumentException(
                    "mean %s, momentum %s and twists %s must be finite, deviations %s and hbar %s finite and > 0"
                            .formatted(mean, momentum, twists, deviations, hbar));
        }
    }

    /// A packet without twists.
    ///
    /// @param mean       m, d numbers
    /// @param momentum   P, d numbers
    /// @param deviations σ, d numbers > 0
    /// @param hbar       ħ > 0
    public GaussianWave(List<Double> mean, List<Double> momentum, List<Double> deviations, double hbar) {
        this(mean, momentum, deviations, hbar, Collections.nCopies(mean.size(), 0.0));
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
                    double periods = Math.rint(away / axis.length());
                    away -= axis.length() * periods;
                    phase += twists.get(k) * periods;
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
