package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class BoxDoublingTest {

    private static Grid line(double half, int cells) {
        return Grid.of(new Axis(-half, half, cells, Boundary.REFLECTING));
    }

    private static double moved(double half, int cells, double mean, List<Double> times) {
        Grid box = line(half, cells);
        Grid twice = BoxDoubling.twice(box);
        Contestant here = Contestants.fokkerPlanck(box, Contestants.QUADRATIC, Contestants.gaussian(mean, 0.1));
        Contestant there = Contestants.fokkerPlanck(twice, Contestants.QUADRATIC, Contestants.gaussian(mean, 0.1));
        return BoxDoubling.distance(here, there, twice, new double[] {1, 0.5}, times)
                .orElseThrow();
    }

    /// Cells keep their places and width; periodic axes stay.
    @ParameterizedTest
    @ValueSource(ints = {64, 63})
    void cellsKeepTheirPlaces(int cells) {
        Axis ring = new Axis(0, 1, 8, Boundary.PERIODIC);
        Grid box = Grid.of(new Axis(-1, 2, cells, Boundary.VANISHING), ring);
        Grid twice = BoxDoubling.twice(box);
        assertThat(twice.axis(1)).isEqualTo(ring);
        assertThat(twice.axis(0).points()).isEqualTo(2 * cells);
        assertThat(twice.axis(0).position(cells / 2)).isCloseTo(box.axis(0).position(0), within(1e-12));
        assertThat(twice.axis(0).position(cells / 2 + cells - 1))
                .isCloseTo(box.axis(0).position(cells - 1), within(1e-12));
        assertThat(BoxDoubling.hasWalls(box)).isTrue();
        assertThat(BoxDoubling.hasWalls(Grid.of(ring))).isFalse();
    }

    /// In equilibrium, N(0, ½) cut at ±2, the part beyond ±1 stands within the small box: that is the distance, (erfc(1) − erfc(2))/(1 − erfc(2)). A box of ±6 has none.
    @Test
    void wallsThatMatterAreSeen() {
        List<Double> late = List.of(6.0, 8.0);
        assertThat(moved(1, 64, 0, late)).isCloseTo((0.15730 - 0.00468) / (1 - 0.00468), within(3e-4));
        assertThat(moved(6, 192, 1, List.of(0.5, 2.0))).isLessThan(1e-4);
    }

    /// Of a density that comes to the wall later, the largest distance counts.
    @Test
    void theWorstTimeCounts() {
        double first = moved(2, 64, 0.5, List.of(0.05));
        double last = moved(2, 64, 0.5, List.of(6.0));
        assertThat(last).isGreaterThan(10 * first);
        assertThat(moved(2, 64, 0.5, List.of(0.05, 6.0))).isCloseTo(last, within(1e-4));
    }

    @Test
    void exactPredictionsKnowNoBox() {
        Contestant exact = GaussianContestant.fokkerPlanck(
                Harmonic.of(new double[] {0}, new double[] {1}),
                GaussianDensity.of(new double[] {1}, new double[] {0.1}),
                Diffusion.scalar(1, 1));
        Grid twice = BoxDoubling.twice(line(2, 8));
        Optional<Double> none = BoxDoubling.distance(exact, exact, twice, new double[] {1, 0.5}, List.of(1.0));
        assertThat(none).isEmpty();
    }

    @Test
    void whoHasNoPredictionInTheLargerBoxSaysSo() {
        Contestant here = Contestants.fokkerPlanck(line(2, 64), Contestants.QUADRATIC, Contestants.gaussian(0, 0.1));
        Contestant mute = new Known.Plain("mute", List.of(), (values, t) -> {
            throw new UnpredictableException("too large");
        });
        Grid twice = BoxDoubling.twice(line(2, 64));
        assertThatThrownBy(() -> BoxDoubling.distance(here, mute, twice, new double[] {1, 0.5}, List.of(1.0)))
                .hasMessage("too large");
    }
}
