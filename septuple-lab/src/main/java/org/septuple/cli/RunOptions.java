package org.septuple.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Provenance;
import org.septuple.io.Schedule;
import org.septuple.numerics.lanes.Lanes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How a run is carried out, watched and told of: the same for `run` and `resume`.
final class RunOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads (default: all cores). Never changes a result.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-wall",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Stop at a checkpoint after this time, such as 2h, with exit status 75.")
    private @Nullable Duration maxWall;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationText.class,
            description = "Time between checkpoints (default: ${DEFAULT-VALUE}). Never changes a result.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Duration checkpointEvery;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ProgressDisplay.Mode progress;

    @Option(names = "--strict", description = "Exit 3 if a row of the ledger fails.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary.")
    private boolean quiet;

    void requireSensible(CommandSpec spec) {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is %d, must be >= 1".formatted(threads));
        }
        if (checkpointEvery.isZero()) {
            throw new ParameterException(spec.commandLine(), "--checkpoint-every is 0, must be > 0");
        }
    }

    int threads() {
        return threads;
    }

    boolean strict() {
        return strict;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    ProgressDisplay.Mode progress() {
        return quiet ? ProgressDisplay.Mode.NONE : progress;
    }

    Schedule schedule() {
        return new Schedule(checkpointEvery, maxWall, System::nanoTime);
    }

    /// This process, before it knows its run.
    Provenance process(List<String> arguments) {
        return new Provenance(
                "",
                arguments,
                Installation.version(),
                Installation.revision(),
                Runtime.version().toString(),
                Installation.system(),
                DoctorCommand.describe(Lanes.kernels()),
                threads,
                Instant.now(),
                Duration.ZERO,
                Map.of());
    }
}
