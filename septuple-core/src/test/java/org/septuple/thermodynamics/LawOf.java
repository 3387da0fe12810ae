package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The networks of the acceptance rows T1–T3, all of whose neurons are boundary, under a normal p_∂.
final class LawOf {

    static final double[] THREE_WEIGHTS = {0, .5, -.3, .2, 0, .4, -.6, .1, 0};

    private LawOf() {}

    private record NoData(int inputs, int outputs) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            throw new UnsupportedOperationException("the law needs no data");
        }
    }

    static Septuple network(int n, double[] weights, double[] biases, Activation activation) {
        Weights w = Weights.dense(n, weights);
        BoundaryProjector projector = new BoundaryProjector(n, 0, 0);
        Biases b = Biases.of(projector, w);
        System.arraycopy(biases, 0, b.values(), 0, n);
        return new Septuple(
                new States(n, 1),
                projector,
                NormalData.standard(n, 0, 0),
                w,
                b,
                activation,
                new Loss.Bulk(new BulkPotential.None()));
    }

    /// T1.
    static CanonicalLaw three(double beta) {
        Septuple network = network(3, THREE_WEIGHTS, new double[] {.1, -.2, .3}, new Activation.Identity());
        return CanonicalLaw.free(network, beta, Reference.LEBESGUE, new double[] {.5, 0, -.5}, new double[] {1, .5, 2});
    }

    /// T2 for n = 50.
    static CanonicalLaw ring(int n, double beta) {
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            w[i * n + (i + 1) % n] = .4;
            w[i * n + (i + n - 1) % n] = .4;
        }
        return standard(network(n, w, new double[n], new Activation.Identity()), beta);
    }

    /// T3.
    static CanonicalLaw two(Activation activation, double beta) {
        return standard(network(2, new double[] {.3, 1.2, -.8, .5}, new double[] {.2, -.1}, activation), beta);
    }

    static CanonicalLaw standard(Septuple network, double beta) {
        int n = network.projector().neurons();
        double[] one = new double[n];
        Arrays.fill(one, 1);
        return CanonicalLaw.free(network, beta, Reference.LEBESGUE, new double[n], one);
    }

    /// Dense weights of standard deviation `spread`, biases of ½.
    static Septuple random(BoundaryProjector projector, Activation activation, Loss loss, double spread, long seed) {
        int n = projector.neurons();
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0);
        double[] weights = random.gaussians(n * n);
        Weights w = Weights.dense(n, Arrays.stream(weights).map(x -> spread * x).toArray());
        Biases b = Biases.of(projector, w);
        random.fillGaussian(b.values(), 0, n);
        for (int i = 0; i < n; i++) {
            b.values()[i] *= 0.5;
        }
        return new Septuple(
                new States(n, 1),
                projector,
                new NoData(projector.inputs(), projector.outputs()),
                w,
                b,
                activation,
                loss);
    }

    /// The boundary clamped to standard normal numbers.
    static CanonicalLaw clamped(Septuple network, double beta, Reference reference, int cases, long seed) {
        States boundary = new States(network.projector().neurons(), cases);
        new RandomStream(seed, Purpose.CHECK_POINTS, 1, 0).fillGaussian(boundary.values(), 0, boundary.values().length);
        return CanonicalLaw.clamped(network, beta, reference, boundary);
    }

    /// The boundary under normal densities of mean .3 and variance ½.
    static CanonicalLaw free(Septuple network, double beta, Reference reference) {
        int n = network.projector().inputs() + network.projector().outputs();
        double[] mean = new double[n];
        double[] variance = new double[n];
        Arrays.fill(mean, .3);
        Arrays.fill(variance, .5);
        return CanonicalLaw.free(network, beta, reference, mean, variance);
    }
}
