package org.septuple.learning;

/// Which D of a learner stands in (4.7) and (4.8). The paper has one number; a learner has a tensor D_kl, half the covariance of
/// Δq per learning step, and the verdict depends on what is made of it (erratum E26).
public enum DiffusionConvention {
    /// The mean of D_kk over the trainables that move.
    MEAN("mean"),
    /// Along the direction in which D is largest, as far as power iteration over earlier steps has found it: never above the largest
    /// eigenvalue on average.
    LARGEST("largest"),
    /// Along the mean of −∂H̄/∂q over earlier steps.
    FORCE("force");

    private final String word;

    DiffusionConvention(String word) {
        this.word = word;
    }

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return word;
    }
}
