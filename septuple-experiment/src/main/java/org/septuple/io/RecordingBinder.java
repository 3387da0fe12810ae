package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.experiment.RecordingPlan.Part;
import org.septuple.numerics.Engine;

/// Binds the section `recording`.
///
/// ```yaml
/// recording: {file: walk.npy, axes: [time, replica, coordinate], interval: 0.01}
/// recording: {file: walk.npz, array: q, axes: [replica, time, coordinate]}
/// recording: {file: fields.zarr, array: q}
/// recording: {file: walk.csv, time: t, replica: r, coordinates: [x, y]}     # or .csv.gz, .parquet, a directory of .parquet
/// recording: {run: digits, artefact: ensemble_q, step: 1}                   # or branch_q
/// recording: {process: double-well, …}                                      # ProcessBinder
/// ```
///
/// and of all but processes a part
///
/// ```yaml
///   coordinates: [0, 5]                 # numbers, or names of columns
///   replicas: {from: 0, until: 64}
///   from: 100                           # frames
///   until: 2100
///   every: 10
/// ```
final class RecordingBinder {

    private static final String RUNS = "runs";

    private final Section section;
    private final DataPlaces places;
    private final RecordingPlan plan;

    /// Reads the section.
    ///
    /// @param section `recording`
    /// @param places  where files are looked for
    RecordingBinder(Section section, DataPlaces places) {
        this.section = section;
        this.places = places;
        List<String> sources =
                List.of("file", "run", "process").stream().filter(section::has).toList();
        if (sources.size() > 1) {
            section.reject(
                    sources.getLast(),
                    "`%s` and `%s` exclude each other"
                            .formatted(section.path(sources.getFirst()), section.path(sources.getLast())),
                    "Keep one of them.");
        }
        this.plan = switch (sources.isEmpty() ? "file" : sources.getFirst()) {
            case "process" -> new ProcessBinder(section).plan();
            case "run" -> run();
            default -> file();
        };
    }

    /// The plan, harmless if anything is wrong.
    ///
    /// @return what the section says
    RecordingPlan plan() {
        return plan;
    }

    /// Opens the recording.
    ///
    /// @param seed   of a process
    /// @param engine of a process
    /// @return ready to be read, with the hashes of its files
    /// @throws ConfigurationException if there is none
    RecordingFiles.Opened open(long seed, Engine engine) {
        return RecordingFiles.open(plan, seed, engine);
    }

    private RecordingPlan file() {
        Path file = path();
        if (section.isRead("file") && RecordingFiles.isTable(file)) {
            return table(file);
        }
        String array = section.has("array") ? section.text("array") : null;
        List<Axis> axes = section.has("axes") ? section.choices("axes", AXES) : List.of();
        if (!axes.isEmpty() && !axes.contains(Axis.TIME)) {
            section.reject(
                    "axes",
                    "`%s` is %s; time must be among them".formatted(section.path("axes"), ArrayLayout.words(axes)),
                    "Name one of time, replica, coordinate for each dimension.");
        }
        double interval = section.number("interval", Interval.POSITIVE, 1);
        return new RecordingPlan.Array(file, array, axes, interval, part(numbers()));
    }

    private static final Map<String, Axis> AXES = axes();

    private static Map<String, Axis> axes() {
        Map<String, Axis> axes = new LinkedHashMap<>();
        for (Axis axis : Axis.values()) {
            axes.put(Field.word(axis), axis);
        }
        return axes;
    }

    /// Paths are written into the resolved configuration in full, so that it can be run from anywhere.
    private Path path() {
        Path path = places.resolve(section.text("file"));
        if (section.isRead("file")) {
            section.resolve("file", path.toString());
        }
        return path;
    }

    private RecordingPlan table(Path file) {
        String time = section.has("time") ? section.text("time") : null;
        String replica = section.has("replica") ? section.text("replica") : null;
        List<String> coordinates = section.has("coordinates") ? section.texts("coordinates", Section.ANY) : List.of();
        if (coordinates.stream().distinct().count() < coordinates.size()) {
            twice(coordinates);
        }
        requireOther(time, coordinates, "time");
        requireOther(replica, coordinates, "replica");
        if (time != null && time.equals(replica)) {
            section.reject(
                    "replica",
                    "`%s` and `%s` are both %s"
                            .formatted(section.path("time"), section.path("replica"), Quote.text(time)),
                    "Name two columns.");
        }
        if (time != null && section.has("interval")) {
            section.reject(
                    "interval",
                    "`%s` follows from the column of times".formatted(section.path("interval")),
                    "Delete it, or `time`.");
        }
        double interval = time == null ? section.number("interval", Interval.POSITIVE, 1) : 1;
        return new RecordingPlan.Table(file, time, replica, coordinates, interval, part(List.of()));
    }

    private void requireOther(@Nullable String column, List<String> coordinates, String key) {
        if (column != null && coordinates.contains(column)) {
            section.reject(
                    "coordinates",
                    "`%s` is %s, which is among the coordinates".formatted(section.path(key), Quote.text(column)),
                    "Take it out of `coordinates`.");
        }
    }

    private RecordingPlan run() {
        String word = section.text("run");
        Path run = places.resolve(word);
        if (section.isRead("run")) {
            run = found(word, run);
            section.resolve("run", run.toString());
        }
        String artefact = section.text("artefact", "ensemble_q");
        double step = section.number("step", Interval.POSITIVE, 1);
        return new RecordingPlan.OfRun(run, artefact, step, part(numbers()));
    }

    /// A directory, or else a name, the beginning of one, or `last`, as commands take it. What is not found is refused when it is
    /// opened: a configuration can be read without its recording.
    static Path found(String word, Path path) {
        if (Files.exists(path.resolve(Manifest.FILE))) {
            return path;
        }
        try {
            return new RunPlaces(Path.of(RUNS)).find(word).toAbsolutePath().normalize();
        } catch (RunRefusedException none) {
            return path;
        }
    }

    private List<Integer> numbers() {
        if (!section.has("coordinates")) {
            return List.of();
        }
        List<Integer> numbers = Arrays.stream(section.integers("coordinates", Section.ANY, 0, Integer.MAX_VALUE))
                .boxed()
                .toList();
        if (numbers.stream().distinct().count() < numbers.size()) {
            twice(numbers);
            return List.of();
        }
        return numbers;
    }

    private void twice(List<?> coordinates) {
        section.reject(
                "coordinates",
                "`%s` is %s, where one is named twice"
                        .formatted(section.path("coordinates"), Quote.shorten(coordinates.toString(), 100)),
                "Name each once.");
    }

    private Part part(List<Integer> coordinates) {
        int firstReplica = 0;
        int lastReplica = 0;
        if (section.has("replicas")) {
            Section replicas = section.section("replicas");
            firstReplica = replicas.integer("from", 0, Integer.MAX_VALUE - 1, 0);
            lastReplica = replicas.has("until") ? replicas.integer("until", 1, Integer.MAX_VALUE) : 0;
            lastReplica = (int) ordered(replicas, firstReplica, lastReplica);
        }
        long from = section.longInteger("from", 0, Long.MAX_VALUE - 1, 0);
        long until = section.has("until") ? section.longInteger("until", 1, Long.MAX_VALUE) : 0;
        long every = section.longInteger("every", 1, Integer.MAX_VALUE, 1);
        return new Part(coordinates, firstReplica, lastReplica, from, ordered(section, from, until), every);
    }

    private static long ordered(Section section, long from, long until) {
        if (until == 0 || from < until) {
            return until;
        }
        section.reject(
                "until",
                "`%s` is %d, must be > `from` = %d".formatted(section.path("until"), until, from),
                "Give a larger one, or leave it out for all.");
        return 0;
    }
}
