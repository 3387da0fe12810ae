package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Neurons whose laws are known: what is best foretells best, and as well as it can.
class PathSkillTest {

    private static final int NEURONS = 6;
    private static final int FRAMES = 16;
    private static final double RATIO = 0.6;

    private static double[] gaussians(int number, int count) {
        return new RandomStream(1, Purpose.KNOWN_PROCESS, 88, number).gaussians(count);
    }

    private static double[] matrices(double size) {
        double[] random = gaussians(0, 9 * NEURONS);
        double[] matrices = new double[6 * NEURONS];
        for (int i = 0; i < NEURONS; i++) {
            for (int a = 0, at = 6 * i; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 0.5 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += size * random[9 * i + 3 * a + c] * random[9 * i + 3 * b + c];
                    }
                }
            }
        }
        return matrices;
    }

    /// x(k + 1) = φ x(k) + noise.
    private static NeuronPaths autoregressions(double size) {
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][3 * NEURONS];
        double noise = Math.sqrt(1 - RATIO * RATIO);
        for (int copy = 0; copy < places.length; copy++) {
            double[] random = gaussians(1 + copy, 3 * NEURONS * (FRAMES + 1));
            for (int k = 0; k < 3 * NEURONS; k++) {
                double x = random[k];
                for (int frame = 0; frame < FRAMES; frame++) {
                    x = RATIO * x + noise * random[3 * NEURONS * (frame + 1) + k];
                    places[copy][frame][k] = x;
                }
            }
        }
        return new NeuronPaths(3, new double[][] {matrices(size)}, places);
    }

    /// Mean squares of an autoregression of variance 1: 1 − φ² of AR(1), 2 − 2φ of persistence, 6 − 8φ + 2φ² of straight lines, 1 of the mean.
    @Test
    void skillsOfAutoregressionsAreThoseOfTheirCorrelations() {
        PathSkill skill = PathSkill.of(autoregressions(0), 1, Engine.scalar());
        double own = 1 - RATIO * RATIO;
        near(skill.skill(PathLaw.AUTOREGRESSION, PathLaw.MEAN, 0), RATIO * RATIO);
        near(skill.skill(PathLaw.AUTOREGRESSION, PathLaw.PERSISTENCE, 0), 1 - own / (2 - 2 * RATIO));
        near(skill.skill(PathLaw.AUTOREGRESSION, PathLaw.STRAIGHT, 0), 1 - own / (6 - 8 * RATIO + 2 * RATIO * RATIO));
        near(skill.skill(PathLaw.AUTOREGRESSION, PathLaw.MEAN, 1), StrictMath.pow(RATIO, 4));
        assertThat(skill.best()).isEqualTo(PathLaw.AUTOREGRESSION);
    }

    private static void near(Estimate skill, double known) {
        assertThat(Math.abs(skill.zAgainst(known)))
                .as("%s against %s", skill, known)
                .isLessThan(3.5);
    }

    /// In flat space-time geodesics are straight lines: nothing bends, so that there is no row.
    @Test
    void neuronsOfOneMatrixMakeNoGeodesicThatBends() {
        PathSkill skill = PathSkill.of(autoregressions(0), 1, Engine.scalar());
        assertThat(skill.skill(PathLaw.GEODESIC, PathLaw.STRAIGHT, 0).value()).isCloseTo(0, within(1e-6));
        assertThat(skill.bend().value()).isLessThan(1e-6);
    }

    /// Independent scatter of standard deviation s makes an error s/√Σ‖bend‖² of the slope, of which a share must be 1.96 + 1.64 to be seen in 95 of 100 cases.
    @Test
    void powerIsThatOfTheErrorOfTheSlope() {
        PathSkill skill = PathSkill.of(autoregressions(0.1), 1, Engine.scalar());
        PathForecasts forecasts = skill.forecasts();
        double bends = 0;
        double scatter = 0;
        int count = 0;
        for (int i = 0; i < forecasts.neurons().length; i++) {
            for (int time = 0; time < forecasts.times(); time++) {
                for (int a = 0; a < 3; a++) {
                    double line = forecasts.at(PathLaw.STRAIGHT, 0, i, time, a);
                    double bend = forecasts.at(PathLaw.GEODESIC, 0, i, time, a) - line;
                    double away = forecasts.truth(0, i, time, a) - line;
                    if (Double.isFinite(bend)) {
                        bends += bend * bend;
                        scatter += away * away;
                        count++;
                    }
                }
            }
        }
        double expected = (1.96 + 1.645) * Math.sqrt(scatter / count / bends);
        assertThat(skill.power()).isBetween(expected / 1.6, expected * 1.6);
    }

    @Test
    void fewFramesAreNotTestable() {
        double[][][] places = new double[NeuronMotion.COPIES][5][3 * NEURONS];
        NeuronPaths paths = new NeuronPaths(1, new double[][] {matrices(0)}, places);
        assertThatThrownBy(() -> PathSkill.of(paths, 1, Engine.scalar()))
                .isInstanceOf(UntestableException.class)
                .hasMessage("forecasts need 6 frames of paths, there are 5");
    }
}
