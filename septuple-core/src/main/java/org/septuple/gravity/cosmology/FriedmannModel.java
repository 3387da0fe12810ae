package org.septuple.gravity.cosmology;

import java.util.OptionalDouble;

/// A homogeneous, isotropic universe: what fills it where a = 1, in units of its critical density 3H₀².
///
/// ```
/// H² = H₀²(Ω_r/a⁴ + Ω_d/a³ + Ω_k/a² + Ω_Λ),  ä = H₀²(−Ω_r/a³ − Ω_d/2a² + Ω_Λa)
/// Λ = 3Ω_ΛH₀²,  R⁽³⁾ = −6Ω_kH₀²/a²,  Ω_r + Ω_d + Ω_k + Ω_Λ = 1
/// ```
///
/// Time begins at the big bang where there is one; without, t = 0 where a = 1. A vacuum (Ω_r = Ω_d = 0) has no big bang: space-time is regular where a = 0.
///
/// Source: S. Weinberg, *Cosmology* (2008), §1.5.
///
/// @param hubble    H₀ > 0, H where a = 1
/// @param dust      Ω_d ≥ 0
/// @param radiation Ω_r ≥ 0; 0, or not below 10⁻¹⁰Ω_d²
/// @param curvature Ω_k, positive for negatively curved space
/// @param lambda    Ω_Λ
public record FriedmannModel(double hubble, double dust, double radiation, double curvature, double lambda) {

    /// Smallest Ω_r/Ω_d²: the collapse of less radiation takes too short to be followed.
    public static final double LEAST_RADIATION = 1e-10;

    private static final double ROUND_OFF = 1e-12;

    /// Checks.
    ///
    /// @throws IllegalArgumentException naming what is out of bounds
    public FriedmannModel {
        require("hubble", hubble, hubble > 0, "> 0: a universe that expands where a = 1");
        require("dust", dust, dust >= 0, ">= 0");
        require("radiation", radiation, radiation >= 0, ">= 0");
        require(
                "radiation",
                radiation,
                radiation == 0 || radiation >= LEAST_RADIATION * dust * dust,
                "0 or >= 1e-10 dust^2");
        double sum = dust + radiation + curvature + lambda;
        double terms = dust + radiation + Math.abs(curvature) + Math.abs(lambda);
        if (!(Math.abs(sum - 1) <= ROUND_OFF * Math.max(1, terms))) {
            throw new IllegalArgumentException(
                    "dust %s, radiation %s, curvature %s and lambda %s add up to %s, must to 1"
                            .formatted(dust, radiation, curvature, lambda, sum));
        }
    }

    private static void require(String name, double value, boolean holds, String need) {
        if (!(holds && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s = %s, must be %s".formatted(name, value, need));
        }
    }

    /// What is left to 1 is curvature.
    ///
    /// @param hubble    H₀
    /// @param dust      Ω_d
    /// @param radiation Ω_r
    /// @param lambda    Ω_Λ
    /// @return the universe
    public static FriedmannModel of(double hubble, double dust, double radiation, double lambda) {
        return new FriedmannModel(hubble, dust, radiation, 1 - dust - radiation - lambda, lambda);
    }

    /// Whether there is neither dust nor radiation.
    ///
    /// @return true if so
    public boolean isVacuum() {
        return dust == 0 && radiation == 0;
    }

    /// Whether space is flat: Ω_k = 0 to rounding.
    ///
    /// @return true if so
    public boolean isFlat() {
        return Math.abs(curvature) <= ROUND_OFF;
    }

    /// H² where the scale factor is a.
    ///
    /// @param a > 0
    /// @return of either sign: a is not reached where it is negative
    public double hubbleSquare(double a) {
        double a2 = a * a;
        return hubble * hubble * (radiation / (a2 * a2) + dust / (a2 * a) + curvature / a2 + lambda);
    }

    /// ä where the scale factor is a.
    ///
    /// @param a > 0
    /// @return per square of time
    public double acceleration(double a) {
        double a2 = a * a;
        return hubble * hubble * (lambda * a - dust / (2 * a2) - radiation / (a2 * a));
    }

    /// The cosmological constant.
    ///
    /// @return Λ = 3Ω_ΛH₀²
    public double cosmologicalConstant() {
        return 3 * lambda * hubble * hubble;
    }

    /// Curvature of space.
    ///
    /// @param a > 0
    /// @return R⁽³⁾
    public double spatialCurvature(double a) {
        return -6 * curvature * hubble * hubble / (a * a);
    }

    /// The scale factor in closed form, for dust and Λ in flat space, radiation without dust, and vacuum.
    ///
    /// ```
    /// a³ = Ω_d/Ω_Λ sinh²(1.5√Ω_Λ H₀t);  a² = √(Ω_r/Ω_Λ) sinh x + Ω_k/2Ω_Λ (cosh x − 1), x = 2√Ω_Λ H₀t;  a = cosh x + sinh x/√Ω_Λ, x = √Ω_Λ H₀t
    /// ```
    ///
    /// @param t since the big bang; of a vacuum since a = 1
    /// @return a; empty without a closed form; NaN where a² or a³ is negative
    public OptionalDouble scaleFactor(double t) {
        double x = hubble * t;
        if (isVacuum()) {
            return OptionalDouble.of(cosine(lambda, x) + sine(lambda, x));
        }
        if (dust == 0) {
            double square = 2 * Math.sqrt(radiation) * sine(4 * lambda, x) + 2 * curvature * versine(4 * lambda, x);
            return OptionalDouble.of(Math.sqrt(square));
        }
        if (radiation == 0 && isFlat()) {
            double s = 1.5 * sine(2.25 * lambda, x);
            return OptionalDouble.of(StrictMath.cbrt(dust * s * s));
        }
        return OptionalDouble.empty();
    }

    /// The solution of y″ = q y with y(0) = 0, y′(0) = 1.
    private static double sine(double q, double x) {
        double k = Math.sqrt(Math.abs(q));
        return q == 0 ? x : (q > 0 ? StrictMath.sinh(k * x) : StrictMath.sin(k * x)) / k;
    }

    /// The solution of y″ = q y with y(0) = 1, y′(0) = 0.
    private static double cosine(double q, double x) {
        double k = Math.sqrt(Math.abs(q));
        return q > 0 ? StrictMath.cosh(k * x) : StrictMath.cos(k * x);
    }

    /// The solution of y″ = q y + 1 with y(0) = y′(0) = 0: (cosine − 1)/q = ½ sine² at half of x.
    private static double versine(double q, double x) {
        double half = sine(q, x / 2);
        return 2 * half * half;
    }
}
