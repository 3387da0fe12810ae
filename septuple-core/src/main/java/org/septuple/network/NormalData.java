package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;
import org.septuple.numerics.RandomStream;

/// Independent normal inputs, new at each time: p_∂ = Π_i N(mean_i, sd_i²), constant in time. No outputs.
public final class NormalData implements BoundaryDistribution {

    private final double[] mean;
    private final double[] deviation;
    private final long seed;
    private final int block;

    /// Normal data.
    ///
    /// @param mean      one per input neuron, finite; copied
    /// @param deviation standard deviations, one per input neuron, finite and ≥ 0; copied
    /// @param seed      of the samples
    /// @param block     replica, so that learners see different samples
    public NormalData(double[] mean, double[] deviation, long seed, int block) {
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException("%d means for %d standard deviations; give one of each per input neuron"
                    .formatted(mean.length, deviation.length));
        }
        for (int i = 0; i < mean.length; i++) {
            if (!(Double.isFinite(mean[i]) && Double.isFinite(deviation[i]) && deviation[i] >= 0)) {
                throw new IllegalArgumentException(
                        "mean %g and standard deviation %g of input %d must be finite, the latter >= 0"
                                .formatted(mean[i], deviation[i], i));
            }
        }
        this.mean = mean.clone();
        this.deviation = deviation.clone();
        this.seed = seed;
        this.block = block;
    }

    /// Standard normal inputs.
    ///
    /// @param inputs number of input neurons
    /// @param seed   of the samples
    /// @param block  replica
    /// @return mean 0, standard deviation 1
    public static NormalData standard(int inputs, long seed, int block) {
        double[] deviation = new double[inputs];
        Arrays.fill(deviation, 1);
        return new NormalData(new double[inputs], deviation, seed, block);
    }

    /// Mean of each input neuron.
    ///
    /// @return a copy
    public double[] mean() {
        return mean.clone();
    }

    /// Standard deviation of each input neuron.
    ///
    /// @return a copy
    public double[] deviation() {
        return deviation.clone();
    }

    @Override
    public int inputs() {
        return mean.length;
    }

    @Override
    public int outputs() {
        return 0;
    }

    @Override
    public void draw(long time, BoundaryBatch batch) {
        double[] x = batch.inputs();
        new RandomStream(seed, Purpose.BOUNDARY_SAMPLES, block, time).fillGaussian(x, 0, x.length);
        scale(x, batch.columns());
        Arrays.fill(batch.labels(), BoundaryBatch.UNLABELLED);
        Arrays.fill(batch.samples(), BoundaryBatch.FRESH);
    }

    boolean isReplicaOf(NormalData one, int distance) {
        return Arrays.equals(mean, one.mean)
                && Arrays.equals(deviation, one.deviation)
                && seed == one.seed
                && block == one.block + distance;
    }

    /// Draws for this and the seven following replicas.
    ///
    /// @param time  when
    /// @param width columns·8: numbers per input neuron
    /// @param x     receives inputs·width numbers
    void draw(long time, int width, double[] x, RandomKernels random) {
        random.tileOfGaussians(
                seed, Purpose.BOUNDARY_SAMPLES, block, time, 0, mean.length * width / RandomKernels.TILE, x, 0);
        scale(x, width);
    }

    private void scale(double[] x, int width) {
        for (int i = 0; i < mean.length; i++) {
            double sd = deviation[i];
            double centre = mean[i];
            for (int k = i * width; k < (i + 1) * width; k++) {
                x[k] = Math.fma(sd, x[k], centre);
            }
        }
    }
}
