package org.septuple.thermodynamics;

import java.util.List;
import java.util.Optional;
import org.septuple.statistics.Estimate;

/// Free energy, average loss and entropy of the fast neurons at fixed q, with all that says whether to believe them.
///
/// | | | error |
/// |---|---|---|
/// | F | (2.7), by each [Method] | asymptotic and bootstrap |
/// | U | (2.6), ⟨H⟩ | asymptotic |
/// | S | β(U − F), relative to the reference measure | bootstrap over chains |
/// | C | heat capacity β² Var H | bootstrap over chains |
///
/// @param average      annealed or quenched
/// @param reference    measure of the bulk
/// @param beta         β
/// @param cases        clamped boundary states, or 1
/// @param neurons      free neurons
/// @param freeEnergies the most trusted first
/// @param loss         U
/// @param entropy      S, nats
/// @param heatCapacity C
/// @param ladder       as sampled; empty where F is exact and nothing was sampled
/// @param overlap      of the rungs, of the case whose neighbouring rungs overlap least: row i says how samples of rung i are shared
///                     among the rungs, rows sum to 1
/// @param monitored    quantities at λ = 1
/// @param advice       what to change; empty if converged
public record Thermodynamics(
        Average average,
        Reference reference,
        double beta,
        int cases,
        int neurons,
        List<FreeEnergy> freeEnergies,
        Estimate loss,
        Estimate entropy,
        Estimate heatCapacity,
        List<Rung> ladder,
        List<List<Double>> overlap,
        List<Monitored> monitored,
        List<String> advice) {

    public Thermodynamics {
        freeEnergies = List.copyOf(freeEnergies);
        ladder = List.copyOf(ladder);
        overlap = overlap.stream().map(List::copyOf).toList();
        monitored = List.copyOf(monitored);
        advice = List.copyOf(advice);
        if (freeEnergies.isEmpty()) {
            throw new IllegalArgumentException("a measurement has at least one free energy, got 0");
        }
    }

    /// The most trusted F.
    ///
    /// @return its estimate
    public Estimate freeEnergy() {
        return freeEnergies.getFirst().estimate();
    }

    /// F by one method.
    ///
    /// @param method how
    /// @return empty if it was not used
    public Optional<FreeEnergy> by(Method method) {
        return freeEnergies.stream().filter(f -> f.method() == method).findFirst();
    }

    /// Whether all diagnostics passed.
    ///
    /// @return true without advice
    public boolean converged() {
        return advice.isEmpty();
    }
}
