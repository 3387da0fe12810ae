package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;

class PressureChartTest {

    private static final double NONE = Double.NaN;

    private static List<Double> row(double coordinate, double fate, double relative, double error) {
        return List.of(0.0, coordinate, fate, NONE, NONE, relative, error, NONE, NONE, 1.0);
    }

    @Test
    void measuredRejectedAndRefusedAreToldApart() {
        PressureChart chart = PressureChart.of(
                new FindingTable(
                        Shape.PRESSURE, List.of(row(0, 2, 6, 0.5), row(1, 1, -0.7, 0.1), row(2, 0, NONE, NONE))),
                4000);
        assertThat(chart.axis().low()).isLessThan(-1);
        assertThat(chart.axis().high()).isGreaterThanOrEqualTo(6 + 1.96 * 0.5);
        assertThat(chart.svg())
                .contains("−4D²", "(ħ/M)²", "seed 0, q0: 6.0", "seed 0, q1, fit rejected: ", ">refused<")
                .containsOnlyOnce("marker ink0")
                .containsOnlyOnce("marker ink1");
    }
}
