package org.septuple.network;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.SparseMatrix;
import org.septuple.numerics.SpectralRadius;

/// Who is connected to whom: inputs, a bulk of one of these structures, outputs.
///
/// | structure | bulk | inputs feed | outputs read |
/// |---|---|---|---|
/// | [FeedForward] | layers, each feeding the next; ŵ is nilpotent | the first layer | the last layer |
/// | [Cyclic] | groups in a ring, g → g + 1 | all groups | all groups |
/// | [Turning] | the same groups; each hears the one before, turned by a small angle | all groups | all groups |
/// | [Permutation] | each neuron copies one other | all | all |
/// | [RandomRecurrent] | all to all, Gaussian, of given spectral radius | all | all |
/// | [SparseRecurrent] | each neuron hears a few others, Gaussian | all | all |
/// | [Explicit] | every weight of ŵ is given | as given | as given |
/// | [Ring] | each neuron of the network hears both neighbours | neighbours | neighbours |
///
/// Weights from inputs, between layers and to outputs are normal with variance 1/(number of sources) and trainable, but for
/// [Whole] wirings, which draw no random numbers.
public sealed interface Wiring {

    /// Number of bulk neurons.
    ///
    /// @return ≥ 0
    int bulk();

    /// Number of synapses, before any is made.
    ///
    /// @param inputs  number of input neurons
    /// @param outputs number of output neurons
    /// @return of all blocks together
    long synapses(int inputs, int outputs);

    /// Initial weights.
    ///
    /// @param inputs  number of input neurons
    /// @param outputs number of output neurons
    /// @param seed    of the weights
    /// @param block   replica
    /// @return ŵ with its blocks
    Weights weights(int inputs, int outputs, long seed, int block);

    /// Layers from inputs to outputs.
    ///
    /// @param layers widths of the hidden layers, each ≥ 1; may be empty
    record FeedForward(List<Integer> layers) implements Wiring {
        public FeedForward {
            layers = List.copyOf(layers);
            layers.forEach(width -> requireAtLeastOne("layer width", width));
        }

        @Override
        public int bulk() {
            return layers.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public long synapses(int inputs, int outputs) {
            long sum = 0;
            long before = inputs;
            for (int width : layers) {
                sum += before * width;
                before = width;
            }
            return sum + before * outputs;
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            List<WeightBlock> blocks = new ArrayList<>();
            NeuronRange before = new NeuronRange(0, inputs);
            List<Integer> widths = new ArrayList<>(layers);
            widths.add(outputs);
            for (int width : widths) {
                NeuronRange layer = new NeuronRange(before.to(), before.to() + width);
                blocks.add(new DenseBlock(layer, before, true));
                before = layer;
            }
            Weights weights = new Weights(before.to(), blocks);
            InitialWeights.fillGaussian(weights, new RandomStream(seed, Purpose.WEIGHTS, block, 0));
            return weights;
        }
    }

    /// Groups of equal size in a ring: group g feeds group g + 1, the last feeds the first.
    ///
    /// @param groups     ≥ 1; one group feeds itself
    /// @param size       neurons per group, ≥ 1
    /// @param orthogonal whether blocks are gain times a random orthogonal matrix; else Gaussian with variance gain²/size
    /// @param gain       > 0; with orthogonal blocks it is the spectral radius
    /// @param rows       s ≥ 0: the row of each neuron is multiplied by e^{sξ}, ξ standard normal, so that neurons are not all alike
    /// @param trainable  whether the ring learns
    record Cyclic(int groups, int size, boolean orthogonal, double gain, double rows, boolean trainable)
            implements Wiring {

        /// A ring of neurons of one gain.
        ///
        /// @param groups     ≥ 1
        /// @param size       neurons per group, ≥ 1
        /// @param orthogonal whether blocks are gain times a random orthogonal matrix
        /// @param gain       > 0
        /// @param trainable  whether the ring learns
        public Cyclic(int groups, int size, boolean orthogonal, double gain, boolean trainable) {
            this(groups, size, orthogonal, gain, 0, trainable);
        }

        public Cyclic {
            if (!(rows >= 0 && Double.isFinite(rows))) {
                throw new IllegalArgumentException("spread of the rows %g must be finite and >= 0".formatted(rows));
            }
            requireAtLeastOne("groups", groups);
            requireAtLeastOne("group size", size);
            requireScale("gain", gain);
        }

        @Override
        public int bulk() {
            return Math.multiplyExact(groups, size);
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) groups * size * size + InitialWeights.around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            List<DenseBlock> ring = InitialWeights.ring(inputs, groups, size, trainable);
            return InitialWeights.surrounded(this, ring, inputs, outputs, seed, block, random -> {
                double[] values = random.gaussians(size * size);
                if (orthogonal) {
                    InitialWeights.orthogonalise(size, values);
                }
                InitialWeights.scale(values, orthogonal ? gain : gain / Math.sqrt(size));
                InitialWeights.scaleRows(size, rows, values, random);
                return values;
            });
        }
    }

    /// Groups of equal size in a ring, whose blocks are gain times a rotation each: R = Q diag(ρ, ρ, …) Qᵀ with Q random orthogonal and ρ a rotation of the plane by
    /// angle/groups; of an odd size one direction stays. What goes once round the ring is turned by no more than the angle, so that a small one makes states of a group that
    /// hardly change in a period but for gain and activation; blocks that turn by π/2 each mix as random ones do.
    ///
    /// @param groups    ≥ 1
    /// @param size      neurons per group, ≥ 1
    /// @param angle     of all blocks together, radians, in [0, π·groups]
    /// @param gain      > 0
    /// @param rows      s ≥ 0 as in [Cyclic]
    /// @param trainable whether the ring learns
    record Turning(int groups, int size, double angle, double gain, double rows, boolean trainable) implements Wiring {

        public Turning {
            if (!(angle >= 0 && angle <= Math.PI * groups && rows >= 0 && Double.isFinite(rows))) {
                throw new IllegalArgumentException(
                        "angle %g must be in [0, pi] for each of %d groups, spread of the rows %g finite and >= 0"
                                .formatted(angle, groups, rows));
            }
            requireAtLeastOne("groups", groups);
            requireAtLeastOne("group size", size);
            requireScale("gain", gain);
        }

        @Override
        public int bulk() {
            return Math.multiplyExact(groups, size);
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) groups * size * size + InitialWeights.around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            List<DenseBlock> ring = InitialWeights.ring(inputs, groups, size, trainable);
            return InitialWeights.surrounded(this, ring, inputs, outputs, seed, block, random -> {
                double[] values = InitialWeights.rotation(size, angle / groups, random);
                InitialWeights.scale(values, gain);
                InitialWeights.scaleRows(size, rows, values, random);
                return values;
            });
        }
    }

    /// Every bulk neuron hears one other: ŵ on the bulk is gain times a random permutation matrix.
    ///
    /// @param size      bulk neurons, ≥ 1
    /// @param gain      > 0; the spectral radius
    /// @param trainable whether these synapses (all size², most of them 0 at first) learn
    record Permutation(int size, double gain, boolean trainable) implements Wiring {
        public Permutation {
            requireAtLeastOne("size", size);
            requireScale("gain", gain);
        }

        @Override
        public int bulk() {
            return size;
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) size * size + InitialWeights.around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            return InitialWeights.surrounded(
                    this, InitialWeights.allToAll(inputs, size, trainable), inputs, outputs, seed, block, random -> {
                        double[] values = new double[size * size];
                        int[] source = random.permutation(size);
                        for (int i = 0; i < size; i++) {
                            values[i * size + source[i]] = gain;
                        }
                        return values;
                    });
        }
    }

    /// All bulk neurons to all, Gaussian, scaled to a spectral radius.
    ///
    /// @param size           bulk neurons, ≥ 1
    /// @param spectralRadius > 0
    /// @param trainable      whether these synapses learn
    record RandomRecurrent(int size, double spectralRadius, boolean trainable) implements Wiring {
        public RandomRecurrent {
            requireAtLeastOne("size", size);
            requireScale("spectral radius", spectralRadius);
        }

        @Override
        public int bulk() {
            return size;
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) size * size + InitialWeights.around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            return InitialWeights.surrounded(
                    this, InitialWeights.allToAll(inputs, size, trainable), inputs, outputs, seed, block, random -> {
                        double[] values = random.gaussians(size * size);
                        InitialWeights.scale(values, spectralRadius / SpectralRadius.of(size, values));
                        return values;
                    });
        }
    }

    /// Every bulk neuron hears the same number of others, one from each of as many equal parts of the bulk, chosen uniformly
    /// within the part: each pair is connected with probability inDegree/size. Weights are normal with variance
    /// gain²/inDegree, so that the spectral radius tends to gain as size and inDegree grow (circular law).
    ///
    /// @param size      bulk neurons, ≥ 1
    /// @param inDegree  synapses that end at each, in [1, size]; at most 2³¹ − 1 in all
    /// @param gain      > 0
    /// @param trainable whether these synapses learn
    record SparseRecurrent(int size, int inDegree, double gain, boolean trainable) implements Wiring {
        public SparseRecurrent {
            requireAtLeastOne("size", size);
            if (inDegree < 1 || inDegree > size || (long) size * inDegree > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "in-degree %d must be in [1, size %d], with at most 2^31 - 1 synapses in all"
                                .formatted(inDegree, size));
            }
            requireScale("gain", gain);
        }

        @Override
        public int bulk() {
            return size;
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) size * inDegree + InitialWeights.around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            BoundaryProjector projector = new BoundaryProjector(inputs, size, outputs);
            NeuronRange bulk = projector.bulkRange();
            SparseMatrix matrix = SparseMatrix.of(
                    projector.neurons(), projector.neurons(), (row, sink) -> synapses(bulk, row, seed, block, sink));
            Weights weights = new Weights(
                    projector.neurons(),
                    List.of(
                            new SparseBlock(bulk, bulk, trainable, matrix),
                            new DenseBlock(bulk, projector.inputRange(), true),
                            new DenseBlock(projector.outputRange(), bulk, true)));
            InitialWeights.fillGaussian(weights, new RandomStream(seed, Purpose.WEIGHTS, block, 0));
            return weights;
        }

        private void synapses(NeuronRange bulk, int row, long seed, int block, SparseMatrix.EntrySink sink) {
            if (!bulk.contains(row)) {
                return;
            }
            RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, block, 1L + row);
            double[] values = random.gaussians(inDegree);
            double sd = gain / Math.sqrt(inDegree);
            for (int k = 0; k < inDegree; k++) {
                long first = (long) k * size / inDegree;
                long next = (k + 1L) * size / inDegree;
                sink.put(bulk.from() + (int) first + random.nextBelow((int) (next - first)), sd * values[k]);
            }
        }
    }

    /// A wiring of all neurons, boundary included, which sets how many of them are inputs and outputs.
    sealed interface Whole extends Wiring {

        /// Number of input neurons.
        ///
        /// @return ≥ 0
        int inputs();

        /// Number of output neurons.
        ///
        /// @return ≥ 0
        int outputs();

        /// Number of neurons N.
        ///
        /// @return inputs, bulk and outputs together
        int neurons();

        @Override
        default int bulk() {
            return neurons() - inputs() - outputs();
        }
    }

    /// Every weight given, as one block on all neurons.
    ///
    /// @param inputs    number of input neurons, ≥ 0
    /// @param outputs   number of output neurons, ≥ 0, with inputs + outputs ≤ N
    /// @param rows      ŵ, N×N and finite: number j of row i is w_ij, from neuron j to i
    /// @param trainable whether the weights learn; biases do
    record Explicit(int inputs, int outputs, List<List<Double>> rows, boolean trainable) implements Whole {
        public Explicit {
            rows = rows.stream().map(List::copyOf).toList();
            int n = rows.size();
            for (int i = 0; i < n; i++) {
                if (rows.get(i).size() != n) {
                    throw new IllegalArgumentException(
                            "row %d has %d weights for %d neurons; give one from each neuron, %d in all"
                                    .formatted(i, rows.get(i).size(), n, n));
                }
                for (int j = 0; j < n; j++) {
                    requireFinite(i, j, rows.get(i).get(j));
                }
            }
            requireSizes(inputs, outputs, n, 1);
        }

        /// Weights that learn.
        ///
        /// @param inputs  number of input neurons, ≥ 0
        /// @param outputs number of output neurons, ≥ 0, with inputs + outputs ≤ N
        /// @param rows    ŵ, N×N and finite
        public Explicit(int inputs, int outputs, List<List<Double>> rows) {
            this(inputs, outputs, rows, true);
        }

        @Override
        public int neurons() {
            return rows.size();
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return (long) rows.size() * rows.size();
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            requireOwnSizes(this, inputs, outputs);
            return Weights.dense(
                    rows.size(),
                    rows.stream()
                            .flatMap(List::stream)
                            .mapToDouble(Double::doubleValue)
                            .toArray(),
                    trainable);
        }
    }

    /// A ring that each neuron shares with its two neighbours: w_ij = weight for j = i ± 1 mod N, as sparse synapses that
    /// learn.
    ///
    /// @param inputs  number of input neurons, ≥ 0
    /// @param outputs number of output neurons, ≥ 0, with inputs + outputs ≤ N
    /// @param neurons N ≥ 3, for with fewer both neighbours are one; at most 2³⁰ − 1
    /// @param weight  of all synapses, finite
    record Ring(int inputs, int outputs, int neurons, double weight) implements Whole {
        private static final int MOST = Integer.MAX_VALUE / 2;

        public Ring {
            if (neurons < 3 || neurons > MOST) {
                throw new IllegalArgumentException(
                        "a ring of %d neurons: it needs >= 3, so that neighbours differ, and <= %d; give the weights of fewer one by one"
                                .formatted(neurons, MOST));
            }
            requireFinite(0, 1, weight);
            requireSizes(inputs, outputs, neurons, 3);
        }

        @Override
        public long synapses(int inputs, int outputs) {
            return 2L * neurons;
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            requireOwnSizes(this, inputs, outputs);
            NeuronRange all = new NeuronRange(0, neurons);
            SparseMatrix matrix = SparseMatrix.of(neurons, neurons, (row, sink) -> {
                int before = Math.floorMod(row - 1, neurons);
                int after = Math.floorMod(row + 1, neurons);
                sink.put(Math.min(before, after), weight);
                sink.put(Math.max(before, after), weight);
            });
            return new Weights(neurons, List.of(new SparseBlock(all, all, true, matrix)));
        }
    }

    private static void requireFinite(int target, int source, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "weight %g from neuron %d to %d must be finite".formatted(weight, source, target));
        }
    }

    private static void requireSizes(int inputs, int outputs, int neurons, int least) {
        if (neurons < least || inputs < 0 || outputs < 0 || (long) inputs + outputs > neurons) {
            throw new IllegalArgumentException(
                    "%d inputs and %d outputs of %d neurons: both must be >= 0 and together at most the neurons, which must be >= %d"
                            .formatted(inputs, outputs, neurons, least));
        }
    }

    private static void requireOwnSizes(Whole wiring, int inputs, int outputs) {
        if (inputs != wiring.inputs() || outputs != wiring.outputs()) {
            throw new IllegalArgumentException(
                    "%d inputs and %d outputs asked for, the weights given are for %d and %d; both must agree"
                            .formatted(inputs, outputs, wiring.inputs(), wiring.outputs()));
        }
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s %d must be >= 1".formatted(name, value));
        }
    }

    private static void requireScale(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s %g must be finite and > 0".formatted(name, value));
        }
    }
}
