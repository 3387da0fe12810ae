package org.septuple.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files that appear whole or not at all, and that are on the disk when the call returns: a temporary file is written,
/// forced to the disk and renamed, then the directory is forced too. What stood under the name before stays until then.
public final class WholeFile {

    /// Ending of files that are not finished. A process that dies leaves at most files so named behind.
    public static final String UNFINISHED = ".part";

    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it.
        ///
        /// @param out not to be closed
        /// @throws IOException if that fails
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file.
    ///
    /// @param file    replaced if it exists
    /// @param content of the file
    /// @throws IOException if it cannot be written; nothing is left behind then
    public static void write(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /// Replaces a text file in UTF-8 that is of no use after a failure of the machine: readers see the old one or the new one,
    /// but the disk is not waited for.
    ///
    /// @param file replaced if it exists
    /// @param text its content
    /// @throws IOException if it cannot be written; nothing is left behind then
    static void replace(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static void write(Path file, Content content, boolean force) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                            temporary,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.writeTo(out);
                out.flush();
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException failure) {
            discard(temporary, failure);
            throw failure;
        }
        if (force) {
            forceEntry(file);
        }
    }

    /// Writes a text file in UTF-8.
    ///
    /// @param file replaced if it exists
    /// @param text its content
    /// @throws IOException if it cannot be written; nothing is left behind then
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void discard(Path temporary, Exception failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    /// Makes a directory, with those above it, that is still there after a failure of the machine.
    ///
    /// @param directory made if missing
    /// @throws IOException if it cannot be made
    public static void makeDirectory(Path directory) throws IOException {
        Path above = directory.toAbsolutePath().getParent();
        if (above != null && !Files.isDirectory(above)) {
            makeDirectory(above);
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            forceEntry(directory);
        }
    }

    /// Makes the name of a new file or directory last, where the system lets a directory be opened; elsewhere it sees to that itself.
    static void forceEntry(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException notOpened) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
