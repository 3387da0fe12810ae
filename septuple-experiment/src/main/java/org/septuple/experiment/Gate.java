package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.septuple.experiment.FindingTable.Column;
import org.septuple.experiment.Premises.Finding;
import org.septuple.statistics.Estimate;

/// Premises that were looked at, and what follows for the rows that need them. At 95 %:
///
/// | interval of the number | premise | rows |
/// |---|---|---|
/// | on the right side of the bound | passes | as they are |
/// | on the wrong side | fails | *not testable: gate: …* |
/// | on both, or not known | unknown | their error is unknown: *inconclusive* |
///
/// Rows that were refused for a reason of their own keep it.
final class Gate {

    private static final double CONFIDENCE = 0.95;
    /// Rows that pass it.
    private static final List<String> ROWS = Premise.PRODUCTION.decides();

    private final List<Finding> findings;

    /// A gate.
    ///
    /// @param premises of the network
    Gate(Premises premises) {
        this.findings = new ArrayList<>(premises.findings());
    }

    private static String words(Finding finding) {
        Premise premise = finding.premise();
        Estimate value = finding.value();
        if (finding.verdict() == Verdict.NOT_TESTABLE) {
            return "%s: %s".formatted(premise.word(), finding.reason());
        }
        double half = value.halfWidth(CONFIDENCE);
        return String.format(
                Locale.ROOT,
                "%s is %.3g%s, need %s %s",
                premise.number(),
                value.value(),
                half > 0 ? String.format(Locale.ROOT, " +- %.2g", half) : "",
                premise.isAbove() ? ">" : "<",
                premise.bound());
    }

    private static List<Double> row(Finding finding) {
        Estimate value = finding.value();
        double half = value.halfWidth(CONFIDENCE);
        return List.of(
                (double) finding.premise().code(),
                value.value(),
                value.value() - half,
                value.value() + half,
                finding.premise().bound(),
                (double) PremisesBook.code(finding.verdict()));
    }

    /// Columns of `gate`.
    static List<Column> columns() {
        return List.of(
                Column.whole(
                        "premise",
                        "0 production, 2 definite, 3 vectors, 4 reliability, 5 epsilon, 6 density, 7 smooth, 8 resolution, 9 displacement, 10 power of paths, 11 power of equations, 12 steady"),
                Column.real("value", "measured"),
                Column.real("lower", "of its interval of 95 %; NaN where it is not known"),
                Column.real("upper", "of the same"),
                Column.real(
                        "bound", "what the number must keep: be above, of premises 0 to 6 and 9; below, of the others"),
                Column.whole("verdict", "1 holds, 0 inconclusive, -1 fails, -2 not testable"));
    }

    /// Looks at what is known where rows are measured. What cannot be measured is not testable.
    ///
    /// @param premise which
    /// @param number  measured
    void read(Premise premise, Supplier<Estimate> number) {
        findings.add(Premises.attempt(premise, number));
    }

    /// Keeps the table and the numbers, and takes back what rows say without their premises.
    ///
    /// @param prefix of the names of numbers
    /// @param notes  with the rows
    void decide(String prefix, LedgerNotes notes) {
        notes.rowsOf(FindingTable.Shape.GATE, findings.stream().map(Gate::row).toList());
        for (Finding finding : findings) {
            notes.putFinite(prefix + "gate." + finding.premise().word(), finding.value());
        }
        for (String equation : ROWS) {
            Comparison row = notes.rows().get(equation);
            if (row != null) {
                decide(equation, row, notes);
            }
        }
    }

    private void decide(String equation, Comparison row, LedgerNotes notes) {
        List<String> failed = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.premise().decides().contains(equation) && finding.verdict() != Verdict.HOLDS) {
                (finding.verdict() == Verdict.FAILS ? failed : unknown).add(words(finding));
            }
        }
        if (!failed.isEmpty()) {
            notes.rows().remove(equation);
            notes.refuse(
                    String.format(
                            Locale.ROOT,
                            "gate: %s; the residual is %.3g",
                            String.join("; ", failed),
                            row.residual().value()),
                    List.of(equation));
        } else if (!unknown.isEmpty()) {
            Estimate residual = row.residual();
            notes.put(
                    equation,
                    new Comparison(
                            row.estimator() + "; inconclusive: gate: " + String.join("; ", unknown),
                            new Estimate(residual.value(), Double.NaN, residual.n()),
                            row.tolerance(),
                            row.toleranceReason(),
                            row.control(),
                            row.nullModel()));
        }
    }
}
