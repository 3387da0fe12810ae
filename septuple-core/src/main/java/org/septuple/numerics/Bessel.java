package org.septuple.numerics;

import org.hipparchus.special.BesselJ;

/// Bessel's functions of the first kind, J₀ and J₁, for all x.
///
/// From [#NEAR] up to [#FAR] they are Hipparchus's, beyond Hankel's expansion, which is exact to round-off there (F. W. J. Olver et al., *NIST Digital Library of Mathematical
/// Functions*, 10.17.3). NaN gives NaN, infinities 0.
final class Bessel {

    /// Hipparchus goes no farther.
    static final double FAR = 10_000;

    /// Up to here the first term of the series, 1 or x/2, is exact to round-off; Hipparchus fails at the smallest numbers.
    private static final double NEAR = 1e-8;

    private Bessel() {}

    static double j(int order, double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude <= Double.MAX_VALUE)) {
            return Double.isNaN(x) ? x : 0;
        }
        if (magnitude <= NEAR) {
            return order == 0 ? 1 : x / 2;
        }
        double value = magnitude <= FAR ? BesselJ.value(order, magnitude) : hankel(order, magnitude);
        return order == 1 && x < 0 ? -value : value;
    }

    /// √(2/πx) (P cos χ − Q sin χ), χ = x − (n/2 + ¼)π, to the third power of 1/8x.
    static double hankel(int order, double x) {
        double mu = 4.0 * order * order;
        double y = 1 / (8 * x);
        double p = 1 - (mu - 1) * (mu - 9) / 2 * y * y;
        double q = (mu - 1) * y - (mu - 1) * (mu - 9) * (mu - 25) / 6 * y * y * y;
        double plus = Elementary.sin(x) + Elementary.cos(x);
        double minus = Elementary.sin(x) - Elementary.cos(x);
        double wave = order == 0 ? p * plus - q * minus : p * minus + q * plus;
        return wave / Math.sqrt(Math.PI * x);
    }
}
