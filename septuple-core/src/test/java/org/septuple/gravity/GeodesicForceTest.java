package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

class GeodesicForceTest {

    private static final RandomStream NUMBERS = new RandomStream(1, Purpose.KNOWN_PROCESS, 71, 0);

    /// A Lorentzian metric near none in particular, with random derivatives. Kinds: 0 full, 1 without g_0a, 2 diagonal.
    private static MetricJet random(int kind) {
        MetricJet jet = new MetricJet(1);
        double[] g = jet.metric();
        double[] noise = NUMBERS.gaussians(50);
        for (int k = 0; k < 10; k++) {
            boolean diagonal = k == 0 || k == 4 || k == 7 || k == 9;
            boolean mixed = k > 0 && k < 4;
            boolean kept = diagonal || kind == 0 || (kind == 1 && !mixed);
            g[k] = (k == 0 ? -1 : diagonal ? 1 : 0) + (kept ? 0.2 * noise[k] : 0);
        }
        System.arraycopy(noise, 10, jet.first(), 0, 40);
        return jet;
    }

    private static RealMatrix matrix(MetricJet jet) {
        RealMatrix g = MatrixUtils.createRealMatrix(4, 4);
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < 4; nu++) {
                g.setEntry(mu, nu, jet.g(mu, nu));
            }
        }
        return g;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void inversesAreThoseOfElimination(int kind) {
        for (int trial = 0; trial < 20; trial++) {
            MetricJet jet = random(kind);
            LUDecomposition oracle = new LUDecomposition(matrix(jet));
            double[] inverse = new double[10];
            double determinant = InverseMetric.invert(jet.metric(), inverse);
            assertThat(determinant).isCloseTo(oracle.getDeterminant(), within(1e-14));
            for (int mu = 0; mu < 4; mu++) {
                for (int nu = 0; nu < 4; nu++) {
                    assertThat(inverse[MetricJet.pair(mu, nu)])
                            .isCloseTo(oracle.getSolver().getInverse().getEntry(mu, nu), within(1e-12));
                }
            }
        }
    }

    /// All 64 symbols of (7.9), one by one.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void contractionsAreThoseOfTheSymbols(int kind) {
        MetricJet jet = random(kind);
        double[] u = NUMBERS.gaussians(4);
        RealMatrix inverse = new LUDecomposition(matrix(jet)).getSolver().getInverse();
        double[] expected = new double[4];
        for (int mu = 0; mu < 4; mu++) {
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    for (int nu = 0; nu < 4; nu++) {
                        double symbol = (d(jet, b, nu, a) + d(jet, a, nu, b) - d(jet, nu, a, b)) / 2;
                        expected[mu] += inverse.getEntry(mu, nu) * symbol * u[a] * u[b];
                    }
                }
            }
        }
        GeodesicForce force = new GeodesicForce();
        assertThat(force.take(jet)).isTrue();
        double[] contraction = force.connection(jet.first(), u[0], u[1], u[2], u[3]);
        assertThat(contraction).containsExactly(expected, within(1e-11));
    }

    private static double d(MetricJet jet, int alpha, int mu, int nu) {
        return jet.first()[10 * alpha + MetricJet.pair(mu, nu)];
    }

    @Test
    void aSingularMetricHasNoForce() {
        assertThat(new GeodesicForce().take(new MetricJet(1))).isFalse();
    }
}
