package org.septuple.io;

import static org.septuple.io.ErrorCode.DATA_UNREADABLE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a data file, inflated if they are gzip, which the first two bytes tell and not the name.
///
/// @param input the bytes
/// @param most  how many they can be at the very most, for refusing absurd headers
/// @param exact whether `most` is what they are
record DataStream(InputStream input, long most, boolean exact) {

    /// Deflate never does better.
    private static final long BEST_RATIO = 1032;

    /// Reads a stream.
    interface Read<T> {
        T from(DataStream stream) throws IOException;
    }

    /// Opens a file, reads it, closes it; what fails on the way becomes a violation.
    static <T> T read(Path file, Read<T> read) {
        try (var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            raw.mark(2);
            boolean gzip = GzipInput.isMagic(raw.read(), raw.read());
            raw.reset();
            long size = Files.size(file);
            if (!gzip) {
                return read.from(new DataStream(raw, size, true));
            }
            try (var inflated = new GzipInput(raw)) {
                return read.from(new DataStream(inflated, Math.multiplyExact(size, BEST_RATIO), false));
            }
        } catch (GzipInput.Damaged e) {
            throw refusal(
                    e.code,
                    new Location.AtByte(file.toString(), e.offset),
                    "the gzip file is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw refusal(DATA_UNREADABLE, new Location.InFile(file.toString()), ConfigFile.reason(e));
        }
    }

    /// How many values may be read: those that an array and a third of the heap hold, for they are copied on the way.
    static int mostValues() {
        return (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / (3 * Double.BYTES));
    }

    static ConfigurationException refusal(ErrorCode code, Location where, String message) {
        return new ConfigurationException(new Violation(code, where, "", message));
    }

    /// The name of a data set: that of the file up to its first dot.
    static String name(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
