package org.septuple.experiment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row of the ledger.
///
/// @param claim      the equation
/// @param verdict    what was found
/// @param comparison the measurement behind it, null if there is none
/// @param reason     in words, why this verdict
public record LedgerRow(
        Claim claim, Verdict verdict, @Nullable Comparison comparison, String reason) {

    static LedgerRow notBuilt(Claim claim) {
        return new LedgerRow(claim, Verdict.NOT_BUILT, null, "the software does not measure this yet");
    }

    static LedgerRow measured(Claim claim, Comparison comparison, double confidence) {
        Verdict verdict = comparison.verdict(confidence);
        String reason = String.format(
                Locale.ROOT,
                "residual %.2g, tolerance %.2g (%s); control %.2g, null model %.2g",
                comparison.residual().value(),
                comparison.tolerance(),
                comparison.toleranceReason(),
                comparison.control().value(),
                comparison.nullModel().value());
        return new LedgerRow(claim, verdict, comparison, reason);
    }
}
