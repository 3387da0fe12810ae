package org.septuple.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.statistics.Estimate;

/// What was found on one trained network, in the order in which it was: rows of the ledger, why others are not testable, and named numbers.
final class LedgerNotes {

    private final Map<String, Comparison> rows = new LinkedHashMap<>();
    private final Map<String, String> untestable = new LinkedHashMap<>();
    private final Map<String, Estimate> results = new LinkedHashMap<>();
    private final Map<FindingTable.Shape, List<List<Double>>> tables = new EnumMap<>(FindingTable.Shape.class);

    /// Comparisons by equation number, live.
    Map<String, Comparison> rows() {
        return rows;
    }

    /// Reasons by equation number, live.
    Map<String, String> untestable() {
        return untestable;
    }

    /// Named numbers, live.
    Map<String, Estimate> results() {
        return results;
    }

    /// Rows of tables.
    List<FindingTable> tables() {
        List<FindingTable> all = new ArrayList<>();
        tables.forEach((shape, rows) -> all.add(new FindingTable(shape, rows)));
        return all;
    }

    /// Keeps rows of a table, after those that it has.
    void rowsOf(FindingTable.Shape shape, List<List<Double>> rows) {
        tables.computeIfAbsent(shape, _ -> new ArrayList<>()).addAll(rows);
    }

    /// Keeps a row.
    void put(String equation, Comparison row) {
        rows.put(equation, row);
    }

    /// Keeps a number, finite or not.
    void put(String name, Estimate number) {
        results.put(name, number);
    }

    /// Measures one row, or keeps the reason why it is not testable: the message of an [IllegalArgumentException].
    void attempt(String equation, Supplier<Comparison> row) {
        try {
            rows.put(equation, row.get());
        } catch (IllegalArgumentException refused) {
            untestable.put(equation, String.valueOf(refused.getMessage()));
        }
    }

    /// Gives the reason why rows are not testable, other than those that were measured.
    void refuse(String reason, List<String> equations) {
        for (String equation : equations) {
            if (!rows.containsKey(equation)) {
                untestable.put(equation, reason);
            }
        }
    }

    /// Keeps a number, if it is finite.
    void putFinite(String name, Estimate number) {
        if (Double.isFinite(number.value())) {
            results.put(name, number);
        }
    }
}
