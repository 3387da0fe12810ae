package org.septuple.measurement;

import org.hipparchus.special.Gamma;
import org.septuple.numerics.Elementary;

/// Mass of a ball under the standard normal law in d dimensions: the noncentral χ² distribution. With λ half the square of the distance of
/// its centre from the origin and x half the square of its radius
///
/// ```
/// F = e^{−λ−x} x^a/Γ(a + 1) Σ_j (λx)ʲ/(j! (a + 1)…(a + j)) S_j,   S_j = 1 + x/(a + j + 1) S_{j+1},   a = d/2
/// ```
///
/// from large j down: all terms are positive, so that the logarithm is right to round-off for balls of any size, anywhere.
final class GaussianBall {

    private static final double LARGE = 1e200;

    private GaussianBall() {}

    /// The logarithm of the mass.
    ///
    /// @param dimension     d ≥ 1
    /// @param squareOfCentre ≥ 0
    /// @param squareOfRadius > 0
    static double logMass(int dimension, double squareOfCentre, double squareOfRadius) {
        double a = dimension / 2.0;
        double lambda = squareOfCentre / 2;
        double x = squareOfRadius / 2;
        int terms = 20 + (int) Math.ceil(3 * (x + Math.sqrt(lambda * x)));
        double one = 1;
        double s = 1;
        double sum = 1;
        double log = 0;
        for (int j = terms - 1; j >= 0; j--) {
            s = one + x / (a + j + 1) * s;
            sum = s + lambda * x / ((j + 1) * (a + j + 1)) * sum;
            if (sum > LARGE) {
                one /= LARGE;
                s /= LARGE;
                sum /= LARGE;
                log += Elementary.log(LARGE);
            }
        }
        return log + Elementary.log(sum) - lambda - x + a * Elementary.log(x) - Gamma.logGamma(a + 1);
    }
}
