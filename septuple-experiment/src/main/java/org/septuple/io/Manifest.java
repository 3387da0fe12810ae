package org.septuple.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Claims;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Provenance;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where a run comes from: manifest.json, written before the first sample, and again when the run goes on or ends.
///
/// ```
/// format, run, kind, seed, origin     directory of the configuration as given
/// version, revision, …                of the first process
/// sha256 {data file: hash}            claims: hash of all claims and their confidence
/// configuration {path: value}         what the run really is
/// sessions [{started, arguments, version, kernels, threads, …, seconds}]
/// outcome, files {path: sha256}       when it has ended
/// ```
public final class Manifest {

    /// Format of run directories that this version writes. It reads all up to this.
    public static final int FORMAT = 1;

    static final String FILE = "manifest.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ObjectNode root;

    private Manifest(ObjectNode root) {
        this.root = root;
    }

    static Manifest begin(
            Experiment experiment, Provenance provenance, Path origin, Map<String, String> configuration) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("run", provenance.id());
        root.put("kind", experiment.kind());
        root.put("name", experiment.header().name());
        root.put("seed", experiment.header().seed());
        root.put("origin", origin.toString());
        root.put("started", provenance.started().toString());
        ObjectNode hashes = root.putObject("sha256");
        new TreeMap<>(provenance.hashes()).forEach(hashes::put);
        root.put("claims", claims(experiment));
        ObjectNode values = root.putObject("configuration");
        configuration.forEach(values::put);
        root.putArray("sessions");
        return new Manifest(root);
    }

    /// Hash of what will be claimed, and at which confidence.
    private static String claims(Experiment experiment) {
        String all = Claims.ALL
                + (experiment instanceof Experiment.Duality duality
                        ? " " + duality.ledger().confidence()
                        : "");
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the manifest of a run.
    ///
    /// @param directory of the run
    /// @return what it says
    /// @throws RunRefusedException if there is none, if it is damaged, or of a format to come
    public static Manifest read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode root) {
                int format = root.path("format").asInt(0);
                if (format < 1 || format > FORMAT) {
                    throw new RunRefusedException(
                            ErrorCode.RUN_FORMAT,
                            file.toString(),
                            "format %d; this version reads formats 1 to %d".formatted(format, FORMAT),
                            "Use the version of Septuple that wrote it, or a newer one.");
                }
                return new Manifest(root);
            }
            throw damaged(file, "not a JSON object");
        } catch (JacksonException | IOException e) {
            throw damaged(file, Files.exists(file) ? "not readable as JSON" : "it does not exist");
        }
    }

    private static RunRefusedException damaged(Path file, String reason) {
        return new RunRefusedException(
                ErrorCode.NOT_A_RUN,
                file.toString(),
                "not the manifest of a run: " + reason,
                "Give the directory of a run; `septuple ls` lists them.");
    }

    void write(Path directory) throws IOException {
        WholeFile.write(directory.resolve(FILE), root.toPrettyString() + "\n");
    }

    /// Adds a process that works on the run.
    void session(Provenance provenance, String host) {
        ObjectNode session = root.withArray("sessions").addObject();
        session.put("started", provenance.started().toString());
        ArrayNode arguments = session.putArray("arguments");
        provenance.arguments().forEach(arguments::add);
        session.put("version", provenance.version());
        session.put("revision", provenance.revision());
        session.put("java", provenance.java());
        session.put("system", provenance.system());
        session.put("host", host);
        session.put("processors", Runtime.getRuntime().availableProcessors());
        session.put("kernels", provenance.kernels());
        session.put("threads", provenance.threads());
    }

    /// Notes how the last process ended.
    void ended(String outcome, double seconds) {
        ((ObjectNode) session(sessions() - 1)).put("outcome", outcome).put("seconds", seconds);
    }

    /// Notes the end of the run, with the hashes of all that it leaves.
    void finished(String outcome, double seconds, Map<String, String> files) {
        root.put("outcome", outcome);
        root.put("seconds", seconds);
        ObjectNode hashes = root.putObject("files");
        files.forEach(hashes::put);
    }

    /// Notes that the run goes on under another name; its directory keeps the old one.
    void renamed(String name) {
        root.put("name", name);
    }

    /// Notes that a file of a finished run was written anew.
    void rewritten(String file, String hash) {
        if (root.path("files") instanceof ObjectNode hashes) {
            hashes.put(file, hash);
        }
    }

    /// Whether there is nothing left to do.
    ///
    /// @param status as read beside this; null if it is missing or damaged
    /// @return true if results are there and no later process was killed while it wrote them anew
    public boolean hasEnded(@Nullable RunStatus status) {
        return !files().isEmpty() && (status == null || status.state().isFinal());
    }

    /// The processes that worked on the run.
    ///
    /// @return in order
    public List<Session> history() {
        List<Session> history = new ArrayList<>();
        for (JsonNode session : root.path("sessions")) {
            history.add(new Session(
                    session.path("started").asString(""),
                    session.path("version").asString(""),
                    session.path("host").asString(""),
                    session.path("kernels").asString(""),
                    session.path("threads").asInt(0),
                    session.path("outcome").asString(""),
                    session.path("seconds").asDouble(0)));
        }
        return history;
    }

    /// A process that worked on a run.
    ///
    /// @param started by the clock of the machine
    /// @param version of Septuple
    /// @param host    name of the machine
    /// @param kernels scalar or vector
    /// @param threads that it could use
    /// @param outcome how it ended; empty if it did not say, being at work or killed
    /// @param seconds of computing; 0 if it did not say
    public record Session(
            String started, String version, String host, String kernels, int threads, String outcome, double seconds) {}

    private int sessions() {
        return root.path("sessions").size();
    }

    private JsonNode session(int number) {
        return root.path("sessions").path(number);
    }

    /// How the run ended.
    ///
    /// @return `completed` or `diverged`; empty while it is not finished
    public String outcome() {
        return root.path("outcome").asString("");
    }

    /// Name of the run.
    ///
    /// @return as the directory was called when it was made
    public String run() {
        return root.path("run").asString("");
    }

    /// Kind of the experiment.
    ///
    /// @return such as `learning`
    public String kind() {
        return root.path("kind").asString("");
    }

    /// Name of the experiment.
    ///
    /// @return as in its configuration
    public String name() {
        return root.path("name").asString("");
    }

    /// Seed of all random numbers.
    ///
    /// @return as in its configuration
    public long seed() {
        return root.path("seed").asLong(0);
    }

    /// Where the configuration lay, from which relative paths of data files count.
    Path origin() {
        String origin = root.path("origin").asString("");
        try {
            return Path.of(origin);
        } catch (InvalidPathException damaged) {
            throw damaged(Path.of(FILE), "its `origin` is no path");
        }
    }

    /// What the run really is.
    ///
    /// @return values as in YAML, by dotted path
    public Map<String, String> configuration() {
        return strings("configuration");
    }

    /// Hashes of the data it learns from.
    ///
    /// @return SHA-256 by file name
    public Map<String, String> hashes() {
        return strings("sha256");
    }

    /// Hashes of the files that a finished run left.
    ///
    /// @return SHA-256 by path inside the run directory; empty while it is not finished
    public Map<String, String> files() {
        return strings("files");
    }

    /// Kernels of the last process.
    String kernels() {
        return session(sessions() - 1).path("kernels").asString("");
    }

    /// Version of the last process.
    String version() {
        return session(sessions() - 1).path("version").asString("");
    }

    /// Threads of the last process.
    int threads() {
        return session(sessions() - 1).path("threads").asInt(0);
    }

    /// Where the run comes from: the command that began it, on what it was computed last, and how long all of it took.
    ///
    /// @param took seconds of computing
    /// @return for the report
    Provenance provenance(double took) {
        List<String> arguments = new ArrayList<>();
        session(0).path("arguments").forEach(word -> arguments.add(word.asString("")));
        JsonNode last = session(sessions() - 1);
        return new Provenance(
                run(),
                arguments,
                last.path("version").asString(""),
                last.path("revision").asString(""),
                last.path("java").asString(""),
                last.path("system").asString(""),
                last.path("kernels").asString(""),
                last.path("threads").asInt(1),
                started(),
                Duration.ofNanos(Math.round(took * 1e9)),
                hashes());
    }

    /// When the run began.
    ///
    /// @return by the clock of the machine; the epoch if unknown
    public Instant started() {
        try {
            return Instant.parse(root.path("started").asString(""));
        } catch (DateTimeException unknown) {
            return Instant.EPOCH;
        }
    }

    /// Seconds of computing in all.
    ///
    /// @return 0 while it is not finished
    public double seconds() {
        return root.path("seconds").asDouble(0);
    }

    private Map<String, String> strings(String name) {
        Map<String, String> strings = new LinkedHashMap<>();
        root.path(name).forEachEntry((key, value) -> strings.put(key, value.asString("")));
        return strings;
    }
}
