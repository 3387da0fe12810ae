package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.NetworkPlan;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;

/// Networks whose weights are given, in experiments on two half circles: two features, two classes.
class NetworkBinderTest {

    private static final String FOUR = """
            weights:
                - [0, 0.5, -1/3, 0]
                - [0.2, 0, 0.4, 0]
                - [-0.6, 0.1, 0, 1e-3]
                - [0, 0, 0.25, 0]
              inputs: 2
              outputs: 2
              biases: [0.1, -0.2, 0.3, 0]
            """;

    @TempDir
    private Path directory;

    /// An experiment; its network begins at line 5 and column 3.
    private Path file(String network) throws IOException {
        return Files.writeString(directory.resolve("e.yaml"), """
                septuple: 1
                kind: learning
                data: {set: moons, samples: 100, train: 70}
                network:
                  %s
                learning: {mode: relaxation, optimiser: plain, step: 0.1, batch: 10, epochs: 1}
                """.formatted(network.strip()));
    }

    private Bound<ExperimentFile.Prepared> read(String network, String... overrides) throws IOException {
        return ExperimentFile.read(file(network), List.of(overrides), DataPlaces.none());
    }

    private NetworkPlan plan(String network, String... overrides) throws IOException {
        return learning(read(network, overrides).value().experiment()).network();
    }

    private List<String> refused(String network, String... overrides) throws IOException {
        Path file = file(network);
        return Refusal.brief(() -> ExperimentFile.read(file, List.of(overrides), DataPlaces.none())).stream()
                .map(brief -> brief.replace(file.toString(), "e.yaml"))
                .toList();
    }

    private List<String> messages(String network) throws IOException {
        Path file = file(network);
        return Refusal.of(() -> ExperimentFile.read(file, List.of(), DataPlaces.none())).violations().stream()
                .map(Violation::message)
                .toList();
    }

    @Test
    void weightsAndBiasesAreThoseGiven() throws IOException {
        ExperimentFile.Prepared prepared =
                read(FOUR, "network.weights.0.1=0.75", "network.biases.3=-2").value();
        LearningPlan plan = learning(prepared.experiment());
        Septuple septuple = plan.network().septuple(plan.data().distribution(prepared.data(), 9, 2), 3, 9, 2);
        assertThat(septuple.projector()).isEqualTo(new BoundaryProjector(2, 0, 2));
        assertThat(septuple.weights().get(0, 1)).isEqualTo(0.75);
        assertThat(septuple.weights().get(0, 2)).isEqualTo(-1.0 / 3);
        assertThat(septuple.weights().get(2, 3)).isEqualTo(1e-3);
        assertThat(septuple.weights().get(3, 2)).isEqualTo(0.25);
        assertThat(septuple.biases().values()).containsExactly(0.1, -0.2, 0.3, -2);
    }

    @Test
    void ringsAreWirings() throws IOException {
        NetworkPlan plan = plan("""
                weights: {structure: ring, neurons: 7, weight: 0.4}
                  inputs: 2
                  outputs: 2
                """);
        assertThat(plan.bulk()).isEqualTo(new Wiring.Ring(2, 2, 7, 0.4));
        assertThat(plan.bulk().bulk()).isEqualTo(3);
        assertThat(plan.biases()).isEmpty();
    }

    /// The bulk is empty unless sizes say otherwise: inputs are all that are no outputs.
    @Test
    void sizesDefaultToBoundaryOnly() throws IOException {
        String outputs = FOUR.replace("  inputs: 2\n", "");
        assertThat(((Wiring.Whole) plan(outputs).bulk()).inputs()).isEqualTo(2);
        Experiment experiment = ExperimentFile.readWithoutData(file("weights: [[0, 1], [1, 0]]"))
                .value();
        assertThat(learning(experiment).network().bulk())
                .isEqualTo(new Wiring.Explicit(2, 0, List.of(List.of(0.0, 1.0), List.of(1.0, 0.0))));
        experiment = ExperimentFile.readWithoutData(file("weights: [[0, 1], [1, 0]]\n  inputs: 1"))
                .value();
        assertThat(learning(experiment).network().bulk().bulk()).isEqualTo(1);
    }

    @Test
    void resolvedNetworksMeanTheSame() throws IOException {
        for (String network :
                List.of(FOUR, "weights: {structure: ring, neurons: 7, weight: 1/3}\n  inputs: 2\n  outputs: 2")) {
            Bound<ExperimentFile.Prepared> bound = read(network);
            Path resolved = Files.writeString(
                    directory.resolve("resolved.yaml"), bound.resolved().toYaml());
            Bound<ExperimentFile.Prepared> again = ExperimentFile.read(resolved, List.of(), DataPlaces.none());
            assertThat(again.value().experiment()).isEqualTo(bound.value().experiment());
            assertThat(again.resolved().toYaml()).isEqualTo(bound.resolved().toYaml());
        }
    }

    @Test
    void oneOfBulkAndWeightsIsNeeded() throws IOException {
        assertThat(refused("activation: tanh")).containsExactly("CFG-021 e.yaml:4:1 network.bulk");
        assertThat(messages("activation: tanh")).first().asString().contains("`network.bulk`", "`network.weights`");
        String both = FOUR + "  bulk: {structure: feed-forward, layers: [0]}\n";
        assertThat(refused(both))
                .containsExactly("CFG-026 e.yaml:13:9 network.bulk", "CFG-023 e.yaml:13:44 network.bulk.layers.0");
        assertThat(messages(both)).first().asString().contains("`network.bulk`", "`network.weights`");
    }

    @Test
    void biasesNeedWeights() throws IOException {
        assertThat(refused("bulk: {structure: feed-forward, layers: [3]}\n  biases: [1, 2]"))
                .containsExactly("CFG-026 e.yaml:6:11 network.biases");
        assertThat(refused(FOUR, "network.biases=[0, 1, 2]"))
                .containsExactly("CFG-025 override network.biases=[0, 1, 2] network.biases");
    }

    @Test
    void badWeightsAreAllReportedAtTheirPlaces() throws IOException {
        assertThat(refused("""
                weights: [[0, .nan, 1], [word, 0, 1], [1, 2, 3]]
                  inputs: -1
                  outputs: 2.5
                  biases: [1e999]
                  activation: gelu
                """))
                .containsExactly(
                        "CFG-028 e.yaml:5:17 network.weights.0.1",
                        "CFG-022 e.yaml:5:28 network.weights.1.0",
                        "CFG-023 e.yaml:6:11 network.inputs",
                        "CFG-022 e.yaml:7:12 network.outputs",
                        "CFG-028 e.yaml:8:12 network.biases.0",
                        "CFG-024 e.yaml:9:15 network.activation.kind");
        assertThat(refused("weights: [[0, 1], [1]]")).containsExactly("CFG-025 e.yaml:5:21 network.weights.1");
        assertThat(refused("weights: [[0, 1], [1, 2], [3, 4]]\n  inputs: 2"))
                .containsExactly("CFG-025 e.yaml:5:12 network.weights");
        assertThat(refused("weights: ring")).containsExactly("CFG-022 e.yaml:5:12 network.weights");
        assertThat(refused("weights: {structure: star, neurons: 2}"))
                .containsExactly("CFG-024 e.yaml:5:24 network.weights.structure");
        assertThat(refused("weights: {structure: ring, neurons: 2, weight: 1/0, gain: 3}"))
                .containsExactly(
                        "CFG-023 e.yaml:5:39 network.weights.neurons",
                        "CFG-028 e.yaml:5:50 network.weights.weight",
                        "CFG-020 e.yaml:5:55 network.weights.gain");
    }

    @Test
    void sizesMustFitTheWeightsAndTheData() throws IOException {
        assertThat(refused(FOUR, "network.inputs=3"))
                .containsExactly("CFG-026 override network.inputs=3 network.inputs");
        assertThat(refused(FOUR, "network.inputs=5"))
                .containsExactly("CFG-023 override network.inputs=5 network.inputs");
        assertThat(refused("weights: {structure: ring, neurons: 3, weight: 1}"))
                .containsExactly("CFG-026 e.yaml:4:1 network.inputs", "CFG-026 e.yaml:4:1 network.outputs");
        assertThat(refused("weights: {structure: ring, neurons: 5, weight: 1}\n  inputs: 1\n  outputs: 2"))
                .containsExactly("CFG-026 e.yaml:6:11 network.inputs");
    }

    /// The plan itself refuses what did not come from a file.
    @Test
    void plansRefuseBiasesOfOtherLength() throws IOException {
        ExperimentFile.Prepared prepared = read(FOUR).value();
        LearningPlan plan = learning(prepared.experiment());
        NetworkPlan network = plan.network();
        NetworkPlan tooFew = new NetworkPlan(network.bulk(), network.activation(), network.loss(), List.of(1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tooFew.septuple(plan.data().distribution(prepared.data(), 1, 0), 1, 1, 0))
                .withMessage("1 biases for 4 neurons; give one per neuron, or none");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NetworkPlan(network.bulk(), network.activation(), network.loss(), List.of(0.0, Double.NaN)))
                .withMessageContaining("of neuron 1 must be finite");
    }

    private static LearningPlan learning(Experiment experiment) {
        return Objects.requireNonNull(experiment.learning());
    }
}
