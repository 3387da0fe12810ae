package org.septuple.network;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Datasets drawn from distributions that are known exactly.
public final class SyntheticData {

    private SyntheticData() {}

    /// Independent normal features: N(mean, diag(sd²)).
    ///
    /// @param samples n ≥ 1
    /// @param mean    length d
    /// @param sd      length d, ≥ 0
    /// @param seed    of the draw
    /// @return unlabelled data
    public static Dataset gaussian(int samples, double[] mean, double[] sd, long seed) {
        if (mean.length != sd.length) {
            throw new IllegalArgumentException("%d means for %d standard deviations".formatted(mean.length, sd.length));
        }
        int d = mean.length;
        double[] values = random(seed).gaussians(samples * d);
        for (int i = 0; i < values.length; i++) {
            values[i] = mean[i % d] + sd[i % d] * values[i];
        }
        return Dataset.unlabelled("gaussian", d, values);
    }

    /// A mixture of round Gaussians, one per class, in equal parts. The centre of class c lies at distance
    /// `separation` from the origin, on axis c mod d, on its negative side for c ≥ d.
    ///
    /// @param samples    n ≥ 1
    /// @param features   d ≥ 1
    /// @param classes    in [1, 2d]
    /// @param separation distance of the centres from the origin
    /// @param sd         standard deviation of each feature within a class, ≥ 0
    /// @param seed       of the draw
    /// @return labelled data
    public static Dataset mixture(int samples, int features, int classes, double separation, double sd, long seed) {
        if (classes < 1 || classes > 2 * features) {
            throw new IllegalArgumentException(
                    "%d classes in %d dimensions: need 1 <= classes <= %d".formatted(classes, features, 2 * features));
        }
        double[] values = random(seed).gaussians(samples * features);
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = s % classes;
            for (int i = 0; i < features; i++) {
                values[s * features + i] *= sd;
            }
            values[s * features + labels[s] % features] += labels[s] < features ? separation : -separation;
        }
        return Dataset.labelled("mixture", features, values, labels, classes);
    }

    /// Two interleaving half circles of radius 1 with Gaussian noise: class 0 is (cos φ, sin φ), class 1 is
    /// (1 − cos φ, ½ − sin φ), with φ uniform in [0, π).
    ///
    /// @param samples n ≥ 1
    /// @param noise   standard deviation added to both coordinates, ≥ 0
    /// @param seed    of the draw
    /// @return two features, two classes
    public static Dataset moons(int samples, double noise, long seed) {
        RandomStream random = random(seed);
        double[] values = random.gaussians(2 * samples);
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            double angle = Math.PI * random.nextUniform();
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            labels[s] = s % 2;
            values[2 * s] = noise * values[2 * s] + (labels[s] == 0 ? x : 1 - x);
            values[2 * s + 1] = noise * values[2 * s + 1] + (labels[s] == 0 ? y : 0.5 - y);
        }
        return Dataset.labelled("moons", 2, values, labels, 2);
    }

    private static RandomStream random(long seed) {
        return new RandomStream(seed, Purpose.DATASET, 0, 0);
    }
}
