package org.septuple.learning;

/// What a learner may turn to bring abs(γμ/D) to 4π (4.8).
public enum Knob {
    /// The step size η = γ.
    STEP("step"),
    /// Samples per minibatch B.
    BATCH("batch"),
    /// Neurons N, by adding and pruning in the bulk.
    NEURONS("neurons");

    private final String word;

    Knob(String word) {
        this.word = word;
    }

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return word;
    }
}
