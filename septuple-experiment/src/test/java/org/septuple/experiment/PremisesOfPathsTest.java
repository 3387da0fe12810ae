package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Neurons on small circles about places of their own: frames θ < 90° apart make tan(θ/2) and 2tan²(θ/2).
class PremisesOfPathsTest {

    private static final int NEURONS = 6;
    private static final int FRAMES = 12;

    private static double[] gaussians(int number, int count) {
        return new RandomStream(1, Purpose.KNOWN_PROCESS, 86, number).gaussians(count);
    }

    private static double[][][] places(NeuronPaths paths) {
        double[][][] places = new double[paths.copies()][paths.frames()][];
        for (int copy = 0; copy < places.length; copy++) {
            for (int frame = 0; frame < places[copy].length; frame++) {
                places[copy][frame] = paths.places(copy, frame);
            }
        }
        return places;
    }

    private static NeuronPaths circles(double angle, double radius) {
        double[] matrices = new double[6 * NEURONS];
        double[] random = gaussians(0, 9 * NEURONS);
        for (int i = 0; i < NEURONS; i++) {
            for (int a = 0, at = 6 * i; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 0.5 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += random[9 * i + 3 * a + c] * random[9 * i + 3 * b + c] / 4;
                    }
                }
            }
        }
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][3 * NEURONS];
        for (int copy = 0; copy < places.length; copy++) {
            double[] middle = gaussians(1 + copy, 3 * NEURONS);
            double[] phase = gaussians(20 + copy, NEURONS);
            for (int frame = 0; frame < FRAMES; frame++) {
                for (int k = 0; k < middle.length; k++) {
                    double turn = 6 * phase[k / 3] + angle * frame;
                    double away = switch (k % 3) {
                        case 0 -> StrictMath.cos(turn);
                        case 1 -> StrictMath.sin(turn);
                        default -> 0;
                    };
                    places[copy][frame][k] = middle[k] + radius * away;
                }
            }
        }
        return new NeuronPaths(0.3, new double[][] {matrices}, places);
    }

    @Test
    void circlesAreAsRoughAsHalfTheirAngle() {
        for (double angle : new double[] {0.1, 0.5, 0.92729, 1.4}) {
            double half = StrictMath.tan(angle / 2);
            NeuronPaths paths = circles(angle, 1e-5);
            assertThat(Premises.smoothness(places(paths)).value()).isCloseTo(half, within(1e-8));
            assertThat(Premises.resolution(paths).value())
                    .isCloseTo(2 * half * half, within(2e-3 * half * half + 2e-5));
        }
    }

    /// The bounds are of one angle.
    @Test
    void bothBoundsAreSevenFramesATurn() {
        double angle = 2 * StrictMath.atan(Premise.SMOOTH.bound());
        assertThat(2 * StrictMath.pow(StrictMath.tan(angle / 2), 2))
                .isCloseTo(Premise.RESOLUTION.bound(), within(1e-12));
        assertThat(2 * Math.PI / angle).isCloseTo(6.8, within(0.05));
    }

    @Test
    void neuronsThatRestTellNothing() {
        NeuronPaths still = circles(0, 1e-5);
        assertThatThrownBy(() -> Premises.smoothness(places(still))).isInstanceOf(UntestableException.class);
        assertThatThrownBy(() -> Premises.resolution(still)).isInstanceOf(UntestableException.class);
    }

    /// Displacements that are a third as large in the last third of the frames; circles keep theirs.
    @Test
    void pathsThatSlowDownAreNotSteady() {
        assertThat(Premises.steadiness(circles(0.5, 1)).value()).isCloseTo(0, within(1e-9));
        NeuronPaths slowing = circles(0.5, 1);
        for (int copy = 0; copy < slowing.copies(); copy++) {
            int steps = slowing.frames() - 1;
            for (int frame = 0; frame < slowing.frames(); frame++) {
                double way = 0;
                for (int step = 0; step < frame; step++) {
                    way += step * 3 / steps == 2 ? 1.0 / 3 : 1;
                }
                Arrays.fill(slowing.places(copy, frame), way);
            }
        }
        assertThat(Premises.steadiness(slowing).value()).isCloseTo(StrictMath.log(3), within(1e-9));
    }

    /// Independent places: E‖(1, −2, 1)·x‖² = 6, E‖(1, 0, −1)·x‖² = 2.
    @Test
    void whiteNoiseIsRough() {
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][];
        for (int copy = 0; copy < places.length; copy++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                places[copy][frame] = gaussians(100 + FRAMES * copy + frame, 3 * NEURONS);
            }
        }
        assertThat(Math.abs(Premises.smoothness(places).zAgainst(Math.sqrt(3)))).isLessThan(3);
    }
}
