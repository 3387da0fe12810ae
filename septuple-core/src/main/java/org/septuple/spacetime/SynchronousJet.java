package org.septuple.spacetime;

/// From brackets to the metric in synchronous gauge (6.7): g_00 = −1, g_0a = 0.
final class SynchronousJet {

    private static final int SIX = SpatialMatrix.ENTRIES;

    private SynchronousJet() {}

    /// Writes metric and derivatives as far as the jet wants them.
    static void fill(BracketSums sums, MetricJet jet) {
        write(sums, Brackets.VALUE, jet.metric(), 0);
        jet.metric()[0] = -1;
        if (jet.order() > 0) {
            for (int alpha = 0; alpha < MetricJet.DIMENSIONS; alpha++) {
                write(sums, Brackets.first(alpha), jet.first(), alpha * MetricJet.PAIRS);
            }
        }
        if (jet.order() > 1) {
            for (int alpha = 0; alpha < MetricJet.DIMENSIONS; alpha++) {
                for (int beta = alpha; beta < MetricJet.DIMENSIONS; beta++) {
                    int pair = MetricJet.pair(alpha, beta);
                    write(sums, Brackets.second(alpha, beta), jet.second(), pair * MetricJet.PAIRS);
                }
            }
        }
    }

    private static void write(BracketSums sums, int block, double[] pairs, int at) {
        for (int nu = 0; nu < MetricJet.DIMENSIONS; nu++) {
            pairs[at + nu] = 0;
        }
        for (int k = 0; k < SIX; k++) {
            pairs[at + MetricJet.DIMENSIONS + k] = sums.metricQuotient(block, k);
        }
    }
}
