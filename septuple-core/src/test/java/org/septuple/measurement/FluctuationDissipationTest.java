package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class FluctuationDissipationTest {

    private static final double RHO = 0.9;

    /// q′ = ρq + ε, Var ε = 1.
    private static final LinearProcess STATIONARY =
            LinearProcess.autoregression(new double[][] {{RHO}}, new double[][] {{1}});

    private static final double[] ORIGIN = {0.3};

    private static Recording stationary(int frames, int replicas, long seed) {
        return STATIONARY.record(frames, replicas, seed, Engine.scalar());
    }

    /// The same learner on its way down from `start`.
    private static Recording relaxing(int frames, int replicas, double start, long seed) {
        double[] q = new double[frames * replicas];
        stationary(frames, replicas, seed).read(0, frames, q);
        double left = start;
        for (int t = 0; t < frames; t++, left *= RHO) {
            for (int r = 0; r < replicas; r++) {
                q[t * replicas + r] += left;
            }
        }
        return Recording.of(q, replicas, 1, 1);
    }

    /// Both sides are 2(1 − ρ)/(1 − ρ²): −2⟨qΔq⟩ = 2(1 − ρ)σ².
    @Test
    void bothSidesHaveTheirClosedForm() {
        FluctuationDissipation both = FluctuationDissipation.of(stationary(400, 64, 1), ORIGIN, 1);
        double truth = 2 * (1 - RHO) / (1 - RHO * RHO);
        assertThat(both.fluctuation().zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(both.dissipation().zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(both.difference().value())
                .isCloseTo(both.fluctuation().value() - both.dissipation().value(), within(1e-12));
    }

    /// From many replicas of few frames, and from one replica in blocks.
    @Test
    void stationaryRecordingsHoldAtTheirError() {
        for (int[] shape : new int[][] {{30, 64, 5}, {4000, 1, 20}, {2000, 5, 20}}) {
            double[] z = new double[200];
            for (int seed = 0; seed < z.length; seed++) {
                z[seed] = Calibration.normalScore(
                        FluctuationDissipation.of(stationary(shape[0], shape[1], seed), ORIGIN, shape[2])
                                .difference(),
                        0);
            }
            Calibration.assertStandardNormal(z, 0.001);
            if (shape[1] > 1) {
                Calibration.assertUnitMoments(z, 0.001);
            } else { // 16 blocks of squares are heavy-tailed: Student's t is wider than z, which is .83 instead of 1
                assertThat(Calibration.deviation(z)).isBetween(0.78, 1.0);
            }
        }
    }

    /// The difference telescopes, so steps are far from independent: their naive error is √(frames) too large.
    @Test
    void errorsOverTimesWouldBeWrong() {
        double[] z = new double[100];
        for (int seed = 0; seed < z.length; seed++) {
            int frames = 30;
            double[] q = new double[frames];
            stationary(frames, 1, seed).read(0, frames, q);
            double[] growth = new double[frames - 1];
            for (int t = 0; t + 1 < frames; t++) {
                growth[t] = q[t + 1] * q[t + 1] - q[t] * q[t];
            }
            z[seed] = Estimate.ofMean(growth).zAgainst(0);
        }
        assertThat(Calibration.deviation(z)).isLessThan(0.6);
    }

    @Test
    void relaxationIsSeen() {
        FluctuationDissipation both = FluctuationDissipation.of(relaxing(30, 64, 4, 1), new double[1], 5);
        assertThat(both.pValue()).isLessThan(1e-4);
        assertThat(both.difference().value()).isNegative();
        assertThat(FluctuationDissipation.of(relaxing(30, 64, 0, 1), new double[1], 5)
                        .pValue())
                .isGreaterThan(0.01);
    }

    /// ⟨Δq_i Δq_j⟩ = (2Σ − PΣ − ΣPᵀ)_ij for stationary q.
    @Test
    void everyElementOfTheTensorHolds() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(
                new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0.5}, {0.5, 2}}, 0.2);
        double[][] sigma = process.stationaryCovariance();
        double[][] p = process.propagator();
        List<List<FluctuationDissipation>> tensor =
                FluctuationDissipation.tensor(process.record(200, 64, 3, Engine.scalar()), new double[2], 1);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j <= i; j++) {
                double truth = 2 * sigma[i][j];
                for (int k = 0; k < 2; k++) {
                    truth -= p[i][k] * sigma[k][j] + sigma[i][k] * p[j][k];
                }
                FluctuationDissipation element = tensor.get(i).get(j);
                assertThat(element.fluctuation().zAgainst(truth)).isBetween(-4.0, 4.0);
                assertThat(element.dissipation().zAgainst(truth)).isBetween(-4.0, 4.0);
                assertThat(element.difference().zAgainst(0)).isBetween(-4.0, 4.0);
            }
        }
        FluctuationDissipation trace =
                FluctuationDissipation.of(process.record(200, 64, 3, Engine.scalar()), new double[2], 1);
        assertThat(trace.fluctuation().value())
                .isCloseTo(
                        tensor.getFirst().getFirst().fluctuation().value()
                                + tensor.get(1).get(1).fluctuation().value(),
                        within(1e-12));
    }

    @Test
    void tooShortRecordingsAreRefused() {
        assertThatThrownBy(() -> FluctuationDissipation.of(stationary(5, 20, 1), ORIGIN, 5))
                .hasMessageContaining("lag: 5");
        assertThatThrownBy(() -> FluctuationDissipation.of(stationary(5, 20, 1), new double[2], 1))
                .hasMessageContaining("length of the origin: 2");
    }
}
