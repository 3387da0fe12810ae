package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Differences of values and of connections, against derivatives of closed forms.
class DifferencedTest {

    private static final double HUBBLE = 0.4;
    private static final double[] EVENT = {0.3, 0.5, -0.2, 0.7};

    private static Metric deSitter() {
        Map<String, Double> parameters = new HashMap<>();
        parameters.put("hubble", HUBBLE);
        return ClosedForms.of("de-sitter", parameters);
    }

    private static double apart(double[] one, double[] other) {
        double apart = 0;
        for (int k = 0; k < one.length; k++) {
            apart = Math.max(apart, Math.abs(one[k] - other[k]));
        }
        return apart;
    }

    private static double[] first(Metric metric) {
        MetricJet jet = new MetricJet(1);
        System.arraycopy(EVENT, 0, jet.event(), 0, 4);
        assertThat(metric.at(jet)).isTrue();
        return jet.first();
    }

    private static double order(double coarse, double fine) {
        return StrictMath.log(coarse / fine) / StrictMath.log(2);
    }

    @Test
    void differencesOfValuesHaveTheirOrder() {
        double[] exact = first(deSitter());
        for (int order : new int[] {4, 6}) {
            double coarse = apart(first(new DifferencedMetric(deSitter(), order, 0.4, 0.4)), exact);
            double fine = apart(first(new DifferencedMetric(deSitter(), order, 0.2, 0.2)), exact);
            assertThat(order(coarse, fine)).isCloseTo(order, within(0.05));
        }
    }

    /// R_μν = 3H² g_μν: the sign is that of spheres.
    @Test
    void differencesOfConnectionsGiveRicciOfDeSitter() {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(EVENT, 0, jet.event(), 0, 4);
        assertThat(deSitter().at(jet)).isTrue();
        double[] exact = new double[MetricJet.PAIRS];
        for (int k = 0; k < exact.length; k++) {
            exact[k] = 3 * HUBBLE * HUBBLE * jet.metric()[k];
        }
        for (int order : new int[] {4, 6}) {
            double[] errors = new double[2];
            for (int k = 0; k < 2; k++) {
                DifferencedRicci ricci = new DifferencedRicci(order, 0.4 / (1 + k), 0.4 / (1 + k));
                assertThat(ricci.of(deSitter(), EVENT)).isTrue();
                errors[k] = apart(ricci.ricci(), exact);
            }
            assertThat(order(errors[0], errors[1])).isCloseTo(order, within(0.05));
        }
    }

    @Test
    void whereThereIsNoMetricThereAreNoDifferences() {
        Metric whole = deSitter();
        Metric half = jet -> jet.event()[1] < 0.55 && whole.at(jet);
        MetricJet jet = new MetricJet(1);
        System.arraycopy(EVENT, 0, jet.event(), 0, 4);
        assertThat(new DifferencedMetric(half, 4, 0.01, 0.1).at(jet)).isFalse();
        assertThat(new DifferencedMetric(half, 4, 0.01, 0.01).at(jet)).isTrue();
        assertThat(new DifferencedRicci(4, 0.01, 0.1).of(half, EVENT)).isFalse();
        assertThatThrownBy(() -> new DifferencedMetric(half, 5, 0.01, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order 5");
        assertThatThrownBy(() -> new DifferencedMetric(half, 4, 0.01, 0.01).at(new MetricJet(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order 0 or 1");
    }
}
