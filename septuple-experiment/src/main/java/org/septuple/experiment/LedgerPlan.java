package org.septuple.experiment;

/// How rows of the ledger are judged.
///
/// @param confidence of all intervals, in (0, 1)
public record LedgerPlan(double confidence) {}
