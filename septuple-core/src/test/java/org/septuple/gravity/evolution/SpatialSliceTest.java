package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.DeSitter;
import org.septuple.gravity.GaugeWave;
import org.septuple.gravity.Kasner;

class SpatialSliceTest {

    @Test
    void extrinsicCurvatureOfDeSitterIsMinusHubbleTimesMetric() {
        SpatialSlice slice = SpatialSlice.of(DeSitter.of(0.7), PeriodicSpacetimes.line(8), 0.5);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double metric = i == j ? Math.exp(0.7) : 0;
                assertThat(slice.metric(i, j, 5)).isCloseTo(metric, within(1e-15));
                assertThat(slice.extrinsic(i, j, 5)).isCloseTo(-0.7 * metric, within(1e-15));
            }
        }
        assertThat(slice.reversed().extrinsic(1, 1, 2)).isEqualTo(-slice.extrinsic(1, 1, 2));
        assertThat(slice.reversed().time()).isEqualTo(-0.5);
        assertThat(slice.dusty()).isFalse();
    }

    @Test
    void refusesOtherGauges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpatialSlice.of(GaugeWave.of(0.1, 1), PeriodicSpacetimes.line(8), 0))
                .withMessageContaining("g_00 = -0.92")
                .withMessageContaining("in cell 1 at (0.125000)");
    }

    @Test
    void refusesTimesWithoutMetric() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpatialSlice.of(Kasner.of(1, 0, 0), PeriodicSpacetimes.line(8), -1))
                .withMessageContaining("no metric at t = -1.0 in cell 0 at (0.00000)");
    }

    @Test
    void refusesNegativeDust() {
        SpatialSlice slice = SpatialSlice.of(DeSitter.of(1), PeriodicSpacetimes.line(8), 0);
        double[] density = new double[8];
        density[3] = -0.1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slice.withDust(density))
                .withMessageContaining("density of dust -0.1 in cell 3 at (0.375000)");
    }

    @Test
    void refusesFieldsOfAnotherShape() {
        List<double[]> five = new ArrayList<>();
        for (int q = 0; q < 5; q++) {
            five.add(new double[8]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpatialSlice.of(PeriodicSpacetimes.line(8), 0, five, five))
                .withMessageContaining("5 fields of a metric");
    }

    @Test
    void measuredFieldsAreCopied() {
        List<double[]> metric = new ArrayList<>();
        List<double[]> extrinsic = new ArrayList<>();
        for (int q = 0; q < SpatialSlice.PAIRS; q++) {
            metric.add(new double[8]);
            extrinsic.add(new double[8]);
            Arrays.fill(metric.get(q), q);
            Arrays.fill(extrinsic.get(q), -q);
        }
        SpatialSlice slice = SpatialSlice.of(PeriodicSpacetimes.line(8), 0, metric, extrinsic);
        metric.get(4)[2] = 17;
        assertThat(slice.metric(1, 2, 2)).isEqualTo(4);
        assertThat(slice.metric(2, 1, 2)).isEqualTo(4);
        assertThat(slice.extrinsic(2, 2, 2)).isEqualTo(-5);
    }
}
