package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WishartTest {

    /// The digamma function of Hipparchus is off by 1/(60x⁴), with x between 49 and 50 for small arguments: 2.9e-9.
    private static final double DIGAMMA = 3e-9;

    private static final double EULER = 0.5772156649015329;

    /// χ²₂/2 is exponential: E log = −γ, Var log = π²/6; χ²₄/2 is the sum of two: E log = 1 − γ, Var log = π²/6 − 1.
    @Test
    void logarithmsOfChiSquaredHaveTheirMoments() {
        assertThat(Wishart.logBias(2, 1)).isCloseTo(-EULER, within(DIGAMMA));
        assertThat(Wishart.logBias(4, 1)).isCloseTo(1 - EULER - StrictMath.log(2), within(DIGAMMA));
        assertThat(Wishart.logVariance(2, 1)).isCloseTo(Math.PI * Math.PI / 6, within(DIGAMMA));
        assertThat(Wishart.logVariance(4, 1)).isCloseTo(Math.PI * Math.PI / 6 - 1, within(DIGAMMA));
    }

    /// Factor i of ν degrees of freedom is χ² of ν − i + 1, in units of ν: variances of factors add up.
    @Test
    void factorsLoseADegreeOfFreedomEach() {
        assertThat(Wishart.logBias(3, 2)).isCloseTo(-EULER - StrictMath.log(1.5), within(DIGAMMA));
        assertThat(Wishart.logVariance(4, 3))
                .isCloseTo(
                        Wishart.logVariance(4, 1) + Wishart.logVariance(3, 1) + Wishart.logVariance(2, 1),
                        within(DIGAMMA));
    }
}
