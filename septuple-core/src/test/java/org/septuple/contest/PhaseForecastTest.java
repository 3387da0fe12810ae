package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Density;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.FokkerPlanckState;
import org.septuple.quantum.FokkerPlanckSteps;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.QuarticDoubleWell;
import org.septuple.quantum.TimeScheme;
import org.septuple.quantum.UniformDensity;

class PhaseForecastTest {

    private static final Axis BOX = new Axis(-4, 4, 128, Boundary.REFLECTING);
    private static final Axis RING = new Axis(0, 2 * Math.PI, 64, Boundary.PERIODIC);

    private static PhaseForecast forecast(Axis q, Landscape f, double mean, double variance, StartVelocity velocity) {
        var start = GaussianDensity.of(new double[] {mean}, new double[] {variance});
        return new PhaseForecast(q, f, start.values(Grid.of(q)), velocity, Kernels.scalar());
    }

    private static double distance(PredictedDensity a, PredictedDensity b, double from, double to) {
        double[] at = new double[401];
        for (int i = 0; i < at.length; i++) {
            at[i] = from + (to - from) * i / 400;
        }
        double[] first = a.below(new double[] {1}, at);
        double[] second = b.below(new double[] {1}, at);
        double largest = 0;
        for (int i = 0; i < at.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - second[i]));
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0, 0", "0.05, 0.2, 0.5", "0.5, 0, 0", "0.5, 0.5, 0.4", "4, 0, 0.01", "4, 0.2, 0.5"})
    void aHarmonicWellGivesTheExactGaussian(double tau, double slope, double spread) {
        var well = Harmonic.of(new double[] {0.2}, new double[] {1});
        var velocity = new StartVelocity(slope, spread);
        var start = GaussianDensity.of(new double[] {1}, new double[] {0.1});
        var exact = LinearGaussianFlow.kramers(well, start, 1, Diffusion.scalar(1, 0.3), tau, velocity);
        var times = List.of(0.5, 1.0);
        var predictions = forecast(BOX, well, 1, 0.1, velocity).predict(InertialMotion.kramers(1, 0.3, tau), times);
        for (int i = 0; i < 2; i++) {
            assertThat(distance(predictions.get(i), exact.at(times.get(i)), -3, 3))
                    .isLessThan(1.5e-4);
        }
    }

    @Test
    void particlesInADoubleWellHaveTheDensity() {
        var f = QuarticDoubleWell.ofCoefficients(1, 1);
        var motion = InertialMotion.kramers(1.3, 0.2, 0.7);
        var velocity = new StartVelocity(0.4, 0);
        var prediction = forecast(BOX, f, 0.3, 0.15, velocity).predict(motion, List.of(1.0, 2.0));
        double[] places = new LangevinWithMomentum(f, motion, 0.3, 0.15, velocity).at(2, 80, 40_000, 3);
        assertThat(LangevinWithMomentum.largestScore(
                        places, prediction.getLast(), -1.5, -1, -0.5, -0.2, 0, 0.3, 0.7, 1, 1.4))
                .isLessThan(4);
        assertThat(LangevinWithMomentum.largestScore(places, prediction.getFirst(), -0.2, 0, 0.3))
                .isGreaterThan(8);
    }

    @Test
    void particlesOnARingHaveTheDensity() {
        var f = Formula.of("1 - cos(q)", 1);
        var motion = InertialMotion.kramers(1, 0.6, 0.4);
        var velocity = new StartVelocity(0, 0.8);
        var prediction = forecast(RING, f, 4, 0.2, velocity).predict(motion, List.of(2.0));
        double[] places = new LangevinWithMomentum(f, motion, 4, 0.2, velocity).at(2, 80, 40_000, 4);
        for (int i = 0; i < places.length; i++) {
            places[i] -= 2 * Math.PI * Math.floor(places[i] / (2 * Math.PI));
        }
        assertThat(LangevinWithMomentum.largestScore(places, prediction.getFirst(), 0.3, 1, 2, 3, 4, 5, 6))
                .isLessThan(4);
    }

    @Test
    void inTheEndEveryDensityIsBoltzmanns() {
        var f = Formula.of("1 - cos(q)", 1);
        var prediction = forecast(RING, f, 4, 0.2, StartVelocity.REST)
                .predict(InertialMotion.kramers(1, 0.8, 0.5), List.of(15.0));
        var fokkerPlanck = new FokkerPlanck(Grid.of(RING), f, 1, Diffusion.scalar(1, 0.8), Crew.alone());
        var boltzmann = GridPrediction.ofMeans(
                Grid.of(RING), fokkerPlanck.equilibrium(0).values());
        assertThat(distance(prediction.getFirst(), boltzmann, 0, 6.28)).isLessThan(2e-4);
    }

    /// The distance to Fokker–Planck falls as τ does.
    @Test
    void withLittleInertiaItIsFokkerPlanck() {
        var f = QuarticDoubleWell.ofCoefficients(1, 1);
        Grid fine = Grid.of(new Axis(-4, 4, 1024, Boundary.REFLECTING));
        var start = GaussianDensity.of(new double[] {0.8}, new double[] {0.15});
        var solver = new FokkerPlanck(fine, f, 1, Diffusion.scalar(1, 0.3), Crew.alone());
        var run = solver.advance(
                FokkerPlanckState.start(Density.of(fine, start.averages(fine)), 0),
                0.5,
                FokkerPlanckSteps.equal(TimeScheme.SECOND, 0.005));
        var limit = GridPrediction.ofMeans(fine, run.state().density().values());
        double[] distances = new double[2];
        for (int i = 0; i < 2; i++) {
            double tau = i == 0 ? 0.06 : 0.02;
            var prediction = forecast(BOX, f, 0.8, 0.15, StartVelocity.REST)
                    .predict(InertialMotion.kramers(1, 0.3, tau), List.of(0.5));
            distances[i] = distance(prediction.getFirst(), limit, -3, 3);
        }
        assertThat(distances[0]).isBetween(1e-3, 2e-2);
        assertThat(distances[0] / distances[1]).isBetween(2.6, 3.4);
    }

    /// No number of steps and no error grows as τ falls: the differences to Fokker–Planck are of the first order in τ, with F‴ ≠ 0.
    @Test
    void withHardlyAnyInertiaItIsStillFokkerPlanck() {
        var f = QuarticDoubleWell.ofCoefficients(1, 1);
        var start = forecast(BOX, f, 0.8, 0.15, StartVelocity.REST);
        var limit = start.predict(InertialMotion.kramers(1, 0.3, 1e-9), List.of(0.5))
                .getFirst();
        Grid fine = Grid.of(new Axis(-4, 4, 1024, Boundary.REFLECTING));
        var gaussian = GaussianDensity.of(new double[] {0.8}, new double[] {0.15});
        var run = new FokkerPlanck(fine, f, 1, Diffusion.scalar(1, 0.3), Crew.alone())
                .advance(
                        FokkerPlanckState.start(Density.of(fine, gaussian.averages(fine)), 0),
                        0.5,
                        FokkerPlanckSteps.equal(TimeScheme.SECOND, 0.005));
        var fokkerPlanck = GridPrediction.ofMeans(fine, run.state().density().values());
        assertThat(distance(limit, fokkerPlanck, -3, 3)).isLessThan(2e-4);
    }

    @Test
    void whatCannotBeTrustedIsNotPredicted() {
        var well = Harmonic.of(new double[] {0}, new double[] {1});
        var atRest = forecast(BOX, well, 1, 0.1, StartVelocity.REST);
        var times = List.of(1.0);
        assertThatThrownBy(() -> atRest.predict(InertialMotion.kramers(1, 1e-9, 1), times))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("too little noise");
        assertThatThrownBy(() -> atRest.predict(InertialMotion.kramers(1, 3, 1), List.of(3.0)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("at the ends of the box");
    }

    @Test
    void aUniformRingStaysUniformWithoutForce() {
        Grid grid = Grid.of(RING);
        var flat = Harmonic.of(new double[] {0}, new double[] {0});
        var prediction = new PhaseForecast(
                        RING, flat, UniformDensity.over(grid).values(grid), StartVelocity.REST, Kernels.scalar())
                .predict(InertialMotion.kramers(1, 0.4, 0.5), List.of(0.7))
                .getFirst();
        for (double q : new double[] {0.1, 2, 5}) {
            assertThat(Math.abs(prediction.logDensity(new double[] {q}) + StrictMath.log(2 * Math.PI)))
                    .isLessThan(1e-12);
        }
    }
}
