package org.septuple.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ErrorCode;
import org.septuple.io.Export;
import org.septuple.io.RunRefusedException;
import org.septuple.io.RunVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `septuple export RUN --to hdf5|csv`: copies the numbers of a run into other formats.
@Command(
        name = "export",
        description = "Copy the arrays and tables of a run into an HDF5 file or a directory of CSV files.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /// What is written.
    enum Format {
        /// One file.
        HDF5(".h5"),
        /// A directory.
        CSV("-csv");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format to;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "Write there (default: beside the run, NAME.h5 or NAME-csv).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace an earlier export; export numbers that changed after the run.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = run.find();
        Path destination = output == null ? beside(directory) : output;
        if (Files.exists(destination) && !force) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s exists; replace it with --force, or choose another place with --output".formatted(destination));
        }
        try {
            if (Export.isEmpty(directory)) {
                throw new RunRefusedException(
                        ErrorCode.UNFINISHED,
                        directory.toString(),
                        "nothing to export: the run has kept no numbers yet",
                        "Let it go on with `septuple resume %s`.".formatted(directory));
            }
            List<String> changes = force ? List.of() : RunVerification.changedNumbers(directory);
            if (!changes.isEmpty()) {
                throw new RunRefusedException(
                        ErrorCode.RUN_CHANGED,
                        directory.toString(),
                        "not as it was when the run ended: " + String.join("; ", changes),
                        "Restore what changed, or export it as it is with --force.");
            }
            switch (to) {
                case HDF5 -> Export.toHdf5(directory, destination, force);
                case CSV -> Export.toCsv(directory, destination, force);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot export " + directory, e);
        }
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            var root = JsonMapper.builder().build().createObjectNode();
            root.put("run", RunWords.name(directory));
            root.put("directory", directory.toString());
            root.put("format", to.toString());
            root.put("output", destination.toString());
            print.println(root.toPrettyString());
        } else {
            print.println(destination);
        }
        print.flush();
        return 0;
    }

    private Path beside(Path directory) {
        Path run = directory.getNameCount() == 0 || directory.endsWith(".") || directory.endsWith("..")
                ? directory.toAbsolutePath().normalize()
                : directory;
        return run.resolveSibling(RunWords.name(directory) + to.ending);
    }
}
