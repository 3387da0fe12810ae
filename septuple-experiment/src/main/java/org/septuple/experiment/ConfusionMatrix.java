package org.septuple.experiment;

/// How often samples of each class got each answer.
public final class ConfusionMatrix {

    private final int classes;
    private final long[] counts;

    /// No cases yet.
    ///
    /// @param classes ≥ 1
    public ConfusionMatrix(int classes) {
        this.classes = classes;
        this.counts = new long[classes * classes];
    }

    void add(int truth, int answer) {
        counts[truth * classes + answer]++;
    }

    /// Number of classes.
    ///
    /// @return ≥ 1
    public int classes() {
        return classes;
    }

    /// Number of cases.
    ///
    /// @param truth  true class
    /// @param answer class given
    /// @return ≥ 0
    public long count(int truth, int answer) {
        return counts[truth * classes + answer];
    }

    /// Number of cases of one class.
    ///
    /// @param truth true class
    /// @return sum of a row
    public long cases(int truth) {
        long sum = 0;
        for (int answer = 0; answer < classes; answer++) {
            sum += count(truth, answer);
        }
        return sum;
    }
}
