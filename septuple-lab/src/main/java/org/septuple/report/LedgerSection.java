package org.septuple.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.septuple.experiment.Claim;
import org.septuple.experiment.Comparison;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LedgerRow;
import org.septuple.experiment.Run;
import org.septuple.experiment.Verdict;
import org.septuple.statistics.Estimate;

/// The verdict on each numbered equation: measured rows in full, those not built in a list.
///
/// @param run what it is about
record LedgerSection(Run run) implements Section {

    private static final int DIGITS = 2;

    @Override
    public void write(Markup html) {
        Ledger ledger = run.ledger();
        if (ledger == null) {
            return;
        }
        html.element("h2", "Ledger").newline().open("p").open("strong");
        writeCounts(html, ledger);
        html.close("strong");
        html.text(" of %s numbered equations. A row holds if its residual, with the whole %s\u00A0%% interval, "
                .formatted(ledger.rows().size(), NumberText.data(100 * confidence())));
        html.text("is within the tolerance declared before measuring. It counts only if the control (a case where the "
                + "equation holds) is within the tolerance too, and the null model (a case where it must not hold) is "
                + "beyond. E‑numbers are errata of the paper, explained in docs/theory.md.");
        html.close("p").newline();
        new LedgerOverview(ledger, confidence()).write(html);
        for (LedgerRow row : ledger.rows()) {
            if (row.verdict() != Verdict.NOT_BUILT) {
                writeInFull(html, row);
            }
        }
        writeNotBuilt(html, ledger);
    }

    /// How many rows hold, fail and so on; the last three verdicts only where there are any.
    static void writeCounts(Markup html, Ledger ledger) {
        String separator = "";
        for (Verdict verdict : Verdict.values()) {
            long count = ledger.count(verdict);
            if (count == 0 && verdict != Verdict.HOLDS && verdict != Verdict.FAILS) {
                continue;
            }
            html.text(separator);
            String words = count + " " + words(verdict, count);
            if (verdict == Verdict.FAILS && count > 0) {
                html.element("strong", mark(verdict) + " " + words, "class", "failed");
            } else {
                html.text(words);
            }
            separator = ", ";
        }
    }

    private static String words(Verdict verdict, long count) {
        return switch (verdict) {
            case HOLDS -> count == 1 ? "holds" : "hold";
            case FAILS -> count == 1 ? "fails" : "fail";
            case INCONCLUSIVE, NOT_TESTABLE, NOT_BUILT -> verdict.words();
        };
    }

    private double confidence() {
        return switch (run.experiment()) {
            case Experiment.Learning _,
                    Experiment.FreeEnergy _,
                    Experiment.Measure _,
                    Experiment.Contest _,
                    Experiment.OfNeurons _,
                    Experiment.Clouds _,
                    Experiment.OfPremises _,
                    Experiment.Identity _,
                    Experiment.OfCurvature _,
                    Experiment.OfGeodesics _,
                    Experiment.OfCosmology _,
                    Experiment.Gravity _,
                    Experiment.Einstein _,
                    Experiment.OnGrid _ -> Interval.CONFIDENCE;
            case Experiment.Duality duality -> duality.ledger().confidence();
        };
    }

    private static void writeInFull(Markup html, LedgerRow row) {
        Claim claim = row.claim();
        html.open("section", "class", "claim").open("h3");
        html.element("span", "(" + claim.equation() + ")").element("span", claim.statement());
        html.element(
                "span", mark(row.verdict()) + " " + row.verdict().words(), "class", "badge " + style(row.verdict()));
        html.close("h3").element("p", kinds(claim.kind()) + "; " + errata(claim.errata()), "class", "note");
        Comparison comparison = row.comparison();
        if (comparison == null) {
            html.element("p", row.reason());
        } else {
            html.newline().open("dl", "class", "measured");
            writeMeasured(html, "residual", comparison.residual(), "0 if the equation holds exactly");
            html.open("div").element("dt", "tolerance").open("dd");
            writeNumber(html, comparison.tolerance());
            html.element("small", comparison.toleranceReason()).close("dd").close("div");
            writeMeasured(html, "control", comparison.control(), "must be within the tolerance");
            writeMeasured(html, "null model", comparison.nullModel(), "must be beyond the tolerance");
            html.close("dl").newline().element("p", "Estimator: " + comparison.estimator() + ".");
        }
        html.close("section").newline();
    }

    private static void writeMeasured(Markup html, String name, Estimate estimate, String words) {
        html.open("div").element("dt", name).open("dd");
        writeNumber(html, estimate.value());
        if (estimate.standardError() != 0) {
            html.text(" ± ");
            writeNumber(html, estimate.standardError());
        }
        html.element("small", "%s; n\u00A0=\u00A0%s".formatted(words, NumberText.count(estimate.n())));
        html.close("dd").close("div");
    }

    private static void writeNumber(Markup html, double value) {
        if (Double.isNaN(value)) {
            html.text(NumberText.UNKNOWN);
        } else {
            html.element("data", NumberText.significant(value, DIGITS), "value", Double.toString(value));
        }
    }

    private static void writeNotBuilt(Markup html, Ledger ledger) {
        List<LedgerRow> rows = ledger.rows().stream()
                .filter(row -> row.verdict() == Verdict.NOT_BUILT)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String words = "%s %s not built: the software does not measure them yet"
                .formatted(mark(Verdict.NOT_BUILT), rows.size());
        html.open("details").element("summary", words);
        Table table = new Table(
                html,
                Table.Kind.WORDS,
                "Kinds: D definition, I identity, A approximation, L law, P postulate.",
                "equation",
                "kind",
                "statement",
                "errata");
        for (LedgerRow row : rows) {
            Claim claim = row.claim();
            table.row().head("(" + claim.equation() + ")").words(claim.kind()).words(claim.statement());
            table.words(String.join(", ", claim.errata()));
        }
        table.end();
        html.close("details").newline();
    }

    private static String errata(List<String> errata) {
        return errata.isEmpty() ? "no errata" : "errata " + String.join(", ", errata);
    }

    private static String kinds(String letters) {
        return Arrays.stream(letters.split("/", -1)).map(LedgerSection::kind).collect(Collectors.joining(" and "));
    }

    private static String kind(String letter) {
        return switch (letter) {
            case "D" -> "definition";
            case "I" -> "identity";
            case "A" -> "approximation";
            case "L" -> "law";
            case "P" -> "postulate";
            default -> letter;
        };
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "✓";
            case FAILS -> "✗";
            case INCONCLUSIVE -> "?";
            case NOT_TESTABLE -> "–";
            case NOT_BUILT -> "○";
        };
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "good";
            case FAILS -> "bad";
            case INCONCLUSIVE, NOT_TESTABLE, NOT_BUILT -> "open";
        };
    }
}
