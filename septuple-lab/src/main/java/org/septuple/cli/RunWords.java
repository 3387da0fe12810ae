package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Conditions;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.Verdict;
import org.septuple.io.RunRefusedException;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// What a run found, as it is printed when it ends and whenever it is shown.
final class RunWords {

    private static final double CONFIDENCE = 0.95;
    private static final Set<String> ON_GRIDS = Set.of("fokker-planck", "schroedinger", "madelung", "einstein");

    private RunWords() {}

    /// Outcome, results and verdicts, a line each.
    static void write(
            PrintWriter print,
            String kind,
            Outcome outcome,
            boolean followsEquation29,
            Map<String, Estimate> results,
            @Nullable Ledger ledger,
            @Nullable Conditions conditions,
            List<String> remarks) {
        print.println(of(kind, outcome));
        if (!followsEquation29) {
            print.println("  the optimiser is not (2.9)");
        }
        if (conditions != null) {
            write(print, conditions);
        }
        results.forEach((name, estimate) -> print.printf("  %-20s %s%n", name, of(name, estimate)));
        remarks.forEach(remark -> print.println("  " + remark));
        if (ledger != null) {
            print.println("ledger: " + of(ledger));
        }
    }

    private static void write(PrintWriter print, Conditions at) {
        print.printf(
                Locale.ROOT,
                "  %s average, %s reference measure, beta = %s; %d free %s, %d %s%n",
                at.average().word(),
                at.reference().word(),
                at.beta(),
                at.neurons(),
                at.neurons() == 1 ? "neuron" : "neurons",
                at.cases(),
                at.cases() == 1 ? "case" : "cases");
        print.println(at.converged() ? "  converged" : "  NOT converged:");
        at.advice().forEach(line -> print.println("    " + line));
    }

    /// Name of a run.
    static String name(Path directory) {
        return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }

    /// What is damaged in a run, and how.
    static String inside(Path run, RunRefusedException damage) {
        Path file = Path.of(damage.where());
        return (file.startsWith(run) ? run.relativize(file) : file) + ": " + damage.getMessage();
    }

    /// What a stage counts.
    static String units(String stage) {
        return stage.equals("evolving") || stage.equals("results") ? "parts" : "steps";
    }

    /// How a run of a kind ended.
    static String of(String kind, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed.word();
            case Outcome.Diverged(String _, String what, long _, String advice)
            when kind.equals("measure") -> "%s; %s".formatted(what, advice);
            case Outcome.Diverged(String word, String what, long step, String advice) ->
                "%s: %s after %d good steps; %s".formatted(word, what, step, advice);
            case Outcome.Interrupted(long done, long total) ->
                ON_GRIDS.contains(kind)
                        ? "interrupted at %s of the way".formatted(Amount.percent((double) done / total))
                        : "interrupted after %d of %d steps".formatted(done, total);
        };
    }

    private static String of(Ledger ledger) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> ledger.count(verdict) > 0)
                .map(verdict -> ledger.count(verdict) + " " + verdict.words())
                .collect(Collectors.joining(", "));
    }

    private static String of(String name, Estimate estimate) {
        if (estimate.standardError() == 0) {
            boolean bound = name.endsWith(".at_least") || name.endsWith(".at_most");
            return String.format(Locale.ROOT, "%.10g (%s)", estimate.value(), bound ? "bound" : "exact");
        }
        return Double.isNaN(estimate.halfWidth(CONFIDENCE))
                ? brief(estimate)
                : String.format(Locale.ROOT, "%s (95 %% interval, n = %d)", brief(estimate), estimate.n());
    }

    /// Value and half width of the 95 % interval, where that is known.
    static String brief(Estimate estimate) {
        double half = estimate.halfWidth(CONFIDENCE);
        return Double.isNaN(half)
                ? String.format(Locale.ROOT, "%.6g", estimate.value())
                : String.format(Locale.ROOT, "%.6g ± %.2g", estimate.value(), half);
    }
}
