package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.septuple.experiment.Cost;
import org.septuple.io.Bound;
import org.septuple.io.ExperimentFile;
import org.septuple.io.RunSession;
import org.septuple.io.Schedule;
import org.septuple.numerics.lanes.Lanes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `septuple run FILE`: carries out an experiment.
@Command(
        name = "run",
        description = "Run an experiment; results go to a new directory and to stdout.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ExperimentArguments arguments = new ExperimentArguments();

    /// Seconds that no digits behind the point are told of.
    private static final double LONG = 1e9;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Parent of run directories (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--dry-run", description = "Check, estimate time, memory and disk, and stop.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.requireSensible(spec);
        Schedule schedule = options.schedule();
        Bound<ExperimentFile.Prepared> bound = arguments.read();
        if (dryRun) {
            return estimate(bound.value());
        }
        try (RunSession session = RunSession.begin(
                out,
                arguments.file(),
                bound,
                options.process(spec.root().commandLine().getParseResult().originalArgs()),
                schedule,
                InstantSource.system())) {
            return new Conductor(options, spec.commandLine()).conduct(session, schedule);
        }
    }

    private int estimate(ExperimentFile.Prepared prepared) {
        Cost cost = Cost.of(prepared.experiment(), prepared.data(), Lanes.kernels(), options.threads());
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                Locale.ROOT,
                options.json()
                        ? "{\"seconds\": %s, \"memory_bytes\": %d, \"disk_bytes\": %d}%n"
                        : "about %s, %,d bytes of memory, %,d bytes on disk; nothing was run%n",
                options.json() ? plain(cost.seconds()) : Amount.seconds(cost.seconds()),
                cost.memoryBytes(),
                cost.diskBytes());
        print.flush();
        return 0;
    }

    /// A number of JSON, that is short however large.
    private static String plain(double seconds) {
        return String.format(Locale.ROOT, seconds < LONG ? "%.1f" : "%.3e", Math.min(seconds, Double.MAX_VALUE));
    }
}
