package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.SpacetimePlan.Reading;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

/// Rows 7.1 to 8.13 on cyclic groups that expand, most of whose g are positive definite, and on ones that contract.
class GravityRowsTest {

    private static final double CONFIDENCE = 0.95;
    private static final LedgerNotes EXPANDING = notes(1.3);

    private static LedgerNotes notes(double gain) {
        Septuple network = new NetworkPlan(
                        new Wiring.Cyclic(3, 10, true, gain, false),
                        new Activation.Tanh(),
                        new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(0, 3, 0), 1, 3, 0);
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        BaseStates source = new BaseStates(network, protocol, 10, 1, 1, 0, 0);
        SpacetimePlan plan = new SpacetimePlan(Reading.LAYERS, 3, 3, 1000, 10, 1, null, null);
        CloudSurvey survey = CloudSurvey.of(
                source, plan.reading(Reading.LAYERS, network.projector().bulkRange()), plan.clouds(), Engine.scalar());
        VectorForms forms = VectorForms.of("layers", survey, false, 1, Engine.scalar());
        LedgerNotes notes = new LedgerNotes();
        new GravityRows(forms, source, Engine.scalar(), "spacetime.").measure(notes);
        return notes;
    }

    private static double result(LedgerNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }

    @Test
    void definitionsHoldAndThreeStepsAreTooFarForGeodesics() {
        LedgerNotes notes = EXPANDING;
        Map<String, Comparison> rows = notes.rows();
        List<String> gated = Premise.PRODUCTION.decides();
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(GravityRows.ROWS.stream()
                        .filter(row -> !row.equals("8.6") && !row.equals("8.13") && !gated.contains(row))
                        .toList());
        for (String row : Premise.PATHS.decides()) {
            assertThat(notes.untestable().get(row)).as(row).contains("gate: ").contains(Premise.SMOOTH.number());
        }
        for (String row : Premise.EQUATIONS.decides()) {
            assertThat(notes.untestable().get(row)).as(row).startsWith("vacuous: ");
        }
        assertThat(notes.untestable().get("8.6")).startsWith("errors of g_i: ").contains("noise explains the spread");
        assertThat(notes.untestable().get("8.13")).contains("E23");
        for (String row : List.of("7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.9", "8.3", "8.8", "8.9")) {
            assertThat(verdict(rows, row)).as(row).isEqualTo(Verdict.HOLDS);
        }
        for (String what : List.of("connection", "ricci")) {
            assertThat(result(notes, "spacetime." + what + ".order4")).isCloseTo(4, within(0.3));
            assertThat(result(notes, "spacetime." + what + ".order6")).isCloseTo(6, within(0.3));
        }
        assertThat(result(notes, "spacetime.geodesic.agreement")).isLessThan(1e-6);
        assertThat(result(notes, "spacetime.geodesic.speed")).isGreaterThan(1); // E13
    }

    /// With the printed sign (8.8) is off, and the divergence is what is between action and √−g R.
    @Test
    void theActionNeedsPlusAndItsDivergence() {
        double scalar = result(EXPANDING, "spacetime.action.scalar");
        double divergence = result(EXPANDING, "spacetime.action.divergence");
        assertThat(result(EXPANDING, "spacetime.action") + divergence)
                .isCloseTo(scalar, within(1e-9 * Math.abs(divergence)));
        assertThat(result(EXPANDING, "spacetime.action.printed") + divergence)
                .isNotCloseTo(scalar, within(1e-3 * Math.abs(divergence)));
    }

    @Test
    void neuronsThatContractHaveNeitherTimeNorSpace() {
        LedgerNotes notes = notes(0.5);
        assertThat(notes.rows().keySet()).containsExactlyInAnyOrderElementsOf(TotalRows.ROWS);
        assertThat(notes.untestable().keySet())
                .containsExactlyInAnyOrderElementsOf(GravityRows.ROWS.stream()
                        .filter(row -> !TotalRows.ROWS.contains(row))
                        .toList());
        assertThat(verdict(notes.rows(), "8.3")).isEqualTo(Verdict.HOLDS);
        assertThat(notes.untestable().get("7.1")).contains("is imaginary (E13)").contains("0 of 10 vectors");
        assertThat(notes.untestable().get("7.7"))
                .isEqualTo(
                        "fields need 4 vectors: 1 of 10 vectors (reading layers) whose g is shown to be positive definite");
        assertThat(result(notes, "spacetime.proper_time.timelike")).isZero();
    }

    private static Verdict verdict(Map<String, Comparison> rows, String row) {
        return Objects.requireNonNull(rows.get(row), row).verdict(CONFIDENCE);
    }
}
