package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.Dataset;
import org.septuple.network.NeuronRange;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// p_∂ of a canonical law.
public sealed interface BoundaryPlan {

    /// What a septuple of this boundary sees.
    ///
    /// @param data divided and scaled; without meaning for a normal law
    /// @param seed of the experiment
    /// @return p_∂
    BoundaryDistribution distribution(Split data, long seed);

    /// Boundary states to clamp.
    ///
    /// @param projector which neurons are boundary
    /// @param data      divided and scaled; without meaning for a normal law
    /// @param cases     how many, S
    /// @param seed      of the choice
    /// @return N×S, bulk rows 0
    States clamped(BoundaryProjector projector, Split data, int cases, long seed);

    /// Independent normal states of all boundary neurons.
    ///
    /// @param inputs   number of input neurons
    /// @param mean     one number per boundary neuron, inputs then outputs
    /// @param variance likewise, each > 0
    record Normal(int inputs, List<Double> mean, List<Double> variance) implements BoundaryPlan {
        public Normal {
            mean = List.copyOf(mean);
            variance = List.copyOf(variance);
        }

        @Override
        public BoundaryDistribution distribution(Split data, long seed) {
            return new NormalBoundary(this, seed);
        }

        @Override
        public States clamped(BoundaryProjector projector, Split data, int cases, long seed) {
            return new NormalBoundary(this, seed).states(projector, cases);
        }

        /// Number of output neurons.
        ///
        /// @return ≥ 0
        public int outputs() {
            return mean.size() - inputs;
        }

        /// The means.
        ///
        /// @return a copy, length N_∂
        public double[] means() {
            return mean.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /// The variances.
        ///
        /// @return a copy, length N_∂
        public double[] variances() {
            return variance.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// Samples of the training part, with their targets at the outputs.
    ///
    /// @param data where they come from
    record Data(DataPlan data) implements BoundaryPlan {
        @Override
        public BoundaryDistribution distribution(Split samples, long seed) {
            return data.distribution(samples, seed, 0);
        }

        /// Training samples that are clamped, chosen without replacement.
        ///
        /// @param samples divided and scaled
        /// @param cases   how many; the first of more cases are those of fewer
        /// @param seed    of the choice
        /// @return places in the training part
        int[] chosen(Split samples, int cases, long seed) {
            int[] order = new RandomStream(seed, Purpose.CANONICAL_CASES, 0, 0)
                    .permutation(samples.train().samples());
            if (cases > order.length) {
                throw new IllegalArgumentException(
                        "%d cases of %d training samples; choose at most as many".formatted(cases, order.length));
            }
            return Arrays.copyOf(order, cases);
        }

        @Override
        public States clamped(BoundaryProjector projector, Split samples, int cases, long seed) {
            Dataset train = samples.train();
            int[] chosen = chosen(samples, cases, seed);
            Targets targets = data.targets();
            States states = new States(projector.neurons(), cases);
            NeuronRange outputs = projector.outputRange();
            for (int s = 0; s < cases; s++) {
                for (int i = 0; i < projector.inputs(); i++) {
                    states.values()[i * cases + s] = train.value(chosen[s], i);
                }
                for (int i = outputs.from(); i < outputs.to(); i++) {
                    boolean isClass = train.label(chosen[s]) == i - outputs.from();
                    states.values()[i * cases + s] = isClass ? targets.high() : targets.low();
                }
            }
            return states;
        }
    }
}
