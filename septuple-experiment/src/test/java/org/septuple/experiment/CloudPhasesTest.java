package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudReading;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Base states of a network whose inputs come on a schedule.
class CloudPhasesTest {

    private static final int PERIOD = 4;
    private static final int CLOUDS = 800;

    private static BaseStates source(int warmUp, ActivationDynamics.UpdateTimes updates) {
        Septuple network = new NetworkPlan(
                        new Wiring.Cyclic(3, 3, true, 0.9, false),
                        new Activation.Tanh(),
                        new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(3, 3, 0), 1, 3, 0);
        return new BaseStates(network, new ActivationDynamics.Protocol(updates, false, false, 0), warmUp, 0, 5, 0, 0);
    }

    /// Mean over clouds of ΔS of the first neuron over one step.
    private static Estimate change(CloudSurvey survey, int from, int to) {
        return Estimate.ofMean(survey.changes(0, IntStream.range(from, to).toArray()));
    }

    private static CloudSurvey survey(int warmUp, int clouds) {
        return CloudSurvey.of(
                source(warmUp, new ActivationDynamics.Periodic(PERIOD)),
                CloudReading.delay(new int[] {3}, 1, 1),
                clouds,
                Engine.scalar());
    }

    private static double z(Estimate a, Estimate b) {
        return (a.value() - b.value()) / Math.hypot(a.standardError(), b.standardError());
    }

    /// Inputs that follow (2.1) are gone a step after they were set: ΔS depends on the phase. In all phases together it does not depend on the warm-up.
    @Test
    void allPhasesAreSeenWhateverTheWarmUp() {
        CloudSurvey early = survey(20, CLOUDS);
        CloudSurvey late = survey(21, CLOUDS);
        int each = CLOUDS / PERIOD;
        Estimate[] ofPhase = IntStream.range(0, PERIOD)
                .mapToObj(b -> change(early, b * each, (b + 1) * each))
                .toArray(Estimate[]::new);
        assertThat(Arrays.stream(ofPhase)
                        .mapToDouble(e -> z(e, ofPhase[0]))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isGreaterThan(5);
        assertThat(Math.abs(z(ofPhase[0], change(late, 0, each)))).isGreaterThan(5);
        assertThat(Math.abs(z(change(early, 0, CLOUDS), change(late, 0, CLOUDS))))
                .isLessThan(3);
    }

    /// The last period has more steps than there are clouds.
    @Test
    void phasesAreSpreadEvenly() {
        for (int period : new int[] {1, 2, 3, 4, 6, 7, 24, 100, 2000}) {
            BaseStates source = source(20, new ActivationDynamics.Periodic(period));
            int batch = source.batch(CLOUDS, 3);
            int batches = Math.ceilDiv(CLOUDS, batch);
            int[] seen = new int[period];
            IntStream.range(0, batches).forEach(b -> seen[source.phase(b, batch)]++);
            int most = Arrays.stream(seen).max().orElseThrow();
            int least = Arrays.stream(seen).min().orElseThrow();
            assertThat(most - least).as("period %d", period).isLessThanOrEqualTo(1);
            int gap = 0;
            int longest = 0;
            for (int k = 0; k < 2 * period; k++) {
                gap = seen[k % period] > 0 ? 0 : gap + 1;
                longest = Math.max(longest, gap);
            }
            assertThat(longest).as("period %d", period).isLessThanOrEqualTo(2 * period / batches);
        }
    }

    @Test
    void randomTimesHaveNoPhase() {
        BaseStates source = source(20, new ActivationDynamics.Poisson(PERIOD));
        assertThat(source.batch(CLOUDS, 3)).isEqualTo(CLOUDS);
        assertThat(IntStream.range(0, 10).map(b -> source.phase(b, 1))).containsOnly(0);
    }
}
