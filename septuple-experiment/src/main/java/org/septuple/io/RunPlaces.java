package org.septuple.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Run directories beside each other.
///
/// @param parent holds them; need not exist
public record RunPlaces(Path parent) {

    /// All runs, the newest first, by name.
    ///
    /// @return directories with a manifest
    public List<Path> all() {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(RunPlaces::isRun)
                    .sorted(Comparator.comparing(RunPlaces::name).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    private static boolean isRun(Path directory) {
        return Files.isRegularFile(directory.resolve(Manifest.FILE));
    }

    private static String name(Path directory) {
        return directory.getFileName().toString();
    }

    /// The run that a word means: a directory, a name, the beginning of one name only, or `last`.
    ///
    /// @param word as typed
    /// @return its directory
    /// @throws RunRefusedException if it means no run, or several
    public Path find(String word) {
        if (isPath(word) && isRun(Path.of(word))) {
            return followed(Path.of(word));
        }
        List<Path> runs = all();
        if (word.equals("last") && !runs.isEmpty()) {
            return runs.getFirst();
        }
        List<Path> matching =
                runs.stream().filter(run -> name(run).startsWith(word)).toList();
        Optional<Path> exact =
                matching.stream().filter(run -> name(run).equals(word)).findFirst();
        if (exact.isPresent() || matching.size() == 1) {
            return exact.orElseGet(matching::getFirst);
        }
        throw new RunRefusedException(
                ErrorCode.NOT_A_RUN,
                word,
                matching.isEmpty()
                        ? "no run: neither a directory with a %s nor the beginning of a name in %s%s"
                                .formatted(Manifest.FILE, parent, didYouMean(word, runs))
                        : "%d runs in %s begin so: %s"
                                .formatted(
                                        matching.size(),
                                        parent,
                                        String.join(
                                                ", ",
                                                matching.stream()
                                                        .limit(5)
                                                        .map(RunPlaces::name)
                                                        .toList())),
                "List runs with `septuple ls`, and name one of them.");
    }

    /// Where a link leads, else the path as it is.
    private static Path followed(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot follow " + path, e);
        }
    }

    private static boolean isPath(String word) {
        try {
            return !word.isEmpty() && Path.of(word).getFileName() != null;
        } catch (InvalidPathException other) {
            return false;
        }
    }

    private static String didYouMean(String word, List<Path> runs) {
        return Suggestion.of(word, runs.stream().map(RunPlaces::name).toList())
                .map(name -> "; did you mean %s?".formatted(name))
                .orElse("");
    }
}
