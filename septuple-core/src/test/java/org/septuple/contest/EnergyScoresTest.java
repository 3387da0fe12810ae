package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.statistics.EnergyDistance;
import org.septuple.statistics.Estimate;

class EnergyScoresTest {

    private static Grid box(int d) {
        Axis[] axes = new Axis[d];
        Arrays.fill(axes, new Axis(-8, 8, 32, Boundary.REFLECTING));
        return Grid.of(axes);
    }

    private static double[][] points(int n, int d, double shift, long seed) {
        double[][] points = new double[n][d];
        for (int k = 0; k < d; k++) {
            double[] g = Known.gaussians(seed, k, n);
            for (int i = 0; i < n; i++) {
                points[i][k] = g[i] * (1 + k) / d + (k == 0 ? shift : 0);
            }
        }
        return points;
    }

    private static Observed observed(double[][] points) {
        Trajectories q = new Trajectories(new long[1], points.length, points[0].length);
        for (int k = 0; k < points[0].length; k++) {
            int axis = k;
            q.set(0, k, Arrays.stream(points).mapToDouble(point -> point[axis]).toArray());
        }
        return new Observed(List.of(1.0), q);
    }

    private static Forecast forecast(PredictedDensity... points) {
        Contestant any = Known.fixed("any", 0, 1);
        return new Forecast(
                any,
                ParameterLaw.exact(any),
                Arrays.stream(points).map(List::of).toList(),
                Collections.nCopies(points.length / 2, 2));
    }

    /// Of degree 8 and less: mean of (e·x)^{2m} over the sphere, 1/(2m + 1) in three dimensions and (2m)!/(2^m m!)² in two; of |e·x| 1/c_d to some %.
    @Test
    void directionsAverageAsTheSphereDoes() {
        double[][] exact = {{1.0 / 2, 3.0 / 8, 5.0 / 16, 35.0 / 128}, {1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9}};
        for (int d = 2; d <= 3; d++) {
            double constant = d == 2 ? Math.PI / 2 : 2;
            double[] x = d == 2 ? new double[] {0.6, 0.8} : new double[] {2.0 / 7, -3.0 / 7, 6.0 / 7};
            List<Direction> all = Direction.of(d);
            double absolute = 0;
            double[] powers = new double[4];
            for (Direction e : all) {
                assertThat(e.unit().stream().mapToDouble(u -> u * u).sum()).isCloseTo(1, within(1e-14));
                absolute += e.weight() * Math.abs(e.along(x));
                double power = e.weight() / constant;
                for (int m = 0; m < 4; m++) {
                    power *= e.along(x) * e.along(x);
                    powers[m] += power;
                }
            }
            assertThat(all).hasSize(16);
            assertThat(absolute).isCloseTo(1, within(d == 2 ? 0.004 : 0.03));
            for (int m = 0; m < 4; m++) {
                assertThat(powers[m]).isCloseTo(exact[d - 2][m], within(1e-14));
            }
        }
    }

    /// Against 2E|X − Y| − E|X − X′| − E|Y − Y′| of all pairs, in 1, 2 and 3 dimensions.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void projectionsGiveTheEnergyDistanceOfPairs(int d) {
        double[][] x = points(60, d, 0, 1);
        double[][] y = points(50, d, 0.8, 2);
        EnergyScores scores = new EnergyScores(box(d), observed(x), forecast(new Known.Points(y)));
        double pairs = EnergyDistance.unpaired(x, y, 2, 1).distance();
        // the expectation is that of 60 draws from y, (E|Y − Y′|)/60
        double within = 0;
        for (double[] a : y) {
            for (double[] b : y) {
                double square = 0;
                for (int k = 0; k < d; k++) {
                    square += (a[k] - b[k]) * (a[k] - b[k]);
                }
                within += Math.sqrt(square) / y.length / y.length;
            }
        }
        assertThat(scores.observed()[0]).isCloseTo(pairs - within / 60, within(d == 1 ? 2e-3 : 0.03 * pairs));
    }

    /// The mean over 400 data sets of 50 draws from the forecast is 0.
    @Test
    void theExcessOfTrueForecastsAveragesToNothing() {
        EnergyScores scores = new EnergyScores(box(1), observed(points(50, 1, 0, 1)), forecast(Known.normal(0, 1)));
        double[] excess = new double[400];
        Arrays.setAll(excess, set -> scores.excess(0, new double[0], new double[][] {Known.gaussians(set, 7, 50)}));
        assertThat(Estimate.ofMean(excess).zAgainst(0)).isBetween(-3.0, 3.0);
        double[] shifted = new double[400];
        Arrays.setAll(
                shifted,
                set -> scores.excess(0, new double[0], new double[][] {
                    Arrays.stream(Known.gaussians(set, 7, 50)).map(g -> g + 0.3).toArray()
                }));
        assertThat(Estimate.ofMean(shifted).zAgainst(0)).isGreaterThan(10);
    }

    /// Errors of 300 data sets against the spread of their estimates, where the forecast is true, nearly so and far off: within 4 s.d. of a
    /// spread, 1/√600, and a tenth for the approximation; up to a half too large where it is true.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.6})
    void errorsAreSpreadsOverDataSets(double shift) {
        int sets = 300;
        double[] values = new double[sets];
        double squares = 0;
        for (int set = 0; set < sets; set++) {
            EnergyScores scores =
                    new EnergyScores(box(1), observed(points(100, 1, shift, set)), forecast(Known.normal(0, 1)));
            Estimate found = scores.estimates().getFirst();
            values[set] = found.value();
            squares += found.standardError() * found.standardError() / sets;
        }
        double spread = Estimate.ofMean(values).standardError() * Math.sqrt(sets);
        double chance = 4 / Math.sqrt(2.0 * sets);
        assertThat(Math.sqrt(squares) / spread).isBetween(0.9 - chance, (shift == 0 ? 1.5 : 1.1) + chance);
    }

    /// 40 draws of the mean forecast, with parameters .8 standard deviations off, stand in for 400: mean and spread over 4000 sets are those of 400 draws,
    /// and the mean is twice the squared shift.
    @Test
    void fewDrawsStandInForMany() {
        int n = 400;
        EnergyScores scores = new EnergyScores(
                box(1), observed(points(n, 1, 0, 1)), forecast(Known.normal(-0.2, 1), Known.normal(0.2, 1)));
        double[] off = {0.8};
        double[] few = new double[4000];
        double[] all = new double[4000];
        Arrays.setAll(few, set -> scores.excess(0, off, new double[][] {mixed(set, 8, 40)}));
        Arrays.setAll(all, set -> scores.excess(0, off, new double[][] {mixed(set, 9, n)}));
        Estimate one = Estimate.ofMean(few);
        Estimate other = Estimate.ofMean(all);
        double error = Math.hypot(one.standardError(), other.standardError());
        assertThat((one.value() - other.value()) / error).isBetween(-3.0, 3.0);
        assertThat(one.standardError() / other.standardError()).isCloseTo(1, within(4 / Math.sqrt(few.length)));
        Projection line = new Projection(box(1), Direction.of(1).getFirst());
        double[] left = line.of(Known.normal(-0.2, 1));
        double[] right = line.of(Known.normal(0.2, 1));
        double square = 0;
        Axis axis = box(1).axis(0);
        for (int m = 0; m < left.length; m++) {
            double shift = 0.8 * (left[m] - right[m]) / 2;
            square += 2 * shift * shift * axis.length() / left.length;
        }
        assertThat(one.zAgainst(square)).isBetween(-3.0, 3.0);
    }

    /// Half of the mean forecast is N(−.2, 1), half N(.2, 1).
    private static double[] mixed(long seed, int block, int count) {
        double[] q = Known.gaussians(seed, block, count);
        double[] sides = Known.gaussians(seed, block + 10, count);
        Arrays.setAll(q, i -> q[i] + (sides[i] > 0 ? 0.2 : -0.2));
        return q;
    }

    /// Differences of two forecasts are those of their distances, put together from replicas.
    @Test
    void differencesAreMeansOverReplicas() {
        Observed x = observed(points(80, 1, 0, 3));
        EnergyScores a = new EnergyScores(box(1), x, forecast(Known.normal(0.2, 1), Known.normal(-0.1, 1.4)));
        EnergyScores b = new EnergyScores(box(1), x, forecast(Known.normal(-0.5, 2)));
        double[] one = a.perReplica();
        double[] other = b.perReplica();
        double difference = 0;
        for (int i = 0; i < 80; i++) {
            difference += (one[i] - other[i]) / 80;
        }
        Projection line = new Projection(box(1), Direction.of(1).getFirst());
        double[] mixed = line.of(Known.normal(0.2, 1));
        double[] second = line.of(Known.normal(-0.1, 1.4));
        Arrays.setAll(mixed, m -> (mixed[m] + second[m]) / 2);
        double spread = line.spread(mixed) - line.spread(line.of(Known.normal(-0.5, 2)));
        assertThat(difference).isCloseTo(a.observed()[0] - b.observed()[0] + spread / 80, within(1e-12));
    }
}
