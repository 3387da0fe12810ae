package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class SampledDistanceTest {

    private static final Grid PLANE =
            Grid.of(new Axis(-5, 5, 60, Boundary.REFLECTING), new Axis(-4, 6, 50, Boundary.PERIODIC));
    private static final int COUNT = 4000;

    private static double[] means(double mean) {
        return GaussianDensity.of(new double[] {mean, 0.5}, new double[] {0.8, 0.5})
                .averages(PLANE);
    }

    private static double[] z(double mean, int seeds) {
        GridSampler sampler = GridSampler.ofMeans(PLANE, means(mean));
        return LongStream.range(0, seeds)
                .mapToDouble(seed -> SampledDistance.between(PLANE, means(0), sampler.draw(seed, COUNT), seed)
                        .z())
                .toArray();
    }

    /// z of 40 ensembles of the density itself: mean 0 and deviation 1, up to what 32 draws leave unknown.
    @Test
    void drawsOfTheDensityAreAsFarAsDraws() {
        double[] z = z(0, 40);
        double mean = Arrays.stream(z).average().orElseThrow();
        assertThat(Math.abs(mean)).isLessThan(4 * Math.sqrt((1 + 1.0 / 32) / 40));
        assertThat(Arrays.stream(z).map(x -> x * x).average().orElseThrow()).isBetween(0.5, 2.0);
    }

    @Test
    void aFifthOfADeviationIsSeen() {
        assertThat(Arrays.stream(z(0.18, 5)).min().orElseThrow()).isGreaterThan(5);
    }

    /// ½ Σ E|n/N − P| for binomial n is ½ Σ √(2P(1 − P)/πN), nearly.
    @Test
    void theExpectedDistanceIsThatOfBinomialNumbers() {
        Grid grid = Grid.of(new Axis(0, 1, 8, Boundary.REFLECTING));
        double[] flat = new double[8];
        Arrays.fill(flat, 1);
        SampledDistance found = SampledDistance.between(
                grid, flat, GridSampler.ofMeans(grid, flat).draw(3, 100_000), 3);
        double truth = 4 * Math.sqrt(2 * 0.125 * 0.875 / (Math.PI * 100_000));
        assertThat(found.expected()).isCloseTo(truth, within(4 * found.deviation() / Math.sqrt(32)));
    }

    /// Particles that left the box count as far away.
    @Test
    void particlesOutsideAreMissed() {
        double[][] q = GridSampler.ofMeans(PLANE, means(0)).draw(1, 1000);
        Arrays.fill(q[0], 0, 500, 99);
        assertThat(SampledDistance.between(PLANE, means(0), q, 1).distance()).isCloseTo(0.5, within(0.05));
    }
}
