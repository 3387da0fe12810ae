package org.septuple.contest;

import org.septuple.quantum.QuantumConstants;

/// Where α of (3.5) comes from, and with it ħ² = 4D/γα − 1/α² (3.12).
public sealed interface Multiplier {

    /// α = γ/2D, where ħ is largest (4.8).
    record Saturated() implements Multiplier {}

    /// A root of (4.6) for a declared chemical potential, ħ = |μ|/2π.
    ///
    /// @param mu   μ ≠ 0
    /// @param plus whether it is the larger one
    record Root(double mu, boolean plus) implements Multiplier {
        /// Checks μ.
        public Root {
            if (mu == 0 || !Double.isFinite(mu)) {
                throw new IllegalArgumentException("mu = %s must be finite and not 0".formatted(mu));
            }
        }
    }

    /// The third parameter.
    record Fitted() implements Multiplier {}

    /// The constants.
    ///
    /// @param parameters γ, D and, if it is fitted, α
    /// @return M, ħ and α
    /// @throws UnpredictableException naming (3.12) or (4.7) if ħ is not real or 0
    default QuantumConstants constants(double[] parameters) {
        double gamma = parameters[0];
        double diffusion = parameters[1];
        QuantumConstants constants;
        try {
            constants = switch (this) {
                case Saturated() -> QuantumConstants.saturated(gamma, diffusion);
                case Root(double mu, boolean plus) -> {
                    QuantumConstants.Pair pair = QuantumConstants.forChemicalPotential(gamma, diffusion, mu);
                    yield plus ? pair.plus() : pair.minus();
                }
                case Fitted() -> QuantumConstants.of(gamma, diffusion, parameters[2]);
            };
        } catch (IllegalArgumentException noRoot) {
            throw new UnpredictableException(String.valueOf(noRoot.getMessage()));
        }
        if (constants.hbar() == 0) {
            throw new UnpredictableException(
                    "hbar = 0 of (3.12) at alpha = gamma/4D = %s: need alpha above".formatted(constants.alpha()));
        }
        return constants;
    }
}
