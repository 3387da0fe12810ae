package org.septuple.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a run stands: status.json, replaced whole about once a second.
///
/// @param state     what became of it
/// @param stage     in words, such as `learning`
/// @param done      units of work, in this stage
/// @param total     units of work of this stage; 0 before it is known
/// @param seconds   of computing so far, those before a stop included
/// @param left      seconds until the stage ends at the pace of this process; null if unknown
/// @param heartbeat when this was written, by the clock of the machine
/// @param process   number of the process that wrote it
/// @param message   why it is in this state, for people; may be empty
public record RunStatus(
        State state,
        String stage,
        long done,
        long total,
        double seconds,
        @Nullable Double left,
        Instant heartbeat,
        long process,
        String message) {

    static final String FILE = "status.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What became of a run.
    public enum State {
        /// At work, or killed without a word: then nobody holds its lock.
        RUNNING,
        /// Stopped at a checkpoint.
        INTERRUPTED,
        /// Stopped by an error; what was kept before is there.
        FAILED,
        /// Ended well.
        COMPLETED,
        /// Ended where numbers stopped being finite.
        DIVERGED;

        /// The word in status.json.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether there is nothing left to do.
        ///
        /// @return true if results are there
        public boolean isFinal() {
            return this == COMPLETED || this == DIVERGED;
        }
    }

    void write(Path directory) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("state", state.word());
        root.put("stage", stage);
        root.put("done", done);
        root.put("total", total);
        root.put("seconds", seconds);
        root.put("left", left);
        root.put("heartbeat", heartbeat.toString());
        root.put("process", process);
        root.put("message", message);
        WholeFile.replace(directory.resolve(FILE), root.toPrettyString() + "\n");
    }

    /// Reads the status of a run.
    ///
    /// @param directory of the run
    /// @return null if there is none, or if it cannot be understood
    public static @Nullable RunStatus read(Path directory) {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(directory.resolve(FILE)));
            JsonNode left = root.path("left");
            return new RunStatus(
                    State.valueOf(root.path("state").asString("").toUpperCase(Locale.ROOT)),
                    root.path("stage").asString(""),
                    root.path("done").asLong(0),
                    root.path("total").asLong(0),
                    root.path("seconds").asDouble(0),
                    left.isNumber() ? left.asDouble() : null,
                    Instant.parse(root.path("heartbeat").asString("")),
                    root.path("process").asLong(0),
                    root.path("message").asString(""));
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }
}
