package org.septuple.thermodynamics;

/// A way to a free energy.
public enum Method {
    /// Gaussian integrals, for linear networks: exact.
    CLOSED_FORM("closed-form"),
    /// Tensor quadrature over at most 4 free neurons.
    QUADRATURE("quadrature"),
    /// log Z = −∫₀¹ ⟨D⟩_λ dλ on the Gauss–Legendre nodes.
    THERMODYNAMIC_INTEGRATION("thermodynamic-integration"),
    /// All rungs together, by the multistate Bennett acceptance ratio.
    MBAR("mbar"),
    /// Weighted populations that move from λ = 0 to 1: annealed importance sampling, with resampling where told.
    ANNEALED_IMPORTANCE("annealed-importance");

    private final String word;

    Method(String word) {
        this.word = word;
    }

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return word;
    }
}
