package org.septuple.measurement;

/// What a [PressureCoefficient] is fitted with.
///
/// For a free energy whose slope is a polynomial of degree r, the Fokker–Planck equation has −W = ½(γF′)² − γDF″, so W′ of degree 2r − 1, and
/// from a Gaussian start an initial u of degree r: [#ofSlope].
///
/// @param potentialDegree of W′ as a polynomial, in [0, 7]
/// @param velocityDegree  of the initial u as a polynomial, in [0, 7]
/// @param densityDegree   of log p at each time: 2, 4, 6 or 8; 0 for two above that of least loss on other draws, which would
///                        leave κ a bias of the size of its error
/// @param tests           K weights of quantiles, in [2, 8]: moments of each time
/// @param times           J at which moments are held against the equation, ≥ 2; all frames serve to integrate
public record PressureDesign(int potentialDegree, int velocityDegree, int densityDegree, int tests, int times) {

    public PressureDesign {
        if (potentialDegree < 0
                || potentialDegree > 7
                || velocityDegree < 0
                || velocityDegree > 7
                || densityDegree < 0
                || densityDegree > 8
                || densityDegree % 2 != 0
                || tests < 2
                || tests > 8
                || times < 2
                || tests * times <= potentialDegree + velocityDegree + 3) {
            throw new IllegalArgumentException(
                    "degrees of W' and u: %d and %d must be in [0, 7], that of log p: %d 0, 2, 4, 6 or 8, weights: %d in [2, 8], times: %d >= 2, and weights x times more than the coefficients"
                            .formatted(potentialDegree, velocityDegree, densityDegree, tests, times));
        }
    }

    /// For a free energy whose slope is a polynomial.
    ///
    /// @param degree r of ∂F, in [1, 3]: 1 of a quadratic F, 3 of a double well
    /// @return degrees 2r − 1 of W′ and r of u, r + 2 weights, the degree of log p to be chosen, 8 times
    public static PressureDesign ofSlope(int degree) {
        if (degree < 1 || degree > 3) {
            throw new IllegalArgumentException("degree %d of the slope of F must be in [1, 3]".formatted(degree));
        }
        return new PressureDesign(2 * degree - 1, degree, 0, degree + 2, 8);
    }

    /// Numbers that are fitted.
    int parameters() {
        return potentialDegree + velocityDegree + 3;
    }

    /// Numbers that they are fitted to.
    int moments() {
        return tests * times;
    }
}
