package org.septuple.measurement;

import org.septuple.numerics.Elementary;

/// Mean and variance of a Gaussian ensemble on W = ½ω²q² in the family of [PressureCoefficient], from u(q, 0) = λ₀m + λ(q − m):
///
/// ```
/// m(t) = m₀ (c + λ₀s),    σ²(t) = σ₀² (c + λs)² + κ s²/(4σ₀²),    c = cos ωt,  s = sin ωt/ω
/// ```
///
/// which solve m̈ = −ω²m and σ̈ = −ω²σ + κ/(4σ³); hyperbolic for ω² < 0.
///
/// For F = ½kq², a = γk:
///
/// | description | ω² | κ | λ₀ | λ | mean |
/// |---|---|---|---|---|---|
/// | Fokker–Planck | −a² | −4D² | −a | −a + D/σ₀² | e^{−at} |
/// | Madelung with V *paper* | −4a² | 16D² | −2a | −2a + 2D/σ₀² | e^{−2at}; the width runs away |
/// | Madelung with V *stationary* | 4a² | 16D² | −2a | −2a + 2D/σ₀² | cos 2at − sin 2at |
///
/// Madelung's u₀ = −2γ∂F̃ with F̃ = F + (log p)/2α of (3.7) at saturation, α = γ/2D, so u₀ = −2γ∂F − 2D ∂log p.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (3.1), (3.6)–(3.10); V. P. Ermakov 1880 for σ.
///
/// @param stiffness   ω², of either sign
/// @param kappa       κ, of either sign
/// @param meanSlope   λ₀
/// @param spreadSlope λ
public record GaussianMotion(double stiffness, double kappa, double meanSlope, double spreadSlope) {

    /// Which description predicts.
    public enum Description {
        /// The Fokker–Planck equation.
        FOKKER_PLANCK,
        /// Madelung's equations at saturation, with V = −γ|∂F|².
        MADELUNG_PAPER,
        /// Madelung's equations at saturation, with V = γ|∂F|² − 2D∂²F.
        MADELUNG_STATIONARY
    }

    /// Of a description.
    ///
    /// @param description which
    /// @param rate        a = γk > 0
    /// @param diffusion   D > 0
    /// @param variance    σ₀² > 0
    /// @return its motion
    public static GaussianMotion of(Description description, double rate, double diffusion, double variance) {
        double kappa = 16 * diffusion * diffusion;
        double spread = -2 * rate + 2 * diffusion / variance;
        return switch (description) {
            case FOKKER_PLANCK -> new GaussianMotion(-rate * rate, -kappa / 4, -rate, -rate + diffusion / variance);
            case MADELUNG_PAPER -> new GaussianMotion(-4 * rate * rate, kappa, -2 * rate, spread);
            case MADELUNG_STATIONARY -> new GaussianMotion(4 * rate * rate, kappa, -2 * rate, spread);
        };
    }

    /// Mean relative to that at t = 0.
    ///
    /// @param t time ≥ 0
    /// @return m(t)/m₀
    public double mean(double t) {
        return cosine(t) + meanSlope * sine(t);
    }

    /// Variance.
    ///
    /// @param t        time ≥ 0
    /// @param variance σ₀² > 0
    /// @return σ²(t)
    public double variance(double t, double variance) {
        double stretch = cosine(t) + spreadSlope * sine(t);
        double spread = sine(t);
        return variance * stretch * stretch + kappa * spread * spread / (4 * variance);
    }

    private double cosine(double t) {
        double angle = Math.sqrt(Math.abs(stiffness)) * t;
        return stiffness > 0 ? Elementary.cos(angle) : (Elementary.exp(angle) + Elementary.exp(-angle)) / 2;
    }

    private double sine(double t) {
        double frequency = Math.sqrt(Math.abs(stiffness));
        double angle = frequency * t;
        if (angle == 0) {
            return t;
        }
        return (stiffness > 0 ? Elementary.sin(angle) : (Elementary.exp(angle) - Elementary.exp(-angle)) / 2)
                / frequency;
    }
}
