package org.septuple.gravity.evolution;

import org.septuple.gravity.evolution.Conformal.Variant;

/// Ways to write Einstein's equations, for tests that take all of them.
enum Equations {
    ADM,
    BSSN,
    CCZ4,
    /// Not synchronous.
    CONTROL;

    Formulation with(double lambda, Discretisation differences) {
        return switch (this) {
            case ADM -> new Adm(lambda, differences);
            case BSSN -> new Conformal(lambda, differences, new Variant.Bssn());
            case CCZ4 -> new Conformal(lambda, differences, new Variant.Ccz4(0.1, 0));
            case CONTROL -> new Conformal(lambda, differences, new Variant.Harmonic());
        };
    }

    Formulation with(double lambda, int order) {
        return with(lambda, new Discretisation(order, 0));
    }
}
