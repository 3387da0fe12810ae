package org.septuple.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The end of metrics.ndjson.
public final class LastMetrics {

    /// More than two lines, however many trainables are described.
    private static final int TAIL = 1 << 14;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LastMetrics() {}

    /// The last whole line; a process that is killed can leave a part of one behind it.
    ///
    /// @param run directory of the run
    /// @return null if there is none
    public static @Nullable ObjectNode of(Path run) {
        String[] lines;
        try (RandomAccessFile file =
                new RandomAccessFile(run.resolve(RunRecording.METRICS).toFile(), "r")) {
            long length = file.length();
            byte[] tail = new byte[(int) Math.min(TAIL, length)];
            file.seek(length - tail.length);
            file.readFully(tail);
            lines = new String(tail, StandardCharsets.UTF_8).split("\n", -1);
        } catch (IOException unreadable) {
            return null;
        }
        return Arrays.stream(lines, 0, lines.length - 1) // the last has no end
                .map(LastMetrics::parsed)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static @Nullable ObjectNode parsed(String line) {
        try {
            return MAPPER.readTree(line) instanceof ObjectNode object ? object : null;
        } catch (JacksonException cut) {
            return null;
        }
    }
}
