package org.septuple.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.DataPlan;
import org.septuple.experiment.DataSource;
import org.septuple.network.Dataset;
import org.septuple.network.Split;
import org.septuple.network.SyntheticData;

/// Reads or draws the samples of an experiment.
final class DataFiles {

    private static final String OPTDIGITS = "optdigits-8x8.csv.gz";
    private static final String OPTDIGITS_SHA256 = "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a";

    private final DataPlan plan;
    private final Section section;
    private final long seed;
    private final DataPlaces places;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /// Samples and the hashes of the files they came from.
    ///
    /// @param data   divided and scaled
    /// @param hashes SHA-256 by file name; empty for data that were drawn
    record Loaded(Split data, Map<String, String> hashes) {}

    /// Stands in while the configuration has errors.
    static final Split NOTHING =
            new Split(Dataset.unlabelled("nothing", 1, new double[1]), Dataset.unlabelled("nothing", 1, new double[1]));

    /// One file of Fashion-MNIST.
    private enum Fashion {
        TRAIN_IMAGES("train-images-idx3-ubyte.gz", "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7"),
        TRAIN_LABELS("train-labels-idx1-ubyte.gz", "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056"),
        TEST_IMAGES("t10k-images-idx3-ubyte.gz", "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa"),
        TEST_LABELS("t10k-labels-idx1-ubyte.gz", "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05");

        private final String file;
        private final String sha256;

        Fashion(String file, String sha256) {
            this.file = file;
            this.sha256 = sha256;
        }
    }

    /// A reader for one configuration.
    ///
    /// @param plan    what to read
    /// @param section `data`, for messages
    /// @param seed    of synthetic data and of the division
    /// @param places  where files are looked for
    DataFiles(DataPlan plan, Section section, long seed, DataPlaces places) {
        this.plan = plan;
        this.section = section;
        this.seed = seed;
        this.places = places;
    }

    /// Reads or draws the samples.
    ///
    /// @return divided and scaled, with the hashes of the files
    Loaded load() {
        Split raw = switch (plan.source()) {
            case DataSource.Optdigits(Path path) -> split(optdigits(path));
            case DataSource.Csv(Path path, String label) -> split(csv(path, label));
            case DataSource.FashionMnist(Path directory) -> fashionMnist(directory);
            case DataSource.Idx idx -> idx(idx);
            case DataSource.Gaussian(int samples, List<Double> mean, List<Double> sd, boolean _) ->
                drawn(samples, mean.size(), () -> SyntheticData.gaussian(samples, array(mean), array(sd), seed));
            case DataSource.Mixture(int samples, int features, int classes, double separation, double sd) ->
                drawn(samples, features, () -> SyntheticData.mixture(samples, features, classes, separation, sd, seed));
            case DataSource.Moons(int samples, double noise) ->
                drawn(samples, 2, () -> SyntheticData.moons(samples, noise, seed));
        };
        return new Loaded(plan.scaling().apply(raw), Map.copyOf(hashes));
    }

    /// Draws samples if four copies of them (drawn, divided, scaled) fit into memory.
    private Split drawn(int samples, int features, Supplier<Dataset> draw) {
        long needed = 4L * Double.BYTES * samples * features;
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available || (long) samples * features > Integer.MAX_VALUE - 8) {
            throw refused(
                    ErrorCode.DATA_TOO_LARGE,
                    "samples",
                    "`data.samples` is %d with %d features: that needs %d MB, Java may use %d MB"
                            .formatted(samples, features, needed >> 20, available >> 20),
                    "Use fewer samples, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g");
        }
        return split(draw.get());
    }

    private Split fashionMnist(@Nullable Path directory) {
        Dataset train = images(fashion(directory, Fashion.TRAIN_IMAGES), fashion(directory, Fashion.TRAIN_LABELS));
        Dataset test = images(fashion(directory, Fashion.TEST_IMAGES), fashion(directory, Fashion.TEST_LABELS));
        return new Split(truncated(train), test);
    }

    private Split split(Dataset all) {
        if (plan.train() >= all.samples()) {
            throw refused(
                    ErrorCode.CONFLICT,
                    "train",
                    "`data.train` is %d, %s has %d samples".formatted(plan.train(), all.name(), all.samples()),
                    "Choose at most %d, so that a test part remains.".formatted(all.samples() - 1));
        }
        return Split.random(all, plan.train(), seed);
    }

    /// The first samples of a training file, or all of them for 0.
    private Dataset truncated(Dataset train) {
        if (plan.train() > train.samples()) {
            throw refused(
                    ErrorCode.CONFLICT,
                    "train",
                    "`data.train` is %d, the training file has %d samples".formatted(plan.train(), train.samples()),
                    "Choose at most %d, or 0 for all.".formatted(train.samples()));
        }
        return plan.train() == 0
                ? train
                : train.select(IntStream.range(0, plan.train()).toArray());
    }

    private Split idx(DataSource.Idx idx) {
        Dataset train = images(idx.images(), idx.labels());
        return idx.testImages() != null && idx.testLabels() != null
                ? new Split(truncated(train), images(idx.testImages(), idx.testLabels()))
                : split(train);
    }

    private Dataset optdigits(@Nullable Path given) {
        Path file = given != null ? given : places.find(OPTDIGITS);
        if (file == null) {
            throw missing("optdigits", OPTDIGITS, OPTDIGITS_SHA256, "https://doi.org/10.24432/C50P49");
        }
        Dataset digits = csv(file, "last");
        if (digits.features() != 64 || digits.classes() != 10) {
            String key = given == null ? "set" : "path";
            throw refused(
                    ErrorCode.DATA_FORMAT,
                    key,
                    "`data.%s`: %s has %d features and %d classes, optdigits has 64 and 10"
                            .formatted(key, file, digits.features(), digits.classes()),
                    "Use `set: csv` for tables of your own.");
        }
        return digits.asImages(8, 8);
    }

    private Dataset csv(Path file, String label) {
        Dataset dataset = CsvFile.read(file, label).dataset();
        hash(file);
        return dataset;
    }

    private Dataset images(Path images, Path labels) {
        Dataset dataset = IdxFile.read(images, labels);
        hash(images);
        hash(labels);
        return dataset;
    }

    private Path fashion(@Nullable Path directory, Fashion part) {
        Path file = directory != null ? directory.resolve(part.file) : places.find("fashion-mnist/" + part.file);
        if (file == null) {
            throw missing("fashion-mnist", part.file, part.sha256, "https://github.com/zalandoresearch/fashion-mnist");
        }
        return file;
    }

    private ConfigurationException missing(String set, String file, String sha256, String source) {
        String looked =
                places.candidates(set + "/" + file).stream().map(Path::toString).collect(Collectors.joining(", "));
        return refused(
                ErrorCode.DATA_UNREADABLE,
                "set",
                "`data.set` is %s: no file %s%s".formatted(set, file, looked.isEmpty() ? "" : "; looked for " + looked),
                "Get it from %s (SHA-256 %s) and give `data.path`, or set SEPTUPLE_DATA to its directory."
                        .formatted(source, sha256));
    }

    private ConfigurationException refused(ErrorCode code, String key, String message, String remedy) {
        return new ConfigurationException(new Violation(code, section.where(key), section.path(key), message, remedy));
    }

    private void hash(Path file) {
        try {
            hashes.put(file.getFileName().toString(), Sha256.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
