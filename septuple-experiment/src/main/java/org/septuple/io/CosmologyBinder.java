package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.CosmologyPlan;
import org.septuple.experiment.RecordingPlan;
import org.septuple.gravity.cosmology.ExpansionSolver;
import org.septuple.gravity.cosmology.FriedmannModel;
import org.septuple.gravity.cosmology.KasnerModel;
import org.septuple.gravity.cosmology.MeasuredExpansion;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;

/// Binds the section `cosmology`.
///
/// ```yaml
/// cosmology: {hubble: 1, dust: 0.3, radiation: 0, lambda: 0.7, from: 0, to: 1, points: 101, tolerance: 1e-12}   # curvature is what is left to 1
/// cosmology: {exponents: [-1/3, 2/3, 2/3], lambda: 3, from: 0.01, to: 1}       # lambda is Λ itself
/// cosmology: {neurons: {start: 1000, lambda: "2/N"}, from: 0, to: 5}            # Λ(t, N) of a flat vacuum
/// cosmology: {neurons: {table: neurons.csv, window: 12}}                        # columns time, count, and perhaps volume
/// cosmology: {neurons: {run: RUN, replica: 0, window: 12}}                      # births and deaths in a learner that adapts by (4.8)
/// cosmology: {neurons: {density: n.npy, volume: 8, from: 0, to: 5, window: 12}}  # an array over time, x, perhaps y, z
/// ```
final class CosmologyBinder {

    private static final int POINTS = 101;
    private static final double TOLERANCE = 1e-12;
    private static final double LOOSEST = 1e-2;
    private static final double TIGHTEST = 1e-15;
    private static final int LONGEST_WINDOW = 10_000;
    private static final int WINDOW = 12;
    private static final double FIRST = 0.01;
    private static final double ROUND_OFF = 1e-15;
    private static final int DIRECTIONS = 3;
    private static final List<String> COLUMNS = List.of("time", "count");
    private static final String VOLUME = "volume";
    private static final List<String> OF_LEARNER = List.of("replica", "step", "neurons");
    private static final int MOST_REPLICAS = 1_000_000;
    private static final CosmologyPlan.Times SOME = new CosmologyPlan.Times(0, 1, 2, TOLERANCE);
    private static final CosmologyPlan HARMLESS = new CosmologyPlan.Isotropic(FriedmannModel.of(1, 1, 0, 0), SOME);

    private final Section section;
    private final DataPlaces places;
    private final boolean open;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final CosmologyPlan plan;

    /// Reads the section.
    ///
    /// @param section `cosmology`
    /// @param places  where files are looked for
    /// @param open    whether they are read
    CosmologyBinder(Section section, DataPlaces places, boolean open) {
        this.section = section;
        this.places = places;
        this.open = open;
        section.exclude("neurons", "exponents");
        for (String content : List.of("dust", "radiation", "curvature", "hubble")) {
            section.exclude("exponents", content);
            section.exclude("neurons", content);
        }
        section.exclude("neurons", "lambda");
        if (section.has("neurons")) {
            this.plan = neurons(section.section("neurons"));
        } else {
            this.plan = section.has("exponents") ? anisotropic() : isotropic();
        }
    }

    /// What is computed, harmless if anything is wrong.
    CosmologyPlan plan() {
        return plan;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        return hashes;
    }

    private CosmologyPlan isotropic() {
        double hubble = section.number("hubble", Interval.POSITIVE, 1);
        double dust = section.number("dust", Interval.NON_NEGATIVE, 0);
        double radiation = section.number("radiation", Interval.NON_NEGATIVE, 0);
        double lambda = section.number("lambda", Interval.FINITE, 0);
        double rest = 1 - dust - radiation - lambda;
        double curvature = section.number("curvature", Interval.FINITE, Math.abs(rest) <= ROUND_OFF ? 0 : rest);
        CosmologyPlan.Times times = times(0);
        if (List.of("dust", "radiation", "curvature", "lambda").stream().noneMatch(section::has)) {
            section.reject(
                    "dust",
                    ErrorCode.MISSING_KEY,
                    "none of `cosmology.dust`, `radiation`, `curvature`, `lambda`, `exponents` and `neurons` is given: nothing expands",
                    "Give `dust: 0.3` and `lambda: 0.7`, `exponents: [-1/3, 2/3, 2/3]`, or `neurons: {table: neurons.csv}`.");
            return HARMLESS;
        }
        return section.construct(
                        section.has("curvature") ? "curvature" : "radiation",
                        () -> new FriedmannModel(hubble, dust, radiation, curvature, lambda))
                .map(model -> {
                    requireBeginning(model, times);
                    CosmologyPlan isotropic = new CosmologyPlan.Isotropic(model, times);
                    return isotropic;
                })
                .orElse(HARMLESS);
    }

    private void requireBeginning(FriedmannModel model, CosmologyPlan.Times times) {
        if (times.from() < 0 && new ExpansionSolver(model, times.tolerance()).hasBigBang()) {
            section.reject(
                    "from",
                    "`cosmology.from` is %s, time begins with the big bang at 0".formatted(times.from()),
                    "Give 0 or more.");
        }
    }

    private CosmologyPlan anisotropic() {
        double[] p = section.numbers("exponents", DIRECTIONS, Interval.FINITE);
        double lambda = section.number("lambda", Interval.FINITE, 0);
        CosmologyPlan.Times times = times(FIRST);
        if (section.isSound() && !(times.from() > 0)) {
            section.reject(
                    "from",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`cosmology.from` is %s, must be above 0, the singularity".formatted(times.from()),
                    "Give a small time, or leave it out.");
        }
        return section.construct("exponents", () -> new KasnerModel(lambda, p[0], p[1], p[2]))
                .map(model -> {
                    CosmologyPlan anisotropic = new CosmologyPlan.Anisotropic(model, times);
                    return anisotropic;
                })
                .orElse(HARMLESS);
    }

    /// @param share of the end, at which it begins by default
    private CosmologyPlan.Times times(double share) {
        double to = section.number("to", Interval.FINITE);
        double from = section.number("from", Interval.FINITE, share * to);
        int points = section.integer("points", 2, CosmologyPlan.MOST_POINTS, POINTS);
        double tolerance = section.number("tolerance", Interval.closed(TIGHTEST, LOOSEST), TOLERANCE);
        if (section.isRead("to") && section.isSound() && !(from < to)) {
            section.reject(
                    "to",
                    "`cosmology.to` is %s, must be above `cosmology.from`, %s".formatted(to, from),
                    "Give a later end, or an earlier beginning.");
        }
        return section.isSound() ? new CosmologyPlan.Times(from, to, points, tolerance) : SOME;
    }

    private CosmologyPlan growing(Section growth) {
        double start = growth.number("start", Interval.POSITIVE);
        String text = growth.text("lambda");
        CosmologyPlan.Times times = times(0);
        return growth.construct("lambda", () -> growing(text, start, times)).orElse(HARMLESS);
    }

    private static CosmologyPlan growing(String text, double start, CosmologyPlan.Times times) {
        Expression lambda = Expression.parse(text, List.of("t", "N"));
        double first = lambda.at(times.from(), start);
        if (!(first >= 0 && first < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s at t = %s, N = %s, must be >= 0: a flat vacuum has no other"
                    .formatted(first, times.from(), start));
        }
        return new CosmologyPlan.OfLambda(lambda, start, times);
    }

    private CosmologyPlan neurons(Section table) {
        table.exclude("table", "start");
        table.exclude("table", "lambda");
        table.exclude("table", "density");
        table.exclude("density", "start");
        table.exclude("density", "lambda");
        for (String other : List.of("table", "density", "start", "lambda")) {
            table.exclude("run", other);
        }
        if (table.has("run")) {
            return learner(table);
        }
        if (table.has("density")) {
            return density(table);
        }
        if (!table.has("table") && (table.has("start") || table.has("lambda"))) {
            return growing(table);
        }
        Path file = places.resolve(table.text("table"));
        int window = table.integer("window", MeasuredExpansion.LEAST_WINDOW, LONGEST_WINDOW, WINDOW);
        CosmologyPlan closed =
                new CosmologyPlan.OfNeurons(file.toString(), List.of(), List.of(), List.of(), window, null);
        if (!table.isRead("table") || !open) {
            return closed;
        }
        table.resolve("table", file.toString());
        return table.construct("table", () -> opened(file, window)).orElse(closed);
    }

    private CosmologyPlan opened(Path file, int window) {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (RecordingFiles.columns(file).contains(VOLUME)) {
            columns.add(VOLUME);
        }
        double[] rows = rows(file, columns);
        double[] time = column(rows, columns, "time");
        double[] count = column(rows, columns, "count");
        double[] volume = column(rows, columns, VOLUME);
        MeasuredExpansion.of(time, count, window);
        if (volume.length > 0) {
            MeasuredExpansion.exponent(time, count, volume);
        }
        return new CosmologyPlan.OfNeurons(file.toString(), boxed(time), boxed(count), boxed(volume), window, null);
    }

    private CosmologyPlan learner(Section given) {
        String word = given.text("run");
        Path run = places.resolve(word);
        int replica = given.integer("replica", 0, MOST_REPLICAS, 0);
        int window = given.integer("window", MeasuredExpansion.LEAST_WINDOW, LONGEST_WINDOW, WINDOW);
        CosmologyPlan closed =
                new CosmologyPlan.OfNeurons(run.toString(), List.of(), List.of(), List.of(), window, null);
        if (!given.isRead("run") || !given.isSound() || !open) {
            return closed;
        }
        Path found = RecordingBinder.found(word, run);
        given.resolve("run", found.toString());
        return given.construct("run", () -> ofLearner(found, replica, window)).orElse(closed);
    }

    /// N of the stretches of one learner.
    private CosmologyPlan ofLearner(Path run, int replica, int window) {
        if (!Files.exists(run.resolve(Manifest.FILE))) {
            throw RecordingFiles.refusal(
                    ErrorCode.NOT_A_RUN, run, "no run: it holds no " + Manifest.FILE, ErrorCode.NOT_A_RUN.remedy());
        }
        Path stretches = run.resolve(RunNumbers.TABLES).resolve("controller");
        if (!Files.exists(stretches)) {
            throw new IllegalArgumentException(
                    "the run has no table `controller`: its learners do not adapt by (4.8), and have as many neurons at all times");
        }
        double[] rows = rows(stretches, OF_LEARNER);
        List<Double> time = new ArrayList<>();
        List<Double> count = new ArrayList<>();
        for (int at = 0; at < rows.length; at += OF_LEARNER.size()) {
            if (rows[at] == replica) {
                time.add(rows[at + 1]);
                count.add(rows[at + 2]);
            }
        }
        if (time.isEmpty()) {
            throw new IllegalArgumentException(
                    "it has no learner %d; give the `replica` of another".formatted(replica));
        }
        MeasuredExpansion.of(numbers(time), numbers(count), window);
        return new CosmologyPlan.OfNeurons(run.toString(), time, count, List.of(), window, null);
    }

    /// Reads columns of a table, and keeps the hash of the file.
    private double[] rows(Path file, List<String> columns) {
        RecordingFiles.Opened opened = RecordingFiles.open(
                new RecordingPlan.Table(file, null, null, columns, 1, RecordingPlan.Part.WHOLE), 0, Engine.scalar());
        hashes.putAll(opened.hashes());
        Recording recording = opened.recording();
        if (recording.frames() > CosmologyPlan.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "%d rows, at most %d are read".formatted(recording.frames(), CosmologyPlan.MOST_ROWS));
        }
        int frames = Math.toIntExact(recording.frames());
        double[] rows = new double[frames * columns.size()];
        recording.read(0, frames, rows);
        return rows;
    }

    private CosmologyPlan density(Section table) {
        Path file = places.resolve(table.text("density"));
        double volume = table.number("volume", Interval.POSITIVE, 1);
        double from = table.number("from", Interval.FINITE, 0);
        double to = table.number("to", Interval.FINITE);
        int window = table.integer("window", MeasuredExpansion.LEAST_WINDOW, LONGEST_WINDOW, WINDOW);
        if (table.isRead("to") && table.isSound() && !(from < to)) {
            table.reject(
                    "to",
                    "`cosmology.neurons.to` is %s, must be above `cosmology.neurons.from`, %s".formatted(to, from),
                    "Give a later time of the last frame, or an earlier one of the first.");
        }
        CosmologyPlan closed =
                new CosmologyPlan.OfNeurons(file.toString(), List.of(), List.of(), List.of(), window, null);
        if (!table.isRead("density") || !table.isSound() || !open) {
            return closed;
        }
        table.resolve("density", file.toString());
        return table.construct("density", () -> opened(file, new DensityHistory.Frames(volume, from, to), window))
                .orElse(closed);
    }

    private CosmologyPlan opened(Path file, DensityHistory.Frames frames, int window) {
        DensityHistory history = DensityHistory.read(file, frames);
        hashes.put(file.getFileName().toString(), RecordingFiles.hashed(file));
        MeasuredExpansion.of(numbers(history.time()), numbers(history.count()), window);
        return new CosmologyPlan.OfNeurons(
                file.toString(), history.time(), history.count(), List.of(), window, history.local());
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] column(double[] rows, List<String> columns, String name) {
        int at = columns.indexOf(name);
        double[] column = new double[at < 0 ? 0 : rows.length / columns.size()];
        for (int k = 0; k < column.length; k++) {
            column[k] = rows[k * columns.size() + at];
        }
        return column;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
