package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// For each numbered equation of the paper, what was found on one network.
///
/// @param rows 76 rows in the order of the paper
public record Ledger(List<LedgerRow> rows) {

    public Ledger {
        rows = List.copyOf(rows);
        if (rows.size() != Claims.ALL.size()) {
            throw new IllegalArgumentException(
                    "a ledger has %d rows, got %d".formatted(Claims.ALL.size(), rows.size()));
        }
    }

    /// A ledger of some measurements; all other equations are *not built*.
    ///
    /// @param measured   comparison by equation number
    /// @param untestable reason by equation number, where this network cannot answer
    /// @param confidence of the intervals
    /// @return one row for each equation
    static Ledger of(Map<String, Comparison> measured, Map<String, String> untestable, double confidence) {
        List<LedgerRow> rows = new ArrayList<>();
        for (Claim claim : Claims.ALL) {
            Comparison comparison = measured.get(claim.equation());
            String reason = untestable.get(claim.equation());
            if (comparison != null) {
                rows.add(LedgerRow.measured(claim, comparison, confidence));
            } else {
                rows.add(
                        reason == null
                                ? LedgerRow.notBuilt(claim)
                                : new LedgerRow(claim, Verdict.NOT_TESTABLE, null, reason));
            }
        }
        return new Ledger(rows);
    }

    /// Number of rows with a verdict.
    ///
    /// @param verdict which
    /// @return in [0, 76]
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }
}
