package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Cost;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LocalRunner;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.RunOutput;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.experiment.Verdict;
import org.septuple.io.Bound;
import org.septuple.io.ConfigFile;
import org.septuple.io.ErrorCode;
import org.septuple.io.ExperimentFile;
import org.septuple.io.RunDirectory;
import org.septuple.io.RunJson;
import org.septuple.learning.Snapshot;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.report.Report;
import org.septuple.statistics.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `septuple run FILE`: carries out an experiment.
@Command(
        name = "run",
        description = "Run an experiment; results go to a new directory and to stdout.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final double CONFIDENCE = 0.95;

    @Mixin
    private ExperimentArguments arguments = new ExperimentArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Parent of run directories (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads (default: all cores). Never changes a result.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ProgressDisplay.Mode progress;

    @Option(names = "--dry-run", description = "Check, estimate time, memory and disk, and stop.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Exit 3 if a row of the ledger fails.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is %d, must be >= 1".formatted(threads));
        }
        Bound<ExperimentFile.Prepared> bound = arguments.read();
        return dryRun ? estimate(bound.value()) : run(bound);
    }

    private int estimate(ExperimentFile.Prepared prepared) {
        Cost cost = Cost.of(prepared.experiment(), prepared.data(), Lanes.kernels(), threads);
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                Locale.ROOT,
                json
                        ? "{\"seconds\": %.1f, \"memory_bytes\": %d, \"disk_bytes\": %d}%n"
                        : "about %.1f s, %,d bytes of memory, %,d bytes on disk; nothing was run%n",
                cost.seconds(),
                cost.memoryBytes(),
                cost.diskBytes());
        print.flush();
        return 0;
    }

    private int run(Bound<ExperimentFile.Prepared> bound) throws InterruptedException {
        ExperimentFile.Prepared prepared = bound.value();
        String resolved = bound.resolved().toYaml();
        Instant started = Instant.now();
        String config = ConfigFile.text(arguments.file());
        try (RunDirectory directory =
                RunDirectory.create(out, prepared.experiment().header().name(), started, config, resolved)) {
            Run run = watched(prepared, directory);
            Provenance provenance = new Provenance(
                    directory.id(),
                    spec.root().commandLine().getParseResult().originalArgs(),
                    Installation.version(),
                    Installation.revision(),
                    Runtime.version().toString(),
                    system(),
                    DoctorCommand.describe(Lanes.kernels()),
                    threads,
                    started,
                    Duration.between(started, Instant.now()),
                    prepared.hashes());
            directory.finish(run, provenance, Report.html(run, provenance, resolved));
            Optional<ErrorCode> failure = failure(run);
            print(run, provenance, directory, failure);
            return failure.map(ErrorCode::exitStatus).orElse(0);
        }
    }

    private Run watched(ExperimentFile.Prepared prepared, RunDirectory directory) throws InterruptedException {
        ProgressDisplay.Mode shown = quiet ? ProgressDisplay.Mode.NONE : progress;
        try (ProgressDisplay display =
                new ProgressDisplay(shown, spec.commandLine().getErr())) {
            return new LocalRunner(Lanes.kernels(), threads)
                    .run(prepared.experiment(), prepared.data(), both(directory, display));
        }
    }

    private static RunOutput both(RunOutput first, RunOutput second) {
        return new RunOutput() {
            @Override
            public void epoch(EpochRecord record) {
                first.epoch(record);
                second.epoch(record);
            }

            @Override
            public void snapshot(SnapshotRecord record, Snapshot snapshot) {
                first.snapshot(record, snapshot);
                second.snapshot(record, snapshot);
            }

            @Override
            public void progress(String stage, long done, long total) {
                first.progress(stage, done, total);
                second.progress(stage, done, total);
            }
        };
    }

    /// Why a finished run does not count as success.
    private Optional<ErrorCode> failure(Run run) {
        if (!run.endedAsExpected()) {
            return Optional.of(
                    run.outcome() instanceof Outcome.Completed ? ErrorCode.UNEXPECTED_OUTCOME : ErrorCode.BREAKDOWN);
        }
        Ledger ledger = run.ledger();
        boolean fails = ledger != null && ledger.count(Verdict.FAILS) > 0;
        return strict && fails ? Optional.of(ErrorCode.LEDGER_FAILED) : Optional.empty();
    }

    private void print(Run run, Provenance provenance, RunDirectory directory, Optional<ErrorCode> failure) {
        PrintWriter print = spec.commandLine().getOut();
        failure.ifPresent(code -> Failures.print(code, unexpected(run), spec.commandLine()));
        if (json) {
            ObjectNode summary =
                    RunJson.summary(run, provenance, directory.path().toString());
            failure.ifPresent(code -> summary.set("error", Failures.json(summary, code, unexpected(run))));
            print.println(summary.toPrettyString());
        } else if (!quiet) {
            print.println(outcome(run));
            if (!run.experiment().learning().optimiser().followsEquation29()) {
                print.println("  the optimiser is not (2.9)");
            }
            run.results().forEach((name, estimate) -> print.printf("  %-20s %s%n", name, text(estimate)));
            ledgerLine(run.ledger(), print);
            print.println("report " + directory.path().resolve("report.html"));
        }
        print.flush();
    }

    private static String unexpected(Run run) {
        return "%s: %s; expected: %s"
                .formatted(
                        run.experiment().header().name(),
                        outcome(run),
                        run.experiment().header().outcome());
    }

    private static String outcome(Run run) {
        return run.outcome() instanceof Outcome.Diverged(String quantity, long step, String advice)
                ? "diverged: %s is not finite after %d good steps; %s".formatted(quantity, step, advice)
                : run.outcome().word();
    }

    private static void ledgerLine(@Nullable Ledger ledger, PrintWriter print) {
        if (ledger == null) {
            return;
        }
        List<String> counts = Arrays.stream(Verdict.values())
                .filter(verdict -> ledger.count(verdict) > 0)
                .map(verdict -> ledger.count(verdict) + " " + verdict.words())
                .toList();
        print.println("ledger: " + String.join(", ", counts));
    }

    private static String text(Estimate estimate) {
        double half = estimate.halfWidth(CONFIDENCE);
        return Double.isNaN(half)
                ? String.format(Locale.ROOT, "%.6g", estimate.value())
                : String.format(
                        Locale.ROOT, "%.6g ± %.2g (95 %% interval, n = %d)", estimate.value(), half, estimate.n());
    }

    static String system() {
        return "%s %s, %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
    }
}
