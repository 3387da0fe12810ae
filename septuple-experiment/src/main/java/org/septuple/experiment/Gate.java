package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.septuple.experiment.FindingTable.Column;
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

    private final List<Reading> readings = new ArrayList<>();

    /// A number and its premise.
    private record Reading(Premise premise, Estimate number) {

        private double half() {
            return number.halfWidth(CONFIDENCE);
        }

        boolean passes() {
            return premise.isLeast()
                    ? number.value() - half() >= premise.bound()
                    : number.value() + half() <= premise.bound();
        }

        boolean fails() {
            return premise.isLeast()
                    ? number.value() + half() < premise.bound()
                    : number.value() - half() > premise.bound();
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%s %.3g%s, need %s %s",
                    premise.words(),
                    number.value(),
                    half() > 0 ? String.format(Locale.ROOT, " +- %.2g", half()) : "",
                    premise.isLeast() ? ">=" : "<=",
                    premise.bound());
        }

        List<Double> row() {
            double passed = passes() ? 1 : fails() ? 0 : Double.NaN;
            return List.of(
                    (double) premise.number(),
                    number.value(),
                    number.value() - half(),
                    number.value() + half(),
                    premise.bound(),
                    passed);
        }
    }

    /// Columns of `gate`.
    static List<Column> columns() {
        return List.of(
                Column.whole(
                        "premise",
                        "0 expansion, 1 neurons, 2 reliability, 3 variety, 4 smoothness, 5 resolution, 6 power of paths, 7 power of equations"),
                Column.real("value", "measured"),
                Column.real("lower", "of its interval of 95 %; NaN where it is not known"),
                Column.real("upper", "of the same"),
                Column.real("bound", "least value that passes of premises 0 to 3, largest of 4 to 7"),
                Column.whole("passed", "1 the whole interval passes, 0 none of it does; NaN otherwise"));
    }

    /// Looks at a premise. What cannot be measured is unknown.
    ///
    /// @param premise which
    /// @param number  measured
    void read(Premise premise, Supplier<Estimate> number) {
        Estimate measured;
        try {
            measured = number.get();
        } catch (IllegalArgumentException refused) {
            measured = new Estimate(Double.NaN, Double.NaN, 1);
        }
        readings.add(new Reading(premise, measured));
    }

    /// Keeps the table and the numbers, and takes back what rows say without their premises.
    ///
    /// @param prefix of the names of numbers
    /// @param notes  with the rows
    void decide(String prefix, LedgerNotes notes) {
        notes.rowsOf(
                FindingTable.Shape.GATE, readings.stream().map(Reading::row).toList());
        for (Reading reading : readings) {
            notes.putFinite(prefix + "gate." + reading.premise().word(), reading.number());
        }
        for (String equation : Premise.EXPANSION.decides()) {
            Comparison row = notes.rows().get(equation);
            if (row != null) {
                decide(equation, row, notes);
            }
        }
    }

    private void decide(String equation, Comparison row, LedgerNotes notes) {
        List<String> failed = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.premise().decides().contains(equation) && !reading.passes()) {
                (reading.fails() ? failed : unknown).add(reading.words());
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
