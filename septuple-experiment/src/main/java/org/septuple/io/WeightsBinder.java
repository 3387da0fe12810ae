package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.septuple.network.Wiring;

/// Binds a network all of whose weights are given: the keys `weights`, `outputs`, `inputs` and `biases` of `network`.
///
/// ```yaml
/// network:
///   weights: [[0, .5, -.3], [.2, 0, .4], [-.6, .1, 0]]    # row i: to neuron i from each; or
///                         # {structure: matrix, rows: [[.5]], trainable: false}: only biases learn; or
///                         # {structure: ring, neurons: 50, weight: 0.4}: each hears both neighbours
///   outputs: 0            # (default) the last neurons
///   inputs: 3             # (default: all but the outputs) the first neurons; the bulk is between them
///   biases: [.1, -.2, .3] # (default: zeros)
/// ```
final class WeightsBinder {

    private static final int MOST_NEURONS = 100_000_000;
    private static final Given UNKNOWN =
            new Given(0, (inputs, outputs) -> new Wiring.Explicit(1, 0, List.of(List.of(0.0))));

    private final Section network;
    private final Wiring wiring;
    private final List<Double> biases;

    /// What stands at `weights`.
    ///
    /// @param neurons N, 0 where it is not known
    /// @param wiring  from numbers of inputs and outputs
    private record Given(int neurons, BiFunction<Integer, Integer, Wiring> wiring) {
        boolean isKnown() {
            return neurons > 0;
        }
    }

    /// Reads the keys.
    ///
    /// @param network the section, which has `weights`
    WeightsBinder(Section network) {
        this.network = network;
        Given given = network.form("weights") == Form.MAPPING ? structure(network.section("weights")) : matrix();
        int most = given.isKnown() ? given.neurons() : Integer.MAX_VALUE;
        int outputs = network.integer("outputs", 0, most, 0);
        int inputs = network.integer("inputs", 0, most, Math.max(0, given.neurons() - outputs));
        boolean fits = given.isKnown() && network.isRead("outputs") && network.isRead("inputs");
        if (fits && (long) inputs + outputs > given.neurons()) {
            network.reject(
                    "inputs",
                    "`network.inputs` is %d and `network.outputs` %d, `network.weights` have %d neurons"
                            .formatted(inputs, outputs, given.neurons()),
                    "Give at most %d together.".formatted(given.neurons()));
            fits = false;
        }
        this.wiring = (fits ? given : UNKNOWN).wiring().apply(inputs, outputs);
        this.biases = network.has("biases") ? biases(given) : List.of();
    }

    /// Who is connected to whom, harmless if anything is wrong.
    ///
    /// @return what the section says
    Wiring wiring() {
        return wiring;
    }

    /// The initial biases.
    ///
    /// @return one per neuron, or none
    List<Double> biases() {
        return biases;
    }

    private Given matrix() {
        return matrix(network, "weights", true);
    }

    private static Given matrix(Section section, String key, boolean trainable) {
        double[][] rows = section.matrix(key, Section.ANY, Section.ANY, Interval.FINITE);
        if (!section.isRead(key)) {
            return UNKNOWN;
        }
        if (rows[0].length != rows.length) {
            section.reject(
                    key,
                    ErrorCode.WRONG_LENGTH,
                    "`%s` has %d rows of %d numbers; it must be square"
                            .formatted(section.path(key), rows.length, rows[0].length),
                    "Give one row per neuron, with one number from each neuron.");
            return UNKNOWN;
        }
        List<List<Double>> weights =
                Arrays.stream(rows).map(WeightsBinder::boxed).toList();
        return new Given(rows.length, (inputs, outputs) -> new Wiring.Explicit(inputs, outputs, weights, trainable));
    }

    private static Given structure(Section weights) {
        Map<String, Supplier<Given>> structures = new LinkedHashMap<>();
        structures.put("matrix", () -> matrix(weights, "rows", weights.flag("trainable", true)));
        structures.put("ring", () -> {
            int neurons = weights.integer("neurons", 3, MOST_NEURONS);
            double weight = weights.number("weight", Interval.FINITE);
            return weights.isRead("neurons")
                    ? new Given(neurons, (inputs, outputs) -> new Wiring.Ring(inputs, outputs, neurons, weight))
                    : UNKNOWN;
        });
        return weights.select("structure", structures).get();
    }

    private List<Double> biases(Given given) {
        int length = given.isKnown() ? given.neurons() : Section.ANY;
        double[] values = network.numbers("biases", length, Interval.FINITE);
        return network.isRead("biases") ? boxed(values) : List.of();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
