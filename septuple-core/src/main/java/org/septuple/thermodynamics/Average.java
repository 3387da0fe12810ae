package org.septuple.thermodynamics;

/// How the boundary enters the free energy.
public enum Average {
    /// The paper's (2.5): normalised over boundary and bulk together, F = −(1/β) log ⟨Z⟩_∂. Data of high loss weigh less.
    ANNEALED,
    /// The boundary is clamped and averaged over outside: F = −(1/β) ⟨log Z⟩_∂. Each datum weighs the same.
    QUENCHED;

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return this == ANNEALED ? "annealed" : "quenched";
    }
}
