package org.septuple.io;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.LearnerConstants;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.QuantumConstants;

/// Binds the section `constants`: ħ and M, or what a learner makes of them.
///
/// ```yaml
/// constants: {hbar: 1, mass: 1}                                                          # the default
/// constants: {rate: 1, diffusion: 0.5, multiplier: saturated, free-energy: {family: harmonic, rates: [1]}}  # γ, D, α = γ/2D
/// constants: {rate: 1, diffusion: 0.5, multiplier: 1.2}                                  # α
/// constants: {rate: 1.5, diffusion: 0.3, multiplier: plus, chemical-potential: 1.5708}   # α₊ of (4.6), ħ = |μ|/2π
/// ```
final class ConstantsBinder {

    private static final String MULTIPLIER = "multiplier";

    private final double hbar;
    private final double mass;
    private final @Nullable LearnerConstants learner;

    /// Reads the section.
    ///
    /// @param section `constants`, perhaps empty
    /// @param grid    of the coordinates
    /// @param files   for tables and earlier runs
    ConstantsBinder(Section section, Grid grid, FieldFiles files) {
        if (!section.has("rate")) {
            this.hbar = section.number("hbar", Interval.NON_NEGATIVE, 1);
            this.mass = section.number("mass", Interval.POSITIVE, 1);
            this.learner = null;
            return;
        }
        double rate = section.number("rate", Interval.FINITE);
        double diffusion = section.number("diffusion", Interval.FINITE);
        QuantumConstants harmless = new QuantumConstants(1, 1, 1);
        section.construct("rate", () -> QuantumConstants.saturated(rate, diffusion)); // names it, whatever follows
        QuantumConstants.@Nullable Pair roots = null;
        QuantumConstants chosen;
        if (section.form(MULTIPLIER).isNumber()) {
            double alpha = section.number(MULTIPLIER, Interval.FINITE);
            chosen = section.construct(MULTIPLIER, () -> QuantumConstants.of(rate, diffusion, alpha))
                    .orElse(harmless);
        } else {
            int root = section.choice(MULTIPLIER, Map.of("saturated", 0, "plus", 1, "minus", -1), "saturated");
            if (root == 0) {
                chosen = section.isSound() ? QuantumConstants.saturated(rate, diffusion) : harmless;
            } else {
                double mu = section.number("chemical-potential", Interval.FINITE);
                roots = section.construct(
                                "chemical-potential", () -> QuantumConstants.forChemicalPotential(rate, diffusion, mu))
                        .orElse(new QuantumConstants.Pair(harmless, harmless));
                chosen = root > 0 ? roots.plus() : roots.minus();
            }
        }
        Landscape energy = section.has("free-energy") ? LandscapeBinder.of(section, "free-energy", grid, files) : null;
        this.learner = new LearnerConstants(rate, diffusion, roots, chosen, energy);
        this.hbar = chosen.hbar();
        this.mass = chosen.mass();
    }

    double hbar() {
        return hbar;
    }

    double mass() {
        return mass;
    }

    /// The learner behind them; null if ħ and M were given themselves.
    @Nullable
    LearnerConstants learner() {
        return learner;
    }
}
