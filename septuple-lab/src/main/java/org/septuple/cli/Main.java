package org.septuple.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line `septuple`.
@Command(
        name = "septuple",
        description = "A laboratory for emergent physics in learning systems.",
        versionProvider = Installation.Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            NewCommand.class,
            CheckCommand.class,
            RunCommand.class,
            ResumeCommand.class,
            LsCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:completed",
            "1:a defect of the program",
            "2:usage, configuration or data",
            "3:a row of the ledger fails under --strict",
            "4:a run cannot be resumed as it began, or another process is at work on it",
            "5:the run did not end as expected",
            "6:a file cannot be written, or changed since",
            "75:the time allowed is up; a checkpoint was kept",
            "130, 143:interrupted by a signal; a checkpoint was kept"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  JAVA_HOME           the JDK that is tried first",
            "  SEPTUPLE_JAVA_OPTS  flags for Java, such as -Xmx8g",
            "  SEPTUPLE_DATA       directory of well-known data sets",
            "",
            "Completion for bash and zsh: source <(septuple completion)"
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /// For picocli.
    public Main() {}

    /// Starts the program.
    ///
    /// @param arguments of the command line
    public static void main(String[] arguments) {
        CommandLine line = commandLine();
        int exit;
        try {
            exit = line.execute(arguments);
        } catch (OutOfMemoryError tooSmall) { // the arrays that did not fit are free again
            exit = Failures.outOfMemory(line, arguments);
        }
        System.exit(exit);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::usage);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing; try `septuple run experiments/digits.yaml`");
    }
}
