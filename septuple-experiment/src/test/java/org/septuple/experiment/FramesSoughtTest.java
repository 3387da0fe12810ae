package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.NullComparison;
import org.septuple.statistics.Estimate;

/// Bonds of g_i with paths are told by triples only.
class FramesSoughtTest {

    private static String verdict(double p, EigenvalueExchange exchange) {
        Estimate some = Estimate.exact(1, 4);
        return FramesSought.verdict(new NullComparison(some, some, some, p), exchange);
    }

    @Test
    void onlyTriplesTellBonds() {
        assertThat(verdict(0.01, EigenvalueExchange.TRIPLES)).contains("p = 0.010", "their g_i belong to their paths");
        assertThat(verdict(0.01, EigenvalueExchange.COLUMNS))
                .contains("p = 0.010", "by the shapes of g_i", "or by bonds to paths", "triples")
                .doesNotContain("belong");
    }

    @Test
    void noNearerIsNoFinding() {
        for (EigenvalueExchange exchange : EigenvalueExchange.values()) {
            assertThat(verdict(0.06, exchange)).contains("no nearer", "no finding");
            assertThat(verdict(Double.NaN, exchange)).contains("not testable").doesNotContain("NaN");
        }
    }
}
