package org.septuple.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The directory of one run, held by this process alone until it is closed.
///
/// | file | what | written |
/// |---|---|---|
/// | manifest.json | where it comes from: arguments, version, machine, hashes | first, and at the end |
/// | config.yaml | the configuration as given | first |
/// | config.resolved.yaml | with overrides and defaults; runs by itself | first |
/// | status.json | where it stands | live, about once a second |
/// | metrics.ndjson | one object per replica and epoch, or per snapshot of an ensemble | live, a line at a time |
/// | tables/NAME/part-*.parquet | the same, and results, as tables | a part per checkpoint |
/// | fields.zarr | arrays | grows at checkpoints |
/// | checkpoints/NUMBER.npz | what it needs to go on; the two newest | now and then |
/// | results.json | outcome, results, ledger | last |
/// | ledger.json | the 76 rows | last, kind duality |
/// | report.html | for people | last |
/// | run.log | what happened to it | when it happens |
///
/// Every file but metrics.ndjson and run.log appears whole or not at all.
public final class RunDirectory implements AutoCloseable {

    static final String CONFIG = "config.yaml";
    static final String RESOLVED = "config.resolved.yaml";
    static final String RESULTS = "results.json";

    /// The report, for people.
    public static final String REPORT = "report.html";

    private static final String LOG = "run.log";
    private static final String LOCKED = "Wait for that process, or stop it: `septuple show` names it.";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NAMES = 1000;
    private static final int ATTEMPTS = 4;
    private static final long WAIT_NANOS = 50_000_000;
    private static final Set<String> CHANGING = Set.of(Manifest.FILE, RunStatus.FILE, "lock", LOG);

    private final Path path;
    private final RunLock lock;

    private RunDirectory(Path path, RunLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes a new directory, named by time, experiment and configuration.
    ///
    /// @param parent   holds run directories; made if missing
    /// @param name     of the experiment
    /// @param started  when
    /// @param config   text of the configuration as given
    /// @param resolved text of the resolved configuration
    /// @return held by this process
    /// @throws UncheckedIOException if the directory cannot be written
    public static RunDirectory create(Path parent, String name, Instant started, String config, String resolved) {
        try {
            WholeFile.makeDirectory(parent);
            String hash = Sha256.of(resolved.getBytes(StandardCharsets.UTF_8)).substring(0, 4);
            RunDirectory directory = hold(unused(parent, TIME.format(started) + "_" + name + "_" + hash));
            directory.write(CONFIG, config);
            directory.write(RESOLVED, resolved);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a run directory in " + parent, e);
        }
    }

    private static Path unused(Path parent, String id) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Path path = Files.createDirectory(parent.resolve(attempt == 1 ? id : id + "-" + attempt));
                WholeFile.forceEntry(path);
                return path;
            } catch (FileAlreadyExistsException taken) {
                if (attempt == NAMES) {
                    throw taken;
                }
            }
        }
    }

    /// Opens the directory of an earlier run.
    ///
    /// @param path the directory
    /// @return held by this process
    /// @throws RunRefusedException  if another process holds it, or it is none
    /// @throws UncheckedIOException if it cannot be written
    public static RunDirectory open(Path path) {
        if (!Files.isRegularFile(path.resolve(Manifest.FILE))) {
            throw new RunRefusedException(
                    ErrorCode.NOT_A_RUN,
                    path.toString(),
                    "no run: it holds no " + Manifest.FILE,
                    ErrorCode.NOT_A_RUN.remedy());
        }
        try {
            return hold(path.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + path, e);
        }
    }

    private static RunDirectory hold(Path path) throws IOException {
        RunLock lock = RunLock.take(path);
        for (int attempt = 0; lock == null && attempt < ATTEMPTS; attempt++) {
            LockSupport.parkNanos(WAIT_NANOS); // who only looks has the lock for a moment
            lock = RunLock.take(path);
        }
        if (lock == null) {
            throw new RunRefusedException(
                    ErrorCode.RUN_LOCKED, path.toString(), "another process is at work on this run", LOCKED);
        }
        return new RunDirectory(path, lock);
    }

    /// Whether a process is at work on a run.
    ///
    /// @param path its directory
    /// @return true if its lock is held
    public static boolean isHeld(Path path) {
        return RunLock.isHeld(path);
    }

    /// Where it is.
    ///
    /// @return the directory
    public Path path() {
        return path;
    }

    /// Name of the run.
    ///
    /// @return last part of the path
    public String id() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /// Writes the report of a finished run anew. If its bytes are others than before, its hash in manifest.json follows, and
    /// nothing else does.
    ///
    /// @param html the page
    /// @return the file
    /// @throws UncheckedIOException if it cannot be written
    public Path writeReport(String html) {
        Manifest manifest = Manifest.read(path);
        String hash = Sha256.of(html.getBytes(StandardCharsets.UTF_8));
        write(REPORT, html);
        if (!hash.equals(manifest.files().get(REPORT))) {
            manifest.rewritten(REPORT, hash);
            try {
                manifest.write(path);
            } catch (IOException e) {
                throw failure(Manifest.FILE, e);
            }
        }
        return path.resolve(REPORT);
    }

    void write(String name, String text) {
        try {
            WholeFile.write(path.resolve(name), text);
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /// Adds a line to run.log. What cannot be logged must not stop a run.
    void log(Instant now, String line) {
        try {
            Files.writeString(
                    path.resolve(LOG), now + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException lost) {
            // the same trouble meets the next file, which stops the run and says so
        }
    }

    /// Removes what a process that was killed had not finished.
    void sweep() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(file -> file.toString().endsWith(WholeFile.UNFINISHED))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What to throw when a file of the run cannot be written.
    UncheckedIOException failure(String name, IOException cause) {
        boolean there = Files.exists(path.resolve(CONFIG)); // written first, never removed
        return new UncheckedIOException(
                there
                        ? "cannot write " + path.resolve(name)
                        : "the run directory %s is gone, or not all there".formatted(path),
                cause);
    }

    /// How much space a run takes.
    ///
    /// @param path its directory
    /// @return bytes by name; the name of a directory ends with a slash, and all that is in it counts
    public static SortedMap<String, Long> sizes(Path path) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path inside = path.relativize(file);
                    String name = inside.getName(0) + (inside.getNameCount() > 1 ? "/" : "");
                    sizes.merge(name, attributes.size(), Long::sum);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE; // a run at work renames and deletes
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
        return sizes;
    }

    /// Hashes of all files that stay as they are once a run has ended.
    ///
    /// @param path the run directory
    /// @return SHA-256 by path inside it
    /// @throws IOException if one cannot be read
    static Map<String, String> hashes(Path path) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                String name = path.relativize(file).toString().replace('\\', '/');
                if (!CHANGING.contains(name)) {
                    hashes.put(name, Sha256.of(file));
                }
            }
        }
        return hashes;
    }

    @Override
    public void close() {
        lock.close();
    }
}
