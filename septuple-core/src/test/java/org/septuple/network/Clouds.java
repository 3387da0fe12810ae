package org.septuple.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Exact tangent clouds around all columns of a network.
///
/// @param network that moved
/// @param paths   of all columns
/// @param cloud   carries
/// @param reading of vectors
record Clouds(Septuple network, BasePaths paths, TangentCloud cloud, CloudReading reading) {

    static Clouds of(Septuple septuple, Protocol protocol, CloudReading reading) {
        BasePaths paths = follow(septuple, protocol, reading.steps());
        return new Clouds(
                septuple, paths, TangentCloud.exact(septuple, protocol.held(), reading, Engine.scalar()), reading);
    }

    static BasePaths follow(Septuple septuple, Protocol protocol, int steps) {
        States x = septuple.states();
        BasePaths paths = new BasePaths(x.neurons(), x.batch(), steps);
        paths.follow(new ActivationDynamics(septuple, protocol, 6, 0, 0, Engine.scalar()));
        return paths;
    }

    CloudChange change(int column) {
        CloudChange change = new CloudChange(reading);
        cloud.carry(paths, column, 0, change);
        return change;
    }

    double logJacobian(int column) {
        return new LogJacobian(network, paths.held()).of(paths, column, reading.lag());
    }

    /// Neuron i feeds neuron i + 1 with weight i, the last one the first.
    static Septuple ring(int batch, double... weights) {
        int n = weights.length;
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            w[(i + 1) % n * n + i] = weights[i];
        }
        return bulk(n, batch, w);
    }

    /// Three groups in a cycle; each neuron is fed by one, chosen by a random permutation.
    static Septuple permuted(int group, long seed) {
        int n = 3 * group;
        RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, 2, 0);
        double[] w = new double[n * n];
        for (int layer = 0; layer < 3; layer++) {
            int[] from = random.permutation(group);
            for (int i = 0; i < group; i++) {
                w[((layer + 1) % 3 * group + i) * n + layer * group + from[i]] = 0.5 + random.nextUniform();
            }
        }
        return bulk(n, 1, w);
    }

    /// tanh neurons without boundary or bias, in random states.
    static Septuple bulk(int neurons, int batch, double[] w) {
        Septuple septuple = Networks.dense(new Activation.Tanh(), new Loss.Boundary(), neurons, batch, 9);
        for (int p = 0; p < w.length; p++) {
            septuple.weights().set(p / neurons, p % neurons, w[p]);
        }
        Arrays.fill(septuple.biases().values(), 0);
        return septuple;
    }

    /// Neurons of three consecutive groups, the second one reversed.
    static CloudReading layers(int group) {
        return CloudReading.layers(
                3,
                IntStream.range(0, group).toArray(),
                IntStream.range(0, group).map(i -> 2 * group - 1 - i).toArray(),
                IntStream.range(2 * group, 3 * group).toArray());
    }
}
