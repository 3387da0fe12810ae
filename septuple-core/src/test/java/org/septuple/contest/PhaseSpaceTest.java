package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class PhaseSpaceTest {

    private static final GaussianDensity START = GaussianDensity.of(new double[] {1.5}, new double[] {0.25});
    private static final InertialMotion MOTION = InertialMotion.kramers(1, 0.5, 0.3);

    private static Axis axis(int points) {
        return new Axis(-6, 6, points, Boundary.REFLECTING);
    }

    /// F = rate·q²/2 from v = −rate·q/2 + sξ.
    private static PhaseSpace space(int points, int half, double rate, double spread) {
        Axis q = axis(points);
        var well = Harmonic.of(new double[] {0}, new double[] {rate});
        double[] velocity = new double[points];
        for (int i = 0; i < points; i++) {
            velocity[i] = -0.5 * rate * q.position(i);
        }
        var space = new PhaseSpace(q, well, 13, half, false, Kernels.scalar());
        space.start(START.values(Grid.of(q)), velocity, spread);
        return space;
    }

    private static double moment(PhaseSpace space, int points, int power) {
        Axis q = axis(points);
        double[] p = space.marginal();
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double x = q.position(i);
            sum += p[i] * (power == 1 ? x : x * x) * q.spacing();
        }
        return sum;
    }

    private static LinearGaussianFlow exact(double rate, double spread) {
        return LinearGaussianFlow.kramers(
                Harmonic.of(new double[] {0}, new double[] {rate}),
                START,
                1,
                Diffusion.scalar(1, 0.5),
                0.3,
                new StartVelocity(0.5, spread));
    }

    @Test
    void freeMotionIsExactInOneStep() {
        var space = space(128, 72, 0, 0.6);
        space.advance(MOTION, 0.5, 1);
        GaussianPrediction expected = exact(0, 0.6).at(0.5);
        assertThat(moment(space, 128, 1)).isCloseTo(expected.mean(0), within(1e-9));
        assertThat(moment(space, 128, 2) - expected.mean(0) * expected.mean(0))
                .isCloseTo(expected.covariance(0, 0), within(1e-9));
    }

    @Test
    void theSplittingIsOfOrderTwo() {
        double expected = exact(1, 0.3).at(1).covariance(0, 0);
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
            var space = space(64, 72, 1, 0.3);
            space.advance(MOTION, 0.1 / (1 << i), 10 << i);
            double mean = moment(space, 64, 1);
            errors[i] = Math.abs(moment(space, 64, 2) - mean * mean - expected);
        }
        assertThat(errors[0] / errors[1]).isBetween(3.8, 4.2);
        assertThat(errors[1] / errors[2]).isBetween(3.9, 4.1);
        assertThat(errors[2]).isLessThan(2e-4);
    }

    /// Errors of a method of order 8 would fall 2⁸-fold.
    @Test
    void theSpacingIsSpectral() {
        var reference = space(192, 96, 1, 0.3);
        reference.advance(MOTION, 0.1, 10);
        var coarse = space(24, 72, 1, 0.3);
        coarse.advance(MOTION, 0.1, 10);
        var fine = space(48, 72, 1, 0.3);
        fine.advance(MOTION, 0.1, 10);
        double second = moment(reference, 192, 2);
        double error = Math.abs(moment(fine, 48, 2) - second);
        assertThat(error).isLessThan(1e-9).isLessThan(Math.abs(moment(coarse, 24, 2) - second) / 256);
    }

    @Test
    void massIsConserved() {
        var space = space(75, 54, 1, 0.3);
        space.advance(MOTION, 0.02, 200);
        assertThat(space.mass()).isCloseTo(1, within(1e-12));
        assertThat(space.massAtEnds()).isLessThan(1e-12);
        assertThat(space.negative()).isLessThan(1e-9);
    }

    @Test
    void whatIsNotResolvedIsNegative() {
        var space = space(64, 32, 1, 0.01);
        assertThat(space.negative()).isGreaterThan(1e-2);
        assertThat(space.mass()).isCloseTo(1, within(1e-12));
    }

    /// Forward and back, v ↦ −v between.
    @Test
    void motionWithoutFrictionIsReversible() {
        var motion = new InertialMotion(1, 0, 0);
        var space = space(128, 72, 1, 0.5);
        double[] before = space.marginal();
        space.advance(motion, 0.1, 12);
        space.advance(motion, -0.1, 12);
        double[] after = space.marginal();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-12));
        }
    }
}
