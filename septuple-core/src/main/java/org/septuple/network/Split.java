package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// A dataset divided into a part to learn from and a part to judge by.
///
/// @param train what the network learns from
/// @param test  what it never sees while learning; same features and classes
public record Split(Dataset train, Dataset test) {

    public Split {
        if (train.features() != test.features() || train.classes() != test.classes()) {
            throw new IllegalArgumentException(
                    "training part has %d features and %d classes, test part %d and %d; both must agree"
                            .formatted(train.features(), train.classes(), test.features(), test.classes()));
        }
    }

    /// Divides a dataset at random.
    ///
    /// @param dataset all samples
    /// @param train   number of training samples, in [1, n − 1]; the rest is the test part
    /// @param seed    of the division
    /// @return both parts
    public static Split random(Dataset dataset, int train, long seed) {
        int n = dataset.samples();
        if (train < 1 || train >= n) {
            throw new IllegalArgumentException(
                    "%d training samples of %d: need 1 <= train <= %d so that a test part remains"
                            .formatted(train, n, n - 1));
        }
        int[] order = new RandomStream(seed, Purpose.SPLIT, 0, 0).permutation(n);
        return new Split(
                dataset.select(Arrays.copyOf(order, train)), dataset.select(Arrays.copyOfRange(order, train, n)));
    }

    Split map(double[] offset, double[] factor) {
        return new Split(train.map(offset, factor), test.map(offset, factor));
    }
}
