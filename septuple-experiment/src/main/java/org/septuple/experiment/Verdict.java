package org.septuple.experiment;

/// What a row of the ledger says.
public enum Verdict {
    /// The whole interval lies inside the tolerance; the control held and the null model did not.
    HOLDS("holds"),
    /// The whole interval lies outside the tolerance, while the control held.
    FAILS("fails"),
    /// The interval straddles the tolerance, or control or null model did not behave.
    INCONCLUSIVE("inconclusive"),
    /// This network cannot answer.
    NOT_TESTABLE("not testable"),
    /// The software cannot measure it yet.
    NOT_BUILT("not built");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// For people.
    ///
    /// @return lower case
    public String words() {
        return words;
    }
}
