package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.cli.AlignedTable.Column;
import org.septuple.io.Manifest;
import org.septuple.io.ResultsFile;
import org.septuple.io.RunJson;
import org.septuple.io.RunOverview;
import org.septuple.io.RunPlaces;
import org.septuple.io.RunRefusedException;
import org.septuple.statistics.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `septuple ls`: the runs beside each other, the newest first.
@Command(name = "ls", description = "List runs, the newest first.", mixinStandardHelpOptions = true)
final class LsCommand implements Callable<Integer> {

    private static final int WIDTH = 120;
    private static final int LEAST_NAME = 24; // the time of a run and a little more
    private static final List<String> MAIN = List.of("F", "accuracy.dynamics", "loss");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Parent of run directories (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<RunOverview> runs =
                new RunPlaces(out).all().parallelStream().map(RunOverview::of).toList();
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = JsonMapper.builder().build().createObjectNode();
            root.put("directory", out.toString());
            var all = root.putArray("runs");
            runs.forEach(run -> all.add(json(root, run)));
            print.println(root.toPrettyString());
        } else if (runs.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("no runs in %s; begin one with `septuple run FILE`, or say where with --out".formatted(out));
            err.flush();
        } else {
            write(runs, print);
        }
        print.flush();
        return 0;
    }

    private static void write(List<RunOverview> runs, PrintWriter print) {
        AlignedTable table = new AlignedTable(
                Column.words("run"),
                Column.words("kind"),
                Column.words("state"),
                Column.numbers("done"),
                Column.numbers("computing"),
                Column.numbers("size"),
                Column.words("result (± 95 % interval)"));
        for (RunOverview run : runs) {
            Manifest manifest = run.manifest();
            table.row(
                    RunWords.name(run.directory()),
                    manifest == null ? "–" : manifest.kind(),
                    run.state().word(),
                    Amount.percent(run.progress()),
                    Amount.seconds(run.seconds()),
                    Amount.bytes(run.bytes()),
                    run.damage() == null ? result(run) : "");
        }
        table.write(print, WIDTH, LEAST_NAME);
        for (RunOverview run : runs) {
            RunRefusedException damage = run.damage();
            if (damage != null) {
                print.println(
                        "%s: %s".formatted(RunWords.name(run.directory()), RunWords.inside(run.directory(), damage)));
            }
        }
    }

    private static String result(RunOverview run) {
        Map.Entry<String, Estimate> main = main(run);
        return main == null ? "" : main.getKey().replaceFirst("\\..*", "") + " " + RunWords.brief(main.getValue());
    }

    private static Map.@Nullable Entry<String, Estimate> main(RunOverview run) {
        ResultsFile results = run.results();
        if (results != null) {
            for (String name : MAIN) {
                Estimate estimate = results.results().get(name);
                if (estimate != null) {
                    return Map.entry(name, estimate);
                }
            }
        }
        return null;
    }

    private static ObjectNode json(ObjectNode root, RunOverview run) {
        ObjectNode node = root.objectNode();
        OverviewJson.put(node, run);
        Map.Entry<String, Estimate> main = main(run);
        node.set("results", RunJson.results(main == null ? Map.of() : Map.of(main.getKey(), main.getValue())));
        return node;
    }
}
