package org.septuple.numerics;

/// The Bernoulli function B(x) = x/(eˣ − 1) of exponentially fitted fluxes. B > 0, B(0) = 1, B(−x) = x + B(x) = eˣB(x).
///
/// Relative error below 3e-15. Source: D. L. Scharfetter, H. K. Gummel, IEEE Trans. Electron Devices 16 (1969) 64.
public final class Bernoulli {

    /// Below it the series, whose first omitted term is 2e-18.
    private static final double SERIES = 0.1;

    private Bernoulli() {}

    /// The function.
    ///
    /// @param x any double
    /// @return x/(eˣ − 1); 0 at +∞
    public static double of(double x) {
        return x < 0 ? decreasing(-x) - x : decreasing(x);
    }

    private static double decreasing(double x) {
        if (x < SERIES) {
            double y = x * x;
            return 1 - x / 2 + y * (1 / 12. - y * (1 / 720. - y * (1 / 30240. - y / 1209600)));
        }
        return x == Double.POSITIVE_INFINITY ? 0 : x / (Elementary.exp(x) - 1);
    }

    /// √(B(x)B(−x)) = (x/2)/sinh(x/2), by which a symmetrised flux couples two cells.
    ///
    /// @param x any finite double
    /// @return in (0, 1], without overflow
    public static double symmetric(double x) {
        double magnitude = Math.abs(x);
        return decreasing(magnitude) * Elementary.exp(magnitude / 2);
    }
}
