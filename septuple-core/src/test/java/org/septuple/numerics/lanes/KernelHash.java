package org.septuple.numerics.lanes;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.GaussianKernels;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;

/// A program that prints a hash of what all kernels give, and the bytes that a round of calls took from the heap.
final class KernelHash {

    private static final int N = 1003;

    private final double[] x = new double[N];
    private final double[] y = new double[N];
    private final double[] z = new double[N];
    private final double[] tile = new double[85 * RandomKernels.TILE];
    private final long[] words = new long[85 * RandomKernels.TILE];
    private final GaussianRound gaussians = new GaussianRound();
    private long hash = 1;

    private KernelHash() {
        var random = new SplittableRandom(47);
        for (int i = 0; i < N; i++) {
            x[i] = random.nextDouble(-20, 20);
        }
    }

    /// Runs the kernels.
    ///
    /// @param arguments number of rounds
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        Kernels kernels = Lanes.kernels();
        var program = new KernelHash();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (int round = 0; round < rounds; round++) {
            program.hash = 1;
            long before = threads.getCurrentThreadAllocatedBytes();
            program.round(kernels.elementary(), kernels.random());
            program.gaussians(kernels.gaussians());
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        }
        System.out.printf("%s %016x %d%n", kernels.name(), program.hash, bytes);
    }

    private void round(ElementaryKernels elementary, RandomKernels random) {
        elementary.exp(x, 0, N, y);
        absorb(y);
        elementary.log(x, 0, N, y); // half of them NaN
        absorb(y);
        elementary.log(y, 0, N, y);
        absorb(y);
        elementary.sin(x, 0, N, y);
        absorb(y);
        elementary.cos(x, 0, N, y);
        absorb(y);
        elementary.tanh(x, 0, N, y);
        absorb(y);
        elementary.tanh(x, 0, N, y, z);
        absorb(z);
        elementary.sigmoid(x, 0, N, y);
        absorb(y);
        elementary.sigmoid(x, 0, N, y, z);
        absorb(z);
        elementary.softplus(x, 0, N, y);
        absorb(y);
        elementary.softplus(x, 0, N, y, z);
        absorb(z);
        elementary.rectify(x, 0, N, 0.1, y);
        absorb(y);
        elementary.rectify(x, 0, N, 0.1, y, z);
        absorb(z);
        elementary.localErrorTanh(x, x, 0, N, y, z);
        absorb(z);
        elementary.localError(x, y, z, 0, N, y, z);
        absorb(z);
        random.uniforms(3, Purpose.DATASET, 4, 5, 6, y, 0, N);
        absorb(y);
        random.gaussians(3, Purpose.DATASET, 4, 5, 6, y, 0, N);
        absorb(y);
        random.tileOfUniforms(3, Purpose.DATASET, 4, 5, 6, 85, tile, 0);
        absorb(tile);
        random.tileOfGaussians(3, Purpose.DATASET, 4, 5, 6, 85, tile, 0);
        absorb(tile);
        random.tileOfWords(3, Purpose.DATASET, 4, 5, 6, 85, words, 0);
        absorbWords();
        random.tileBelow(3, Purpose.DATASET, 4, 5, 6, 85, 60_000, words, 0);
        absorbWords();
    }

    private void gaussians(GaussianKernels kernels) {
        gaussians.run(kernels);
        absorb(gaussians.weights);
        absorb(gaussians.sums);
    }

    private void absorb(double[] values) {
        for (double value : values) {
            hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(value);
        }
    }

    private void absorbWords() {
        for (long word : words) {
            hash = hash * 0x9E3779B97F4A7C15L + word;
        }
    }
}
