package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.SpacetimePlan.Reading;
import org.septuple.measurement.SplitDefiniteness;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

/// Rows of section 6 on cyclic groups that expand: most of their g are positive definite.
class FieldRowsTest {

    private static final double CONFIDENCE = 0.95;

    private static VectorForms forms() {
        Septuple network = new NetworkPlan(
                        new Wiring.Cyclic(3, 10, true, 1.3, false),
                        new Activation.Tanh(),
                        new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(0, 3, 0), 1, 3, 0);
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        BaseStates source = new BaseStates(network, protocol, 10, 1, 1, 0, 0);
        SpacetimePlan plan = new SpacetimePlan(Reading.LAYERS, 3, 3, 1000, 10, 1, null, null);
        CloudSurvey survey = CloudSurvey.of(
                source, plan.reading(Reading.LAYERS, network.projector().bulkRange()), plan.clouds(), Engine.scalar());
        return VectorForms.of("layers", survey, false, 1, Engine.scalar());
    }

    private static LedgerNotes notes(VectorForms forms) {
        LedgerNotes notes = new LedgerNotes();
        new FieldRows(forms, 1, Engine.scalar()).measure(notes);
        return notes;
    }

    /// Table `vector_paths` has what row 6.5 is measured on.
    @Test
    void keptPathsAreThoseOfTheRow() {
        VectorForms forms = forms();
        List<VectorForm> definite = forms.told().stream()
                .filter(v -> v.definite().verdict() == SplitDefiniteness.Verdict.POSITIVE)
                .toList();
        List<List<Double>> rows = VectorPaths.rows(Reading.LAYERS, forms);
        assertThat(definite).hasSizeGreaterThanOrEqualTo(4);
        assertThat(rows).hasSize(FrameRow.TIMES * definite.size());
        DefiniteVectors vectors = new DefiniteVectors(forms.survey(), definite, "");
        for (int time = 0; time < FrameRow.TIMES; time++) {
            double[] at = vectors.positions(time, FrameRow.TIMES);
            for (int i = 0; i < definite.size(); i++) {
                List<Double> row = rows.get(time * definite.size() + i);
                assertThat(row.subList(0, 2))
                        .containsExactly(0.0, (double) definite.get(i).vector());
                assertThat(row.subList(3, 6)).containsExactly(at[3 * i], at[3 * i + 1], at[3 * i + 2]);
            }
        }
    }

    @Test
    void definitionsAndIdentitiesHold() {
        LedgerNotes notes = notes(forms());
        Map<String, Comparison> rows = notes.rows();
        for (String row :
                List.of("6.1", "6.2", "6.3", "6.4", "6.7", "6.8", "6.9", "6.10", "6.12", "6.13", "6.14", "6.16")) {
            assertThat(verdict(rows, row)).as(row).isEqualTo(Verdict.HOLDS);
        }
        // density is no volume element here, and frames come no nearer to flat than exchanged eigenvalues do
        assertThat(verdict(rows, "6.15")).isEqualTo(Verdict.FAILS);
        Comparison frames = Objects.requireNonNull(rows.get("6.5"));
        assertThat(frames.verdict(CONFIDENCE)).isNotEqualTo(Verdict.HOLDS);
        assertThat(frames.control().value() + frames.control().halfWidth(CONFIDENCE))
                .isLessThan(frames.tolerance());
        assertThat(frames.control().value()).isGreaterThan(0.1);
        assertThat(notes.results().keySet()).contains("spacetime.frames.nearness", "spacetime.flat.epsilon");
        assertThat(notes.tables()).anyMatch(table -> table.shape() == FindingTable.Shape.FRAMES);
    }

    private static Verdict verdict(Map<String, Comparison> rows, String row) {
        return Objects.requireNonNull(rows.get(row), row).verdict(CONFIDENCE);
    }
}
