package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

/// Terms of the six spatial equations on vacua, where they cancel, and on random metrics, against Einstein's tensor and its parts by other ways.
class SpatialEinsteinTest {

    /// A random jet in synchronous gauge.
    private static MetricJet random(long seed) {
        MetricJet jet = CurvatureTest.random(seed);
        for (int mu = 0; mu < 4; mu++) {
            jet.metric()[MetricJet.pair(0, mu)] = mu == 0 ? -1 : 0;
            for (int alpha = 0; alpha < 4; alpha++) {
                jet.first()[10 * alpha + MetricJet.pair(0, mu)] = 0;
            }
            for (int pair = 0; pair < 10; pair++) {
                jet.second()[10 * pair + MetricJet.pair(0, mu)] = 0;
            }
        }
        return jet;
    }

    @Test
    void vacuaSolveAllTenAndNoTermIsSmall() {
        for (ClosedForm form : List.of(
                DeSitter.of(0.7),
                Friedmann.lambda(0.8, 1),
                Friedmann.lambda(0.8, -1),
                Kasner.of(-1 / 3.0, 2 / 3.0, 2 / 3.0),
                Kasner.lambda(.5, -1 / 3.0, 2 / 3.0, 2 / 3.0),
                RosenWave.of(0.8))) {
            RandomStream stream = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
            MetricJet jet = new MetricJet(2);
            SpatialEinstein terms = new SpatialEinstein();
            double lambda = form.lambda();
            for (int draw = 0; draw < 10; draw++) {
                form.draw(stream, jet.event());
                assertThat(form.at(jet) && terms.of(jet)).isTrue();
                double all = terms.terms() + Math.sqrt(3) * lambda;
                assertThat(residual(terms, lambda) / all).as(form.name()).isLessThan(1e-7); // root of rounding
                assertThat(terms.trace() / all).isCloseTo(-3 * lambda / all, within(1e-11));
                double sum = terms.hamiltonianTerms() + 2 * lambda;
                assertThat((terms.hamiltonian() - 2 * lambda) / sum).isCloseTo(0, within(1e-11));
                assertThat(terms.momentum()).isLessThanOrEqualTo(1e-10 * (terms.momentumTerms() + all));
            }
        }
    }

    private static double residual(SpatialEinstein terms, double lambda) {
        return Math.sqrt(Math.max(0, terms.size() * terms.size() + 2 * lambda * terms.trace() + 3 * lambda * lambda));
    }

    /// G_ab of the same space at rest is S_ab, of three dimensions; what depends on ∂_t is the rest.
    @RepeatedTest(5)
    void partsAreThoseOfOtherWays(RepetitionInfo repetition) {
        MetricJet jet = random(repetition.getCurrentRepetition());
        SpatialEinstein terms = new SpatialEinstein();
        assertThat(terms.of(jet)).isTrue();
        Curvature whole = new Curvature();
        assertThat(whole.of(jet)).isTrue();
        double[] g = new double[9];
        for (int at = 0; at < 9; at++) {
            g[at] = whole.connection().inverse()[MetricJet.pair(1 + at / 3, 1 + at % 3)];
        }
        double square = 0;
        double momentum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                momentum += g[3 * a + b] * whole.ricci(0, 1 + a) * whole.ricci(0, 1 + b);
                for (int c = 0; c < 9; c++) {
                    square += g[3 * a + c / 3]
                            * g[3 * b + c % 3]
                            * whole.einstein(1 + a, 1 + b)
                            * whole.einstein(1 + c / 3, 1 + c % 3);
                }
            }
        }
        assertThat(terms.size()).isCloseTo(Math.sqrt(square), within(1e-12));
        assertThat(terms.momentum()).isCloseTo(Math.sqrt(momentum), within(1e-12)); // R_0a = G_0a
        MetricJet atRest = random(repetition.getCurrentRepetition());
        Arrays.fill(atRest.first(), 0, 10, 0);
        for (int alpha = 0; alpha < 4; alpha++) {
            Arrays.fill(atRest.second(), 10 * alpha, 10 * alpha + 10, 0);
        }
        SpatialEinstein space = new SpatialEinstein();
        assertThat(space.of(atRest)).isTrue();
        assertThat(space.terms()).isCloseTo(space.size(), within(1e-12)); // T = V = 0
        assertThat(terms.spatialScalar()).isCloseTo(space.spatialScalar(), within(1e-12));
        assertThat(terms.hamiltonianTerms())
                .isCloseTo(
                        Math.abs(space.spatialScalar())
                                + 2 * terms.contraction() * terms.contraction()
                                - (terms.hamiltonian() - space.spatialScalar()),
                        within(1e-12));
    }

    @RepeatedTest(5)
    void theSixEquationsSayTheSecondRate(RepetitionInfo repetition) {
        MetricJet jet = random(20 + repetition.getCurrentRepetition());
        SpatialEinstein terms = new SpatialEinstein();
        double[] rate = new double[6];
        assertThat(terms.of(jet)).isTrue();
        assertThat(residual(terms, 0.3) / terms.terms()).isGreaterThan(1e-2);
        terms.secondRate(0.3, rate);
        for (int a = 1, pair = 0; a < 4; a++) {
            for (int b = a; b < 4; b++, pair++) {
                jet.second()[MetricJet.pair(a, b)] = rate[pair];
            }
        }
        assertThat(terms.of(jet)).isTrue();
        assertThat(residual(terms, 0.3) / terms.terms()).isLessThan(1e-7);
    }

    @Test
    void deSitterExpandsWithoutAccelerationOfItsRate() {
        MetricJet jet = new MetricJet(2);
        SpatialEinstein terms = new SpatialEinstein();
        assertThat(DeSitter.of(2).at(jet) && terms.of(jet)).isTrue();
        assertThat(terms.contraction()).isCloseTo(-6, within(1e-13));
        assertThat(terms.volumeAcceleration()).isCloseTo(36, within(1e-12));
        assertThat(terms.terms()).isCloseTo(12 * Math.sqrt(3), within(1e-12)); // V alone, 3H² on each axis
        assertThat(terms.volumeElement()).isCloseTo(1, within(1e-14));
    }

    @Test
    void otherGaugesAreRefused() {
        MetricJet jet = CurvatureTest.random(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpatialEinstein().of(jet))
                .withMessageContaining("need -1, 0, 0, 0");
    }
}
