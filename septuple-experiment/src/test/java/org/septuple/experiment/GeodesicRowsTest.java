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

/// Planted motion of neurons in the space-time that they make themselves: along its geodesics rows 7.7 and 7.8 hold; along straight lines, or with bends of others, they fail.
class GeodesicRowsTest {

    private static final int NEURONS = 8;
    private static final double SPAN = 0.01;
    private static final int STEPS = 5;

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
            state[k] *= 0.6;
        }
        return state;
    }

    /// (7.7) of all neurons at once, each in the field of all where they are now.
    private double[] rates(double[] state) {
        double[] places = new double[3 * NEURONS];
        double[] velocities = new double[3 * NEURONS];
        for (int k = 0; k < places.length; k++) {
            places[k] = state[6 * (k / 3) + k % 3];
            velocities[k] = state[6 * (k / 3) + 3 + k % 3];
        }
        Neurons neurons =
                Neurons.of(places, matrices).moving(velocities, new double[3 * NEURONS], new double[6 * NEURONS]);
        MovingNeurons field = new MovingNeurons(neurons, 0, 0);
        MetricJet jet = new MetricJet(1);
        Connection connection = new Connection();
        double[] rates = new double[state.length];
        for (int i = 0; i < NEURONS; i++) {
            System.arraycopy(places, 3 * i, jet.event(), 1, 3);
            assertThat(field.at(jet) && connection.of(jet)).isTrue();
            double[] v = {1, velocities[3 * i], velocities[3 * i + 1], velocities[3 * i + 2]};
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

    private LedgerNotes notes(Planted planted, double span) {
        double[][] before = new double[NeuronMotion.COPIES][];
        double[][] now = new double[NeuronMotion.COPIES][];
        double[][] after = new double[NeuronMotion.COPIES][];
        for (int copy = 0; copy < NeuronMotion.COPIES; copy++) {
            double[] first = start(copy);
            double[] second = follow(first, span);
            before[copy] = places(first);
            now[copy] = places(second);
            after[copy] = places(follow(second, span));
            double[] lines = new double[3 * NEURONS];
            double[] bends = new double[3 * NEURONS];
            for (int k = 0; k < lines.length; k++) {
                lines[k] = 2 * now[copy][k] - before[copy][k];
                bends[k] = after[copy][k] - lines[k];
            }
            for (int k = 0; k < lines.length; k++) {
                after[copy][k] = switch (planted) {
                    case GEODESICS -> after[copy][k];
                    case LINES -> lines[k];
                    case BENDS_OF_OTHERS -> lines[k] + bends[(k + 9) % lines.length];
                };
            }
        }
        LedgerNotes notes = new LedgerNotes();
        NeuronMotion motion = NeuronMotion.of(matrices, span, before, now, after);
        new GeodesicRows(motion, "planted", Engine.scalar(), "").measure(notes);
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
    void neuronsThatFollowGeodesicsOfTheirFieldAreForetold() {
        LedgerNotes notes = notes(Planted.GEODESICS, SPAN);
        for (String row : List.of("7.7", "7.8")) {
            assertThat(verdict(notes, row)).isEqualTo(Verdict.HOLDS);
            assertThat(residual(notes, row).value()).isLessThan(1e-3);
        }
        assertThat(result(notes, "geodesic.forecasts")).isEqualTo(1);
        assertThat(result(notes, "geodesic.agreement")).isLessThan(1e-7);
        assertThat(result(notes, "geodesic.entropy")).isGreaterThan(0.2);
        assertThat(result(notes, "geodesic.bend")).isCloseTo(1, within(0.02));
        LedgerNotes shorter = notes(Planted.GEODESICS, SPAN / 4);
        double order = StrictMath.log(result(notes, "geodesic.straight") / result(shorter, "geodesic.straight"))
                / StrictMath.log(4);
        assertThat(order).isCloseTo(1, within(0.2));
    }

    @Test
    void neuronsThatMoveStraightOrBendLikeOthersAreNot() {
        for (Planted planted : List.of(Planted.LINES, Planted.BENDS_OF_OTHERS)) {
            LedgerNotes notes = notes(planted, SPAN);
            for (String row : List.of("7.7", "7.8")) {
                assertThat(verdict(notes, row)).isEqualTo(Verdict.FAILS);
                Estimate own = residual(notes, row);
                assertThat(own.value() - own.halfWidth(0.95)).isGreaterThan(0.4);
            }
        }
    }
}
