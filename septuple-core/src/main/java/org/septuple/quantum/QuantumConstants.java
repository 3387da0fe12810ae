package org.septuple.quantum;

/// The constants of the quantum description of a learner: what γ, D and α make of M and ħ.
///
/// | | | |
/// |---|---|---|
/// | mass | M = 1/2γ | (3.11) |
/// | Planck constant | ħ² = 4D/(γα) − 1/α² | (3.12) |
/// | chemical potential | μ = ±2πħ | (4.2) |
/// | multiplier | ħ²α² − (4D/γ)α + 1 = 0 | (4.5) |
///
/// ħ is real only for γ > 0 and α ≥ γ/4D (erratum E14), and never exceeds 2D/γ, which it reaches at α = γ/2D: the learner is
/// *saturated* (4.8). Units: γ in q²/(F·t), D in q²/t, M in F·t/q², ħ and μ in F, α in 1/F, for trainables q, free energy F and
/// learning time t.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (3.11)–(4.8).
///
/// @param mass  M > 0
/// @param hbar  ħ ≥ 0
/// @param alpha Lagrange multiplier α of (3.5), > 0
public record QuantumConstants(double mass, double hbar, double alpha) {

    /// How much closer to saturation than this, in units of rounding, is saturated.
    private static final double ROUNDING = 4;

    /// Checks the numbers.
    public QuantumConstants {
        if (!(mass > 0 && hbar >= 0 && alpha > 0) || !Double.isFinite(mass + hbar + alpha)) {
            throw new IllegalArgumentException("mass %s and alpha %s must be finite and > 0, hbar %s finite and >= 0"
                    .formatted(mass, alpha, hbar));
        }
    }

    /// The constants for a given multiplier.
    ///
    /// @param gamma     learning rate γ of (2.9), > 0
    /// @param diffusion D of (3.1), > 0
    /// @param alpha     α ≥ γ/4D
    /// @return the constants
    /// @throws IllegalArgumentException naming (3.12) if ħ would not be real
    public static QuantumConstants of(double gamma, double diffusion, double alpha) {
        requirePositive(gamma, diffusion);
        double least = gamma / (4 * diffusion);
        if (!(alpha >= least && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "hbar^2 = 4D/(gamma alpha) - 1/alpha^2 of (3.12) is negative: needs alpha >= gamma/4D = %s, got alpha = %s"
                            .formatted(least, alpha));
        }
        double hbar = Math.sqrt((alpha - least) / least) / alpha;
        return new QuantumConstants(1 / (2 * gamma), hbar, alpha);
    }

    /// Both sets of constants that go with a chemical potential of neurons, ħ = |μ|/2π (4.2): the roots α₊ ≥ α₋ of (4.5).
    ///
    /// @param gamma     γ > 0
    /// @param diffusion D > 0
    /// @param mu        chemical potential μ ≠ 0, of either sign
    /// @return both roots (4.6), equal if saturated
    /// @throws IllegalArgumentException naming (3.12) if γ or D is not > 0; naming (4.7) if 2D/γ < ħ, when no root is real
    public static Pair forChemicalPotential(double gamma, double diffusion, double mu) {
        requirePositive(gamma, diffusion);
        double hbar = Math.abs(mu) / (2 * Math.PI);
        double bound = 2 * diffusion / gamma;
        if (!(hbar > 0 && hbar < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "mu = %s must be finite and not 0 for hbar = |mu|/2pi > 0".formatted(mu));
        }
        double root = discriminant(bound, hbar);
        if (Double.isNaN(root)) {
            throw new IllegalArgumentException(
                    ("no real alpha: (4.7) needs 2D/gamma >= hbar, got 2D/gamma = %s < hbar = |mu|/2pi = %s; "
                                    + "|gamma mu/D| = %s exceeds 4pi = %s")
                            .formatted(bound, hbar, Math.abs(gamma * mu / diffusion), 4 * Math.PI));
        }
        double mass = 1 / (2 * gamma);
        // The product of the roots is 1/ħ²: no difference of close numbers.
        return new Pair(
                new QuantumConstants(mass, hbar, root == 0 ? 1 / bound : (bound + root) / (hbar * hbar)),
                new QuantumConstants(mass, hbar, 1 / (bound + root)));
    }

    /// The constants where both roots meet: α = γ/2D, ħ = 2D/γ, |γμ/D| = 4π (4.8).
    ///
    /// @param gamma     γ > 0
    /// @param diffusion D > 0
    /// @return the largest ħ that γ and D allow
    /// @throws IllegalArgumentException naming (3.12) if γ or D is not > 0
    public static QuantumConstants saturated(double gamma, double diffusion) {
        requirePositive(gamma, diffusion);
        return new QuantumConstants(1 / (2 * gamma), 2 * diffusion / gamma, gamma / (2 * diffusion));
    }

    /// √((2D/γ)² − ħ²), 0 where it is rounding, NaN if not real.
    static double discriminant(double bound, double hbar) {
        return Math.abs(bound - hbar) <= ROUNDING * Math.ulp(bound) ? 0 : Math.sqrt((bound - hbar) * (bound + hbar));
    }

    /// γ, from (3.11).
    ///
    /// @return 1/2M
    public double gamma() {
        return 1 / (2 * mass);
    }

    /// D, from (4.5).
    ///
    /// @return γ(ħ²α² + 1)/4α
    public double diffusion() {
        return gamma() * (hbar * hbar * alpha * alpha + 1) / (4 * alpha);
    }

    /// The chemical potential of (4.2), up to its sign.
    ///
    /// @return 2πħ
    public double chemicalPotential() {
        return 2 * Math.PI * hbar;
    }

    /// How close to the bound (4.7).
    ///
    /// @return ħγ/2D = 2ħα/(ħ²α² + 1) in [0, 1], 1 if saturated
    public double saturation() {
        double product = hbar * alpha;
        return 2 * product / (product * product + 1);
    }

    /// The two descriptions that one chemical potential allows.
    ///
    /// @param plus  with α₊
    /// @param minus with α₋ ≤ α₊
    public record Pair(QuantumConstants plus, QuantumConstants minus) {}

    static void requirePositive(double gamma, double diffusion) {
        if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    ("hbar^2 = 4D/(gamma alpha) - 1/alpha^2 of (3.12) needs gamma > 0, got gamma = %s; "
                                    + "for gamma < 0 it is negative and (3.8), (3.9) are ill-posed")
                            .formatted(gamma));
        }
        if (!(diffusion > 0 && diffusion < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "hbar^2 = 4D/(gamma alpha) - 1/alpha^2 of (3.12) needs D > 0, got D = %s".formatted(diffusion));
        }
    }
}
