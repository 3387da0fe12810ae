package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.LandscapeDensity;

class FrictionlessForecastTest {

    private static final Axis RING = new Axis(0, 2 * Math.PI, 192, Boundary.PERIODIC);
    private static final double[] AT = {-1.3, -0.9, -0.5, -0.1, 0.3, 0.7, 1.1, 1.5, 2};

    private static GaussianDensity gaussian(double mean, double variance) {
        return GaussianDensity.of(new double[] {mean}, new double[] {variance});
    }

    /// By [PhaseSpace], another method: Fourier shifts of f(q, v).
    private static double[] warm(Landscape f, GaussianDensity start, StartVelocity velocity, double time, double[] at) {
        Axis q = new Axis(RING.from(), RING.to(), 96, RING.boundary());
        double[] u = new double[q.points()];
        double[] slope = new double[1];
        for (int i = 0; i < u.length; i++) {
            f.gradient(new double[] {q.position(i)}, 0, slope);
            u[i] = -velocity.slope() * slope[0];
        }
        var space = new PhaseSpace(q, f, 6, 96, false, Kernels.scalar());
        space.start(start.values(Grid.of(q)), u, velocity.spread());
        space.advance(new InertialMotion(1, 0, 0), time / 100, 100);
        double[] means = new TrigonometricDensity(q, space.marginal()).means(RING);
        return GridPrediction.ofMeans(Grid.of(RING), means).below(new double[] {1}, at);
    }

    /// Through a focus at t = π/2 and after it.
    @Test
    void aWellMovesAGaussianAsAWhole() {
        var well = Harmonic.of(new double[] {0}, new double[] {1});
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            Axis q = new Axis(-5, 5, 64 << i, Boundary.REFLECTING);
            var predictions = new FrictionlessForecast(q, well, gaussian(1, 0.2), new StartVelocity(0.3, 0), false)
                    .predict(1, List.of(0.7, 2.6));
            var exact = LinearGaussianFlow.hamiltonian(
                    well, GaussianDensity.of(new double[] {1}, new double[] {0.2}), 1, new StartVelocity(0.3, 0));
            double[] times = {0.7, 2.6};
            for (int j = 0; j < 2; j++) {
                double[] below = predictions.get(j).below(new double[] {1}, AT);
                double[] expected = exact.at(times[j]).below(new double[] {1}, AT);
                for (int k = 0; k < AT.length; k++) {
                    errors[i] = Math.max(errors[i], Math.abs(below[k] - expected[k]));
                }
            }
        }
        assertThat(errors[1]).isLessThan(3e-4).isLessThan(errors[0] / 3);
    }

    /// All meet at one point: one or two cells hold all.
    @Test
    void aFocusIsAFiniteMass() {
        var well = Harmonic.of(new double[] {0}, new double[] {1});
        Axis q = new Axis(-5, 5, 101, Boundary.REFLECTING);
        var prediction = new FrictionlessForecast(q, well, gaussian(1, 0.2), new StartVelocity(0, 0), false)
                .predict(1, List.of(Math.PI / 2))
                .getFirst();
        assertThat(prediction.logDensity(new double[] {0})).isCloseTo(StrictMath.log(1 / q.spacing()), within(1e-9));
    }

    @Test
    void aConstantForceOnlyShifts() {
        var slopeOne = Formula.of("q", 1);
        Axis q = new Axis(-5, 5, 250, Boundary.REFLECTING);
        var prediction = new FrictionlessForecast(q, slopeOne, gaussian(1, 0.2), new StartVelocity(0.5, 0), false)
                .predict(2, List.of(0.8))
                .getFirst();
        double mean = 1 - 0.5 * 0.8 - 0.8 * 0.8;
        double[] below = prediction.below(new double[] {1}, AT);
        double[] expected = GaussianPrediction.of(new double[] {mean}, new double[][] {{0.2}})
                .below(new double[] {1}, AT);
        for (int k = 0; k < AT.length; k++) {
            assertThat(below[k]).isCloseTo(expected[k], within(1e-5));
        }
    }

    /// A pendulum.
    @Test
    void itIsTheLimitOfWarmMotion() {
        var f = Formula.of("1 - cos(q)", 1);
        var start = GaussianDensity.of(new double[] {2}, new double[] {0.2});
        double[] at = {0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.5, 3};
        double[] cold = new FrictionlessForecast(RING, f, start, new StartVelocity(0, 0), false)
                .predict(1, List.of(1.3))
                .getFirst()
                .below(new double[] {1}, at);
        double[] distances = new double[2];
        for (int i = 0; i < 2; i++) {
            double[] warm = warm(f, start, new StartVelocity(0, i == 0 ? 0.3 : 0.15), 1.3, at);
            for (int k = 0; k < at.length; k++) {
                distances[i] = Math.max(distances[i], Math.abs(warm[k] - cold[k]));
            }
        }
        assertThat(distances[0]).isGreaterThan(5e-3);
        assertThat(distances[1]).isLessThan(distances[0] / 2.5);
    }

    /// Through a focus and after it.
    @Test
    void manySheetsAreTheWarmDensity() {
        var well = Harmonic.of(new double[] {0}, new double[] {1});
        var start = GaussianDensity.of(new double[] {1}, new double[] {0.2});
        var velocity = new StartVelocity(0.3, 0.4);
        List<Double> times = List.of(0.7, 1.6, 3.7);
        Axis q = new Axis(-6, 6, 384, Boundary.REFLECTING);
        var predictions = new FrictionlessForecast(q, well, gaussian(1, 0.2), velocity, false).predict(1, times);
        var exact = LinearGaussianFlow.hamiltonian(well, start, 1, velocity);
        for (int i = 0; i < times.size(); i++) {
            double[] below = predictions.get(i).below(new double[] {1}, AT);
            double[] expected = exact.at(times.get(i)).below(new double[] {1}, AT);
            for (int k = 0; k < AT.length; k++) {
                assertThat(below[k]).as("t = %s", times.get(i)).isCloseTo(expected[k], within(1.5e-4));
            }
        }
    }

    /// Numbers of cells without small divisors too; rough predictions err by some 10⁻².
    @ParameterizedTest
    @ValueSource(ints = {101, 127, 289, 401, 514})
    void anyNumberOfCellsHasWarmMotion(int points) {
        var well = Harmonic.of(new double[] {0}, new double[] {1});
        var start = GaussianDensity.of(new double[] {1}, new double[] {0.2});
        Grid grid = Grid.of(new Axis(-6, 6, points, Boundary.REFLECTING));
        Contestant warm = HamiltonianContestant.of(
                grid, new LandscapeDensity(Formula.of("exp(-(q - 1)^2 / 0.4)", 1)), well, true, 1, Kernels.scalar());
        double[] values = {1, 0.3, 0.4};
        List<Double> times = List.of(0.7, 1.6);
        var exact = LinearGaussianFlow.hamiltonian(well, start, 1, new StartVelocity(0.3, 0.4));
        var fine = warm.predict(values, times);
        var rough = warm.rough().orElseThrow().predict(values, times);
        for (int i = 0; i < times.size(); i++) {
            double[] expected = exact.at(times.get(i)).below(new double[] {1}, AT);
            double[] one = fine.get(i).below(new double[] {1}, AT);
            double[] other = rough.get(i).below(new double[] {1}, AT);
            for (int k = 0; k < AT.length; k++) {
                assertThat(one[k]).isCloseTo(expected[k], within(5e-4));
                assertThat(other[k]).isCloseTo(expected[k], within(1e-2));
            }
        }
    }

    @Test
    void manySheetsOnARingAreItsPhaseSpace() {
        var f = Formula.of("1 - cos(q)", 1);
        var start = GaussianDensity.of(new double[] {2}, new double[] {0.2});
        var velocity = new StartVelocity(0.2, 0.5);
        List<Double> times = List.of(0.5, 1.5);
        var sheets = new FrictionlessForecast(RING, f, start, velocity, false).predict(1, times);
        double[] at = {0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.5, 3, 4};
        for (int i = 0; i < 2; i++) {
            double[] below = sheets.get(i).below(new double[] {1}, at);
            double[] expected = warm(f, start, velocity, times.get(i), at);
            for (int k = 0; k < at.length; k++) {
                assertThat(below[k]).isCloseTo(expected[k], within(4e-4));
            }
        }
    }

    @Test
    void itIsTheDensityOfParticles() {
        var f = Formula.of("1 - cos(q)", 1);
        var velocity = new StartVelocity(0.3, 0.7);
        var prediction =
                new FrictionlessForecast(RING, f, gaussian(4, 0.2), velocity, false).predict(1.2, List.of(1.5));
        double[] places =
                new LangevinWithMomentum(f, new InertialMotion(1.2, 0, 0), 4, 0.2, velocity).at(1.5, 80, 40_000, 5);
        for (int i = 0; i < places.length; i++) {
            places[i] -= 2 * Math.PI * Math.floor(places[i] / (2 * Math.PI));
        }
        assertThat(LangevinWithMomentum.largestScore(places, prediction.getFirst(), 0.5, 1, 2, 3, 4, 5, 6))
                .isLessThan(4);
    }

    @Test
    void whatLeavesTheBoxIsNotPredicted() {
        Axis q = new Axis(-3, 3, 60, Boundary.REFLECTING);
        var hill = Harmonic.of(new double[] {0}, new double[] {-1});
        var forecast = new FrictionlessForecast(q, hill, gaussian(0.5, 0.1), new StartVelocity(0, 0), false);
        assertThatThrownBy(() -> forecast.predict(1, List.of(3.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("out of the box");
    }
}
