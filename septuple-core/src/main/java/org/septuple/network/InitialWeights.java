package org.septuple.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Blocks of a [Wiring] and the random numbers that they start with.
final class InitialWeights {

    private InitialWeights() {}

    /// Synapses from inputs to the bulk and from the bulk to outputs, all to all.
    static long around(Wiring wiring, int inputs, int outputs) {
        return (long) wiring.bulk() * (inputs + outputs);
    }

    /// One block among all bulk neurons.
    static List<DenseBlock> allToAll(int inputs, int size, boolean trainable) {
        NeuronRange bulk = new NeuronRange(inputs, inputs + size);
        return List.of(new DenseBlock(bulk, bulk, trainable));
    }

    /// Bulk blocks with the numbers given, one block after the other, between Gaussian ones from inputs and to outputs.
    static Weights surrounded(
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

    /// Normal numbers of variance 1/(number of sources) in all dense blocks.
    static void fillGaussian(Weights weights, RandomStream random) {
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
    static void orthogonalise(int size, double[] matrix) {
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

    /// A random rotation: every vector is turned by the same angle, of an odd size but for one direction.
    ///
    /// @param size   n
    /// @param angle  radians
    /// @param random draws the planes
    /// @return n×n, row by row
    static double[] rotation(int size, double angle, RandomStream random) {
        double[] axes = random.gaussians(size * size);
        orthogonalise(size, axes);
        double cos = Elementary.cos(angle);
        double sin = Elementary.sin(angle);
        double[] rotation = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = size % 2 == 0 ? 0 : axes[(i + 1) * size - 1] * axes[(j + 1) * size - 1];
                for (int k = 0; k + 1 < size; k += 2) {
                    double iOne = axes[i * size + k];
                    double iTwo = axes[i * size + k + 1];
                    double jOne = axes[j * size + k];
                    double jTwo = axes[j * size + k + 1];
                    sum += cos * (iOne * jOne + iTwo * jTwo) + sin * (iTwo * jOne - iOne * jTwo);
                }
                rotation[i * size + j] = sum;
            }
        }
        return rotation;
    }

    /// Blocks of groups in a ring: g feeds g + 1, the last the first.
    static List<DenseBlock> ring(int inputs, int groups, int size, boolean trainable) {
        List<DenseBlock> ring = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int from = inputs + g * size;
            int to = inputs + (g + 1) % groups * size;
            ring.add(new DenseBlock(new NeuronRange(to, to + size), new NeuronRange(from, from + size), trainable));
        }
        return ring;
    }

    /// Multiplies each row by e^{sξ}, ξ standard normal.
    static void scaleRows(int size, double spread, double[] values, RandomStream random) {
        if (spread > 0) {
            double[] logs = random.gaussians(size);
            for (int p = 0; p < values.length; p++) {
                values[p] *= Elementary.exp(spread * logs[p / size]);
            }
        }
    }

    static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
