package org.septuple.cli;

import java.nio.file.Path;
import org.septuple.io.RunPlaces;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which run a command is about.
final class RunArgument {

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "A run directory, its name or the beginning of it, or `last`.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs are looked for by name (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    Path find() {
        return new RunPlaces(out).find(run);
    }
}
