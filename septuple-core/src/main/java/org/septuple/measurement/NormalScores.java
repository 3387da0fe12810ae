package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Coordinates of pairs by their ranks: the c-th coordinate of both ends is mapped by one rising function φ_c to normal scores, so that it has the
/// standard normal law. For coordinates that are odd under time reversal values and negative values are ranked together: φ(−v) = −φ(v). Such a
/// map commutes with time reversal, and leaves relative entropies as they are.
///
/// Source: B. L. van der Waerden, Proc. Kon. Ned. Akad. Wet. A 55 (1952) 453.
final class NormalScores {

    private NormalScores() {}

    /// Maps pairs.
    ///
    /// @param pairs of 2d coordinates
    /// @param signs d of them, −1 for odd ones
    static Sample of(Sample pairs, int[] signs) {
        int d = signs.length;
        int n = pairs.points();
        double[] scores = new double[n * 2 * d];
        var normal = new NormalDistribution();
        for (int c = 0; c < d; c++) {
            double[] sorted = new double[(signs[c] < 0 ? 4 : 2) * n];
            for (int i = 0; i < n; i++) {
                sorted[2 * i] = pairs.get(i, c);
                sorted[2 * i + 1] = pairs.get(i, d + c);
            }
            for (int i = 2 * n; i < sorted.length; i++) {
                sorted[i] = -sorted[i - 2 * n];
            }
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] += 0.0; // no −0, which is sorted before 0
            }
            Arrays.sort(sorted);
            double[] ofPlace = new double[sorted.length];
            for (int from = 0; from < sorted.length; ) {
                int until = from + 1;
                while (until < sorted.length && sorted[until] == sorted[from]) {
                    until++;
                }
                Arrays.fill(
                        ofPlace,
                        from,
                        until,
                        normal.inverseCumulativeProbability((from + until) / (2.0 * sorted.length)));
                from = until;
            }
            for (int i = 0; i < n; i++) {
                for (int end = 0; end < 2; end++) {
                    int place = end * d + c;
                    scores[i * 2 * d + place] = ofPlace[Arrays.binarySearch(sorted, pairs.get(i, place) + 0.0)];
                }
            }
        }
        return pairs.withValues(scores, 2 * d);
    }
}
