package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.LaneKernels;

/// A finite sample: n points with d features each, with or without class labels.
///
/// Layout: n×d, row-major, one row per sample.
public final class Dataset {

    private final String name;
    private final int samples;
    private final int features;
    private final double[] values;
    private final int[] labels;
    private final int classes;
    private final int imageColumns;

    private Dataset(String name, int features, double[] values, int[] labels, int classes, int imageColumns) {
        if (features < 1 || values.length == 0 || values.length % features != 0) {
            throw new IllegalArgumentException("%s: %d values are not a whole number of samples with %d features"
                    .formatted(name, values.length, features));
        }
        this.name = name;
        this.samples = values.length / features;
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.classes = classes;
        this.imageColumns = imageColumns;
    }

    /// Samples with classes.
    ///
    /// @param name     shown to people
    /// @param features d ≥ 1
    /// @param values   n×d, row-major; kept, not copied
    /// @param labels   n labels in [0, classes); kept, not copied
    /// @param classes  number of classes, ≥ 1
    /// @return the dataset
    public static Dataset labelled(String name, int features, double[] values, int[] labels, int classes) {
        Dataset dataset = new Dataset(name, features, values, labels, classes, 0);
        if (labels.length != dataset.samples) {
            throw new IllegalArgumentException(
                    "%s: %d labels for %d samples".formatted(name, labels.length, dataset.samples));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "%s: label %d of sample %d must be in [0, %d)".formatted(name, labels[i], i, classes));
            }
        }
        return dataset;
    }

    /// Samples without classes.
    ///
    /// @param name     shown to people
    /// @param features d ≥ 1
    /// @param values   n×d, row-major; kept, not copied
    /// @return the dataset, with 0 classes
    public static Dataset unlabelled(String name, int features, double[] values) {
        return new Dataset(name, features, values, new int[0], 0, 0);
    }

    /// The same data, known to be images.
    ///
    /// @param rows    image height
    /// @param columns image width, rows·columns = d
    /// @return a dataset on the same arrays
    public Dataset asImages(int rows, int columns) {
        if ((long) rows * columns != features) {
            throw new IllegalArgumentException("%s: images of %d x %d need %d features, got %d"
                    .formatted(name, rows, columns, rows * columns, features));
        }
        return new Dataset(name, features, values, labels, classes, columns);
    }

    /// The samples at these places, in this order.
    ///
    /// @param places sample numbers
    /// @return a copy
    public Dataset select(int[] places) {
        double[] chosen = new double[places.length * features];
        int[] chosenLabels = new int[classes == 0 ? 0 : places.length];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(values, places[i] * features, chosen, i * features, features);
            if (classes > 0) {
                chosenLabels[i] = labels[places[i]];
            }
        }
        return new Dataset(name, features, chosen, chosenLabels, classes, imageColumns);
    }

    /// The same samples with each feature mapped to offset + factor·value.
    ///
    /// @param offset length d
    /// @param factor length d
    /// @return a copy
    public Dataset map(double[] offset, double[] factor) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int feature = i % features;
            mapped[i] = offset[feature] + factor[feature] * values[i];
        }
        return new Dataset(name, features, mapped, labels, classes, imageColumns);
    }

    /// Name shown to people.
    ///
    /// @return as given
    public String name() {
        return name;
    }

    /// Number of samples n.
    ///
    /// @return ≥ 1
    public int samples() {
        return samples;
    }

    /// Number of features d.
    ///
    /// @return ≥ 1
    public int features() {
        return features;
    }

    /// Number of classes.
    ///
    /// @return 0 for data without labels
    public int classes() {
        return classes;
    }

    /// Width of the images.
    ///
    /// @return 0 if the samples are not images
    public int imageColumns() {
        return imageColumns;
    }

    /// One number.
    ///
    /// @param sample  in [0, n)
    /// @param feature in [0, d)
    /// @return its value
    public double value(int sample, int feature) {
        return values[sample * features + feature];
    }

    /// One sample.
    ///
    /// @param sample in [0, n)
    /// @return a copy of its d features
    public double[] row(int sample) {
        return Arrays.copyOfRange(values, sample * features, (sample + 1) * features);
    }

    /// The class of a sample.
    ///
    /// @param sample in [0, n)
    /// @return in [0, classes), or [BoundaryBatch#UNLABELLED]
    public int label(int sample) {
        return classes == 0 ? BoundaryBatch.UNLABELLED : labels[sample];
    }

    void copyInto(int sample, BoundaryBatch batch, int column) {
        int columns = batch.columns();
        for (int i = 0, k = column; i < features; i++, k += columns) {
            batch.inputs()[k] = values[sample * features + i];
        }
        batch.labels()[column] = label(sample);
    }

    /// Copies the features of eight samples per column to `[(i·columns + s)·8 + ℓ]`.
    ///
    /// @param places  sample numbers, `[8s + ℓ]`
    /// @param columns number of columns
    /// @param lanes   receives the features
    void gather(long[] places, int columns, double[] lanes) {
        int numbers = columns * LaneKernels.LANES;
        for (int i = 0; i < features; i++) {
            int at = i * numbers;
            for (int k = 0; k < numbers; k++) {
                lanes[at + k] = values[(int) places[k] * features + i];
            }
        }
    }
}
