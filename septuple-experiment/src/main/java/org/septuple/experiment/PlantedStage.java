package org.septuple.experiment;

import java.util.Locale;

/// What a space-time of neurons is put to.
enum PlantedStage {
    /// (8.12) with the Λ of the universe, (8.10) where that is 0: Σ‖G_ab + Λγ_ab‖ over its terms.
    EQUATIONS(0),
    /// (8.12) with the Λ that fits best on the other half of the copies, as on networks.
    LAMBDA(1),
    /// The Hamiltonian constraint (E9) with the Λ that fits the six equations best, over its terms.
    HAMILTONIAN(2),
    /// γ_ab a step later by the equations, over how far straight continuation is from it.
    EVOLVED(3),
    /// (7.7): own²/(own² + straight²), distances from forecasts of neurons that do not make the field.
    GEODESICS(4);

    /// Residuals that pass: a fifth of the terms, of the distance, or half the distance of the straight line.
    static final double TOLERANCE = 0.2;

    private final int number;

    PlantedStage(int number) {
        this.number = number;
    }

    /// As tables have it.
    int number() {
        return number;
    }

    /// As results have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
