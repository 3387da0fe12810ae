package org.septuple.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `septuple completion`: a completion script on stdout.
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh: source <(septuple completion)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("septuple", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
