package org.septuple.spacetime;

/// The interval of a displacement, ΔS = −g_μν ẋ^μ ẋ^ν (5.9), and the size of what it is summed from.
///
/// ΔS is the quadratic form itself (erratum E4): (6.3) prints its root. The proper time is the root, Δτ = √ΔS (7.1).
/// Signature (−, +, +, +), x⁰ = t: ΔS > 0 is time-like, ΔS < 0 space-like, 0 null.
///
/// @param value   ΔS
/// @param largest max |g_μν ẋ^μ ẋ^ν| over the 16 terms, by which errors of ΔS are judged
public record Interval(double value, double largest) {

    /// The interval of a displacement.
    ///
    /// @param g            g_μν, 16 numbers, row-major
    /// @param displacement ẋ^μ, 4 numbers
    /// @return ΔS with its largest term
    public static Interval of(double[] g, double[] displacement) {
        double sum = 0;
        double largest = 0;
        for (int mu = 0; mu < LorentzTransform.COMPONENTS; mu++) {
            for (int nu = 0; nu < LorentzTransform.COMPONENTS; nu++) {
                double term = g[LorentzTransform.COMPONENTS * mu + nu] * displacement[mu] * displacement[nu];
                sum += term;
                largest = Math.max(largest, Math.abs(term));
            }
        }
        return new Interval(-sum, largest);
    }

    /// The flat metric.
    ///
    /// @return η = diag(−1, 1, 1, 1), 16 numbers, a new array
    public static double[] minkowski() {
        return synchronous(1, 0, 0, 1, 0, 1);
    }

    /// The matrix of (5.9) for one of (5.7): g_00 = −1, g_0a = 0.
    ///
    /// @param g11 entry of g_ab
    /// @param g12 entry of g_ab
    /// @param g13 entry of g_ab
    /// @param g22 entry of g_ab
    /// @param g23 entry of g_ab
    /// @param g33 entry of g_ab
    /// @return g_μν, 16 numbers, row-major, a new array
    public static double[] synchronous(double g11, double g12, double g13, double g22, double g23, double g33) {
        return new double[] {-1, 0, 0, 0, 0, g11, g12, g13, 0, g12, g22, g23, 0, g13, g23, g33};
    }

    /// The proper time, √ΔS.
    ///
    /// @return ≥ 0; NaN for a space-like displacement, which has none
    public double properTime() {
        return Math.sqrt(value);
    }
}
