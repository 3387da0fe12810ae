package org.septuple.learning;

import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// Where a learner stands against (4.7): abs(γμ/D), which (4.8) wants at 4π.
///
/// @param setting   η, B and N at which it was measured; γ = η
/// @param diffusion D per learning step
/// @param potential μ
/// @param logRatio  log abs(γμ/D), its error to first order; not finite where D or μ is 0
public record Saturation(LearningSetting setting, Estimate diffusion, Estimate potential, Estimate logRatio) {

    /// The target of (4.8), 4π.
    public static final double TARGET = 4 * Math.PI;

    /// From D of some steps.
    ///
    /// @param setting    η, B and N of these steps
    /// @param diffusions D of each, ≥ 2 of them
    /// @param potential  μ
    /// @return the ratio and what it is made of
    static Saturation of(LearningSetting setting, List<Double> diffusions, Estimate potential) {
        Estimate diffusion = Estimate.ofMean(
                diffusions.stream().mapToDouble(Double::doubleValue).toArray());
        Estimate log = log(diffusion);
        Estimate force = log(potential.map(Math::abs, _ -> 1).times(setting.step()));
        return new Saturation(setting, diffusion, potential, force.minus(log));
    }

    private static Estimate log(Estimate positive) {
        return positive.value() > 0
                ? positive.map(Elementary::log, x -> 1 / x)
                : new Estimate(positive.value() == 0 ? Double.NEGATIVE_INFINITY : Double.NaN, Double.NaN, positive.n());
    }

    /// abs(γμ/D).
    ///
    /// @return its error to first order
    public Estimate ratio() {
        return logRatio.map(Elementary::exp, Elementary::exp);
    }

    /// Excess loss per trainable that a learner at saturation would have, abs(μ)/8π: near a minimum an excess of D/2γ for each
    /// trainable balances descent and diffusion, and there D = γ·abs(μ)/4π.
    ///
    /// @return in units of H
    public double excessAtSaturation() {
        return Math.abs(potential.value()) / (8 * Math.PI);
    }

    /// Excess loss per trainable that the measured D leads to, D/2γ, for a learner at rest near a minimum and η small against the
    /// inverse curvature.
    ///
    /// @return in units of H
    public Estimate excessOfDiffusion() {
        return diffusion.times(1 / (2 * setting.step()));
    }
}
