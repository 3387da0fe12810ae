package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where data files are looked for: a path given in the configuration counts from the configuration's own directory;
/// the well-known sets are looked for in `$SEPTUPLE_DATA`, then among the shipped data.
///
/// @param experiment  directory of the configuration
/// @param environment value of `$SEPTUPLE_DATA`, null if not set
/// @param shipped     directory of the data that come with the project, null if unknown
public record DataPlaces(
        Path experiment,
        @Nullable Path environment,
        @Nullable Path shipped) {

    /// Places that depend on nothing but the configuration.
    ///
    /// @return neither `$SEPTUPLE_DATA` nor shipped data
    public static DataPlaces none() {
        return new DataPlaces(Path.of(""), null, null);
    }

    DataPlaces relativeTo(Path directory) {
        return new DataPlaces(directory, environment, shipped);
    }

    Path resolve(String given) {
        return experiment.resolve(given).toAbsolutePath().normalize();
    }

    /// The first place that holds a file of a well-known set.
    ///
    /// @param relative such as `fashion-mnist/train-images-idx3-ubyte.gz`
    /// @return the file, null if it is nowhere
    @Nullable
    Path find(String relative) {
        for (Path place : candidates(relative)) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        return null;
    }

    /// All places that hold or could hold a file, for messages.
    List<Path> candidates(String relative) {
        List<Path> candidates = new ArrayList<>();
        String bare = Path.of(relative).getFileName().toString();
        for (Path root : new @Nullable Path[] {environment, shipped}) {
            if (root != null) {
                candidates.add(root.resolve(relative));
                if (!bare.equals(relative)) {
                    candidates.add(root.resolve(bare));
                }
            }
        }
        return candidates;
    }
}
