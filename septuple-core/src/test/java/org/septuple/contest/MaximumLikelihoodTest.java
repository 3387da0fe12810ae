package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.statistics.Estimate;

class MaximumLikelihoodTest {

    private static final Grid BOX = Grid.of(new Axis(-6, 6, 240, Boundary.REFLECTING));
    private static final List<Double> TIMES = List.of(0.1, 0.2, 0.4, 0.8);

    private static Fit fit(Contestant contestant, Observed data, List<Double> start) {
        return new MaximumLikelihood(contestant, data, BOX, 1e-6).from(List.of(start));
    }

    /// Times of a path depend on each other.
    @Test
    void errorsOfParametersAreTheirScatter() {
        double[][] z = new double[2][50];
        for (int seed = 0; seed < z[0].length; seed++) {
            Fit fit = fit(Known.ornsteinUhlenbeck(), Known.paths(1.3, 0.5, TIMES, 400, seed), List.of(1.0, 1.0));
            z[0][seed] = fit.estimate(0).zAgainst(1.3);
            z[1][seed] = fit.estimate(1).zAgainst(0.5);
        }
        Known.assertStandard(z[0]);
        Known.assertStandard(z[1]);
    }

    /// Of N(m, v) the maximum is the sample's own mean and variance over n, with errors √(v/n) and v√(2/n) for normal draws.
    @Test
    void aNormalLawIsFittedByItsMoments() {
        Contestant normal = new Known.Plain(
                "normal",
                List.of(new Contestant.Parameter("m", false), new Contestant.Parameter("v", true)),
                (values, t) -> Known.normal(values[0], values[1]));
        int n = 2000;
        Observed data = Known.standard(1, n, 5);
        double mean = 0;
        double square = 0;
        for (double q : data.positions().values()) {
            mean += q / n;
            square += q * q / n;
        }
        Fit fit = fit(normal, data, List.of(0.7, 3.0));
        double variance = square - mean * mean;
        assertThat(fit.estimate(0).value()).isCloseTo(mean, within(1e-3 / Math.sqrt(n)));
        assertThat(fit.estimate(1).value()).isCloseTo(variance, within(3e-3 / Math.sqrt(n)));
        assertThat(fit.estimate(0).standardError()).isCloseTo(Math.sqrt(variance / n), within(0.01 / Math.sqrt(n)));
        assertThat(fit.estimate(1).standardError() * Math.sqrt(n / 2.0) / variance)
                .isCloseTo(1, within(0.1));
        assertThat(fit.decrement()).isLessThan(1e-6);
    }

    /// Times that repeat each other carry no more information: the sandwich sees it, the curvature alone would divide the error by √3.
    @Test
    void repeatedTimesDoNotShrinkErrors() {
        Contestant normal = new Known.Plain(
                "normal", List.of(new Contestant.Parameter("m", false)), (values, t) -> Known.normal(values[0], 1));
        Observed once = Known.standard(1, 500, 6);
        var thrice = new Trajectories(new long[3], 500, 1);
        for (int t = 0; t < 3; t++) {
            thrice.set(t, 0, once.positions().values());
        }
        Estimate one = fit(normal, once, List.of(0.0)).estimate(0);
        Estimate three = fit(normal, new Observed(List.of(1.0, 2.0, 3.0), thrice), List.of(0.0))
                .estimate(0);
        assertThat(three.standardError()).isCloseTo(one.standardError(), within(1e-4 * one.standardError()));
    }

    @Test
    void aProductOfParametersIsSingularAlongItsDirection() {
        Contestant product = new Known.Plain(
                "product",
                List.of(new Contestant.Parameter("a", true), new Contestant.Parameter("b", true)),
                (values, t) -> Known.normal(0, values[0] * values[1]));
        assertThatThrownBy(() -> fit(product, Known.standard(2, 300, 7), List.of(2.0, 1.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("singular")
                .hasMessageMatching("(?s).*0\\.71 log a \\+ -?0\\.71 log b.*");
    }

    @Test
    void startsWithoutPredictionGiveWayToTheNext() {
        Contestant bounded = new Known.Plain("bounded", List.of(new Contestant.Parameter("v", true)), (values, t) -> {
            if (values[0] > 1.2) {
                throw new UnpredictableException("v = %s above 1.2".formatted(values[0]));
            }
            return Known.normal(0, values[0]);
        });
        Observed data = Known.standard(1, 1000, 8);
        Fit fit = new MaximumLikelihood(bounded, data, BOX, 1e-6).from(List.of(List.of(5.0), List.of(0.2)));
        assertThat(fit.estimate(0).zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(fit.failed()).singleElement().asString().contains("above 1.2");
        assertThatThrownBy(() -> fit(bounded, data, List.of(5.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("above 1.2");
    }

    /// Log-normal where positive: means over the points are the first three moments of the law, and a given covariance comes back.
    @Test
    void pointsHaveTheMomentsOfTheLaw() {
        Contestant ou = Known.ornsteinUhlenbeck();
        double[][] covariance = {{0.004, 0.001}, {0.001, 0.002}};
        ParameterLaw law = ParameterLaw.of(ou, new double[] {1.5, 0.4}, covariance, 100);
        assertThat(law.covariance()[0][1]).isCloseTo(0.001, within(1e-15));
        List<double[]> points = law.points();
        assertThat(points).hasSize(4);
        double[] sums = new double[5];
        for (double[] point : points) {
            double a = StrictMath.log(point[0] / 1.5);
            double b = StrictMath.log(point[1] / 0.4);
            double[] powers = {a, b, a * a, a * b, a * a * b};
            for (int k = 0; k < sums.length; k++) {
                sums[k] += powers[k] / points.size();
            }
        }
        double[] exact = {0, 0, 0.004 / 1.5 / 1.5, 0.001 / 1.5 / 0.4, 0};
        for (int k = 0; k < sums.length; k++) {
            assertThat(sums[k]).isCloseTo(exact[k], within(1e-15));
        }
        assertThat(ParameterLaw.exact(ou, 1.5, 0.4).points()).hasSize(1);
    }
}
