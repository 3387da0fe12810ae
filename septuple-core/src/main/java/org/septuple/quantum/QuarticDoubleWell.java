package org.septuple.quantum;

/// Two wells in one coordinate, floor + A(q² − a²)², with minima at ±a and a barrier of height Aa⁴ between them. In more coordinates
/// take a [LandscapeSum] of this [along an axis][AlongAxis] and others.
///
/// @param strength A > 0
/// @param minimum  a > 0
/// @param floor    value at ±a
public record QuarticDoubleWell(double strength, double minimum, double floor) implements Landscape {

    /// Checks the numbers.
    public QuarticDoubleWell {
        if (!(strength > 0 && minimum > 0) || !Double.isFinite(strength + minimum + floor)) {
            throw new IllegalArgumentException(
                    "double well with strength %s and minimum %s: need finite numbers > 0, a finite floor %s"
                            .formatted(strength, minimum, floor));
        }
    }

    /// By the stiffness of its wells: k(q² − a²)²/8a², with second derivative k at ±a. A particle of mass M oscillates there with
    /// ω² = k/M.
    ///
    /// @param stiffness k > 0
    /// @param minimum   a > 0
    /// @return wells at ±a with floor 0
    public static QuarticDoubleWell ofStiffness(double stiffness, double minimum) {
        return new QuarticDoubleWell(stiffness / (8 * minimum * minimum), minimum, 0);
    }

    /// By coefficients: bq⁴/4 − cq²/2, 0 at q = 0.
    ///
    /// @param quartic   b > 0
    /// @param quadratic c > 0
    /// @return wells at ±√(c/b) with floor −c²/4b
    public static QuarticDoubleWell ofCoefficients(double quartic, double quadratic) {
        return new QuarticDoubleWell(
                quartic / 4, Math.sqrt(quadratic / quartic), -quadratic * quadratic / (4 * quartic));
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double above = (q[0] - minimum) * (q[0] + minimum);
        return floor + strength * above * above;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        into[0] = 4 * strength * (q[0] - minimum) * (q[0] + minimum) * q[0];
    }

    @Override
    public double laplacian(double[] q, double t) {
        return 4 * strength * (3 * q[0] * q[0] - minimum * minimum);
    }
}
