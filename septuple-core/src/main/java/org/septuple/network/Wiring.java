package org.septuple.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
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
/// | [Permutation] | each neuron copies one other | all | all |
/// | [RandomRecurrent] | all to all, Gaussian, of given spectral radius | all | all |
/// | [SparseRecurrent] | each neuron hears a few others, Gaussian | all | all |
///
/// Weights from inputs, between layers and to outputs are normal with variance 1/(number of sources) and trainable.
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
            fillGaussian(weights, new RandomStream(seed, Purpose.WEIGHTS, block, 0));
            return weights;
        }
    }

    /// Groups of equal size in a ring: group g feeds group g + 1, the last feeds the first.
    ///
    /// @param groups     ≥ 1; one group feeds itself
    /// @param size       neurons per group, ≥ 1
    /// @param orthogonal whether blocks are gain times a random orthogonal matrix; else Gaussian with variance gain²/size
    /// @param gain       > 0; with orthogonal blocks it is the spectral radius
    /// @param trainable  whether the ring learns
    record Cyclic(int groups, int size, boolean orthogonal, double gain, boolean trainable) implements Wiring {
        public Cyclic {
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
            return (long) groups * size * size + around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            List<DenseBlock> ring = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                int from = inputs + g * size;
                int to = inputs + (g + 1) % groups * size;
                ring.add(new DenseBlock(new NeuronRange(to, to + size), new NeuronRange(from, from + size), trainable));
            }
            return surrounded(this, ring, inputs, outputs, seed, block, random -> {
                double[] values = random.gaussians(size * size);
                if (orthogonal) {
                    orthogonalise(size, values);
                }
                scale(values, orthogonal ? gain : gain / Math.sqrt(size));
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
            return (long) size * size + around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            return surrounded(this, allToAll(inputs, size, trainable), inputs, outputs, seed, block, random -> {
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
            return (long) size * size + around(this, inputs, outputs);
        }

        @Override
        public Weights weights(int inputs, int outputs, long seed, int block) {
            return surrounded(this, allToAll(inputs, size, trainable), inputs, outputs, seed, block, random -> {
                double[] values = random.gaussians(size * size);
                scale(values, spectralRadius / SpectralRadius.of(size, values));
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
            return (long) size * inDegree + around(this, inputs, outputs);
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
            fillGaussian(weights, new RandomStream(seed, Purpose.WEIGHTS, block, 0));
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

    private static long around(Wiring wiring, int inputs, int outputs) {
        return (long) wiring.bulk() * (inputs + outputs);
    }

    private static List<DenseBlock> allToAll(int inputs, int size, boolean trainable) {
        NeuronRange bulk = new NeuronRange(inputs, inputs + size);
        return List.of(new DenseBlock(bulk, bulk, trainable));
    }

    private static Weights surrounded(
            Wiring wiring,
            List<DenseBlock> within,
            int inputs,
            int outputs,
            long seed,
            int block,
            Function<RandomStream, double[]> values) {
        BoundaryProjector projector = new BoundaryProjector(inputs, wiring.bulk(), outputs);
        List<WeightBlock> blocks = new ArrayList<>(within);
        blocks.add(new DenseBlock(projector.bulkRange(), projector.inputRange(), true));
        blocks.add(new DenseBlock(projector.outputRange(), projector.bulkRange(), true));
        Weights weights = new Weights(projector.neurons(), blocks);
        RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, block, 0);
        fillGaussian(weights, random);
        for (DenseBlock bulkBlock : within) {
            System.arraycopy(values.apply(random), 0, bulkBlock.values(), 0, bulkBlock.size());
        }
        return weights;
    }

    private static void fillGaussian(Weights weights, RandomStream random) {
        for (WeightBlock any : weights.blocks()) {
            if (!(any instanceof DenseBlock block)) {
                continue;
            }
            int columns = block.sources().size();
            double sd = 1 / Math.sqrt(Math.max(1, columns));
            for (int from = 0; from < block.size(); from += columns) {
                random.fillGaussian(block.values(), from, from + columns);
            }
            scale(block.values(), sd);
        }
    }

    /// Replaces a Gaussian matrix by an orthogonal one, uniform in Haar measure: Q of its QR decomposition with the signs
    /// that make the diagonal of R positive (F. Mezzadri, Notices AMS 54 (2007) 592).
    private static void orthogonalise(int size, double[] matrix) {
        RealMatrix gaussian = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                gaussian.setEntry(i, j, matrix[i * size + j]);
            }
        }
        QRDecomposition qr = new QRDecomposition(gaussian);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i * size + j] =
                        qr.getQ().getEntry(i, j) * Math.signum(qr.getR().getEntry(j, j));
            }
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
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
