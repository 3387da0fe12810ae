package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ClosedForms;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.TwoPointGeodesic;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Planted motion in de Sitter's space-time: along geodesics forecasts have skill, along straight lines or bends of others they have none.
class ForecastScoreTest {

    private static final int NEURONS = 12;

    private final double[][] lines = new double[NEURONS][3];
    private final double[][] forecasts = new double[NEURONS][3];
    private final double[][] geodesics = new double[NEURONS][3];

    ForecastScoreTest() {
        Map<String, Double> parameters = new HashMap<>();
        parameters.put("hubble", 0.4);
        Metric metric = ClosedForms.of("de-sitter", parameters);
        RandomStream random = new RandomStream(1, Purpose.KNOWN_PROCESS, 70, 0);
        GeodesicSolver solver = new GeodesicSolver(metric, GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, 1e-12));
        for (int i = 0; i < NEURONS; i++) {
            double[] place = random.gaussians(3);
            double[] p = random.gaussians(3);
            double[] start = {0, place[0], place[1], place[2]};
            GeodesicStart begin = GeodesicStart.ofMomentum(metric, CausalCharacter.TIME_LIKE, start, p);
            double[] now = at(solver, begin, 1);
            System.arraycopy(at(solver, begin, 2), 1, geodesics[i], 0, 3);
            TwoPointGeodesic two = new TwoPointGeodesic(metric, GeodesicLaw.COORDINATE_TIME);
            assertThat(two.find(start, now) && two.at(2, forecasts[i])).isTrue();
            for (int a = 0; a < 3; a++) {
                lines[i][a] = 2 * now[1 + a] - start[1 + a];
            }
        }
    }

    private static double[] at(GeodesicSolver solver, GeodesicStart start, double t) {
        double low = 0;
        double high = 2 * t;
        for (int k = 0; k < 50; k++) {
            double middle = (low + high) / 2;
            if (solver.follow(start, middle).last().t() < t) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Geodesic path = solver.follow(start, high);
        double[] event = new double[4];
        for (int mu = 0; mu < 4; mu++) {
            event[mu] = path.last().event(mu);
        }
        event[0] = t;
        return event;
    }

    private Estimate score(double[][] places) {
        ForecastScore score = new ForecastScore(NEURONS);
        score.add(lines, forecasts, places);
        assertThat(score.count()).isEqualTo(NEURONS);
        return score.residual();
    }

    @Test
    void neuronsOnGeodesicsAreForetold() {
        Estimate own = score(geodesics);
        assertThat(own.value()).isLessThan(1e-12);
        assertThat(own.n()).isEqualTo(NEURONS);
    }

    /// On straight lines no bend is right, and that of others would be as wrong.
    @Test
    void neuronsOnStraightLinesAreNot() {
        ForecastScore score = new ForecastScore(NEURONS);
        double[][] near = new double[NEURONS][];
        double[] noise = new RandomStream(1, Purpose.KNOWN_PROCESS, 71, 0).gaussians(3 * NEURONS);
        for (int i = 0; i < NEURONS; i++) {
            near[i] = new double[] {
                lines[i][0] + 0.001 * noise[3 * i],
                lines[i][1] + 0.001 * noise[3 * i + 1],
                lines[i][2] + 0.001 * noise[3 * i + 2]
            };
        }
        score.add(lines, forecasts, near);
        assertThat(score.overStraight().value()).isGreaterThan(1);
        Estimate own = score.residual();
        assertThat(own.value() - own.halfWidth(0.95)).isGreaterThan(0.5);
    }

    @Test
    void bendsOfOthersHaveNoSkill() {
        double[][] exchanged = new double[NEURONS][3];
        for (int i = 0; i < NEURONS; i++) {
            int next = (i + 5) % NEURONS;
            for (int a = 0; a < 3; a++) {
                exchanged[i][a] = lines[i][a] + forecasts[next][a] - lines[next][a];
            }
        }
        Estimate own = score(exchanged);
        assertThat(own.value() - own.halfWidth(0.95)).isGreaterThan(0.2);
    }

    @Test
    void fewForecastsAreNotTestable() {
        double[][] some = new double[NEURONS][];
        for (int i = 0; i < NEURONS; i++) {
            some[i] = i < 3 ? forecasts[i] : new double[] {Double.NaN, 0, 0};
        }
        ForecastScore score = new ForecastScore(NEURONS);
        score.add(lines, some, geodesics);
        assertThatThrownBy(score::residual)
                .isInstanceOf(UntestableException.class)
                .hasMessage("3 of 12 neurons have a forecast that bends: 4 are needed");
        ForecastScore still = new ForecastScore(NEURONS);
        still.add(lines, lines, lines);
        assertThatThrownBy(still::residual)
                .isInstanceOf(UntestableException.class)
                .hasMessageContaining("0 of 12 neurons");
    }
}
