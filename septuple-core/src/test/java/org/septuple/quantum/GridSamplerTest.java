package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.statistics.KolmogorovSmirnov;

class GridSamplerTest {

    private static final Grid LINE = Grid.of(new Axis(-6, 6, 48, Boundary.VANISHING));

    private static double[] gaussian(Grid grid, double mean, double sd) {
        double[] p = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            double square = 0;
            for (double x : q) {
                square += (x - mean) * (x - mean);
            }
            p[cell] = Math.exp(-square / (2 * sd * sd));
        }
        return p;
    }

    private static double normal(double x) {
        return 0.5 * (1 + org.hipparchus.special.Erf.erf(x / Math.sqrt(2)));
    }

    /// A Gaussian of four cells per standard deviation: moments and distribution function are those of the continuous law.
    @Test
    void drawsAreOfTheDensity() {
        double[] x = new GridSampler(LINE, gaussian(LINE, 0.3, 1)).draw(4, 100_000)[0];
        int n = x.length;
        double mean = Arrays.stream(x).average().orElseThrow();
        double square =
                Arrays.stream(x).map(v -> (v - 0.3) * (v - 0.3)).average().orElseThrow();
        assertThat(Math.abs(mean - 0.3) * Math.sqrt(n)).isLessThan(4);
        assertThat(Math.abs(square - 1) * Math.sqrt(n / 2.0)).isLessThan(4);
        assertThat(KolmogorovSmirnov.oneSample(x, v -> normal(v - 0.3)).pValue())
                .isGreaterThan(1e-3);
        // the test can tell: a hundredth of a standard deviation off is refused
        assertThat(KolmogorovSmirnov.oneSample(x, v -> normal(v - 0.32)).pValue())
                .isLessThan(1e-3);
    }

    @Test
    void cellsAreDrawnByTheirShares() {
        Grid grid = Grid.of(new Axis(0, 1, 3, Boundary.REFLECTING), new Axis(0, 1, 2, Boundary.PERIODIC));
        double[] p = {1, 0, 5, 3, 0, 7};
        double[] means = GridSampler.cellMeans(grid, p);
        double[][] q = new GridSampler(grid, p).draw(9, 40_000);
        double[] counted = new Histogram(grid, q).density();
        double sum = Arrays.stream(means).sum();
        for (int cell = 0; cell < 6; cell++) {
            double share = means[cell] / sum;
            double z = (counted[cell] / 6 - share) / Math.sqrt(share * (1 - share) / 40_000 + 1e-300);
            assertThat(Math.abs(z)).isLessThan(4);
        }
        assertThat(new Histogram(grid, q).outside()).isZero();
    }

    /// The distribution function of a Gaussian at faces of cells falls with h⁴ to the error function, between them with h³ or better.
    @Test
    void distributionFunctionsConverge() {
        double[] worst = new double[2];
        for (int level = 0; level < 2; level++) {
            Grid grid = Grid.of(new Axis(-6, 6, 48 << level, Boundary.VANISHING));
            MarginalDistribution law = new MarginalDistribution(grid, gaussian(grid, 0, 1), 0);
            for (int i = 0; i <= 1200; i++) {
                double x = -6 + i / 100.0;
                worst[level] = Math.max(worst[level], Math.abs(law.below(x) - normal(x)));
            }
            assertThat(law.below(-7)).isZero();
            assertThat(law.below(6)).isEqualTo(1);
        }
        assertThat(worst[0]).isLessThan(3e-4);
        assertThat(Math.log(worst[0] / worst[1]) / Math.log(2)).isGreaterThan(2.85);
    }

    @Test
    void firstDrawsDoNotDependOnTheirNumber() {
        GridSampler sampler = new GridSampler(LINE, gaussian(LINE, 0, 1));
        assertThat(Arrays.copyOf(sampler.draw(1, 5000)[0], 1500)).isEqualTo(sampler.draw(1, 1500)[0]);
        assertThat(sampler.draw(2, 10)[0]).isNotEqualTo(sampler.draw(1, 10)[0]);
    }

    @Test
    void negativeDensitiesAreRefused() {
        double[] p = gaussian(LINE, 0, 1);
        p[3] = -1e-3;
        assertThatThrownBy(() -> new GridSampler(LINE, p)).hasMessageContaining(">= 0");
    }
}
