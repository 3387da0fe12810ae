package org.septuple.thermodynamics;

import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;

/// How a network of N neurons is compared with one of a bulk neuron more or less, for the chemical potential
/// μ = F(N + 1) − F(N) behind (4.1) and (4.2). μ depends on the way, so a verdict names it (erratum E26).
///
/// Averages run over all bulk neurons, absent synapses counting as 0; a new neuron comes last in the bulk, and outputs
/// move up by one. The loss is the same object: [QuadraticState][org.septuple.network.BulkPotential.QuadraticState] sees
/// the new neuron too, and [WeightDecay][org.septuple.network.BulkPotential.WeightDecay] its trainable synapses.
public enum Insertion {
    /// A neuron whose incoming weights and bias are the means over the bulk, without outgoing weights and self-link: with
    /// V_H = 0 it adds ½(x − f(y))² to H, whatever q. Without any bulk it has no synapses and bias 0.
    SINK("sink") {
        @Override
        public NeuronPair pair(Septuple septuple) {
            return NeuronPair.grown(septuple, new Growth(septuple, false).larger());
        }
    },
    /// A neuron whose incoming weights, outgoing weights and bias are the means over the bulk, and whose self-link is the
    /// mean of the bulk's diagonal.
    AVERAGED("averaged") {
        @Override
        public NeuronPair pair(Septuple septuple) {
            if (septuple.projector().bulk() == 0) {
                throw new IllegalArgumentException(
                        "a network of 0 bulk neurons has no average of any; it needs >= 1: add a sink, or give it a bulk");
            }
            return NeuronPair.grown(septuple, new Growth(septuple, true).larger());
        }
    },
    /// The last neuron of the bulk, taken out with all its synapses: μ = F(N) − F(N − 1). [NeuronPair#without] takes out others.
    PRUNED("pruned") {
        @Override
        public NeuronPair pair(Septuple septuple) {
            NeuronRange bulk = septuple.projector().bulkRange();
            return NeuronPair.without(septuple, bulk.to() - 1);
        }
    };

    private final String word;

    Insertion(String word) {
        this.word = word;
    }

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return word;
    }

    /// Both networks.
    ///
    /// @param septuple the one that is given
    /// @return it and the other one, whose numbers are copies of its present ones
    /// @throws IllegalArgumentException if this way is not open to it
    public abstract NeuronPair pair(Septuple septuple);
}
