package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;

/// γ = a/λ = 3/4 and τ²σ² = 0.5/16.
class DescentMatrixTest {

    private static final InertialMotion MOTION = new InertialMotion(3, 4, 0.5);
    private static final double GAMMA = 0.75;

    private static double[] moved(Axis q, Landscape f, InertialMotion motion, double time, double[] field) {
        double[] moved = field.clone();
        new DescentMatrix(q, f, motion, time, Kernels.scalar().product())
                .apply(field.length / q.points(), moved, new double[field.length]);
        return moved;
    }

    private static double gaussian(double x, double variance) {
        return StrictMath.exp(-x * x / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    private static double[] gaussian(Axis q, double mean, double variance) {
        double[] p = new double[q.points()];
        for (int i = 0; i < p.length; i++) {
            p[i] = gaussian(q.position(i) - mean, variance);
        }
        return p;
    }

    /// The printed sum, over k = −n/2 … n/2 with half of both ends.
    private static double kernel(int n, double u) {
        double sum = 1;
        for (int k = 1; k <= n / 2; k++) {
            sum += (2 * k == n ? 1 : 2) * StrictMath.cos(2 * Math.PI * k * u);
        }
        return sum / n;
    }

    /// In a harmonic well X = c + (q − c)e^{−γkt}, in closed form.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.35})
    void itIsTheBandLimitedKernel(double time) {
        int n = 12;
        Axis q = new Axis(-3, 3, n, Boundary.REFLECTING);
        var well = Harmonic.of(new double[] {0.2}, new double[] {1.1});
        double shrunk = StrictMath.exp(-GAMMA * 1.1 * time);
        double[] unit = new double[n * n];
        for (int i = 0; i < n; i++) {
            unit[i * n + i] = 1;
        }
        double[] matrix = moved(q, well, MOTION, time, unit);
        for (int j = 0; j < n; j++) {
            double end = 0.2 + (q.position(j) - 0.2) * shrunk;
            for (int i = 0; i < n; i++) {
                assertThat(matrix[i * n + j])
                        .as("from %d to %d", j, i)
                        .isCloseTo(kernel(n, (q.position(i) - end) / 6), within(2e-6));
            }
        }
    }

    /// p(q, t) = p₀(c + (q − c)e^{γkt})e^{γkt}.
    @Test
    void aWellShrinksAGaussian() {
        Axis q = new Axis(-4, 4, 96, Boundary.REFLECTING);
        var well = Harmonic.of(new double[] {0.2}, new double[] {1});
        double shrunk = StrictMath.exp(-GAMMA * 0.4);
        double[] moved = moved(q, well, MOTION, 0.4, gaussian(q, 1, 0.2));
        double[] expected = gaussian(q, 0.2 + 0.8 * shrunk, 0.2 * shrunk * shrunk);
        for (int i = 0; i < expected.length; i++) {
            assertThat(moved[i]).as("at %s", q.position(i)).isCloseTo(expected[i], within(1e-6));
        }
    }

    /// tan(X/2) = tan(q/2)e^{−γt} without noise: against the density of that map.
    @Test
    void aPendulumDescendsByItsClosedForm() {
        Axis q = new Axis(0, 2 * Math.PI, 128, Boundary.PERIODIC);
        var f = Formula.of("1 - cos(q)", 1);
        double grown = StrictMath.exp(GAMMA * 0.3);
        double[] moved = moved(q, f, new InertialMotion(3, 4, 0), 0.3, gaussian(q, 2, 0.1));
        for (int i = 0; i < moved.length; i++) {
            double half = q.position(i) / 2;
            double from = 2 * StrictMath.atan2(grown * StrictMath.sin(half), StrictMath.cos(half));
            double cosine = StrictMath.cos(half);
            double sine = StrictMath.sin(half);
            double stretch = grown / (cosine * cosine + grown * grown * sine * sine);
            assertThat(moved[i]).as("at %s", q.position(i)).isCloseTo(gaussian(from - 2, 0.1) * stretch, within(1e-6));
        }
    }

    /// F = q³/6 has F″ = q and F‴ = 1: q̇ = −γ(q²/2 − w/2), w = τ²σ², stays at q = √w.
    @Test
    void noiseOfVelocitiesLowersTheSlope() {
        Axis q = new Axis(-2, 2, 64, Boundary.REFLECTING);
        var cubic = Formula.of("q*q*q/6", 1);
        double w = 0.5 / 16;
        double[] density = gaussian(q, 0.3, 0.01);
        double[] moved = moved(q, cubic, MOTION, 0.5, density);
        double mean = 0;
        double expected = 0;
        double root = Math.sqrt(w);
        for (int i = 0; i < density.length; i++) {
            mean += moved[i] * q.spacing() * q.position(i);
            double turned = StrictMath.tanh(GAMMA * root * 0.5 / 2);
            double from = q.position(i);
            expected += density[i] * q.spacing() * root * (from + root * turned) / (root + from * turned);
        }
        assertThat(mean).isCloseTo(expected, within(1e-6));
    }

    @Test
    void massStaysAndLinesAreApart() {
        Axis q = new Axis(-4, 4, 48, Boundary.REFLECTING);
        var f = Formula.of("q*q*q*q/4 - q*q/2", 1);
        double[] two = new double[2 * 48];
        double[] one = gaussian(q, 0.7, 0.1);
        double[] other = gaussian(q, -1.2, 0.3);
        for (int i = 0; i < 48; i++) {
            two[2 * i] = one[i];
            two[2 * i + 1] = other[i];
        }
        double[] moved = moved(q, f, MOTION, 0.2, two);
        double[] alone = moved(q, f, MOTION, 0.2, one);
        double sum = 0;
        double before = 0;
        for (int i = 0; i < 48; i++) {
            assertThat(moved[2 * i]).isEqualTo(alone[i]);
            sum += moved[2 * i + 1];
            before += other[i];
        }
        assertThat(sum).isCloseTo(before, within(1e-12));
    }
}
