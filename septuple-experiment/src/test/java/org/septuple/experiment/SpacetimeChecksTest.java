package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.SpacetimePlan.Reading;
import org.septuple.measurement.RadiusScan;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

class SpacetimeChecksTest {

    private static final List<String> ROWS = List.of("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9");

    private static SpacetimePlan plan(Reading reading, double spread) {
        return new SpacetimePlan(reading, 3, 3, 320, 20, spread, null, null);
    }

    private static Experiment.Duality duality(Reading reading) {
        Experiment.Duality moons = Moons.duality(Moons.BULK, 0.2, 1);
        return new Experiment.Duality(
                moons.header(), moons.learning(), moons.dynamics(), null, plan(reading, 0), moons.ledger());
    }

    private static Septuple network(Wiring wiring, int inputs) {
        return new NetworkPlan(wiring, new Activation.Tanh(), new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(inputs, 3, 0), 1, 3, 0);
    }

    private static LedgerNotes measure(Septuple trained, Septuple fresh, Reading reading) {
        LedgerNotes notes = new LedgerNotes();
        new SpacetimeChecks(duality(reading), 0, 7, Engine.scalar(), notes).measure(trained, fresh, new Silence());
        return notes;
    }

    /// A contracting network: clouds shrink, so that rows 5.5 to 5.9 fail, while identities and controls hold.
    @Test
    void aContractingNetworkFailsSectionFive() {
        Septuple trained = network(new Wiring.Cyclic(3, 4, true, 0.6, false), 4);
        LedgerNotes notes = measure(trained, network(new Wiring.Cyclic(3, 4, true, 0.5, false), 4), Reading.LAYERS);
        assertThat(notes.rows().keySet())
                .containsAll(ROWS)
                .containsAll(TotalRows.ROWS)
                .contains("6.1", "6.2", "6.3", "6.4")
                .hasSize(ROWS.size() + TotalRows.ROWS.size() + 4);
        assertThat(notes.untestable().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(FieldRows.ROWS.subList(4, 16).stream(), GravityRows.ROWS.stream())
                                .filter(row -> !TotalRows.ROWS.contains(row))
                                .toList());
        assertThat(notes.untestable().get("6.9"))
                .isEqualTo(
                        "fields need 4 vectors: 0 of 4 vectors (reading layers) whose g is shown to be positive definite");
        assertThat(value(notes, "spacetime.layers.sigma_plus.negative")).isEqualTo(1);
        assertThat(value(notes, "spacetime.layers.constrained.sigma_plus")).isZero();
        for (String failing : List.of("5.5", "5.6", "5.7", "5.8", "5.9")) {
            assertThat(row(notes, failing).residual().value()).as(failing).isEqualTo(1);
        }
        assertThat(row(notes, "5.3").verdict(0.95)).isEqualTo(Verdict.HOLDS);
        assertThat(value(notes, "spacetime.learned.sigma_plus"))
                .isEqualTo(
                        value(notes, "spacetime.trained.sigma_plus") - value(notes, "spacetime.untrained.sigma_plus"));
        // orthogonal blocks of gain .6 against .5: three steps near 0 give 9 log(.6/.5), less what saturation takes
        assertThat(value(notes, "spacetime.learned.sigma_plus")).isBetween(0.0, 9 * Math.log(1.2));
        assertThat(notes.tables())
                .extracting(FindingTable::shape, table -> table.rows().size())
                .containsExactly(
                        tuple(FindingTable.Shape.FORMS, 2 * (4 + 12)),
                        tuple(FindingTable.Shape.CLOUDS, 2 * 3 * 320),
                        tuple(FindingTable.Shape.LAG_SPECTRUM, 13 * 13),
                        tuple(FindingTable.Shape.CHAIN, 2 * TotalRows.ROWS.size()),
                        tuple(FindingTable.Shape.GATE, 9));
        untrainedVectorsAreThoseOfItsNumbers(notes);
        Checkpoint checkpoint = new Checkpoint();
        FindingTable.save(notes.tables(), checkpoint);
        assertThat(FindingTable.restored(checkpoint)).isEqualTo(notes.tables());
        assertThat(FindingTable.restored(new Checkpoint())).isEmpty();
    }

    /// By layers no cloud of the untrained network keeps more than .5³ of each of three lengths, whatever the saturation.
    private static void untrainedVectorsAreThoseOfItsNumbers(LedgerNotes notes) {
        List<List<Double>> layers = forms(notes, 0, 1);
        assertThat(column(layers, "change")).hasSize(4).allMatch(change -> change <= 9 * Math.log(0.5) + 1e-12);
        assertThat(mean(forms(notes, 0, 0), "production"))
                .isCloseTo(value(notes, "spacetime.layers.sigma_plus"), within(1e-12));
        assertThat(mean(layers, "change")).isCloseTo(value(notes, "spacetime.untrained.delta_S"), within(1e-12));
        assertThat(mean(layers, "production")).isCloseTo(value(notes, "spacetime.untrained.sigma_plus"), within(1e-12));
        List<List<Double>> delay = forms(notes, 1, 1);
        assertThat(delay).hasSize(12);
        assertThat(mean(delay, "production"))
                .isCloseTo(value(notes, "spacetime.untrained.delay.sigma_plus"), within(1e-12));
        assertThat(column(delay, "clouds")).allMatch(clouds -> clouds <= 320 / 4);
        assertThat(column(delay, "r2_displacement")).allMatch(share -> Double.isNaN(share));
        assertThat(column(forms(notes, 1, 0), "r2_displacement")).noneMatch(share -> Double.isNaN(share));
    }

    private static List<List<Double>> forms(LedgerNotes notes, int reading, int network) {
        List<String> names = names();
        return notes.tables().getFirst().rows().stream()
                .filter(row -> row.get(names.indexOf("reading")) == reading)
                .filter(row -> row.get(names.indexOf("network")) == network)
                .toList();
    }

    private static List<String> names() {
        return FindingTable.Shape.FORMS.columns().stream()
                .map(FindingTable.Column::name)
                .toList();
    }

    private static List<Double> column(List<List<Double>> rows, String name) {
        return rows.stream().map(row -> row.get(names().indexOf(name))).toList();
    }

    private static double mean(List<List<Double>> rows, String name) {
        return column(rows, name).stream().mapToDouble(x -> x).average().orElseThrow();
    }

    /// Rings of three neurons: near 0 all that section 5 says is true, and their joint entropy is the sum.
    @Test
    void separateRingsObeySectionFive() {
        List<List<Double>> w = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Double[] row = new Double[30];
            Arrays.fill(row, 0.0);
            row[i / 3 * 3 + (i + 2) % 3] = 1.2;
            w.add(List.of(row));
        }
        Septuple rings = network(new Wiring.Explicit(0, 0, w, false), 0);
        SpacetimePlan small = new SpacetimePlan(Reading.DELAY, 1, 3, 320, 0, 0.01, null, null);
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        BaseStates source = new BaseStates(rings, protocol, 0, 0.01, 5, 0, 0);
        LedgerNotes notes = new LedgerNotes();
        SpacetimeSurvey survey = new SpacetimeSurvey(source, small, 5, Engine.scalar(), notes);
        VectorForms forms = survey.whole(Reading.DELAY, "");
        Comparison joint = survey.joint("");
        assertThat(joint.residual().value()).isLessThan(1e-9);
        assertThat(joint.verdict(0.95)).isEqualTo(Verdict.HOLDS);
        assertThat(forms.production().value()).isCloseTo(3 * Math.log(1.2), within(1e-5));
        new SpacetimeRows(forms, null, "radii: none", 0.95, 5).measure(notes);
        assertThat(row(notes, "5.5").verdict(0.95)).isEqualTo(Verdict.INCONCLUSIVE); // no radius was looked at
        new SpacetimeRows(
                        forms,
                        new RadiusScan(List.of(), RadiusScan.Verdict.PLATEAU, RadiusScan.Verdict.PLATEAU),
                        "",
                        0.95,
                        5)
                .measure(notes);
        assertThat(row(notes, "5.5").verdict(0.95)).isEqualTo(Verdict.HOLDS);
        assertThat(row(notes, "5.6").residual().value()).isZero();
        assertThat(SpacetimeSurvey.remarks(forms).getFirst()).startsWith("0 of 30 vectors have σ₊ < 0");
    }

    /// Finite clouds without noise go over into tangent clouds; with noise σ₊ grows like 3 log(1/r), and nothing can be said of its limit.
    @Test
    void radiiAreScanned() {
        Septuple network = network(new Wiring.Cyclic(3, 4, true, 1.1, false), 2);
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        SpacetimePlan.Scan asked = new SpacetimePlan.Scan(List.of(0.001, 0.003, 0.01), 100, 60, 0.02);
        SpacetimePlan small = new SpacetimePlan(Reading.LAYERS, 3, 3, 320, 20, 0, null, asked);
        BaseStates source = new BaseStates(network, protocol, 20, 0, 5, 0, 0);
        LedgerNotes notes = new LedgerNotes();
        SpacetimeSurvey survey = new SpacetimeSurvey(source, small, 5, Engine.scalar(), notes);
        RadiusScan still = Objects.requireNonNull(survey.scan(""));
        assertThat(still.production()).isNotEqualTo(RadiusScan.Verdict.SCALE_DEPENDENT);
        assertThat(still.points().get(1).productionShift().zAgainst(0)).isBetween(-4.0, 4.0);
        assertThat(value(notes, "plateau.noise")).isZero();
        FindingTable table = notes.tables().getFirst();
        assertThat(table.column("radius")).containsExactly(0, 0.001, 0.003, 0.01, 0.001, 0.003, 0.01);
        double[] production = table.column("production");
        assertThat(production[4] - production[6]).isCloseTo(3 * Math.log(10), within(0.3));
        VectorForms forms = survey.whole(Reading.LAYERS, "");
        RadiusScan noisy = Objects.requireNonNull(
                new CloudScan(source, survey.reading(Reading.LAYERS), asked, Engine.scalar()).noisy());
        new SpacetimeRows(forms, noisy, "", 0.95, 5).measure(notes);
        assertThat(row(notes, "5.6").verdict(0.95)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(row(notes, "5.6").estimator()).contains("scale-dependent");
    }

    @Test
    void aFeedForwardNetworkIsNotTestable() {
        Septuple layered = network(new Wiring.FeedForward(List.of(6, 6)), 3);
        LedgerNotes notes = measure(layered, layered, Reading.DELAY);
        assertThat(notes.rows()).isEmpty();
        assertThat(notes.untestable().keySet()).containsAll(ROWS).containsAll(FieldRows.ROWS);
        assertThat(notes.untestable().get("5.6")).startsWith("nilpotent");
    }

    @Test
    void vectorsOfLayersAreWholeAndSpread() {
        Septuple odd = network(new Wiring.RandomRecurrent(10, 0.9, false), 0);
        LedgerNotes notes = measure(odd, odd, Reading.LAYERS);
        assertThat(notes.untestable().get("5.4")).contains("10 neurons has no 3 equal parts");
        assertThat(plan(Reading.DELAY, 1)
                        .reading(Reading.DELAY, new NeuronRange(5, 10_005))
                        .vectors())
                .isEqualTo(SpacetimePlan.MOST_VECTORS);
    }

    private static double value(LedgerNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }

    private static Comparison row(LedgerNotes notes, String equation) {
        return Objects.requireNonNull(notes.rows().get(equation), equation);
    }

    private record Silence() implements RunOutput {
        @Override
        public void epoch(EpochRecord record) {
            throw new AssertionError("nothing learns");
        }

        @Override
        public void progress(String stage, long steps, long ofAll) {
            assertThat(stage).isEqualTo("entropy of neurons");
        }
    }
}
