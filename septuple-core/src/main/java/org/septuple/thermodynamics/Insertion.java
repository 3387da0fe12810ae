package org.septuple.thermodynamics;

import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;

/// How a network of N neurons is compared with one of a bulk neuron more or less, for the chemical potential
/// μ = F(N + 1) − F(N) behind (4.1) and (4.2). μ depends on the way, so a verdict names it (erratum E26).
///
/// | | other network | the neuron in which they differ |
/// |---|---|---|
/// | [Sink] | N + 1 | hears what a bulk neuron hears on average; nobody hears it |
/// | [Averaged] | N + 1 | also is heard as a bulk neuron is on average, by itself as well |
/// | [Pruned] | N − 1 | one that is there, μ = F(N) − F(N − 1) |
///
/// Averages run over all bulk neurons, absent synapses counting as 0; the new neuron comes last in the bulk, and outputs
/// move up by one. The loss is the same object: [QuadraticState][org.septuple.network.BulkPotential.QuadraticState] sees
/// the new neuron too, and [WeightDecay][org.septuple.network.BulkPotential.WeightDecay] its trainable synapses.
public sealed interface Insertion {

    /// Both networks.
    ///
    /// @param septuple the one that is given
    /// @return it and the other one, whose numbers are copies of its present ones
    /// @throws IllegalArgumentException if this way is not open to it
    NeuronPair pair(Septuple septuple);

    /// A neuron whose incoming weights and bias are the means over the bulk, without outgoing weights and self-link: with
    /// V_H = 0 it adds ½(x − f(y))² to H, whatever q. Without any bulk it has no synapses and bias 0.
    record Sink() implements Insertion {
        @Override
        public NeuronPair pair(Septuple septuple) {
            return NeuronPair.grown(septuple, new Growth(septuple, false).larger());
        }
    }

    /// A neuron whose incoming weights, outgoing weights and bias are the means over the bulk, and whose self-link is the
    /// mean of the bulk's diagonal.
    record Averaged() implements Insertion {
        @Override
        public NeuronPair pair(Septuple septuple) {
            if (septuple.projector().bulk() == 0) {
                throw new IllegalArgumentException(
                        "a network of 0 bulk neurons has no average of any; it needs >= 1: add a sink, or give it a bulk");
            }
            return NeuronPair.grown(septuple, new Growth(septuple, true).larger());
        }
    }

    /// The given network, and the same without one of its neurons and all its synapses.
    ///
    /// @param neuron its number i, in the bulk
    record Pruned(int neuron) implements Insertion {
        @Override
        public NeuronPair pair(Septuple septuple) {
            NeuronRange bulk = septuple.projector().bulkRange();
            if (!bulk.contains(neuron)) {
                throw new IllegalArgumentException("neuron %d is not in the bulk [%d, %d); prune one that is"
                        .formatted(neuron, bulk.from(), bulk.to()));
            }
            return NeuronPair.pruned(septuple, Pruning.without(septuple, neuron), neuron);
        }
    }
}
