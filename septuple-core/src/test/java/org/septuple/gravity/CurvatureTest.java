package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.MetricJet;

class CurvatureTest {

    /// A metric near η, with any derivatives.
    static MetricJet random(long seed) {
        var random = new SplittableRandom(seed);
        MetricJet jet = new MetricJet(2);
        for (int pair = 0; pair < MetricJet.PAIRS; pair++) {
            jet.metric()[pair] = random.nextDouble(-0.4, 0.4);
        }
        for (int mu = 0; mu < 4; mu++) {
            jet.metric()[MetricJet.pair(mu, mu)] += mu == 0 ? -1.5 : 1.5;
        }
        for (int k = 0; k < jet.first().length; k++) {
            jet.first()[k] = random.nextDouble(-1, 1);
        }
        for (int k = 0; k < jet.second().length; k++) {
            jet.second()[k] = random.nextDouble(-1, 1);
        }
        return jet;
    }

    @RepeatedTest(20)
    void allTensorsAreThoseOfTheirDefinitions(RepetitionInfo repetition) {
        MetricJet jet = random(repetition.getCurrentRepetition());
        DirectCurvature direct = new DirectCurvature(jet);
        Curvature curvature = new Curvature();
        assertThat(curvature.of(jet)).isTrue();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                assertThat(curvature.ricci(a, b)).isCloseTo(direct.ricci[a][b], within(1e-13));
                for (int c = 0; c < 4; c++) {
                    assertThat(curvature.connection().at(a, b, c)).isCloseTo(direct.gamma[a][b][c], within(1e-14));
                    for (int d = 0; d < 4; d++) {
                        assertThat(curvature.riemann(a, b, c, d)).isCloseTo(direct.riemann[a][b][c][d], within(1e-13));
                    }
                }
            }
        }
        double kretschmann = direct.kretschmann(false);
        assertThat(curvature.kretschmann()).isCloseTo(kretschmann, within(1e-13 * direct.kretschmann(true)));
        double ricciSquare = direct.square(direct.ricci, false);
        double scalar = curvature.scalar();
        assertThat(curvature.weylSquare())
                .isCloseTo(
                        kretschmann - 2 * ricciSquare + scalar * scalar / 3, within(1e-13 * direct.kretschmann(true)));
    }

    @RepeatedTest(20)
    void weylHasNoTraceAndRiemannIsCyclic(RepetitionInfo repetition) {
        MetricJet jet = random(100 + repetition.getCurrentRepetition());
        Curvature curvature = new Curvature();
        assertThat(curvature.of(jet)).isTrue();
        curvature.weyl();
        double[] inverse = curvature.connection().inverse();
        for (int s = 0; s < 4; s++) {
            for (int n = 0; n < 4; n++) {
                double trace = 0;
                for (int r = 0; r < 4; r++) {
                    for (int m = 0; m < 4; m++) {
                        trace += inverse[MetricJet.pair(r, m)] * curvature.weyl(r, s, m, n);
                    }
                }
                assertThat(trace).isCloseTo(0, within(1e-13));
            }
        }
        double cyclic = curvature.riemann(0, 1, 2, 3) + curvature.riemann(0, 2, 3, 1) + curvature.riemann(0, 3, 1, 2);
        assertThat(cyclic).isCloseTo(0, within(1e-14));
        double einstein = 0;
        for (int m = 0; m < 4; m++) {
            for (int n = 0; n < 4; n++) {
                einstein += inverse[MetricJet.pair(m, n)] * curvature.einstein(m, n);
            }
        }
        assertThat(einstein).isCloseTo(-curvature.scalar(), within(1e-13));
    }

    /// A three-sphere of radius 2 has R_ab = 2 g_ab/4 and R = 6/4; beside −dt² it stays that.
    @Test
    void spheresAreCurvedPositively() {
        ExpressionMetric sphere = LineElement.in("t", "x", "y", "z")
                .define("w", "1/(1 + (x^2 + y^2 + z^2)/16)^2")
                .diagonal("-1", "w", "w", "w")
                .metric();
        MetricJet jet = new MetricJet(2);
        jet.event()[1] = 0.3;
        jet.event()[2] = -0.8;
        jet.event()[3] = 1.1;
        assertThat(sphere.at(jet)).isTrue();
        Curvature curvature = new Curvature();
        assertThat(curvature.of(jet)).isTrue();
        assertThat(curvature.scalar()).isCloseTo(1.5, within(1e-14));
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < 4; nu++) {
                double expected = mu == 0 ? 0 : jet.g(mu, nu) / 2;
                assertThat(curvature.ricci(mu, nu)).isCloseTo(expected, within(1e-14));
            }
        }
    }

    /// The contracted Bianchi identity, ∇_μ G^μ_ν = 0, of a metric that solves nothing; derivatives of G^μ_ν by differences of order 6.
    @Test
    void theDivergenceOfEinsteinsTensorIsZero() {
        ExpressionMetric metric = LineElement.in("t", "x", "y", "z")
                .diagonal("-1 + .3*sin(x + t)", "1 + .2*sin(y*z)", "1.2 + .2*cos(t*x)", "exp(.3*x*y)")
                .component("t", "x", ".2*sin(y)")
                .component("t", "z", ".1*x*t")
                .component("x", "y", ".2*cos(z + t)")
                .component("y", "z", ".1*x*x")
                .metric();
        double[] event = {0.3, 0.5, -0.4, 0.8};
        double step = 0.01;
        double[] weights = {-1.0 / 60, 9.0 / 60, -45.0 / 60, 0, 45.0 / 60, -9.0 / 60, 1.0 / 60};
        double[] divergence = new double[4];
        double[] size = new double[4];
        for (int mu = 0; mu < 4; mu++) {
            for (int j = -3; j <= 3; j++) {
                double[] mixed = mixedEinstein(metric, event, mu, j * step);
                for (int nu = 0; nu < 4; nu++) {
                    divergence[nu] += weights[j + 3] / step * mixed[4 * mu + nu];
                }
            }
        }
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        assertThat(metric.at(jet)).isTrue();
        Connection connection = new Connection();
        assertThat(connection.of(jet)).isTrue();
        double[] mixed = mixedEinstein(metric, event, 0, 0);
        for (int nu = 0; nu < 4; nu++) {
            size[nu] = Math.abs(divergence[nu]);
            for (int mu = 0; mu < 4; mu++) {
                for (int lambda = 0; lambda < 4; lambda++) {
                    divergence[nu] += connection.at(mu, mu, lambda) * mixed[4 * lambda + nu]
                            - connection.at(lambda, mu, nu) * mixed[4 * mu + lambda];
                }
            }
        }
        assertThat(Arrays.stream(size).max().orElseThrow()).isGreaterThan(0.01);
        assertThat(divergence).containsExactly(new double[4], within(1e-9));
    }

    /// G^μ_ν at [4μ + ν] of an event moved along one axis.
    private static double[] mixedEinstein(ExpressionMetric metric, double[] event, int along, double by) {
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        jet.event()[along] += by;
        Curvature curvature = new Curvature();
        assertThat(metric.at(jet)).isTrue();
        assertThat(curvature.of(jet)).isTrue();
        double[] mixed = new double[16];
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < 4; nu++) {
                for (int lambda = 0; lambda < 4; lambda++) {
                    mixed[4 * mu + nu] += curvature.connection().inverse()[MetricJet.pair(mu, lambda)]
                            * curvature.einstein(lambda, nu);
                }
            }
        }
        return mixed;
    }

    @Test
    void singularMetricsHaveNone() {
        MetricJet jet = random(7);
        for (int nu = 0; nu < 4; nu++) {
            jet.metric()[MetricJet.pair(2, nu)] = 0;
        }
        assertThat(new Curvature().of(jet)).isFalse();
        MetricJet proportional = new MetricJet(1);
        double[] row = {1, 1.0 / 3, 0.7, 0.1};
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = mu; nu < 4; nu++) {
                proportional.metric()[MetricJet.pair(mu, nu)] = row[mu] * row[nu];
            }
        }
        assertThat(new Connection().of(proportional)).isFalse();
        jet = random(7);
        jet.metric()[4] = Double.NaN;
        assertThat(new Curvature().of(jet)).isFalse();
    }

    @Test
    void derivativesMustBeThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curvature().of(new MetricJet(1)))
                .withMessageContaining("order 1: need 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Connection().of(new MetricJet(0)))
                .withMessageContaining("need order 1");
    }
}
