package org.septuple.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.septuple.experiment.Experiment;
import org.septuple.io.Bound;
import org.septuple.io.ExperimentFile;
import org.septuple.network.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `septuple check FILE`: is this configuration, with its data, ready to run?
@Command(
        name = "check",
        description = "Check a configuration and its data; run nothing, write nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ExperimentArguments arguments = new ExperimentArguments();

    @Option(names = "--resolved", description = "Print the configuration with overrides and defaults.")
    private boolean resolved;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Bound<ExperimentFile.Prepared> bound = arguments.read();
        Experiment experiment = bound.value().experiment();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .createObjectNode()
                    .put("file", arguments.file().toString())
                    .put("kind", experiment.kind())
                    .put("ready", true)
                    .toPrettyString());
        } else if (resolved) {
            out.print(bound.resolved().toYaml());
        } else {
            out.printf(
                    "%s: ready to run (kind %s%s)%n",
                    arguments.file(),
                    experiment.kind(),
                    size(experiment, bound.value().data()));
        }
        out.flush();
        return 0;
    }

    /// How much there is to work on.
    private static String size(Experiment experiment, Split data) {
        if (experiment instanceof Experiment.OnGrid solved) {
            return ", grid of %s cells"
                    .formatted(solved.grid().axes().stream()
                            .map(axis -> Integer.toString(axis.points()))
                            .collect(Collectors.joining(" x ")));
        }
        return ", %s: %d training and %d test samples"
                .formatted(
                        data.train().name(), data.train().samples(), data.test().samples());
    }
}
