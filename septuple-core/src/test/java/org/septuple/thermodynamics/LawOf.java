package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;

/// The networks of the acceptance rows T1–T3, all of whose neurons are boundary, under a normal p_∂.
final class LawOf {

    static final double[] THREE_WEIGHTS = {0, .5, -.3, .2, 0, .4, -.6, .1, 0};

    private LawOf() {}

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
}
