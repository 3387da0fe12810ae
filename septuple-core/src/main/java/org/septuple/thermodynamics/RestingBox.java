package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.Activation;
import org.septuple.network.ActivationMap;
import org.septuple.network.Biases;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;

/// An interval of each bulk neuron that holds its state in every fixed point of (2.1), for each case of the boundary. Since f rises,
/// a box c ± r is mapped into f(ŵc + b − abs(ŵ)r) … f(ŵc + b + abs(ŵ)r); this is repeated from a box that holds all states that f can
/// give. It shrinks to a point where abs(ŵ) contracts, and stays wide where the network may rest in several states.
///
/// | activation | first box |
/// |---|---|
/// | tanh, sigmoid | the range of f |
/// | ReLU, leaky ReLU, softplus | ± 1000; where it is then not left behind, the state that (2.1) reaches from 0 in 12 steps, or 0 |
/// | identity | that state: a linear network rests in one |
final class RestingBox {

    private static final int SETTLE = 12;
    private static final int ROUNDS = 100;
    private static final double FARTHEST = 1e3;
    private static final double CLOSE = 0.1;

    private final Septuple septuple;
    private final NeuronRange bulk;
    private final States centre;
    private final States radius;

    /// Finds the box.
    ///
    /// @param septuple  the network
    /// @param boundary  N×S states of the boundary, those of the bulk do not count
    /// @param deviation of each neuron: of boundary neurons that are not clamped; 0 for others
    /// @param fine      widths well below this do not matter
    RestingBox(Septuple septuple, States boundary, double[] deviation, double fine) {
        this.septuple = septuple;
        this.bulk = septuple.projector().bulkRange();
        int batch = boundary.batch();
        this.centre = new States(boundary.neurons(), batch);
        this.radius = new States(boundary.neurons(), batch);
        System.arraycopy(boundary.values(), 0, centre.values(), 0, centre.values().length);
        for (int i = 0; i < deviation.length; i++) {
            for (int s = 0; s < batch; s++) {
                radius.values()[i * batch + s] = Math.sqrt(3) * deviation[i]; // a uniform law of that deviation
            }
        }
        boolean boxed = switch (septuple.activation()) {
            case Activation.Tanh() -> shrink(0, 1, CLOSE * fine);
            case Activation.Sigmoid() -> shrink(0.5, 0.5, CLOSE * fine);
            case Activation.Relu(), Activation.Softplus() -> shrink(0, FARTHEST, CLOSE * fine);
            case Activation.LeakyRelu(double slope) -> shrink(0, FARTHEST, CLOSE * fine);
            case Activation.Identity() -> false;
        };
        if (!boxed) {
            settle();
        }
    }

    private void fill(States states, double value) {
        int batch = states.batch();
        Arrays.fill(states.values(), bulk.from() * batch, bulk.to() * batch, value);
    }

    /// Whether the box has become smaller than the farthest state.
    private boolean shrink(double middle, double reach, double enough) {
        fill(centre, middle);
        fill(radius, reach);
        Weights weights = septuple.weights();
        ActivationMap centres = linear(weights, septuple.biases(), centre);
        Weights sizes = sizes(weights, true);
        ActivationMap radii = linear(sizes, Biases.of(septuple.projector(), sizes), radius);
        double widest = reach;
        for (int round = 0; round < ROUNDS && widest > enough; round++) {
            centres.advance(1);
            radii.advance(1);
            widest = activate();
        }
        return widest < FARTHEST;
    }

    /// From the box of inputs to that of states; the largest radius.
    private double activate() {
        double widest = 0;
        int batch = centre.batch();
        Activation f = septuple.activation();
        for (int k = bulk.from() * batch; k < bulk.to() * batch; k++) {
            double low = f.value(centre.values()[k] - radius.values()[k]);
            double high = f.value(centre.values()[k] + radius.values()[k]);
            centre.values()[k] = 0.5 * (low + high);
            radius.values()[k] = 0.5 * (high - low);
            widest = Math.max(widest, radius.values()[k]);
        }
        return widest;
    }

    private void settle() {
        fill(centre, 0);
        fill(radius, 0);
        ActivationMap map = new ActivationMap(septuple.withStates(centre), Engine.scalar());
        map.hold(Held.BOUNDARY);
        map.advance(SETTLE);
        int batch = centre.batch();
        for (int k = bulk.from() * batch; k < bulk.to() * batch; k++) {
            double x = centre.values()[k];
            centre.values()[k] = Math.abs(x) <= FARTHEST ? x : 0; // an unstable network has no such state
        }
    }

    private ActivationMap linear(Weights weights, Biases biases, States states) {
        Septuple linear = new Septuple(
                states,
                septuple.projector(),
                septuple.distribution(),
                weights,
                biases,
                new Activation.Identity(),
                septuple.loss());
        ActivationMap map = new ActivationMap(linear, Engine.scalar());
        map.hold(Held.BOUNDARY);
        return map;
    }

    /// max(ŵ, 0), or abs(ŵ).
    static Weights sizes(Weights weights, boolean both) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : weights.blocks()) {
            WeightBlock made = block.blank();
            for (int p = 0; p < block.parts().size(); p++) {
                double[] source = block.parts().get(p);
                for (int k = 0; k < source.length; k++) {
                    made.parts().get(p)[k] = both ? Math.abs(source[k]) : Math.max(source[k], 0);
                }
            }
            blocks.add(made);
        }
        return new Weights(weights.neurons(), blocks);
    }

    /// Middle of a bulk neuron's interval.
    double centre(int neuron, int ofCase) {
        return centre.get(neuron, ofCase);
    }

    /// Largest variance of a uniform law on a bulk neuron's intervals.
    double variance(int neuron) {
        double widest = 0;
        for (int s = 0; s < radius.batch(); s++) {
            widest = Math.max(widest, radius.get(neuron, s));
        }
        return widest * widest / 3;
    }
}
