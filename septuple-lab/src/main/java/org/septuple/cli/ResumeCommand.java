package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.septuple.io.ResumeNotes;
import org.septuple.io.RunSession;
import org.septuple.io.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `septuple resume RUN`: goes on with a run that was stopped or killed, with the same bits as if it had not been.
@Command(name = "resume", description = "Go on with a run that was stopped or killed.", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private RunOptions options = new RunOptions();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Overrides of what is not physics, such as name=NAME.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--allow-other-bits",
            description = "Go on although kernels or version differ, which may change bits.")
    private boolean allowOtherBits;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.requireSensible(spec);
        Schedule schedule = options.schedule();
        PrintWriter err = spec.commandLine().getErr();
        Path directory = run.find();
        RunSession session = RunSession.resume(
                directory,
                overrides,
                Installation.dataPlaces(),
                options.process(spec.root().commandLine().getParseResult().originalArgs()),
                allowOtherBits,
                schedule,
                InstantSource.system(),
                new ResumeNotes() {
                    @Override
                    public void tell(String note) {
                        if (!options.quiet()) {
                            warn(note);
                        }
                    }

                    @Override
                    public void warn(String warning) {
                        err.println(warning);
                        err.flush();
                    }
                });
        if (session == null) {
            err.println("%s has ended already; nothing to do (`septuple verify` says whether it is whole)"
                    .formatted(directory));
            err.flush();
            return 0;
        }
        try (session) {
            return new Conductor(options, spec.commandLine()).conduct(session, schedule);
        }
    }
}
