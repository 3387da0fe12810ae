package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.lanes.Lanes;

class GridTransformTest {

    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());
    private static final double TWIST = 0.7;

    private static Axis axis(int points, Boundary boundary) {
        return new Axis(-1, 1.5, points, boundary);
    }

    private static double[] twist(Axis... axes) {
        double[] twist = new double[axes.length];
        for (int k = 0; k < axes.length; k++) {
            twist[k] = axes[k].periodic() ? TWIST : 0;
        }
        return twist;
    }

    private static double[] random(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }

    /// The amplitudes of one axis as the definition sums them, in long sums of `StrictMath` functions.
    private static double[][] slow(Axis axis, double[] re, double[] im) {
        int n = axis.points();
        double[][] amplitudes = new double[2][n];
        for (int m = 0; m < n; m++) {
            for (int j = 0; j < n; j++) {
                double c;
                double s = 0;
                switch (axis.boundary()) {
                    case PERIODIC -> {
                        // θ reduced, so that the angle is exact to round-off
                        double angle = 2 * Math.PI * ((long) m * j % n) / n + TWIST * j / n;
                        c = StrictMath.cos(angle) / Math.sqrt(n);
                        s = -StrictMath.sin(angle) / Math.sqrt(n);
                    }
                    case VANISHING -> {
                        long turns = (m + 1L) * (2 * j + 1) % (4L * n);
                        c = StrictMath.sin(Math.PI * turns / (2.0 * n)) * Math.sqrt((m == n - 1 ? 1.0 : 2.0) / n);
                    }
                    case REFLECTING -> {
                        long turns = (long) m * (2 * j + 1) % (4L * n);
                        c = StrictMath.cos(Math.PI * turns / (2.0 * n)) * Math.sqrt((m == 0 ? 1.0 : 2.0) / n);
                    }
                    default -> throw new AssertionError();
                }
                amplitudes[0][m] += re[j] * c - im[j] * s;
                amplitudes[1][m] += re[j] * s + im[j] * c;
            }
        }
        return amplitudes;
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void amplitudesAreTheSumsOfTheirDefinition(Boundary boundary) {
        for (int n = 2; n <= 64; n++) {
            Axis axis = axis(n, boundary);
            double[] re = random(n, 2L * n);
            double[] im = random(n, 2L * n + 1);
            double[][] expected = slow(axis, re, im);
            new GridTransform(Grid.of(axis), twist(axis), ENGINE).forward(re, im);
            for (int m = 0; m < n; m++) {
                assertThat(re[m]).as("length %d amplitude %d", n, m).isCloseTo(expected[0][m], within(2e-14));
                assertThat(im[m]).as("length %d amplitude %d", n, m).isCloseTo(expected[1][m], within(2e-14));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void thereAndBackIsTheIdentityAndKeepsTheNorm(Boundary boundary) {
        Axis[] axes = {axis(12, boundary), axis(7, boundary), axis(10, boundary)};
        Grid grid = Grid.of(axes);
        double[] re = random(grid.size(), 1);
        double[] im = random(grid.size(), 2);
        double[] wasRe = re.clone();
        double[] wasIm = im.clone();
        GridTransform transform = new GridTransform(grid, twist(axes), ENGINE);
        transform.forward(re, im);
        assertThat(squares(re) + squares(im)).isCloseTo(squares(wasRe) + squares(wasIm), within(1e-12));
        assertThat(re).isNotEqualTo(wasRe);
        transform.inverse(re, im);
        for (int cell = 0; cell < re.length; cell++) {
            assertThat(re[cell]).isCloseTo(wasRe[cell], within(4e-15));
            assertThat(im[cell]).isCloseTo(wasIm[cell], within(4e-15));
        }
    }

    private static double squares(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }

    /// A product of one eigenfunction per axis has one amplitude, whose wave numbers are those of its factors.
    @Test
    void eigenfunctionsHaveOneAmplitude() {
        Axis[] axes = {axis(12, Boundary.REFLECTING), axis(9, Boundary.VANISHING), axis(20, Boundary.PERIODIC)};
        Grid grid = Grid.of(axes);
        GridTransform transform = new GridTransform(grid, twist(axes), ENGINE);
        int[] mode = {3, 8, 18};
        double[] k = new double[3];
        for (int a = 0; a < 3; a++) {
            k[a] = transform.wavenumbers(a)[mode[a]];
        }
        assertThat(k[0]).isCloseTo(3 * Math.PI / 2.5, within(1e-14));
        assertThat(k[1]).isCloseTo(9 * Math.PI / 2.5, within(1e-14));
        assertThat(k[2]).isCloseTo((-4 * Math.PI + TWIST) / 2.5, within(1e-14));
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        double[] q = new double[3];
        for (int cell = 0; cell < re.length; cell++) {
            grid.position(cell, q);
            double standing = Math.cos(k[0] * (q[0] + 1)) * Math.sin(k[1] * (q[1] + 1));
            re[cell] = standing * Math.cos(k[2] * q[2]);
            im[cell] = standing * Math.sin(k[2] * q[2]);
        }
        double norm = squares(re) + squares(im);
        transform.forward(re, im);
        int there = (3 * 9 + 8) * 20 + 18;
        double phase = k[2] * axes[2].position(0);
        double size = Math.sqrt(norm);
        assertThat(re[there]).isCloseTo(size * Math.cos(phase), within(1e-13));
        assertThat(im[there]).isCloseTo(size * Math.sin(phase), within(1e-13));
        assertThat(transform.squaredWavenumbers()[there])
                .isCloseTo(k[0] * k[0] + k[1] * k[1] + k[2] * k[2], within(1e-11));
        re[there] = 0;
        im[there] = 0;
        assertThat(squares(re) + squares(im)).isLessThan(1e-26 * norm);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void workersDoNotChangeABit(int workers) {
        Axis[] axes = {axis(19, Boundary.PERIODIC), axis(30, Boundary.VANISHING), axis(11, Boundary.REFLECTING)};
        Grid grid = Grid.of(axes);
        double[] re = random(grid.size(), 1);
        double[] im = random(grid.size(), 2);
        double[] otherRe = re.clone();
        double[] otherIm = im.clone();
        new GridTransform(grid, twist(axes), ENGINE).forward(re, im);
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            new GridTransform(grid, twist(axes), new Engine(Kernels.scalar(), crew)).forward(otherRe, otherIm);
        }
        assertThat(otherRe).isEqualTo(re);
        assertThat(otherIm).isEqualTo(im);
    }

    @Test
    void twistNeedsAPeriodicAxis() {
        Grid grid = Grid.of(axis(8, Boundary.VANISHING));
        assertThatThrownBy(() -> new GridTransform(grid, new double[] {0.1}, ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("periodic");
        assertThatThrownBy(() -> new GridTransform(grid, new double[2], ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one angle per axis");
    }
}
