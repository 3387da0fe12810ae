package org.septuple.bench;

import org.septuple.network.Activation;
import org.septuple.network.ActivationMap;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// A recurrent tanh network without boundary, for steps of (2.1) alone.
final class UndrivenNetwork {

    /// Above 1, where tanh networks are chaotic: below, states die out and steps would be timed on denormal numbers.
    static final double GAIN = 1.5;

    private UndrivenNetwork() {}

    /// One step of (2.1) at each call, nothing held.
    ///
    /// @param wiring of the bulk
    /// @param batch  columns
    /// @param engine kernels and workers
    /// @return moves states that are standard normal at first
    static Runnable step(Wiring wiring, int batch, Engine engine) {
        ActivationMap map = new ActivationMap(septuple(wiring, batch), engine);
        map.hold(Held.NOTHING);
        return () -> map.advance(1);
    }

    /// The network.
    ///
    /// @param wiring of the bulk
    /// @param batch  columns
    /// @return states standard normal
    static Septuple septuple(Wiring wiring, int batch) {
        BoundaryProjector projector = new BoundaryProjector(0, wiring.bulk(), 0);
        Weights weights = wiring.weights(0, 0, 1, 0);
        Septuple septuple = new Septuple(
                new States(projector.neurons(), batch),
                projector,
                NormalData.standard(0, 1, 0),
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        double[] x = septuple.states().values();
        new RandomStream(1, Purpose.STATE_NOISE, 0, 0).fillGaussian(x, 0, x.length);
        return septuple;
    }
}
