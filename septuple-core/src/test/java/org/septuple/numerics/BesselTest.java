package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.BesselJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesselTest {

    /// J_n(x) = Σ_k (−1)^k (x/2)^{2k+n}/(k!(k + n)!).
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -1.7, 3.9, 5})
    void nearValuesAreThoseOfTheSeries(double x) {
        for (int n = 0; n < 2; n++) {
            double term = n == 0 ? 1 : x / 2;
            double sum = 0;
            for (int k = 1; k < 40; k++) {
                sum += term;
                term *= -x * x / 4 / k / (k + n);
            }
            assertThat(Bessel.j(n, x)).isCloseTo(sum, within(1e-14));
        }
    }

    @Test
    void bothWaysMeet() {
        for (double x = 9000; x < 9010; x += 0.37) {
            assertThat(Bessel.hankel(0, x)).isCloseTo(BesselJ.value(0, x), within(1e-13));
            assertThat(Bessel.hankel(1, x)).isCloseTo(BesselJ.value(1, x), within(1e-13));
            assertThat(Bessel.j(1, -x)).isEqualTo(-Bessel.j(1, x));
        }
    }

    @Test
    void theEndsOfTheLineHaveTheirLimits() {
        assertThat(Bessel.j(0, Double.NaN)).isNaN();
        assertThat(Bessel.j(1, Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Math.abs(Bessel.j(0, 1e300))).isLessThan(1e-150);
        assertThat(Bessel.j(0, Double.MAX_VALUE)).isNotNaN();
        assertThat(Bessel.j(0, 0)).isEqualTo(1);
        for (double x : new double[] {0, Double.MIN_VALUE, -1e-300, 1e-9, 1.1e-8}) {
            assertThat(Bessel.j(1, x)).isCloseTo(x / 2, within(1e-16 * Math.abs(x)));
        }
    }
}
