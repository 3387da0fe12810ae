package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.ChainDensities.Line;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;

/// Lines of (8.4) to (8.7) against sums over all indices, brackets differentiated by differences, and quadrature.
class ChainDensitiesTest {

    private static final int SIZE = 7;
    private static final double[] PLACE = {0, 0.2, -0.1, 0.3};

    private final double[] positions = gaussians(0, 3 * SIZE, 0.5);
    private final double[] velocities = gaussians(1, 3 * SIZE, 0.7);
    private final double[] accelerations = gaussians(2, 3 * SIZE, 0.9);
    private final double[] matrices = matrices();
    private final double[] rates = gaussians(4, 6 * SIZE, 1);

    private static double[] gaussians(int number, int count, double size) {
        return Arrays.stream(new RandomStream(5, Purpose.KNOWN_PROCESS, 83, number).gaussians(count))
                .map(x -> size * x)
                .toArray();
    }

    /// 2 + h hᵀ.
    private static double[] matrices() {
        double[] h = gaussians(3, 9 * SIZE, 1);
        double[] all = new double[6 * SIZE];
        for (int i = 0, at = 0; i < SIZE; i++) {
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    all[at] = a == b ? 2 : 0;
                    for (int c = 0; c < 3; c++) {
                        all[at] += h[9 * i + 3 * a + c] * h[9 * i + 3 * b + c];
                    }
                }
            }
        }
        return all;
    }

    private Neurons neurons(double[] ofRates) {
        return Neurons.of(positions, matrices).moving(velocities, accelerations, ofRates);
    }

    private double[] none() {
        return new double[6 * SIZE];
    }

    /// Neurons a while after: on their lines, with g_i + ġ_i t.
    private Neurons after(double t, double[] ofRates) {
        double[] moved = positions.clone();
        double[] grown = matrices.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += t * velocities[k];
        }
        for (int k = 0; k < grown.length; k++) {
            grown[k] += t * ofRates[k];
        }
        return Neurons.of(moved, grown);
    }

    /// A field whose Γ are of no kernel: g_ab quadratic in t and x, in synchronous gauge.
    private static MetricJet field(double... event) {
        MetricJet jet = new MetricJet(1);
        double[] some = gaussians(9, 6 * 15, 0.1);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        Arrays.fill(jet.metric(), 0);
        Arrays.fill(jet.first(), 0);
        jet.metric()[0] = -1;
        for (int k = 0; k < 6; k++) {
            int pair = 4 + k;
            jet.metric()[pair] = k == 0 || k == 3 || k == 5 ? 2 : 0;
            for (int mu = 0; mu < 4; mu++) {
                double slope = some[15 * k + mu];
                for (int nu = 0; nu < 4; nu++) {
                    slope += some[15 * k + 4 + (mu + nu) % 4] * event[nu] / 2;
                    jet.metric()[pair] += some[15 * k + 4 + (mu + nu) % 4] * event[mu] * event[nu] / 4;
                }
                jet.metric()[pair] += some[15 * k + mu] * event[mu];
                jet.first()[10 * mu + pair] = slope;
            }
        }
        return jet;
    }

    private static ChainDensities at(Neurons neurons, double... event) {
        ChainDensities chain = new ChainDensities(neurons);
        assertThat(chain.at(field(event))).isTrue();
        return chain;
    }

    private static double[][] full(double[] six, int at) {
        int[][] place = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};
        double[][] all = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                all[a][b] = six[at + place[a][b]];
            }
        }
        return all;
    }

    private static double[][] inverse(double[][] g) {
        double[][] to = new double[3][3];
        double det = 0;
        for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            int c = (a + 2) % 3;
            det += g[0][a] * (g[1][b] * g[2][c] - g[1][c] * g[2][b]);
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                to[d][a] = g[b][e] * g[c][f] - g[b][f] * g[c][e];
            }
        }
        for (double[] row : to) {
            for (int a = 0; a < 3; a++) {
                row[a] /= det;
            }
        }
        return to;
    }

    /// What a bracket is made of at one neuron: w, u, v and 4×4 matrices with their time components.
    private final class One {
        private final double weight;
        private final double[] away = new double[3];
        private final double[] u = new double[3];
        private final double[] v = {1, 0, 0, 0};
        private final double[][] ofSpace = new double[3][3];
        private final double[][] inverse = new double[4][4];

        One(int i, double[] event) {
            double[][] g = full(matrices, 6 * i);
            double square = 0;
            double det = 0;
            for (int a = 0; a < 3; a++) {
                away[a] = event[1 + a] - positions[3 * i + a];
                v[1 + a] = velocities[3 * i + a];
                int b = (a + 1) % 3;
                int c = (a + 2) % 3;
                det += g[0][a] * (g[1][b] * g[2][c] - g[1][c] * g[2][b]);
            }
            double[][] upper = inverse(g);
            inverse[0][0] = -1;
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    u[a] += g[a][b] * away[b];
                    ofSpace[a][b] = g[a][b];
                    inverse[1 + a][1 + b] = upper[a][b];
                }
                square += u[a] * away[a];
            }
            weight = Math.sqrt(det) * StrictMath.pow(2 * Math.PI, -1.5) * StrictMath.exp(-square / 2);
        }
    }

    /// (6.10) with g^00 = −1.
    private double[][] mean(double[] event) {
        double[][] sum = new double[4][4];
        double density = 0;
        for (int i = 0; i < SIZE; i++) {
            One one = new One(i, event);
            density += one.weight;
            for (int k = 0; k < 16; k++) {
                sum[k / 4][k % 4] += one.weight * one.inverse[k / 4][k % 4];
            }
        }
        for (int k = 0; k < 16; k++) {
            sum[k / 4][k % 4] /= density;
        }
        return sum;
    }

    private static Connection connection(double... event) {
        Connection connection = new Connection();
        assertThat(connection.of(field(event))).isTrue();
        return connection;
    }

    private static double product(Connection gamma, int mu, double[][] with) {
        double sum = 0;
        for (int alpha = 0; alpha < 4; alpha++) {
            for (int beta = 0; beta < 4; beta++) {
                sum += gamma.at(mu, alpha, beta) * with[alpha][beta];
            }
        }
        return sum;
    }

    private static double[][] outer(double[] v) {
        double[][] all = new double[4][4];
        for (int k = 0; k < 16; k++) {
            all[k / 4][k % 4] = v[k / 4] * v[k % 4];
        }
        return all;
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[1] + u[1] * v[2] + u[2] * v[3];
    }

    /// −Σ_i u_a (Γ⁰ ẋ^a − Γ^a) M over all indices, as (8.5) and the first line of (8.7) are printed.
    private double printed(BiFunction<Integer, One, double[][]> closure) {
        Connection gamma = connection(PLACE);
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            One one = new One(i, PLACE);
            double[][] with = closure.apply(i, one);
            double left = product(gamma, 0, with) * dot(one.u, one.v);
            for (int a = 0; a < 3; a++) {
                left -= one.u[a] * product(gamma, 1 + a, with);
            }
            sum -= one.weight * left;
        }
        return sum;
    }

    private static double[][] half(double[][] one, double[][] other) {
        double[][] all = new double[4][4];
        for (int k = 0; k < 16; k++) {
            all[k / 4][k % 4] = (one[k / 4][k % 4] + other[k / 4][k % 4]) / 2;
        }
        return all;
    }

    @Test
    void linesAreSumsOverAllIndices() {
        ChainDensities chain = at(neurons(none()), PLACE);
        assertSame(chain.of(Line.GEODESIC), printed((_, one) -> outer(one.v)));
        double[][] here = mean(PLACE);
        assertSame(chain.of(Line.CLOSED_PRINTED), printed((_, one) -> half(one.inverse, here)));
        double[][][] owns = new double[SIZE][][];
        for (int i = 0; i < SIZE; i++) {
            owns[i] = mean(new double[] {0, positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]});
        }
        double closed = printed((i, one) -> half(one.inverse, owns[i]));
        assertSame(chain.of(Line.CLOSED) - chain.of(Line.MIXED), closed);
        assertSame(chain.of(Line.SHIFTED), closed - chain.of(Line.CLOSED_PRINTED));
        assertSame(chain.of(Line.MIXED), printed((_, one) -> {
            double[][] mixed = outer(one.v);
            for (int a = 1; a < 4; a++) {
                for (int b = 1; b < 4; b++) {
                    mixed[a][b] = 0;
                }
            }
            return mixed;
        }));
        double[] parts = new double[3];
        for (int i = 0; i < SIZE; i++) {
            One one = new One(i, PLACE);
            for (int a = 0; a < 3; a++) {
                parts[1] -= one.weight * one.u[a] * accelerations[3 * i + a];
                for (int b = 0; b < 3; b++) {
                    parts[0] += one.weight * one.ofSpace[a][b] * accelerations[3 * i + a] * positions[3 * i + b];
                }
            }
        }
        assertSame(chain.of(Line.PARTS), parts[0]);
        assertSame(chain.of(Line.CENTRED), parts[1]);
        assertThat(chain.of(Line.PARTS_SIZE)).isGreaterThan(Math.abs(parts[0]));
        assertThat(chain.of(Line.CENTRED_SIZE)).isGreaterThan(Math.abs(parts[1]));
    }

    private static void assertSame(double one, double other) {
        assertThat(other).isNotZero();
        assertThat(one).isCloseTo(other, within(1e-12 * Math.abs(other)));
    }

    /// The third moment is what (8.6) factorises (E8).
    @Test
    void geodesicsAreThirdMomentMixedAndSquares() {
        ChainDensities chain = at(neurons(none()), PLACE);
        double squares = printed((_, one) -> {
            double[][] space = outer(one.v);
            for (int mu = 0; mu < 4; mu++) {
                space[0][mu] = 0;
                space[mu][0] = 0;
            }
            return space;
        });
        assertSame(chain.of(Line.GEODESIC), squares + chain.of(Line.MIXED));
        Connection gamma = connection(PLACE);
        double third = 0;
        for (int i = 0; i < SIZE; i++) {
            One one = new One(i, PLACE);
            third -= one.weight * product(gamma, 0, outer(one.v)) * dot(one.u, one.v);
        }
        assertSame(chain.of(Line.THIRD), third);
    }

    /// What is differentiated: {√g_i}, and {g_i^ab √g_i}.
    private static double[] brackets(Neurons neurons, double[] event) {
        ChainDensities chain = new ChainDensities(neurons);
        assertThat(chain.at(field(event))).isTrue();
        double[] all = new double[7];
        all[6] = chain.density();
        double[] upper = new double[6];
        double[] lower = new double[6];
        for (int i = 0; i < neurons.size(); i++) {
            neurons.inverse(i, upper);
            neurons.matrix(i, lower);
            double alone = new MovingNeurons(alone(neurons, i), 0, 0).density(event);
            for (int k = 0; k < 6; k++) {
                all[k] += alone * upper[k];
            }
        }
        return all;
    }

    private static Neurons alone(Neurons neurons, int i) {
        double[] six = new double[6];
        neurons.matrix(i, six);
        double[] place = {neurons.position(i, 0), neurons.position(i, 1), neurons.position(i, 2)};
        return Neurons.of(place, six);
    }

    /// ∂_μ of all brackets by differences of fourth order.
    private double[][] gradients(double[] ofRates) {
        double step = 1e-3;
        double[][] all = new double[4][7];
        double[] factors = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};
        int[] steps = {-2, -1, 1, 2};
        for (int mu = 0; mu < 4; mu++) {
            for (int s = 0; s < 4; s++) {
                double[] event = PLACE.clone();
                double by = steps[s] * step;
                event[mu] += mu == 0 ? 0 : by;
                double[] there = brackets(mu == 0 ? after(by, ofRates) : after(0, ofRates), event);
                for (int k = 0; k < 7; k++) {
                    all[mu][k] += factors[s] / step * there[k];
                }
            }
        }
        return all;
    }

    /// The second line of (8.7) as printed, with a sign: on brackets differentiated by differences.
    private double secondLine(double sign, double[] ofRates) {
        Connection gamma = connection(PLACE);
        double[][] gradients = gradients(ofRates);
        double[][] here = mean(PLACE);
        double sum = 0;
        for (int mu = 0; mu < 4; mu++) {
            double[][] of = new double[4][4];
            double[][] space = full(gradients[mu], 0);
            for (int k = 0; k < 9; k++) {
                of[1 + k / 3][1 + k % 3] = space[k / 3][k % 3];
            }
            of[0][0] = -gradients[mu][6];
            sum += product(gamma, mu, here) * gradients[mu][6] + sign * product(gamma, mu, of);
        }
        return -sum / 2;
    }

    /// With plus it is the first line (E6); with minus not, and ġ_i adds to it (E16).
    @Test
    void gradientsOfBracketsNeedPlus() {
        ChainDensities chain = at(neurons(none()), PLACE);
        double size = Math.abs(chain.of(Line.CLOSED_PRINTED));
        assertThat(chain.of(Line.GRADIENTS)).isCloseTo(secondLine(1, none()), within(1e-9 * size));
        assertThat(chain.of(Line.GRADIENTS_PRINTED)).isCloseTo(secondLine(-1, none()), within(1e-9 * size));
        assertThat(chain.of(Line.GRADIENTS)).isCloseTo(chain.of(Line.CLOSED_PRINTED), within(1e-13 * size));
        assertThat(Math.abs(chain.of(Line.GRADIENTS_PRINTED) - chain.of(Line.CLOSED_PRINTED)))
                .isGreaterThan(0.1 * size);
        assertThat(chain.of(Line.RATES)).isZero();
        ChainDensities growing = at(neurons(rates), PLACE);
        assertThat(growing.of(Line.GRADIENTS)).isCloseTo(secondLine(1, rates), within(1e-9 * size));
        assertThat(growing.of(Line.GRADIENTS_PRINTED)).isCloseTo(secondLine(-1, rates), within(1e-9 * size));
        assertThat(growing.of(Line.GRADIENTS) - growing.of(Line.RATES))
                .isCloseTo(growing.of(Line.CLOSED_PRINTED), within(1e-12 * size));
        assertThat(Math.abs(growing.of(Line.RATES))).isGreaterThan(0.01 * size);
    }

    /// ∫d³x of a density by the midpoint rule, which is exact for Gaussians to round-off once cells are narrow; Γ are those of one event everywhere.
    private double integral(ToDoubleFunction<ChainDensities> of) {
        ChainDensities chain = new ChainDensities(neurons(none()));
        MetricJet jet = field(PLACE);
        double cell = 0.25;
        double sum = 0;
        for (double x = -4.5; x < 4.5; x += cell) {
            for (double y = -4.5; y < 4.5; y += cell) {
                for (double z = -4.5; z < 4.5; z += cell) {
                    jet.event()[1] = x;
                    jet.event()[2] = y;
                    jet.event()[3] = z;
                    sum += cell * cell * cell * (chain.at(jet) ? of.applyAsDouble(chain) : 0);
                }
            }
        }
        return sum;
    }

    /// E7: so it does with Γ that are the same everywhere.
    @Test
    void theSecondLineHasNoIntegralWhateverNeuronsDo() {
        double parts = 0;
        for (int i = 0; i < SIZE; i++) {
            double[][] g = full(matrices, 6 * i);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    parts += g[a][b] * accelerations[3 * i + a] * positions[3 * i + b];
                }
            }
        }
        assertThat(integral(ChainDensities::density)).isCloseTo(SIZE, within(1e-6));
        assertThat(integral(chain -> chain.of(Line.PARTS))).isCloseTo(parts, within(1e-6 * Math.abs(parts)));
        double size = integral(chain -> chain.of(Line.CENTRED_SIZE));
        assertThat(size).isGreaterThan(1);
        assertThat(integral(chain -> chain.of(Line.CENTRED))).isCloseTo(0, within(1e-6 * size));
        assertThat(integral(chain -> chain.of(Line.GEODESIC))).isCloseTo(0, within(1e-6 * size));
    }
}
