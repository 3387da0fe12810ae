package org.septuple.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;

/// Opens recordings.
///
/// | file | how it is read |
/// |---|---|
/// | .npy | mapped: neither its length nor its width costs heap |
/// | .npz | one member, in memory |
/// | Zarr | by chunk |
/// | CSV(.gz), Parquet | in memory |
public final class RecordingFiles {

    private RecordingFiles() {}

    /// A recording that is ready to be measured.
    ///
    /// @param recording what was planned
    /// @param hashes    SHA-256 by file name; of a directory, that of what `sha256sum` says of its files in the order of their
    ///                  names; empty for a process
    public record Opened(Recording recording, Map<String, String> hashes) {
        public Opened {
            hashes = Map.copyOf(hashes);
        }
    }

    /// Opens a recording. A Zarr chunk that is missing or damaged is found when it is read.
    ///
    /// @param plan   where it comes from
    /// @param seed   of a process
    /// @param engine of a process
    /// @return ready to be read, from several threads
    /// @throws ConfigurationException if there is none, naming the file, what was found and what to do
    public static Opened open(RecordingPlan plan, long seed, Engine engine) {
        return switch (plan) {
            case RecordingPlan.Array array -> array(array);
            case RecordingPlan.Table table -> table(table);
            case RecordingPlan.OfRun run -> run(run);
            case RecordingPlan.OfProcess(var process, long frames, int replicas) ->
                new Opened(process.record(frames, replicas, seed, engine), Map.of());
        };
    }

    private static Opened array(RecordingPlan.Array plan) {
        Path file = plan.file();
        requireThere(file);
        if (Files.isDirectory(file)) {
            Path array = reading(file, () -> zarr(file, plan.array()));
            Recording recording = reading(file, () -> {
                ZarrArray zarr = ZarrArray.open(array);
                List<Long> shape = zarr.shape().stream().map(Integer::longValue).toList();
                return new ZarrRecording(array, zarr, layout(array, shape, axes(plan.axes(), zarr)), plan.interval());
            });
            return opened(array, recording, plan.part());
        }
        boolean isArchive = name(file).endsWith(".npz");
        if (!isArchive && plan.array() != null) {
            throw refusal(
                    ErrorCode.DATA_COLUMN,
                    file,
                    "`array` is %s, but this file is no archive of arrays".formatted(Quote.text(plan.array())),
                    "Leave `array` out.");
        }
        NpyArray array =
                isArchive ? new NpzArchive(file).read(plan.array()) : NpyArray.of(mapped(file), file.toString());
        ArrayLayout layout = layout(file, array.shape(), plan.axes());
        Recording recording =
                new StridedRecording(array.data(), array.type(), layout, array.isFortran(), plan.interval());
        return opened(file, recording, plan.part());
    }

    private static List<Axis> axes(List<Axis> asked, ZarrArray array) {
        List<Axis> named = asked.isEmpty() ? ArrayLayout.named(array.dimensions()) : null;
        return named == null ? asked : named;
    }

    /// A file in memory that the system maps.
    static MemorySegment mapped(Path file) {
        return reading(file, () -> map(file));
    }

    /// The file stays open until the last that reads from it is gone.
    static MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    private static Path zarr(Path directory, @Nullable String array) throws IOException {
        List<String> names = ZarrGroup.namesIn(directory);
        if (names.isEmpty() && array == null) {
            return directory;
        }
        String wanted = array == null && names.size() == 1 ? names.getFirst() : array;
        if (wanted == null || !names.contains(wanted)) {
            throw ArrayNames.refusal(directory, array, names);
        }
        return directory.resolve(wanted);
    }

    private static Opened table(RecordingPlan.Table plan) {
        Path file = plan.file();
        requireThere(file);
        RecordedRows rows = isParquet(file)
                ? ParquetRows.read(file, plan.time(), plan.replica(), plan.coordinates())
                : CsvFile.rows(file, plan.time(), plan.replica(), plan.coordinates());
        return opened(file, rows.recording(plan.time(), plan.coordinates(), plan.interval()), plan.part());
    }

    /// Names of the columns of a table.
    ///
    /// @param file CSV or Parquet
    /// @return in order
    /// @throws ConfigurationException if it cannot be read
    static List<String> columns(Path file) {
        requireThere(file);
        return isParquet(file) ? ParquetRows.names(file) : CsvFile.names(file);
    }

    private static boolean isParquet(Path file) {
        return Files.isDirectory(file)
                || name(file).endsWith(".parquet")
                || name(file).endsWith(".pq");
    }

    /// Whether a file holds a table, judged by its name, and for a directory by what it contains.
    ///
    /// @param file need not exist
    /// @return false for arrays
    static boolean isTable(Path file) {
        String name = name(file);
        if (name.endsWith(".npy") || name.endsWith(".npz") || name.endsWith(".zarr")) {
            return false;
        }
        if (!Files.isDirectory(file)) {
            return true;
        }
        return Stream.of(".zarray", ".zgroup", ".zmetadata", "zarr.json")
                .noneMatch(mark -> Files.exists(file.resolve(mark)));
    }

    private static Opened run(RecordingPlan.OfRun plan) {
        Path fields = plan.run().resolve(RunFields.NAME);
        if (!Files.exists(plan.run().resolve(Manifest.FILE))) {
            throw refusal(
                    ErrorCode.NOT_A_RUN,
                    plan.run(),
                    "no run: it holds no " + Manifest.FILE,
                    ErrorCode.NOT_A_RUN.remedy());
        }
        requireThere(fields);
        String steps = plan.artefact().replaceFirst("_q$", "_step");
        return reading(fields, () -> {
            List<String> names = ZarrGroup.namesIn(fields);
            List<String> artefacts = names.stream()
                    .filter(name -> name.endsWith("_q") && names.contains(name.replaceFirst("_q$", "_step")))
                    .toList();
            if (!artefacts.contains(plan.artefact())) {
                throw ArrayNames.refusal(fields, plan.artefact(), artefacts);
            }
            Path place = fields.resolve(plan.artefact());
            ZarrArray array = ZarrArray.open(place);
            ArrayLayout layout = layout(
                    fields, array.shape().stream().map(Integer::longValue).toList(), List.of());
            long[] times = ZarrArray.open(fields.resolve(steps)).longs();
            RecordingPlan.Part part = plan.part();
            long until = part.until() == 0 ? times.length : Math.min(part.until(), times.length);
            double step = plan.step() * interval(fields, steps, times, (int) Math.min(part.from(), until), (int) until);
            return opened(place, new ZarrRecording(place, array, layout, step), part);
        });
    }

    /// Learning steps between two snapshots, which must be equal.
    private static long interval(Path fields, String array, long[] times, int from, int until) {
        if (until - from < 2) {
            throw refusal(
                    ErrorCode.DATA_TIMES,
                    fields,
                    "snapshots from number %d on: %d of %d; two or more have a time between them"
                            .formatted(from, until - from, times.length),
                    "Choose more frames, or record more snapshots: `learning.ensemble.every`.");
        }
        long first = times[from + 1] - times[from];
        for (int i = from + 1; i < until; i++) {
            if (times[i] - times[i - 1] != first || first < 1) {
                throw refusal(
                        ErrorCode.DATA_TIMES,
                        fields,
                        "%s: snapshots %d and %d are at steps %d and %d, the first two are %d steps apart"
                                .formatted(array, i - 1, i, times[i - 1], times[i], first),
                        "Choose frames that are equally spaced, such as `until: %d`.".formatted(i));
            }
        }
        return first;
    }

    private static ArrayLayout layout(Path file, List<Long> shape, List<Axis> axes) {
        try {
            return ArrayLayout.of(shape, axes);
        } catch (IllegalArgumentException e) {
            throw refusal(ErrorCode.DATA_AXES, file, String.valueOf(e.getMessage()), ErrorCode.DATA_AXES.remedy());
        }
    }

    private static Opened opened(Path file, Recording whole, RecordingPlan.Part part) {
        Recording recording;
        try {
            recording = RecordingSelection.of(whole, part);
        } catch (IllegalArgumentException e) {
            throw refusal(ErrorCode.DATA_PART, file, String.valueOf(e.getMessage()), ErrorCode.DATA_PART.remedy());
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put(String.valueOf(file.getFileName()), hashed(file));
        return new Opened(recording, hashes);
    }

    /// SHA-256 of a file, or of what `sha256sum` says of the files in a directory.
    static String hashed(Path file) {
        return reading(file, () -> hash(file));
    }

    private static String hash(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Sha256.of(file);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(file)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        StringBuilder lines = new StringBuilder();
        files.sort(null);
        for (Path each : files) {
            String name = file.relativize(each).toString().replace('\\', '/');
            lines.append(Sha256.of(each)).append("  ./").append(name).append('\n');
        }
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void requireThere(Path file) {
        if (!Files.exists(file)) {
            throw refusal(ErrorCode.DATA_UNREADABLE, file, "there is no such file", ErrorCode.DATA_UNREADABLE.remedy());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /// What reads a file.
    interface Reading<T> {
        T read() throws IOException;
    }

    static <T> T reading(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw refusal(file, e);
        }
    }

    /// A file that cannot be read, or is not what it should be.
    static ConfigurationException refusal(Path file, IOException failure) {
        ErrorCode code = switch (failure) {
            case FileSystemException _ -> ErrorCode.DATA_UNREADABLE;
            case EOFException _ -> ErrorCode.DATA_TRUNCATED;
            default -> ErrorCode.DATA_FORMAT;
        };
        boolean isAccess = code == ErrorCode.DATA_UNREADABLE;
        return refusal(
                code,
                file,
                isAccess ? ConfigFile.reason(failure) : String.valueOf(failure.getMessage()),
                code.remedy());
    }

    static ConfigurationException refusal(ErrorCode code, Path file, String message, String remedy) {
        return new ConfigurationException(
                new Violation(code, new Location.InFile(file.toString()), "", message, remedy));
    }
}
