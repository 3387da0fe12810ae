package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.network.ActivationDynamics.Periodic;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.SparseMatrix;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Wishart;

class SampledCloudTest {

    private static final Protocol CLAMPED = new Protocol(new Periodic(1000), true, true, 0);

    /// z of means over 400 clouds of 70 displacements, and of 8, where ½ log det is off by .44 without the correction: volumes with
    /// the standard deviation of Wishart's law, whose spread is put to the test too, entropy changes with their own.
    @Test
    void sampledCloudsAgreeWithExactOnes() {
        double[] w = new RandomStream(8, Purpose.WEIGHTS, 3, 0).gaussians(225);
        for (int p = 0; p < w.length; p++) {
            w[p] *= 0.3;
        }
        CloudReading reading = CloudReading.delay(15, 3, 3);
        Clouds clouds = Clouds.of(Clouds.bulk(15, 1, w), CLAMPED, reading);
        CloudChange exact = clouds.change(0);
        for (int vectors : new int[] {8, 70}) {
            assertAgreement(clouds, exact, vectors, 400);
        }
    }

    private static void assertAgreement(Clouds clouds, CloudChange exact, int vectors, int count) {
        TangentCloud cloud =
                TangentCloud.sampled(clouds.network(), Held.BOUNDARY, clouds.reading(), vectors, 11, Engine.scalar());
        CloudChange one = new CloudChange(clouds.reading());
        int n = one.entropyChanges().length;
        double[] volume = new double[n];
        double[] volumeSquares = new double[n];
        double[] change = new double[n];
        double[] changeSquares = new double[n];
        for (int number = 0; number < count; number++) {
            cloud.carry(clouds.paths(), 0, number, one);
            for (int i = 0; i < n; i++) {
                double v = one.volumesAfter()[i] - exact.volumesAfter()[i];
                double c = one.entropyChanges()[i] - exact.entropyChanges()[i];
                volume[i] += v / count;
                volumeSquares[i] += v * v / count;
                change[i] += c / count;
                changeSquares[i] += c * c / count;
            }
        }
        double variance = Wishart.logVariance(vectors, 3) / 4;
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(volume[i]) / Math.sqrt(variance / count)).isLessThan(4);
            assertThat(Math.abs(change[i]) / Math.sqrt(changeSquares[i] / count))
                    .isLessThan(4);
            // The variance of a squared deviation is 2 + κ times its mean squared, κ < 1 the excess kurtosis of log χ².
            assertThat(Math.abs(volumeSquares[i] / variance - 1) / Math.sqrt(3.0 / count))
                    .isLessThan(4);
        }
    }

    /// 9000 neurons with five synapses each, 70 displacements: products, rows and vectors are shared out.
    @Test
    void bitsDoNotDependOnThreads() {
        int n = 9000;
        Septuple septuple = sparse(n, 5);
        CloudReading reading = CloudReading.delay(n, 3, 3);
        BasePaths paths = Clouds.follow(septuple, CLAMPED, reading.steps());
        CloudChange alone = new CloudChange(reading);
        TangentCloud.sampled(septuple, Held.BOUNDARY, reading, 70, 3, Engine.scalar())
                .carry(paths, 0, 5, alone);
        CloudChange shared = new CloudChange(reading);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            TangentCloud.sampled(septuple, Held.BOUNDARY, reading, 70, 3, new Engine(Kernels.scalar(), crew))
                    .carry(paths, 0, 5, shared);
        }
        assertThat(shared.entropyChanges()).isEqualTo(alone.entropyChanges());
        assertThat(alone.entropyChanges()[n - 1]).isNotNaN();
    }

    /// A synapse that is there has the bits of the same synapse among zeros, by vector kernels too.
    @Test
    void bitsDoNotDependOnKernelsAndBlocks() {
        int n = 70;
        Septuple sparse = sparse(n, 5);
        double[] w = new double[n * n];
        for (int p = 0; p < w.length; p++) {
            w[p] = sparse.weights().get(p / n, p % n);
        }
        Septuple dense = Clouds.bulk(n, 1, w);
        CloudReading reading = CloudReading.delay(n, 3, 3);
        BasePaths paths = Clouds.follow(sparse, CLAMPED, reading.steps());
        CloudChange one = new CloudChange(reading);
        TangentCloud.exact(sparse, Held.BOUNDARY, reading, Engine.scalar()).carry(paths, 0, 0, one);
        CloudChange other = new CloudChange(reading);
        TangentCloud.exact(dense, Held.BOUNDARY, reading, new Engine(Lanes.kernels(), Crew.alone()))
                .carry(paths, 0, 0, other);
        assertThat(other.entropyChanges()).isEqualTo(one.entropyChanges());
        assertThat(one.entropyChanges()[n - 1]).isNotNaN();
    }

    /// Clouds of all columns, exact and sampled, are those carried one after another.
    @Test
    void cloudsSharedOutHaveTheSameBits() {
        int batch = 12;
        double[] w = new RandomStream(8, Purpose.WEIGHTS, 3, 0).gaussians(225);
        Septuple septuple = Clouds.bulk(15, batch, w);
        CloudReading reading = CloudReading.delay(15, 3, 3);
        BasePaths paths = Clouds.follow(septuple, CLAMPED, reading.steps());
        double[] exact = new double[batch * 15];
        double[] sampled = new double[batch * 15];
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Kernels.scalar(), crew);
            TangentClouds.exact(septuple, Held.BOUNDARY, reading, engine).carry(paths, 40, into(exact));
            TangentClouds.sampled(septuple, Held.BOUNDARY, reading, 30, 7, engine)
                    .carry(paths, 40, into(sampled));
        }
        CloudChange change = new CloudChange(reading);
        double[] alone = new double[batch * 15];
        for (int column = 0; column < batch; column++) {
            TangentCloud.exact(septuple, Held.BOUNDARY, reading, Engine.scalar())
                    .carry(paths, column, 0, change);
            into(alone).take(column, change);
        }
        assertThat(exact).isEqualTo(alone);
        for (int column = 0; column < batch; column++) {
            TangentCloud.sampled(septuple, Held.BOUNDARY, reading, 30, 7, Engine.scalar())
                    .carry(paths, column, 40 + column, change);
            into(alone).take(column, change);
        }
        assertThat(sampled).isEqualTo(alone);
        assertThat(sampled).isNotEqualTo(exact);
    }

    private static TangentClouds.Taker into(double[] all) {
        return (column, change) -> System.arraycopy(change.entropyChanges(), 0, all, column * 15, 15);
    }

    /// Random weights, a fixed pattern.
    private static Septuple sparse(int n, int synapses) {
        NeuronRange all = new NeuronRange(0, n);
        double[] w = new RandomStream(2, Purpose.WEIGHTS, 0, 0).gaussians(synapses * n);
        SparseMatrix matrix = SparseMatrix.of(n, n, (row, sink) -> {
            for (int k = 0; k < synapses; k++) {
                sink.put((row * 7919 % (n / synapses)) + k * (n / synapses), w[synapses * row + k]);
            }
        });
        Septuple septuple = new Septuple(
                new States(n, 1),
                new BoundaryProjector(0, n, 0),
                new Networks.Noise(0, 0, 1),
                new Weights(n, List.of(new SparseBlock(all, all, false, matrix))),
                new Biases(n, all),
                new Activation.Tanh(),
                new Loss.Boundary());
        new RandomStream(2, Purpose.WEIGHTS, 1, 0)
                .fillGaussian(septuple.states().values(), 0, n);
        return septuple;
    }
}
