package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

class CloudScanTest {

    private static BaseStates source(Activation activation, double gain, ActivationDynamics.UpdateTimes updates) {
        Septuple network = new NetworkPlan(
                        new Wiring.Cyclic(3, 4, true, gain, false), activation, new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(3, 3, 0), 1, 3, 0);
        return new BaseStates(network, new ActivationDynamics.Protocol(updates, true, false, 0), 20, 0.5, 5, 0, 0);
    }

    private static Map<String, Estimate> neighbours(Activation activation, int components, int replicas) {
        SpacetimePlan.Scan scan = new SpacetimePlan.Scan(List.of(0.01, 0.03, 0.1), 20, replicas, 0);
        SpacetimePlan plan = new SpacetimePlan(SpacetimePlan.Reading.DELAY, components, 3, 20, 20, 0.5, null, scan);
        BaseStates source = source(activation, 1.1, new ActivationDynamics.Poisson(3));
        LedgerNotes notes = new LedgerNotes();
        new CloudScan(
                        source,
                        plan.reading(
                                plan.reading(), source.septuple().projector().bulkRange()),
                        scan,
                        Engine.scalar())
                .neighbours("", notes);
        return notes.results();
    }

    /// A linear map of a normal cloud is normal: nothing is left out, and entropies agree.
    @Test
    void linearCloudsStayNormal() {
        Map<String, Estimate> found = neighbours(new Activation.Identity(), 3, 400);
        assertThat(Objects.requireNonNull(found.get("neighbours.left_out")).value())
                .isZero();
        Estimate difference = Objects.requireNonNull(found.get("neighbours.difference"));
        assertThat(Math.abs(difference.value())).isLessThan(4 * difference.standardError());
        assertThat(difference.standardError()).isLessThan(0.05);
    }

    /// Silent neurons put replicas into one place: these vectors are left out, the others are measured.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void silentNeuronsAreLeftOut(int components) {
        Map<String, Estimate> found = neighbours(new Activation.Relu(), components, 400);
        assertThat(Objects.requireNonNull(found.get("neighbours.left_out")).value())
                .isBetween(0.2, 0.95);
        assertThat(Objects.requireNonNull(found.get("neighbours.difference")).standardError())
                .isLessThan(0.3);
    }

    @Test
    void fewReplicasTellNothing() {
        assertThat(neighbours(new Activation.Identity(), 3, 399)).isEmpty();
    }

    /// A period of one step: the null model takes two; on a schedule as well.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void displacementsHaveANullForEveryLag(int lag) {
        for (ActivationDynamics.UpdateTimes updates :
                List.of(new ActivationDynamics.Poisson(3), new ActivationDynamics.Periodic(3))) {
            BaseStates source = source(new Activation.Tanh(), 0.9, updates);
            SpacetimePlan plan = new SpacetimePlan(SpacetimePlan.Reading.LAYERS, 3, lag, 320, 20, 0.5, null, null);
            Comparison row = DisplacementRow.of(
                    source,
                    plan.reading(plan.reading(), source.septuple().projector().bulkRange()),
                    Engine.scalar());
            assertThat(row.residual().value()).isZero();
            assertThat(row.nullModel().value()).isBetween(0.01, 10.0);
            assertThat(row.verdict(0.95)).isEqualTo(Verdict.HOLDS);
        }
    }
}
