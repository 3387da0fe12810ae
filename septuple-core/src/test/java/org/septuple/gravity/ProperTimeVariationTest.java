package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;
import static org.septuple.gravity.GeodesicLaw.COORDINATE_TIME;
import static org.septuple.gravity.GeodesicLaw.ENTROPY;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;

/// (7.6), and the principle of E17 beside it.
class ProperTimeVariationTest {

    private static final double TOLERANCE = 1e-13;
    private static final double EPSILON = 0.01;
    private static final Metric KASNER = Kasner.of(-1 / 3.0, 2 / 3.0, 2 / 3.0);
    private static final Metric KERR = Kerr.kerrSchild(1, 0.9);
    private static final GeodesicStart IN_KASNER =
            GeodesicStart.ofMomentum(KASNER, TIME_LIKE, new double[] {1, 0, 0, 0}, 1, 1, 0);
    private static final GeodesicStart IN_KERR =
            GeodesicStart.ofMomentum(KERR, TIME_LIKE, new double[] {0, 8, 1, 2}, 0.3, 0.8, -0.2);

    /// log₂ of the ratio of changes for ε and ε/2: of their even part in ε for sign 1, of their odd part for sign −1.
    private static double exponent(DoubleUnaryOperator change, int sign) {
        double large = change.applyAsDouble(EPSILON) + sign * change.applyAsDouble(-EPSILON);
        double small = change.applyAsDouble(EPSILON / 2) + sign * change.applyAsDouble(-EPSILON / 2);
        return StrictMath.log(large / small) / StrictMath.log(2);
    }

    @Test
    void properTimeOfAGeodesicIsStationaryAndMaximal() {
        for (int mode = 1; mode < 4; mode++) {
            int m = mode;
            ProperTimeVariation kasner = new ProperTimeVariation(KASNER, COORDINATE_TIME, TOLERANCE);
            ProperTimeVariation kerr = new ProperTimeVariation(KERR, COORDINATE_TIME, TOLERANCE);
            DoubleUnaryOperator inKasner = e -> kasner.change(IN_KASNER, 3, m, e, 0.5, -0.3, 1);
            DoubleUnaryOperator inKerr = e -> kerr.change(IN_KERR, 10, m, 10 * e, 0.5, -0.3, 1);
            for (DoubleUnaryOperator change : List.of(inKasner, inKerr)) {
                assertThat(exponent(change, 1)).isCloseTo(2, within(0.02));
                assertThat(exponent(change, -1)).isGreaterThan(2.9); // nothing of order ε
                assertThat(change.applyAsDouble(EPSILON)).isNegative();
                assertThat(change.applyAsDouble(-EPSILON)).isNegative();
            }
        }
    }

    @Test
    void properTimeOfThePathsOfTheEntropyPrincipleIsNotStationary() {
        ProperTimeVariation kasner = new ProperTimeVariation(KASNER, ENTROPY, TOLERANCE);
        DoubleUnaryOperator change = e -> kasner.change(IN_KASNER, 3, 1, e, 1, 0, 0);
        assertThat(exponent(change, -1)).isCloseTo(1, within(0.02));
        assertThat(change.applyAsDouble(EPSILON) * change.applyAsDouble(-EPSILON))
                .isNegative();
    }

    @Test
    void variationsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new ProperTimeVariation(KASNER, GeodesicLaw.AFFINE, TOLERANCE))
                .hasMessage("paths of law AFFINE have no common t: need a law in coordinate time");
        ProperTimeVariation variation = new ProperTimeVariation(KASNER, COORDINATE_TIME, TOLERANCE);
        assertThatThrownBy(() -> variation.change(IN_KASNER, 3, 0, 0.1, 1, 0, 0))
                .hasMessage("variation of a TIME_LIKE path in mode 0: need time-like, mode >= 1");
        assertThat(variation.change(IN_KASNER, 3, 1, 10, 1, 0, 0)).isNaN();
    }
}
