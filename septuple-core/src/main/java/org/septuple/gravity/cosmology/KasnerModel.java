package org.septuple.gravity.cosmology;

/// A homogeneous vacuum with a cosmological constant that expands differently in three directions, ds² = −dt² + Σ_i a_i² dx_i², from a singularity at t = 0
/// where a_i → t^{p_i}.
///
/// ```
/// d(VH_i)/dt = ΛV,  V = a₁a₂a₃,  H_i = ȧ_i/a_i,  Σp_i = Σp_i² = 1
/// ```
///
/// Source: J. B. Griffiths, J. Podolský, *Exact Space-Times in Einstein's General Relativity* (2009), §22.1.
///
/// @param lambda Λ of either sign
/// @param p1     exponent along x
/// @param p2     exponent along y
/// @param p3     exponent along z
public record KasnerModel(double lambda, double p1, double p2, double p3) {

    private static final double ROUND_OFF = 1e-14;

    /// Checks.
    ///
    /// @throws IllegalArgumentException unless both sums are 1 to all digits
    public KasnerModel {
        double sum = p1 + p2 + p3;
        double squares = p1 * p1 + p2 * p2 + p3 * p3;
        if (!(Math.abs(sum - 1) <= ROUND_OFF && Math.abs(squares - 1) <= ROUND_OFF && Double.isFinite(lambda))) {
            throw new IllegalArgumentException(
                    "exponents %s, %s, %s with sum %s and sum of squares %s, lambda %s: both sums must be 1, to all digits"
                            .formatted(p1, p2, p3, sum, squares, lambda));
        }
    }

    /// One exponent.
    ///
    /// @param direction 0, 1 or 2
    /// @return p
    public double exponent(int direction) {
        return direction == 0 ? p1 : direction == 1 ? p2 : p3;
    }

    /// V = a₁a₂a₃ in closed form.
    ///
    /// @param t ≥ 0
    /// @return sinh(√(3Λ) t)/√(3Λ), t, or sin(√(−3Λ) t)/√(−3Λ)
    public double volume(double t) {
        double k = Math.sqrt(3 * Math.abs(lambda));
        return lambda == 0 ? t : (lambda > 0 ? StrictMath.sinh(k * t) : StrictMath.sin(k * t)) / k;
    }

    /// a_i in closed form.
    ///
    /// @param direction 0, 1 or 2
    /// @param t         > 0, before V is 0 again
    /// @return V^{1/3} (2 tanh(x/2)/√(3Λ))^{p − 1/3}, x = √(3Λ) t; tan for Λ < 0
    public double scaleFactor(int direction, double t) {
        double k = Math.sqrt(3 * Math.abs(lambda));
        double half = k * t / 2;
        double shape = lambda == 0 ? t : 2 * (lambda > 0 ? StrictMath.tanh(half) : StrictMath.tan(half)) / k;
        return StrictMath.cbrt(volume(t)) * StrictMath.pow(shape, exponent(direction) - 1 / 3.0);
    }
}
