package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.septuple.io.ErrorCode;
import org.septuple.io.RunVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `septuple verify RUN`: hashes everything again and says what changed.
@Command(
        name = "verify",
        description = "Hash the files and data of a run again, and say what changed.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = run.find();
        RunVerification found = RunVerification.of(directory, Installation.dataPlaces());
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = JsonMapper.builder().build().createObjectNode();
            root.put("directory", directory.toString());
            root.put("checked", found.checked());
            found.changes().forEach(root.putArray("changes")::add);
            found.notes().forEach(root.putArray("notes")::add);
            print.println(root.toPrettyString());
        } else {
            found.changes().forEach(print::println);
            found.notes().forEach(print::println);
            print.printf(
                    "%s: %d checked, %d changed%n",
                    directory, found.checked(), found.changes().size());
        }
        print.flush();
        return found.changes().isEmpty() ? 0 : ErrorCode.RUN_CHANGED.exitStatus();
    }
}
