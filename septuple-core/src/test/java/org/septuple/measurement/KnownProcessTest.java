package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

class KnownProcessTest {

    private static final double[][] RATES = {{1, -2}, {2, 1}};
    private static final double[][] ONE = {{1, 0}, {0, 1}};

    private static double[] read(Recording recording) {
        double[] all = new double[(int) recording.frames() * recording.replicas() * recording.coordinates()];
        recording.read(0, (int) recording.frames(), all);
        return all;
    }

    /// A = 1 + 2J with J a rotation by a right angle: P = e^{−Δ}(cos 2Δ − J sin 2Δ), Q = 1 − e^{−2Δ}, Σ = 1.
    @Test
    void aRotatingProcessHasItsClosedForm() {
        double dt = 0.3;
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(RATES, ONE, dt);
        double[][] p = process.propagator();
        assertThat(p[0][0]).isCloseTo(Math.exp(-dt) * Math.cos(2 * dt), within(1e-14));
        assertThat(p[0][1]).isCloseTo(Math.exp(-dt) * Math.sin(2 * dt), within(1e-14));
        assertThat(p[1][0]).isCloseTo(-p[0][1], within(1e-14));
        assertThat(process.noise()[0][0]).isCloseTo(1 - Math.exp(-2 * dt), within(1e-14));
        assertThat(process.noise()[0][1]).isCloseTo(0, within(1e-14));
        assertThat(process.stationaryCovariance()[1][1]).isCloseTo(1, within(1e-13));
    }

    /// E q(t)q(t + Δ)ᵀ = ΣPᵀ, over replicas.
    @Test
    void recordingsHaveTheirCovariances() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(RATES, new double[][] {{1, 0.5}, {0.5, 2}}, 0.2);
        int replicas = 20_000;
        double[] q = read(process.record(3, replicas, 5, Engine.scalar()));
        double[][] sigma = process.stationaryCovariance();
        double[][] p = process.propagator();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double[] now = new double[replicas];
                double[] later = new double[replicas];
                for (int r = 0; r < replicas; r++) {
                    now[r] = q[2 * (replicas + r) + i] * q[2 * (replicas + r) + j];
                    later[r] = q[2 * (replicas + r) + i] * q[2 * (2 * replicas + r) + j];
                }
                assertThat(Estimate.ofMean(now).zAgainst(sigma[i][j])).isBetween(-4.0, 4.0);
                double lagged = sigma[i][0] * p[j][0] + sigma[i][1] * p[j][1];
                assertThat(Estimate.ofMean(later).zAgainst(lagged)).isBetween(-4.0, 4.0);
            }
        }
    }

    /// Moments of e^{−γF/D} by the trapezoidal rule.
    @Test
    void aDoubleWellHasItsStationaryLaw() {
        DoubleWell well = new DoubleWell(1, 1, 0.5, 0.5, 100, 20);
        int replicas = 4000;
        double[] q = read(well.record(1, replicas, 3, Engine.scalar()));
        double truth = moment(x -> x * x) / moment(x -> 1);
        Estimate found = Estimate.ofMean(Arrays.stream(q).map(x -> x * x).toArray());
        assertThat(found.zAgainst(truth)).isBetween(-4.0, 4.0);
    }

    private static double moment(DoubleUnaryOperator f) {
        double sum = 0;
        for (double x = -5; x < 5; x += 0.01) {
            sum += f.applyAsDouble(x) * Math.exp(-(x * x * x * x / 4 - x * x / 2) / 0.5);
        }
        return sum;
    }

    @Test
    void aTanhMapFollowsItsRule() {
        TanhMap map = new TanhMap(List.of(List.of(0.0, 1.5), List.of(-1.2, 0.3)), 0, 7);
        double[] x = read(map.record(4, 3, 9, Engine.scalar()));
        for (int at = 0; at + 6 < x.length; at += 2) {
            assertThat(x[at + 6]).isCloseTo(Math.tanh(1.5 * x[at + 1]), within(1e-15));
            assertThat(x[at + 7]).isCloseTo(Math.tanh(-1.2 * x[at] + 0.3 * x[at + 1]), within(1e-15));
        }
        double[] early = read(new TanhMap(map.weights(), 0, 0).record(11, 3, 9, Engine.scalar()));
        assertThat(Arrays.copyOfRange(early, 42, 66)).isEqualTo(x);
    }

    @Test
    void threadsAndOtherReplicasChangeNothing() {
        List<KnownProcess> all = List.of(
                LinearProcess.autoregression(new double[][] {{0.9}}, new double[][] {{1}}),
                new DoubleWell(1, 1, 0.5, 0.1, 2, 3),
                new TanhMap(List.of(List.of(1.5)), 0.1, 2));
        try (ThreadCrew two = new ThreadCrew(2)) {
            for (KnownProcess process : all) {
                double[] alone = read(process.record(5, 40, 1, Engine.scalar()));
                assertThat(read(process.record(5, 40, 1, new Engine(Kernels.scalar(), two))))
                        .isEqualTo(alone);
                double[] fewer = read(process.record(5, 7, 1, Engine.scalar()));
                for (int t = 0; t < 5; t++) {
                    assertThat(Arrays.copyOfRange(fewer, 7 * t, 7 * t + 7))
                            .isEqualTo(Arrays.copyOfRange(alone, 40 * t, 40 * t + 7));
                }
            }
        }
    }

    @Test
    void whatIsNoProcessIsRefused() {
        assertThatThrownBy(() -> LinearProcess.autoregression(ONE, new double[][] {{1, 2}, {2, 1}}))
                .hasMessageContaining("least eigenvalue is -1");
        assertThatThrownBy(() -> LinearProcess.ornsteinUhlenbeck(ONE, new double[][] {{1}}, 1))
                .hasMessageContaining("2 and 1 rows");
        LinearProcess growing = LinearProcess.autoregression(new double[][] {{1.5}}, new double[][] {{1}});
        assertThatThrownBy(growing::stationaryCovariance).hasMessageContaining("no stationary law");
        assertThat(read(growing.record(1, 2, 1, Engine.scalar()))).containsExactly(0, 0);
        assertThatThrownBy(() -> growing.record(1 << 20, 1 << 20, 1, Engine.scalar()))
                .hasMessageContaining("2^31");
        assertThatThrownBy(() -> new DoubleWell(50, 1, 1, 1, 1, 0).record(50, 1, 1, Engine.scalar()))
                .hasMessageContaining("more substeps");
    }
}
