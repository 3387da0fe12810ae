package org.septuple.thermodynamics;

import org.septuple.network.DenseBlock;
import org.septuple.network.NeuronRange;
import org.septuple.network.SparseBlock;
import org.septuple.network.WeightBlock;

/// All synapses of a block, one by one.
interface Synapses {

    /// Takes one.
    ///
    /// @param target i
    /// @param source j
    /// @param weight w_ij
    void put(int target, int source, double weight);

    /// Puts those of a block, row by row.
    static void of(WeightBlock block, Synapses sink) {
        NeuronRange sources = block.sources();
        for (int i = block.targets().from(); i < block.targets().to(); i++) {
            int target = i;
            switch (block) {
                case DenseBlock dense -> {
                    for (int j = sources.from(); j < sources.to(); j++) {
                        sink.put(target, j, dense.get(target, j));
                    }
                }
                case SparseBlock sparse -> sparse.matrix().row(i, (j, weight) -> sink.put(target, j, weight));
            }
        }
    }
}
