package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A configuration as real ones are, with every kind of field, and its binder.
final class Laboratory {

    static final String YAML = """
            # the main job, in small
            septuple: 1
            kind: duality
            name: "digits: a test"
            seed: 7
            data: {set: optdigits, train: 1437, scale: [-1, 1]}
            network:
              inputs: 64
              bulk: {structure: cyclic, groups: 3, size: 42, gain: 0.9}
              weights:
                - [0.5, -1/3]
                - [1e-3, 2]
              activation: tanh
              loss: {kind: bulk, potential: none}
            dynamics: {boundary-updates: poisson, mean-interval: 3}
            learning:
              mode: relaxation
              rate: 0.2
              adaptive: true
              layers: [none, {kind: decay, strength: 1e-3}]
            quantum: {potentials: [paper, stationary]}
            spacetime: {radii: [0, 0.003, 0.01, 0.03, 0.1, 0.3]}
            """;

    enum Activation {
        IDENTITY,
        TANH,
        PIECEWISE_LINEAR
    }

    enum Potential {
        PAPER,
        STATIONARY,
        FREE
    }

    /// Text of all that was bound.
    static String bind(Section root) {
        var bound = new StringBuilder();
        bound.append(root.integer("septuple", 1, 1));
        bound.append(root.select("kind", Map.of("duality", 1, "metric", 2)));
        bound.append(root.text("name", "unnamed"));
        bound.append(root.longInteger("seed", 0, Long.MAX_VALUE, 0));
        var data = root.shorthand("data", "set");
        bound.append(data.text("set")).append(data.integer("train", 1, 100_000, 1000));
        bound.append(Arrays.toString(data.numbers("scale", 2, Interval.FINITE, 0, 1)));
        var network = root.section("network");
        bound.append(network.integer("inputs", 1, 10_000));
        var bulk = network.section("bulk");
        bound.append(bulk.text("structure"))
                .append(bulk.integer("groups", 1, 9))
                .append(bulk.integer("size", 1, 1000));
        bound.append(bulk.number("gain", Interval.POSITIVE, 0.9));
        bound.append(Arrays.deepToString(network.matrix("weights", Section.ANY, 2, Interval.FINITE)));
        bound.append(network.choice("activation", Activation.TANH));
        var loss = network.variant("loss", "boundary");
        bound.append(loss.select("kind", Map.of("bulk", 1, "boundary", 2)));
        bound.append(loss.variant("potential", "none").choice("kind", Map.of("none", 0)));
        var dynamics = root.optional("dynamics");
        bound.append(dynamics.text("boundary-updates", "poisson"))
                .append(dynamics.number("mean-interval", Interval.POSITIVE, 3));
        var learning = root.section("learning");
        bound.append(learning.text("mode")).append(learning.number("rate", Interval.openClosed(0, 1)));
        bound.append(learning.flag("adaptive", false));
        for (var layer : learning.variants("layers", 0)) {
            bound.append(layer.select("kind", Map.of("none", 0, "decay", 1)));
            bound.append(layer.has("strength") ? layer.number("strength", Interval.POSITIVE) : 0);
        }
        bound.append(root.optional("quantum").choices("potentials", Potential.class, List.of(Potential.FREE)));
        bound.append(
                Arrays.toString(root.optional("spacetime").numbers("radii", Section.ANY, Interval.NON_NEGATIVE, 1)));
        return bound.toString();
    }

    private Laboratory() {}
}
