package org.septuple.network;

import java.util.Arrays;

/// How features are mapped before a network sees them. Statistics come from the training part alone.
public sealed interface Scaling {

    /// Both parts under the map that the training part defines.
    ///
    /// @param data training and test part
    /// @return scaled copies
    /// @throws IllegalArgumentException if double precision cannot hold the spread of the training part, or its inverse
    Split apply(Split data);

    /// Leaves the data as they are.
    record None() implements Scaling {
        @Override
        public Split apply(Split data) {
            return data;
        }
    }

    /// One affine map for all features, from the extreme values of the training part to [low, high]. Constant data go to low.
    ///
    /// @param low  image of the smallest value
    /// @param high image of the largest, > low
    record Interval(double low, double high) implements Scaling {
        public Interval {
            if (!(low < high && Double.isFinite(high - low))) {
                throw new IllegalArgumentException(
                        "scale [%g, %g] must be finite with low < high".formatted(low, high));
            }
        }

        @Override
        public Split apply(Split data) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            Dataset train = data.train();
            for (int s = 0; s < train.samples(); s++) {
                for (int i = 0; i < train.features(); i++) {
                    min = Math.min(min, train.value(s, i));
                    max = Math.max(max, train.value(s, i));
                }
            }
            double scale = max > min ? (high - low) / (max - min) : 0;
            if (max > min && !(scale > 0 && Double.isFinite(scale))) {
                throw new IllegalArgumentException("features of %s from %s to %s cannot be scaled to [%s, %s]"
                        .formatted(train.name(), min, max, low, high));
            }
            double[] factor = new double[train.features()];
            double[] offset = new double[train.features()];
            Arrays.fill(factor, scale);
            Arrays.fill(offset, low - min * factor[0]);
            return data.map(offset, factor);
        }
    }

    /// Each feature to mean 0 and standard deviation 1. Constant features go to 0.
    record Standard() implements Scaling {
        @Override
        public Split apply(Split data) {
            Dataset train = data.train();
            double[] factor = new double[train.features()];
            double[] offset = new double[train.features()];
            for (int i = 0; i < train.features(); i++) {
                double first = train.value(0, i); // deviations from a sample: a constant feature gives exactly 0
                double mean = 0;
                for (int s = 0; s < train.samples(); s++) {
                    mean += (train.value(s, i) - first) / train.samples();
                }
                double largest = 0;
                double variance = 0;
                for (int s = 0; s < train.samples(); s++) {
                    double deviation = train.value(s, i) - first - mean;
                    variance += deviation * deviation / train.samples();
                    largest = Math.max(largest, Math.abs(deviation));
                }
                if (!Double.isFinite(variance) || (variance == 0 && largest > 0)) {
                    throw new IllegalArgumentException(
                            "feature %d of %s has mean %s and deviations of up to %s; their squares do not fit, so it cannot be standardised"
                                    .formatted(i, train.name(), first + mean, largest));
                }
                factor[i] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
                offset[i] = -(first + mean) * factor[i];
            }
            return data.map(offset, factor);
        }
    }
}
