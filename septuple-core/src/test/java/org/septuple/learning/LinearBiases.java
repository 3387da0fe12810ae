package org.septuple.learning;

import java.util.List;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Linear neurons, each with a fixed weight w_i on itself and a bias that learns: H = ½ Σ (a_i x_i − b_i)², a = 1 − w, x ~ N(0, 1) anew at
/// each time. ∂H/∂b of a sample has covariance diag(a²), so D_ii = η²a_i²/2B per step, whatever b is.
final class LinearBiases {

    private LinearBiases() {}

    private record Normal(int inputs, int outputs, long seed) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            new RandomStream(seed, Purpose.BOUNDARY_SAMPLES, 0, time)
                    .fillGaussian(batch.inputs(), 0, batch.inputs().length);
        }
    }

    static Septuple of(int batch, long seed, double... a) {
        NeuronRange all = new NeuronRange(0, a.length);
        Weights weights = new Weights(a.length, List.of(new DenseBlock(all, all, false)));
        for (int i = 0; i < a.length; i++) {
            weights.set(i, i, 1 - a[i]);
        }
        BoundaryProjector projector = new BoundaryProjector(a.length, 0, 0);
        return new Septuple(
                new States(a.length, batch),
                projector,
                new Normal(a.length, 0, seed),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
    }
}
