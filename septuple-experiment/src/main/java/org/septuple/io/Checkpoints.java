package org.septuple.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Checkpoint;

/// The directory `checkpoints` of a run: files NUMBER.npz, of which the two newest are kept.
final class Checkpoints {

    private static final String ENDING = ".npz";
    private static final int KEPT = 2;

    private final Path directory;

    Checkpoints(Path run) {
        this.directory = run.resolve("checkpoints");
    }

    /// Keeps a moment: written, forced to the disk and renamed, and only then is the third newest deleted.
    ///
    /// @param checkpoint the moment
    /// @throws IOException if it cannot be written; those before are still there then
    void write(Checkpoint checkpoint) throws IOException {
        WholeFile.makeDirectory(directory);
        List<Path> before = newestFirst();
        long number = before.isEmpty() ? 1 : number(before.getFirst()) + 1;
        CheckpointFile.write(directory.resolve("%09d%s".formatted(number, ENDING)), checkpoint);
        for (Path old : before.subList(Math.min(KEPT - 1, before.size()), before.size())) {
            Files.deleteIfExists(old);
        }
    }

    /// The newest moment that is whole. Newer ones that are not are deleted: they are of no use, and would take the place of a
    /// good one.
    ///
    /// @param told receives a sentence about each of them
    /// @return null if there is none
    /// @throws IOException if the directory cannot be read
    @Nullable
    Checkpoint newest(Consumer<String> told) throws IOException {
        for (Path file : newestFirst()) {
            try {
                return CheckpointFile.read(file);
            } catch (IOException damaged) {
                told.accept(
                        "checkpoint %s is damaged: %s; going back to the one before".formatted(file, reason(damaged)));
                Files.delete(file);
            }
        }
        return null;
    }

    private static String reason(IOException damaged) {
        String words = damaged.getMessage();
        return words == null ? damaged.getClass().getSimpleName() : words;
    }

    /// All checkpoints.
    List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files =
                    new ArrayList<>(all.filter(Checkpoints::isCheckpoint).toList());
            files.sort(Comparator.comparingLong(Checkpoints::number).reversed());
            return files;
        }
    }

    private static boolean isCheckpoint(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches("\\d{9,18}\\" + ENDING);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }
}
