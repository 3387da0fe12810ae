package org.septuple.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.SpectralRadius;

/// The recurrent part of ŵ: the blocks that lie on some closed path. All other blocks only add zeros to the spectrum, so
/// a feed-forward network has no recurrent part and spectral radius 0.
public final class Recurrence {

    /// Recurrent neurons up to which the spectral radius is exact.
    public static final int EXACT = 1024;

    /// Recurrent neurons up to which all eigenvalues are found: about a second of work.
    public static final int SPECTRUM = 768;

    private static final int FORGOTTEN = 16;
    private static final int APPLICATIONS = 48;

    private final Weights weights;
    private final List<WeightBlock> blocks;
    private final int[] neurons;

    /// Finds the recurrent blocks by discarding, as long as there are any, those that nothing feeds and those that feed nothing.
    ///
    /// @param weights ŵ
    public Recurrence(Weights weights) {
        this.weights = weights;
        List<WeightBlock> remaining = weights.blocks();
        while (true) {
            List<WeightBlock> candidates = remaining;
            List<WeightBlock> kept = candidates.stream()
                    .filter(block -> candidates.stream()
                                    .anyMatch(other -> other.targets().meets(block.sources()))
                            && candidates.stream()
                                    .anyMatch(other -> other.sources().meets(block.targets())))
                    .toList();
            if (kept.size() == remaining.size()) {
                break;
            }
            remaining = kept;
        }
        this.blocks = remaining;
        this.neurons = IntStream.range(0, weights.neurons())
                .filter(i -> blocks.stream().anyMatch(block -> covers(block, i)))
                .toArray();
    }

    /// Whether learning can change the spectrum.
    ///
    /// @return true if some recurrent block is trainable
    public boolean isTrainable() {
        return blocks.stream().anyMatch(WeightBlock::trainable);
    }

    /// The largest modulus of an eigenvalue of ŵ. Above 1, small activity of a network with f′(0) = 1 grows.
    ///
    /// Up to [#EXACT] recurrent neurons by Gelfand's formula to 10⁻⁷. Above, the mean growth of a random vector under 48
    /// applications of ŵ after 16: a few percent, without any N² array.
    ///
    /// @return ρ(ŵ) ≥ 0; NaN if a weight is not finite
    public double spectralRadius() {
        return neurons.length <= EXACT ? exactRadius() : growth();
    }

    /// Number of neurons on which the recurrent blocks begin or end.
    ///
    /// @return n ≤ N; 0 for a feed-forward network, whose ŵ is nilpotent
    public int size() {
        return neurons.length;
    }

    /// The eigenvalues of the recurrent part. The other N − n eigenvalues of ŵ are exactly 0.
    ///
    /// @return n eigenvalues; null for n above [#SPECTRUM], or where a weight is not finite
    public @Nullable Eigenvalues eigenvalues() {
        return neurons.length <= SPECTRUM ? Eigenvalues.of(neurons.length, part()) : null;
    }

    private double exactRadius() {
        return SpectralRadius.of(neurons.length, part());
    }

    private double[] part() {
        int n = neurons.length;
        double[] part = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                part[i * n + j] = weights.get(neurons[i], neurons[j]);
            }
        }
        return part;
    }

    private double growth() {
        int n = weights.neurons();
        double[] x = new RandomStream(0, Purpose.CHECK_POINTS, 0, 0).gaussians(n);
        double[] y = new double[n];
        double logarithm = 0;
        for (int step = 0; step < FORGOTTEN + APPLICATIONS; step++) {
            Arrays.fill(y, 0);
            for (WeightBlock block : blocks) {
                apply(block, x, y);
            }
            double norm = Math.sqrt(Engine.scalar().kernels().reduction().sumOfSquares(y, 0, n));
            if (norm == 0 || !Double.isFinite(norm)) {
                return norm == 0 ? 0 : Double.NaN;
            }
            if (step >= FORGOTTEN) {
                logarithm += StrictMath.log(norm) / APPLICATIONS;
            }
            for (int i = 0; i < n; i++) {
                x[i] = y[i] / norm;
            }
        }
        return StrictMath.exp(logarithm);
    }

    private static void apply(WeightBlock block, double[] x, double[] y) {
        switch (block) {
            case SparseBlock sparse -> sparse.matrix().accumulate(Engine.scalar(), x, 1, y);
            case DenseBlock dense -> {
                MatrixView from = MatrixView.rowMajor(x, x.length, 1);
                MatrixView to = MatrixView.rowMajor(y, y.length, 1);
                new MatrixProduct(Engine.scalar().kernels().product())
                        .accumulate(
                                SynapticInput.weights(dense),
                                from.rows(
                                        dense.sources().from(), dense.sources().to()),
                                to.rows(dense.targets().from(), dense.targets().to()));
            }
        }
    }

    private static boolean covers(WeightBlock block, int neuron) {
        return block.targets().contains(neuron) || block.sources().contains(neuron);
    }
}
