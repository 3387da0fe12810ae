package org.septuple.contest;

import org.septuple.quantum.DerivedPotential;
import org.septuple.quantum.Landscape;

/// Which V of (3.6), which leaves it open (E12), see [DerivedPotential]. *Fitted* is no choice: it could follow anything.
public enum PotentialChoice {
    /// −γ|∂F|², as (2.8) with constant f.
    PAPER("paper"),
    /// −γ|∂F|² + D∂²F, the ⟨dF/dt⟩ of noisy learners.
    PAPER_WITH_ITO("paper-ito"),
    /// γ|∂F|² − 2D∂²F, which keeps the equilibrium of (3.1).
    STATIONARY("stationary");

    private final String word;

    PotentialChoice(String word) {
        this.word = word;
    }

    /// Its name in tables.
    ///
    /// @return lower case
    public String word() {
        return word;
    }

    Landscape of(Landscape freeEnergy, double gamma, double diffusion) {
        return switch (this) {
            case PAPER -> DerivedPotential.paper(freeEnergy, gamma, 0);
            case PAPER_WITH_ITO -> DerivedPotential.paperWithIto(freeEnergy, gamma, diffusion, 0);
            case STATIONARY -> DerivedPotential.stationary(freeEnergy, gamma, diffusion);
        };
    }
}
