package org.septuple.quantum;

import org.septuple.statistics.Estimate;

/// [QuantumConstants] of measured γ, D and μ, with errors to first order.
///
/// With b = 2D/γ, ħ = |μ|/2π and r = √(b² − ħ²) the roots of (4.5) are α± = 1/(b ∓ r), and
///
/// ```
/// ∂α±/∂b = ±α±/r,   ∂α±/∂ħ = ∓ħα±²/r
/// ```
///
/// which have no limit at saturation, r = 0. So within [Estimate#FAR] errors of it, and beyond it, the errors of α± are unknown
/// (NaN), and [#reality] says so. The errors of γ, D and μ are taken as independent; n is as in [Estimate#plus].
///
/// @param mass       M = 1/2γ (3.11)
/// @param hbar       ħ = |μ|/2π (4.2)
/// @param bound      2D/γ, the largest ħ (4.7)
/// @param excess     2D/γ − ħ, ≥ 0 if α is real
/// @param alphaPlus  α₊; NaN if not real
/// @param alphaMinus α₋; NaN if not real
public record EstimatedConstants(
        Estimate mass, Estimate hbar, Estimate bound, Estimate excess, Estimate alphaPlus, Estimate alphaMinus) {

    /// What the errors leave open about the roots (4.6).
    public enum Reality {
        /// 2D/γ exceeds ħ by [Estimate#FAR] errors or more.
        REAL("two real roots"),
        /// 2D/γ and ħ are less than [Estimate#FAR] errors apart: whether a root is real is open, errors of α are unknown.
        NEAR_SATURATION("within 5 errors of saturation: whether alpha is real is open, and its error unknown"),
        /// 2D/γ falls short of ħ by [Estimate#FAR] errors or more.
        NOT_REAL("no real root: (4.7) 2D/gamma >= hbar is violated");

        private final String words;

        Reality(String words) {
            this.words = words;
        }

        /// For people.
        ///
        /// @return a short statement
        public String words() {
            return words;
        }
    }

    /// Propagates the errors.
    ///
    /// @param gamma     γ, value > 0
    /// @param diffusion D, value > 0
    /// @param mu        μ ≠ 0; if it is within [Estimate#FAR] errors of 0 the error of α₊ is unknown
    /// @return the constants with errors
    /// @throws IllegalArgumentException naming (3.12) if the value of γ or D is not > 0
    public static EstimatedConstants of(Estimate gamma, Estimate diffusion, Estimate mu) {
        QuantumConstants.requirePositive(gamma.value(), diffusion.value());
        Estimate hbar = mu.map(m -> Math.abs(m) / (2 * Math.PI), m -> 1 / (2 * Math.PI));
        Estimate bound = diffusion.times(2).dividedBy(gamma);
        Estimate excess = bound.minus(hbar);
        double b = bound.value();
        double h = hbar.value();
        double r = QuantumConstants.discriminant(b, h);
        double plus = r == 0 ? 1 / b : (b + r) / (h * h);
        double minus = 1 / (b + r);
        boolean far = excess.value() > 0 && excess.value() >= Estimate.FAR * excess.standardError();
        boolean muFar = h > 0 && h >= Estimate.FAR * hbar.standardError();
        Estimate half = Estimate.exact(0.5, gamma.n());
        return new EstimatedConstants(
                half.dividedBy(gamma),
                hbar,
                bound,
                excess,
                root(plus, plus / r, h * plus * plus / r, bound, hbar, far && muFar),
                root(minus, minus / r, h * minus * minus / r, bound, hbar, far));
    }

    /// α with ∂α/∂b and ∂α/∂ħ, up to signs.
    private static Estimate root(
            double alpha, double byBound, double byHbar, Estimate bound, Estimate hbar, boolean known) {
        long n = Math.min(bound.n(), hbar.n());
        if (!known) {
            return new Estimate(alpha, Double.NaN, n);
        }
        return new Estimate(alpha, byBound * bound.standardError(), bound.n())
                .plus(new Estimate(0, byHbar * hbar.standardError(), hbar.n()));
    }

    /// Whether the roots are real, as far as the errors tell.
    ///
    /// @return near saturation also if an error is unknown
    public Reality reality() {
        boolean saturated = QuantumConstants.discriminant(bound.value(), hbar.value()) == 0;
        if (saturated || !(Math.abs(excess.value()) >= Estimate.FAR * excess.standardError())) {
            return Reality.NEAR_SATURATION;
        }
        return excess.value() > 0 ? Reality.REAL : Reality.NOT_REAL;
    }
}
