package org.septuple.experiment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.NormalData;

/// Where samples come from. Files are read by org.septuple.io; the others are drawn.
public sealed interface DataSource {

    /// Handwritten digits, 1797 images of 8×8 pixels in 0 … 16 (UCI optdigits, CC BY 4.0); ships with the project.
    ///
    /// @param path CSV(.gz) file, null for the usual places
    record Optdigits(@Nullable Path path) implements DataSource {}

    /// Fashion-MNIST: 60 000 + 10 000 images of 28×28 pixels in 0 … 255, four IDX files in one directory.
    ///
    /// @param directory holds the files, null for the usual places
    record FashionMnist(@Nullable Path directory) implements DataSource {}

    /// A table with one sample per line.
    ///
    /// @param path  CSV(.gz) file
    /// @param label column of the class: `last`, `first`, a name, an index from 0, or `none`
    record Csv(Path path, String label) implements DataSource {}

    /// Images and labels in IDX(.gz) files, the format of MNIST.
    ///
    /// @param images     training images
    /// @param labels     training labels
    /// @param testImages test images, null to split the training images
    /// @param testLabels test labels, null to split the training images
    record Idx(
            Path images,
            Path labels,
            @Nullable Path testImages,
            @Nullable Path testLabels) implements DataSource {}

    /// Independent normal features, without classes.
    ///
    /// @param samples n
    /// @param mean    length d
    /// @param sd      length d
    /// @param fresh   whether learners see new features at each step instead of the training samples
    record Gaussian(int samples, List<Double> mean, List<Double> sd, boolean fresh) implements DataSource {
        public Gaussian {
            mean = List.copyOf(mean);
            sd = List.copyOf(sd);
        }

        /// The law itself.
        BoundaryDistribution fresh(long seed, int replica) {
            double[] means = mean.stream().mapToDouble(Double::doubleValue).toArray();
            double[] deviations = sd.stream().mapToDouble(Double::doubleValue).toArray();
            return new NormalData(means, deviations, seed, replica);
        }
    }

    /// Round Gaussian clouds, one per class.
    ///
    /// @param samples    n
    /// @param features   d
    /// @param classes    in [1, 2d]
    /// @param separation distance of the centres from the origin
    /// @param sd         of each feature within a class
    record Mixture(int samples, int features, int classes, double separation, double sd) implements DataSource {}

    /// Two interleaving half circles.
    ///
    /// @param samples n
    /// @param noise   standard deviation of both coordinates
    record Moons(int samples, double noise) implements DataSource {}
}
