package org.septuple.experiment;

/// The network whose vectors stand in the table of forms.
public enum FormsNetwork {
    /// After learning, or one that does not learn.
    TRAINED(0, ""),
    /// The same learner's before learning.
    UNTRAINED(1, "_untrained");

    private final int number;
    private final String suffix;

    FormsNetwork(int number, String suffix) {
        this.number = number;
        this.suffix = suffix;
    }

    /// Its number in the column `network`.
    ///
    /// @return 0 or 1
    public int number() {
        return number;
    }

    /// End of the names of its arrays.
    ///
    /// @return empty for the trained one
    public String suffix() {
        return suffix;
    }
}
