package org.septuple.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.septuple.experiment.Conditions;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.FieldFrame;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LocalRunner;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.RunOutput;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.experiment.Verdict;
import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.RayImage;
import org.septuple.io.ErrorCode;
import org.septuple.io.RunDirectory;
import org.septuple.io.RunJson;
import org.septuple.io.RunRecording;
import org.septuple.io.RunSession;
import org.septuple.io.Schedule;
import org.septuple.learning.Snapshot;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.report.Report;
import org.septuple.spacetime.MetricGrid;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/// Carries a session through: computes, shows progress, heeds signals, writes what was found and tells of it.
///
/// @param options as given
/// @param line    whose streams are written to
record Conductor(RunOptions options, CommandLine line) {

    private static final int INTERRUPTED = 130;

    /// Runs to the end or to a stop.
    ///
    /// @return the exit status
    int conduct(RunSession session, Schedule schedule) throws InterruptedException {
        RunRecording recording = session.recording();
        try (StopSignal _ = new StopSignal(schedule, line.getErr())) {
            Run run = watched(session);
            Provenance provenance = recording.provenance();
            if (run.outcome() instanceof Outcome.Interrupted at) {
                return stopped(run, at, recording, schedule);
            }
            Report.pictures(run).forEach(recording::picture);
            recording.finish(run, provenance, Report.html(run, provenance, session.resolved()));
            Optional<ErrorCode> failure = failure(run);
            print(run, recording, failure);
            return failure.map(ErrorCode::exitStatus).orElse(0);
        } catch (RuntimeException | Error failure) {
            recording.failed(failure.toString());
            throw failure;
        }
    }

    private Run watched(RunSession session) throws InterruptedException {
        try (ProgressDisplay display = new ProgressDisplay(options.progress(), line.getErr())) {
            RunRecording recording = session.recording();
            return new LocalRunner(Lanes.kernels(), options.threads())
                    .run(
                            session.prepared().experiment(),
                            session.prepared().data(),
                            both(recording, display),
                            recording);
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
            public void trained(int replica, double[] q) {
                first.trained(replica, q);
                second.trained(replica, q);
            }

            @Override
            public void measured(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) {
                first.measured(moment, gradient, errors);
                second.measured(moment, gradient, errors);
            }

            @Override
            public void frame(FieldFrame frame) {
                first.frame(frame);
                second.frame(frame);
            }

            @Override
            public void metric(MetricGrid fields) {
                first.metric(fields);
                second.metric(fields);
            }

            @Override
            public void curvature(CurvatureField field) {
                first.curvature(field);
                second.curvature(field);
            }

            @Override
            public void image(RayImage image) {
                first.image(image);
                second.image(image);
            }

            @Override
            public void progress(String stage, long done, long total) {
                first.progress(stage, done, total);
                second.progress(stage, done, total);
            }
        };
    }

    private int stopped(Run run, Outcome.Interrupted at, RunRecording recording, Schedule schedule) {
        boolean wall = schedule.reason() == Schedule.Stop.WALL_LIMIT;
        recording.interrupted(at, wall ? "the time allowed is up" : "a signal");
        Optional<ErrorCode> failure = wall ? Optional.of(ErrorCode.WALL_LIMIT) : Optional.empty();
        print(run, recording, failure);
        return failure.map(ErrorCode::exitStatus).orElse(INTERRUPTED);
    }

    /// Why a finished run does not count as success.
    private Optional<ErrorCode> failure(Run run) {
        if (!run.endedAsExpected()) {
            return Optional.of(
                    run.outcome() instanceof Outcome.Completed ? ErrorCode.UNEXPECTED_OUTCOME : ErrorCode.BREAKDOWN);
        }
        Ledger ledger = run.ledger();
        boolean fails = ledger != null && ledger.count(Verdict.FAILS) > 0;
        return options.strict() && fails ? Optional.of(ErrorCode.LEDGER_FAILED) : Optional.empty();
    }

    private void print(Run run, RunRecording recording, Optional<ErrorCode> failure) {
        PrintWriter print = line.getOut();
        failure.ifPresent(code -> Failures.print(code, unexpected(run), line));
        if (options.json()) {
            ObjectNode summary = RunJson.summary(
                    run, recording.provenance(), recording.path().toString());
            failure.ifPresent(code -> summary.set("error", Failures.json(summary, code, unexpected(run))));
            print.println(summary.toPrettyString());
        } else if (!options.quiet()) {
            LearningPlan learning = run.experiment().learning();
            FreeEnergyFindings findings = run.freeEnergy();
            RunWords.write(
                    print,
                    run.experiment().kind(),
                    run.outcome(),
                    learning == null || learning.optimiser().followsEquation29(),
                    run.results(),
                    run.ledger(),
                    findings == null ? null : Conditions.of(findings),
                    run.findings() == null ? List.of() : run.findings().remarks());
            print.println(
                    run.outcome() instanceof Outcome.Interrupted
                            ? "go on with: septuple resume " + recording.path()
                            : "report " + recording.path().resolve(RunDirectory.REPORT));
        }
        print.flush();
    }

    private static String unexpected(Run run) {
        String name = run.experiment().header().name();
        String words = RunWords.of(run.experiment().kind(), run.outcome());
        return run.outcome() instanceof Outcome.Interrupted
                ? "%s: %s".formatted(name, words)
                : "%s: %s; expected: %s"
                        .formatted(name, words, run.experiment().header().outcome());
    }
}
