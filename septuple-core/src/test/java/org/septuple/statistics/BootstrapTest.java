package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class BootstrapTest {

    private static double mean(double[] x, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> x[i]).average().orElseThrow();
    }

    /// s/√n; the bootstrap's own relative error is 1/√(2B) (a little more with excess kurtosis): |z| < 4.
    @Test
    void errorOfAMeanIsTheAnalyticOne() {
        for (int n : new int[] {3, 40}) {
            double[] x = new RandomStream(n, Purpose.DATASET, 0, 0).gaussians(n);
            Estimate analytic = Estimate.ofMean(x);
            int resamples = 20_000;
            Estimate found = new Bootstrap(n, resamples, 1).of(chosen -> mean(x, chosen));
            assertThat(found.value()).isCloseTo(analytic.value(), within(1e-15));
            double z = (found.standardError() / analytic.standardError() - 1) * Math.sqrt(2.0 * resamples);
            assertThat(z).isBetween(-4.0, 4.0);
        }
    }

    /// For the mean, algebra makes the jackknife s/√n.
    @Test
    void jackknifeOfAMeanIsExact() {
        double[] x = new RandomStream(2, Purpose.DATASET, 0, 0).gaussians(17);
        Estimate analytic = Estimate.ofMean(x);
        Estimate found = Bootstrap.jackknife(17, chosen -> mean(x, chosen));
        assertThat(found.value()).isCloseTo(analytic.value(), within(1e-15));
        assertThat(found.standardError()).isCloseTo(analytic.standardError(), within(1e-15));
        assertThat(found.n()).isEqualTo(17);
    }

    /// A ratio of means has the error that first-order propagation gives it.
    @Test
    void bothGiveTheErrorOfARatio() {
        int n = 400;
        double[] noise = new RandomStream(3, Purpose.DATASET, 0, 0).gaussians(2 * n);
        double[] a = Arrays.stream(noise, 0, n).map(x -> 5 + x).toArray();
        double[] b = Arrays.stream(noise, n, 2 * n).map(x -> 3 + x).toArray();
        double ratio = Estimate.ofMean(a).value() / Estimate.ofMean(b).value();
        double[] linear = new double[n];
        Arrays.setAll(linear, i -> (a[i] - ratio * b[i]) / Estimate.ofMean(b).value());
        double expected = Estimate.ofMean(linear).standardError();
        Estimate bootstrap = new Bootstrap(n, 4000, 5).of(chosen -> mean(a, chosen) / mean(b, chosen));
        Estimate jackknife = Bootstrap.jackknife(n, chosen -> mean(a, chosen) / mean(b, chosen));
        assertThat(bootstrap.standardError()).isCloseTo(expected, within(4 * expected / Math.sqrt(8000)));
        assertThat(jackknife.standardError()).isCloseTo(expected, within(expected / n * 4));
    }

    @Test
    void statisticsAreThoseOfThemselvesAlone() {
        double[] x = new RandomStream(4, Purpose.DATASET, 0, 0).gaussians(20);
        var bootstrap = new Bootstrap(20, 50, 9);
        var both = bootstrap.ofAll(chosen -> new double[] {chosen.length, mean(x, chosen)});
        assertThat(both).containsExactly(new Estimate(20, 0, 20), bootstrap.of(chosen -> mean(x, chosen)));
        assertThat(Bootstrap.jackknifeAll(20, chosen -> new double[] {7, mean(x, chosen)}))
                .containsExactly(new Estimate(7, 0, 20), Bootstrap.jackknife(20, chosen -> mean(x, chosen)));
    }

    @Test
    void seedsDecide() {
        double[] x = new RandomStream(5, Purpose.DATASET, 0, 0).gaussians(20);
        assertThat(new Bootstrap(20, 50, 1).of(chosen -> mean(x, chosen)))
                .isEqualTo(new Bootstrap(20, 50, 1).of(chosen -> mean(x, chosen)))
                .isNotEqualTo(new Bootstrap(20, 50, 2).of(chosen -> mean(x, chosen)));
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(1, 10, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.jackknife(1, chosen -> 0));
    }
}
