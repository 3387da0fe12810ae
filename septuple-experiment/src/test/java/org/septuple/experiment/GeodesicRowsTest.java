package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.Connection;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// Planted motion of neurons in the space-time that the others make: along its geodesics rows 7.7 and 7.8 hold; along straight lines, or with bends of others, they fail.
class GeodesicRowsTest {

    private static final int NEURONS = 8;
    private static final double SPAN = 0.01;
    private static final int STEPS = 3;
    private static final int FRAMES = 10;

    private enum Planted {
        GEODESICS,
        LINES,
        BENDS_OF_OTHERS
    }

    private final double[] matrices = new double[6 * NEURONS];

    GeodesicRowsTest() {
        double[] random = new RandomStream(1, Purpose.KNOWN_PROCESS, 72, 0).gaussians(9 * NEURONS);
        for (int i = 0; i < NEURONS; i++) {
            for (int a = 0, at = 6 * i; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 0.5 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += random[9 * i + 3 * a + c] * random[9 * i + 3 * b + c];
                    }
                }
            }
        }
    }

    /// Places and velocities, six numbers for each neuron.
    private double[] start(int copy) {
        double[] state = new RandomStream(1, Purpose.KNOWN_PROCESS, 73, copy).gaussians(6 * NEURONS);
        for (int k = 0; k < state.length; k++) {
            state[k] *= k % 6 < 3 ? 0.6 : 0.2;
        }
        return state;
    }

    /// (7.7) of all neurons at once, each in the field of all others where they are now.
    private double[] rates(double[] state) {
        double[] rates = new double[state.length];
        for (int i = 0; i < NEURONS; i++) {
            double[] v = {1, state[6 * i + 3], state[6 * i + 4], state[6 * i + 5]};
            Connection connection = connection(state, i);
            for (int a = 1; a < 4; a++) {
                rates[6 * i + a - 1] = v[a];
                for (int alpha = 0; alpha < 4; alpha++) {
                    for (int beta = 0; beta < 4; beta++) {
                        double gamma = connection.at(0, alpha, beta) * v[a] - connection.at(a, alpha, beta);
                        rates[6 * i + 2 + a] += gamma * v[alpha] * v[beta];
                    }
                }
            }
        }
        return rates;
    }

    /// Of all others, at one neuron.
    private Connection connection(double[] state, int neuron) {
        double[] places = new double[3 * (NEURONS - 1)];
        double[] velocities = new double[places.length];
        double[] others = new double[2 * places.length];
        for (int i = 0, at = 0; i < NEURONS; i++) {
            if (i != neuron) {
                System.arraycopy(state, 6 * i, places, 3 * at, 3);
                System.arraycopy(state, 6 * i + 3, velocities, 3 * at, 3);
                System.arraycopy(matrices, 6 * i, others, 6 * at++, 6);
            }
        }
        Neurons neurons =
                Neurons.of(places, others).moving(velocities, new double[places.length], new double[others.length]);
        MetricJet jet = new MetricJet(1);
        System.arraycopy(state, 6 * neuron, jet.event(), 1, 3);
        Connection connection = new Connection();
        assertThat(new MovingNeurons(neurons, 0, 0).at(jet) && connection.of(jet))
                .isTrue();
        return connection;
    }

    private static double[] plus(double[] state, double[] rates, double h) {
        double[] next = state.clone();
        for (int k = 0; k < next.length; k++) {
            next[k] += h * rates[k];
        }
        return next;
    }

    /// Runge's and Kutta's method over one span.
    private double[] follow(double[] from, double span) {
        double h = span / STEPS;
        double[] state = from;
        for (int step = 0; step < STEPS; step++) {
            double[] one = rates(state);
            double[] two = rates(plus(state, one, h / 2));
            double[] three = rates(plus(state, two, h / 2));
            double[] four = rates(plus(state, three, h));
            state = plus(plus(plus(plus(state, one, h / 6), two, h / 3), three, h / 3), four, h / 6);
        }
        return state;
    }

    private static double[] places(double[] state) {
        double[] places = new double[3 * NEURONS];
        for (int k = 0; k < places.length; k++) {
            places[k] = state[6 * (k / 3) + k % 3];
        }
        return places;
    }

    /// Paths from one place after the other: on from the geodesic, a line or a line with the bend of another neuron.
    private NeuronPaths paths(Planted planted, double span) {
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][];
        for (int copy = 0; copy < places.length; copy++) {
            double[] state = start(copy);
            for (int frame = 0; frame < FRAMES; frame++) {
                places[copy][frame] = places(state);
                state = next(planted, state, span);
            }
        }
        return new NeuronPaths(span, new double[][] {matrices}, places);
    }

    private double[] next(Planted planted, double[] state, double span) {
        double[] on = follow(state, span);
        double[] next = on.clone();
        for (int i = 0; i < NEURONS && planted != Planted.GEODESICS; i++) {
            int other = (i + 3) % NEURONS;
            for (int k = 6 * i, l = 6 * other; k < 6 * i + 3; k++, l++) {
                boolean straight = planted == Planted.LINES;
                next[k] = state[k] + span * state[k + 3] + (straight ? 0 : on[l] - state[l] - span * state[l + 3]);
                next[k + 3] = state[k + 3] + (straight ? 0 : on[l + 3] - state[l + 3]);
            }
        }
        return next;
    }

    private LedgerNotes notes(Planted planted, double span) {
        LedgerNotes notes = new LedgerNotes();
        NeuronPaths paths = paths(planted, span);
        PathSkill skill = PathSkill.of(paths, 1, Engine.scalar());
        new GeodesicRows(paths, skill, "planted", "").measure(notes);
        return notes;
    }

    private static double result(LedgerNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }

    private static Estimate residual(LedgerNotes notes, String row) {
        return Objects.requireNonNull(notes.rows().get(row)).residual();
    }

    private static Verdict verdict(LedgerNotes notes, String row) {
        return Objects.requireNonNull(notes.rows().get(row)).verdict(0.95);
    }

    /// The field is told by straight lines of the neurons, so that forecasts err by their bend: by O(span) of it.
    @Test
    void neuronsThatFollowGeodesicsOfTheFieldOfOthersAreForetold() {
        LedgerNotes notes = notes(Planted.GEODESICS, SPAN);
        for (String row : List.of("7.7", "7.8")) {
            assertThat(verdict(notes, row)).isEqualTo(Verdict.HOLDS);
            assertThat(residual(notes, row).value()).isLessThan(1e-3);
        }
        assertThat(result(notes, "geodesic.forecasts")).isEqualTo(1);
        assertThat(result(notes, "geodesic.agreement")).isLessThan(1e-7);
        assertThat(result(notes, "geodesic.bend")).isCloseTo(1, within(0.02));
        assertThat(result(notes, "geodesic.slope")).isCloseTo(1, within(0.02));
        for (String other : List.of("best", "shuffled", "turned", "entropy")) {
            assertThat(result(notes, "geodesic.skill." + other)).as(other).isGreaterThan(0.99);
        }
        LedgerNotes shorter = notes(Planted.GEODESICS, SPAN / 4);
        double order = StrictMath.log((1 - result(notes, "geodesic.skill")) / (1 - result(shorter, "geodesic.skill")))
                / StrictMath.log(4);
        assertThat(order).isCloseTo(2, within(0.4));
    }

    @Test
    void neuronsThatMoveStraightOrBendLikeOthersAreNot() {
        for (Planted planted : List.of(Planted.LINES, Planted.BENDS_OF_OTHERS)) {
            LedgerNotes notes = notes(planted, SPAN);
            for (String row : List.of("7.7", "7.8")) {
                assertThat(verdict(notes, row)).as(planted.name()).isEqualTo(Verdict.FAILS);
                Estimate own = residual(notes, row);
                assertThat(own.value() - own.halfWidth(0.95)).isGreaterThan(0.4);
            }
        }
    }
}
