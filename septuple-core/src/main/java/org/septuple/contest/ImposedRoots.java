package org.septuple.contest;

import org.septuple.quantum.QuantumConstants;
import org.septuple.statistics.Estimate;

/// Both roots α± of (4.6) for an imposed μ, with γ and D of a fit that has an α of its own, and how far that is from them. Errors to first order from the
/// covariance of the fit: ∂ log α±/∂ log(D/γ) = ±b/√(b² − ħ²), b = 2D/γ, ħ = |μ|/2π.
///
/// @param plus      α₊
/// @param minus     α₋
/// @param overPlus  α − α₊
/// @param overMinus α − α₋
public record ImposedRoots(Estimate plus, Estimate minus, Estimate overPlus, Estimate overMinus) {

    /// Of a fit.
    ///
    /// @param law of γ, D and α
    /// @param mu  μ ≠ 0
    /// @return roots
    /// @throws UnpredictableException naming (4.7) if no root is real, or if both meet to rounding
    public static ImposedRoots of(ParameterLaw law, double mu) {
        double[] values = law.values();
        QuantumConstants.Pair pair;
        try {
            pair = QuantumConstants.forChemicalPotential(values[0], values[1], mu);
        } catch (IllegalArgumentException none) {
            throw new UnpredictableException(String.valueOf(none.getMessage()));
        }
        double bound = 2 * values[1] / values[0];
        double hbar = pair.plus().hbar();
        double slope = bound / Math.sqrt((bound - hbar) * (bound + hbar));
        if (!Double.isFinite(slope)) {
            throw new UnpredictableException("both roots meet at hbar = 2D/gamma = %s".formatted(bound));
        }
        double plus = pair.plus().alpha();
        double minus = pair.minus().alpha();
        return new ImposedRoots(
                root(law, plus, slope),
                root(law, minus, -slope),
                over(law, values[2], plus, slope),
                over(law, values[2], minus, -slope));
    }

    private static Estimate root(ParameterLaw law, double root, double slope) {
        double error = root * law.standardErrorOf(-slope, slope, 0);
        return new Estimate(root, error, law.estimate(2).n());
    }

    private static Estimate over(ParameterLaw law, double alpha, double root, double slope) {
        double error = law.standardErrorOf(root * slope, -root * slope, alpha);
        return new Estimate(alpha - root, error, law.estimate(2).n());
    }
}
