package org.septuple.thermodynamics;

/// The measure dx of the bulk neurons in (2.5)–(2.7). F, S and μ depend on it; U does so through the law.
public enum Reference {
    /// Lebesgue measure: the paper's ∫dx. The law need not be normalisable.
    LEBESGUE,
    /// The standard normal law N(0, 1) of each bulk neuron: always normalisable, and F = U = ⟨H⟩ at β → 0.
    NORMAL;

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return this == LEBESGUE ? "lebesgue" : "normal";
    }
}
