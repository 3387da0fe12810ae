package org.septuple.experiment;

import java.util.List;

/// One numbered equation of the paper, as the ledger judges it.
///
/// @param equation  number, such as `2.1`
/// @param kind      letters of docs/theory.md: D definition, I identity, A approximation, L law, P postulate
/// @param statement what it says, in words
/// @param errata    where the printed form is corrected, such as `E1`
public record Claim(String equation, String kind, String statement, List<String> errata) {

    public Claim {
        errata = List.copyOf(errata);
    }
}
