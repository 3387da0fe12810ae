package org.septuple.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.septuple.experiment.NetworkPlan;
import org.septuple.network.Activation;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Split;
import org.septuple.network.Wiring;

/// Binds the section `network`.
///
/// ```yaml
/// network:
///   inputs: 64            # both follow from the data; given, they must agree
///   outputs: 10
///   bulk: {structure: cyclic, groups: 3, size: 42, blocks: orthogonal, gain: 0.9, rows: 0, trainable: false}
///                         # blocks gaussian, or rotation by an `angle` in a period;
///                         # feed-forward {layers: [16, 8] or none}, permutation {size, gain, trainable},
///                         # random {size, spectral-radius, trainable}, sparse {size, in-degree, gain, trainable};
///                         # or `weights`, with `biases`, in its place: WeightsBinder
///   activation: tanh      # relu, {kind: leaky-relu, slope: 0.01}, sigmoid, softplus, identity
///   loss: {kind: bulk, potential: none}   # boundary; potential {kind: weight-decay | quadratic-state, strength}
/// ```
final class NetworkBinder {

    /// A dense block of N² doubles must fit into one array.
    static final int MOST_NEURONS = 46_340;

    private static final int MOST_SPARSE = 100_000_000;

    private final Section section;
    private final NetworkPlan plan;

    /// Reads the section.
    ///
    /// @param section `network`
    NetworkBinder(Section section) {
        this.section = section;
        for (String key : new String[] {"inputs", "outputs", "bulk", "weights", "biases"}) {
            section.has(key); // makes it known, whatever is wrong
        }
        if (section.has("weights")) {
            WeightsBinder weights = new WeightsBinder(section);
            refuseBulk();
            this.plan = plan(weights.wiring(), weights.biases());
        } else {
            Wiring bulk = wiring(section.sectionUnless("bulk", "weights"));
            refuseBiases();
            this.plan = plan(bulk, List.of());
        }
    }

    private NetworkPlan plan(Wiring wiring, List<Double> biases) {
        return new NetworkPlan(wiring, activation(section.variant("activation", "tanh")), loss(), biases);
    }

    private void refuseBulk() {
        if (section.has("bulk")) {
            wiring(section.section("bulk"));
            section.reject(
                    "bulk",
                    "`network.bulk` is given beside `network.weights`; one of them says who is connected to whom",
                    "Delete one of the two.");
        }
    }

    private void refuseBiases() {
        if (section.has("biases")) {
            section.numbers("biases", Section.ANY, Interval.FINITE);
            section.reject(
                    "biases",
                    "`network.biases` is given without `network.weights`",
                    "Delete it, or give `weights` in place of `bulk`.");
        }
    }

    /// The plan, harmless if anything is wrong.
    ///
    /// @return what the section says
    NetworkPlan plan() {
        return plan;
    }

    /// The section, for others that read its sizes.
    ///
    /// @return `network`
    Section section() {
        return section;
    }

    /// Rejects sizes that the data or memory contradict.
    ///
    /// @param data samples
    void agreesWith(Split data) {
        int features = data.train().features();
        int classes = data.train().classes();
        if (plan.bulk() instanceof Wiring.Whole whole) {
            requireGiven("inputs", whole.inputs(), features, "features");
            requireGiven("outputs", whole.outputs(), classes, "classes");
        } else {
            requireSize("inputs", features, "features");
            requireSize("outputs", classes, "classes");
        }
    }

    private void requireSize(String key, int size, String what) {
        if (section.has(key) && section.integer(key, 0, Integer.MAX_VALUE) != size) {
            reject(key, section.integer(key, 0, Integer.MAX_VALUE), size, what, "Give %d, or leave `%s` out.");
        }
    }

    private void requireGiven(String key, int given, int size, String what) {
        if (given != size) {
            reject(key, given, size, what, "Give %d `%s`, with as many neurons in `network.weights` as they need.");
        }
    }

    private void reject(String key, int given, int size, String what, String remedy) {
        section.reject(
                key,
                "`network.%s` is %d, the data have %d %s".formatted(key, given, size, what),
                remedy.formatted(size, key));
    }

    /// `none` for outputs that hear the inputs themselves.
    private static int[] layers(Section bulk) {
        return bulk.form("layers") == Form.TEXT
                ? bulk.choice("layers", Map.of("none", new int[0]))
                : bulk.integers("layers", Section.ANY, 1, MOST_NEURONS);
    }

    private static Wiring wiring(Section bulk) {
        Map<String, Supplier<Wiring>> structures = new LinkedHashMap<>();
        structures.put(
                "feed-forward",
                () -> new Wiring.FeedForward(IntStream.of(layers(bulk)).boxed().toList()));
        structures.put("cyclic", () -> {
            int groups = bulk.integer("groups", 1, MOST_NEURONS, 3);
            int size = bulk.integer("size", 1, MOST_NEURONS);
            Blocks blocks = bulk.choice("blocks", Blocks.ORTHOGONAL);
            double angle =
                    blocks == Blocks.ROTATION ? bulk.number("angle", Interval.closed(0, groups * Math.PI), ANGLE) : 0;
            double gain = bulk.number("gain", Interval.POSITIVE, 0.9);
            double rows = bulk.has("rows") ? bulk.number("rows", Interval.NON_NEGATIVE) : 0;
            boolean trainable = bulk.flag("trainable", false);
            if ((long) groups * size > MOST_NEURONS) {
                bulk.reject(
                        "size",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`network.bulk` has %d groups of %d neurons, together at most %d"
                                .formatted(groups, size, MOST_NEURONS),
                        "Use fewer or smaller groups.");
                return new Wiring.Cyclic(1, 1, true, 1, false);
            }
            return blocks == Blocks.ROTATION
                    ? new Wiring.Turning(groups, size, angle, gain, rows, trainable)
                    : new Wiring.Cyclic(groups, size, blocks == Blocks.ORTHOGONAL, gain, rows, trainable);
        });
        structures.put(
                "permutation",
                () -> new Wiring.Permutation(
                        bulk.integer("size", 1, MOST_NEURONS),
                        bulk.number("gain", Interval.POSITIVE, 0.9),
                        bulk.flag("trainable", false)));
        structures.put(
                "random",
                () -> new Wiring.RandomRecurrent(
                        bulk.integer("size", 1, MOST_NEURONS),
                        bulk.number("spectral-radius", Interval.POSITIVE, 0.9),
                        bulk.flag("trainable", false)));
        structures.put("sparse", () -> {
            int size = bulk.integer("size", 1, MOST_SPARSE);
            int inDegree = bulk.integer("in-degree", 1, MOST_SPARSE);
            if (inDegree > size || (long) size * inDegree > Integer.MAX_VALUE) {
                bulk.reject(
                        "in-degree",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`network.bulk.in-degree` is %d for %d neurons, must be at most %d with at most 2147483647 synapses in all"
                                .formatted(inDegree, size, size),
                        "Use fewer synapses per neuron, or other neurons.");
                inDegree = 1;
            }
            return new Wiring.SparseRecurrent(
                    size, inDegree, bulk.number("gain", Interval.POSITIVE, 0.9), bulk.flag("trainable", false));
        });
        return bulk.select("structure", structures).get();
    }

    private static final double ANGLE = 0.3;

    /// What feeds one group from the one before.
    private enum Blocks {
        ORTHOGONAL,
        GAUSSIAN,
        ROTATION
    }

    private static Activation activation(Section section) {
        Map<String, Supplier<Activation>> functions = new LinkedHashMap<>();
        functions.put("tanh", Activation.Tanh::new);
        functions.put("relu", Activation.Relu::new);
        functions.put(
                "leaky-relu", () -> new Activation.LeakyRelu(section.number("slope", Interval.closedOpen(0, 1), 0.01)));
        functions.put("sigmoid", Activation.Sigmoid::new);
        functions.put("softplus", Activation.Softplus::new);
        functions.put("identity", Activation.Identity::new);
        return section.select("kind", functions).get();
    }

    private Loss loss() {
        Section loss = section.variant("loss", "bulk");
        Map<String, Supplier<Loss>> losses = new LinkedHashMap<>();
        losses.put("bulk", () -> new Loss.Bulk(potential(loss.variant("potential", "none"))));
        losses.put("boundary", Loss.Boundary::new);
        return loss.select("kind", losses).get();
    }

    private static BulkPotential potential(Section section) {
        Map<String, Supplier<BulkPotential>> potentials = new LinkedHashMap<>();
        potentials.put("none", BulkPotential.None::new);
        potentials.put(
                "weight-decay", () -> new BulkPotential.WeightDecay(section.number("strength", Interval.NON_NEGATIVE)));
        potentials.put(
                "quadratic-state",
                () -> new BulkPotential.QuadraticState(section.number("strength", Interval.NON_NEGATIVE)));
        return section.select("kind", potentials).get();
    }
}
