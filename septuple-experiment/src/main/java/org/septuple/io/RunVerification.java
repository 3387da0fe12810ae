package org.septuple.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether a run directory is what it was when the run ended.
///
/// @param checked number of files and checkpoints whose hash was computed
/// @param changes what is not as it was, in words
/// @param notes   what could not be checked, in words
public record RunVerification(int checked, List<String> changes, List<String> notes) {

    public RunVerification {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /// Hashes everything again: files that a finished run left, checkpoints, and the data it learnt from.
    ///
    /// @param path   directory of the run
    /// @param places where data files are looked for
    /// @return what was found
    /// @throws RunRefusedException if it is no run
    public static RunVerification of(Path path, DataPlaces places) {
        Manifest manifest = Manifest.read(path);
        List<String> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try {
            if (manifest.files().isEmpty()) {
                notes.add("the run has not ended: only its checkpoints and data can be checked");
            } else {
                compare(manifest.files(), RunDirectory.hashes(path), changes);
            }
            int checkpoints = checkpoints(path, changes);
            int data = data(path, manifest, places, changes, notes);
            return new RunVerification(manifest.files().size() + checkpoints + data, changes, notes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read all of " + path, e);
        }
    }

    /// Arrays and tables of a finished run that are not as they were when it ended.
    ///
    /// @param path directory of the run
    /// @return what changed, in words; nothing for a run that has not ended
    /// @throws IOException if a file cannot be read
    public static List<String> changedNumbers(Path path) throws IOException {
        List<String> changes = new ArrayList<>();
        for (Map.Entry<String, String> file : Manifest.read(path).files().entrySet()) {
            String name = file.getKey();
            if (name.startsWith(RunNumbers.FIELDS) || name.startsWith(RunNumbers.TABLES)) {
                Path there = path.resolve(name);
                Map<String, String> now = Files.exists(there) ? Map.of(name, Sha256.of(there)) : Map.of();
                compare(Map.of(name, file.getValue()), now, changes);
            }
        }
        return changes;
    }

    private static void compare(Map<String, String> before, Map<String, String> now, List<String> changes) {
        before.forEach((file, hash) -> {
            String found = now.get(file);
            if (found == null) {
                changes.add(file + ": missing");
            } else if (!found.equals(hash)) {
                changes.add("%s: changed (SHA-256 %s…, was %s…)".formatted(file, start(found), start(hash)));
            }
        });
        now.keySet().stream()
                .filter(file -> !before.containsKey(file))
                .forEach(file -> changes.add(file + ": not there when the run ended"));
    }

    private static String start(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private static int checkpoints(Path path, List<String> changes) throws IOException {
        List<Path> files = new Checkpoints(path).newestFirst();
        for (Path file : files) {
            try {
                CheckpointFile.read(file);
            } catch (NoSuchFileException pruned) {
                // by the process that is at work
            } catch (IOException damaged) {
                changes.add("%s: damaged: %s".formatted(path.relativize(file), damaged.getMessage()));
            }
        }
        return files.size();
    }

    private static int data(Path path, Manifest manifest, DataPlaces places, List<String> changes, List<String> notes) {
        try {
            Map<String, String> now = new TreeMap<>(
                    ExperimentFile.read(path.resolve(RunDirectory.RESOLVED), List.of(), places, manifest.origin())
                            .value()
                            .hashes());
            compare(manifest.hashes(), now, changes);
            return manifest.hashes().size();
        } catch (ConfigurationException refused) {
            Violation first = refused.violations().getFirst();
            notes.add("data not checked: %s: %s".formatted(first.where(), first.message()));
            return 0;
        }
    }
}
