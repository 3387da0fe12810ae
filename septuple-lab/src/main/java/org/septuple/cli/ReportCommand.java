package org.septuple.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.io.RunDirectory;
import org.septuple.io.StoredRun;
import org.septuple.io.WholeFile;
import org.septuple.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `septuple report RUN`: writes the report of a finished run anew.
@Command(
        name = "report",
        description = "Write the report of a finished run anew, from the files that the run left.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write there, and leave the run as it is (default: report.html of the run).")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = run.find();
        Path written;
        Path elsewhere = output;
        if (elsewhere == null) {
            try (RunDirectory held = RunDirectory.open(directory)) {
                written = held.writeReport(page(directory));
            }
        } else {
            written = write(elsewhere, page(directory));
        }
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            var root = JsonMapper.builder().build().createObjectNode();
            root.put("run", RunWords.name(directory));
            root.put("directory", directory.toString());
            root.put("report", written.toString());
            print.println(root.toPrettyString());
        } else {
            print.println(written);
        }
        print.flush();
        return 0;
    }

    private static String page(Path directory) {
        StoredRun stored = StoredRun.read(directory);
        return Report.html(stored.run(), stored.provenance(), stored.resolved());
    }

    private Path write(Path file, String page) {
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "--output %s is a directory; name a file".formatted(file));
        }
        try {
            WholeFile.write(file, page);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
