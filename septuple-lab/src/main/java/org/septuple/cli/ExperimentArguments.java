package org.septuple.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.io.Bound;
import org.septuple.io.ExperimentFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `check` and `run` have in common: a configuration with overrides.
final class ExperimentArguments {

    @Parameters(index = "0", paramLabel = "FILE", description = "Configuration of the experiment (YAML).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Overrides such as learning.epochs=3 or network.bulk.gain=0.8.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Same as the override seed=N.")
    private @Nullable Long seed;

    @Option(names = "--name", paramLabel = "NAME", description = "Same as the override name=NAME.")
    private @Nullable String name;

    Path file() {
        return file;
    }

    Bound<ExperimentFile.Prepared> read() {
        List<String> all = new ArrayList<>(overrides);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        if (name != null) {
            all.add("name=" + name);
        }
        return ExperimentFile.read(file, all, Installation.dataPlaces());
    }
}
