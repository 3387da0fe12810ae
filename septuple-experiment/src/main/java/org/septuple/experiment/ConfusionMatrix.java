package org.septuple.experiment;

import java.util.Arrays;

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

    /// Cases that were counted before.
    ///
    /// @param classes ≥ 1
    /// @param counts  `[truth · classes + answer]`, each ≥ 0
    /// @return a copy
    public static ConfusionMatrix of(int classes, long[] counts) {
        if (classes < 1
                || counts.length != (long) classes * classes
                || Arrays.stream(counts).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("%d classes need %d counts >= 0, got %d with least %s"
                    .formatted(
                            classes,
                            (long) classes * classes,
                            counts.length,
                            Arrays.stream(counts).min()));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        System.arraycopy(counts, 0, matrix.counts, 0, counts.length);
        return matrix;
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
