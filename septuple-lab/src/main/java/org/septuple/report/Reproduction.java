package org.septuple.report;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.numerics.Outcome;

/// How to get the same numbers again.
///
/// @param run          what it is about
/// @param provenance   where it comes from
/// @param resolvedYaml its complete configuration
record Reproduction(Run run, Provenance provenance, String resolvedYaml) implements Section {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    @Override
    public void write(Markup html) {
        html.element("h2", "How to reproduce").newline();
        commands(html, "Run it again:", command());
        if (run.outcome() instanceof Outcome.Interrupted) {
            commands(html, "Go on from where it stopped:", "septuple resume " + quoted(provenance.id()));
        }
        commands(html, "Check that no file of it has changed:", "septuple verify " + quoted(provenance.id()));
        String python = python();
        if (!python.isEmpty()) {
            commands(html, "Its numbers in Python, from beside the directory of the run:", python);
        }
        html.open("dl", "class", "facts");
        fact(html, "Seed", Long.toString(run.experiment().header().seed()));
        fact(html, "Septuple", provenance.version() + ", revision " + provenance.revision());
        fact(html, "Java", provenance.java());
        fact(html, "System", provenance.system());
        fact(html, "Kernels", provenance.kernels() + "; the numbers do not depend on them");
        fact(html, "Threads", provenance.threads() + "; the numbers do not depend on them");
        fact(html, "Started", provenance.started() + ", took " + words(provenance.took()));
        new TreeMap<>(provenance.hashes()).forEach((file, hash) -> {
            html.element("dt", "SHA-256")
                    .open("dd")
                    .element("code", hash)
                    .text(" " + file)
                    .close("dd");
        });
        html.close("dl").newline();
        html.element("h3", "Resolved configuration").newline();
        html.open("pre").element("code", resolvedYaml).close("pre").newline();
    }

    private static void commands(Markup html, String words, String commands) {
        html.element("p", words).newline();
        html.open("pre", "class", "command")
                .element("code", commands)
                .close("pre")
                .newline();
    }

    /// What opens the files that a run of this kind has.
    private String python() {
        String directory = provenance.id().replace("\\", "\\\\").replace("\"", "\\\"");
        String imports = "";
        String lines = "";
        if (!run.epochs().isEmpty()) {
            imports += "import pandas\n";
            lines += "epochs = pandas.read_parquet(\"%s/tables/epochs\")\n".formatted(directory);
        }
        if (run.outcome() instanceof Outcome.Completed || !run.results().isEmpty()) {
            imports += "import xarray\n";
            lines += "fields = xarray.open_zarr(\"%s/fields.zarr\")\n".formatted(directory);
        }
        return (imports + "\n" + lines).strip();
    }

    private String command() {
        return provenance.arguments().stream()
                .map(Reproduction::quoted)
                .collect(Collectors.joining(" ", "septuple ", ""));
    }

    /// As a POSIX shell reads it.
    private static String quoted(String argument) {
        return PLAIN_WORD.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static void fact(Markup html, String term, String words) {
        html.element("dt", term).element("dd", words);
    }

    private static String words(Duration took) {
        double seconds = took.toMillis() / 1000.0;
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return took.toHours() == 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : took.toHours() + " h " + took.toMinutesPart() + " min";
    }
}
