package org.septuple.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.DataPlan;
import org.septuple.experiment.DataSource;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Split;
import org.septuple.network.Targets;

/// Binds the section `data`.
///
/// ```yaml
/// data:
///   set: optdigits       # fashion-mnist, csv, idx, gaussian, mixture, moons; each with keys of its own
///   train: 1437          # training samples; the rest is the test part
///   scale: [-1, 1]       # or none, or standard
///   targets: [0, 1]
///   order: shuffled      # independent, or {kind: class-incremental, period: 100}
///   drift: 0             # added to all inputs per learning step
/// ```
final class DataBinder {

    private static final int MANY = 100_000_000;

    private final Section section;
    private final long seed;
    private final DataPlaces places;
    private final DataPlan plan;

    /// Reads the section.
    ///
    /// @param section `data`
    /// @param seed    of synthetic data and of the division
    /// @param places  where files are looked for
    DataBinder(Section section, long seed, DataPlaces places) {
        this.section = section;
        this.seed = seed;
        this.places = places;
        DataSource source = source();
        boolean ownTestPart = source instanceof DataSource.FashionMnist
                || (source instanceof DataSource.Idx idx && idx.testImages() != null);
        int train = ownTestPart ? section.integer("train", 0, MANY, 0) : section.integer("train", 1, MANY);
        double[] targets = section.numbers("targets", 2, Interval.FINITE, 0, 1);
        this.plan = new DataPlan(
                source,
                train,
                scaling(),
                ascending("targets", targets, () -> new Targets(targets[0], targets[1]), new Targets(0, 1)),
                order(section.variant("order", "shuffled")),
                section.number("drift", Interval.FINITE, 0));
        if (source instanceof DataSource.Gaussian normal
                && normal.fresh()
                && !(plan.scaling() instanceof Scaling.None)) {
            section.reject(
                    "fresh",
                    "`data.fresh` is true and `data.scale` is given; fresh features are drawn from the law itself, not scaled by samples",
                    "Delete `scale`, or choose `mean` and `sd` to suit.");
        }
    }

    /// The plan, harmless if anything is wrong.
    ///
    /// @return what the section says
    DataPlan plan() {
        return plan;
    }

    /// Reads or draws the samples.
    ///
    /// @return divided and scaled, with the hashes of the files
    DataFiles.Loaded load() {
        return new DataFiles(plan, section, seed, places).load();
    }

    /// Rejects an order that the samples cannot follow.
    ///
    /// @param data samples
    void agreesWith(Split data) {
        if (plan.order() instanceof SampledData.ClassIncremental && data.train().classes() == 0) {
            section.reject(
                    "order",
                    "`data.order` is class-incremental, %s has no classes"
                            .formatted(data.train().name()),
                    "Choose shuffled or independent, or labelled data.");
        }
    }

    private DataSource source() {
        Map<String, Supplier<DataSource>> sets = new LinkedHashMap<>();
        sets.put("optdigits", () -> new DataSource.Optdigits(path("path")));
        sets.put("fashion-mnist", () -> new DataSource.FashionMnist(path("path")));
        sets.put("csv", () -> new DataSource.Csv(requiredPath("path"), section.text("label", "last")));
        sets.put(
                "idx",
                () -> new DataSource.Idx(
                        requiredPath("images"), requiredPath("labels"), path("test-images"), path("test-labels")));
        sets.put("gaussian", this::gaussian);
        sets.put("mixture", () -> {
            int samples = section.integer("samples", 2, MANY);
            int features = section.integer("features", 1, 1_000_000);
            return new DataSource.Mixture(
                    samples,
                    features,
                    section.integer("classes", 1, 2 * features),
                    section.number("separation", Interval.FINITE),
                    section.number("sd", Interval.NON_NEGATIVE, 1));
        });
        sets.put(
                "moons",
                () -> new DataSource.Moons(
                        section.integer("samples", 2, MANY), section.number("noise", Interval.NON_NEGATIVE, 0.1)));
        DataSource source = section.select("set", sets).get();
        if (source instanceof DataSource.Idx idx && (idx.testImages() == null) != (idx.testLabels() == null)) {
            section.reject(
                    idx.testImages() == null ? "test-labels" : "test-images",
                    "`data.test-images` and `data.test-labels` need each other",
                    "Give both, or neither to split the training images.");
        }
        return source;
    }

    private DataSource gaussian() {
        int samples = section.integer("samples", 2, MANY);
        double[] mean = section.numbers("mean", Section.ANY, Interval.FINITE);
        double[] sd = section.numbers("sd", mean.length, Interval.NON_NEGATIVE);
        return new DataSource.Gaussian(
                samples,
                DoubleStream.of(mean).boxed().toList(),
                DoubleStream.of(sd).boxed().toList(),
                section.flag("fresh", false));
    }

    private @Nullable Path path(String key) {
        return section.has(key) ? requiredPath(key) : null;
    }

    /// Paths are written into the resolved configuration in full, so that it can be run from anywhere.
    private Path requiredPath(String key) {
        String text = section.text(key);
        Path path = places.resolve(text);
        if (!text.isEmpty()) {
            section.resolve(key, path.toString());
        }
        return path;
    }

    private Scaling scaling() {
        if (section.form("scale") == Form.SEQUENCE) {
            double[] bounds = section.numbers("scale", 2, Interval.FINITE);
            return ascending("scale", bounds, () -> new Scaling.Interval(bounds[0], bounds[1]), new Scaling.None());
        }
        Map<String, Scaling> choices = new LinkedHashMap<>();
        choices.put("none", new Scaling.None());
        choices.put("standard", new Scaling.Standard());
        return section.choice("scale", choices, "none");
    }

    private <T> T ascending(String key, double[] bounds, Supplier<? extends T> made, T fallback) {
        if (bounds[0] < bounds[1]) {
            return made.get();
        }
        section.reject(
                key,
                ErrorCode.OUT_OF_BOUNDS,
                "`data.%s` is [%s, %s], must be [low, high] with low < high".formatted(key, bounds[0], bounds[1]),
                "Exchange the two, or make them differ.");
        return fallback;
    }

    private static SampledData.Order order(Section section) {
        Map<String, Supplier<SampledData.Order>> orders = new LinkedHashMap<>();
        orders.put("shuffled", SampledData.Shuffled::new);
        orders.put("independent", SampledData.Independent::new);
        orders.put(
                "class-incremental",
                () -> new SampledData.ClassIncremental(section.longInteger("period", 1, Long.MAX_VALUE)));
        return section.select("kind", orders).get();
    }
}
