package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.Neurons;

/// Paths of a table, whatever the order of its rows.
class PathRowsTest {

    private static final Neurons FOUR = Neurons.of(new double[12], new double[] {
        1, 0, 0, 1, 0, 1, 2, 0, 0, 2, 0, 2, 3, 0, 0, 3, 0, 3, 4, 0, 0, 4, 0, 4,
    });

    /// x = 100·neuron + time, y = −x, z = 0, in a random order.
    private static List<double[]> rows(int... names) {
        List<double[]> rows = new ArrayList<>();
        for (double time : new double[] {0.5, 2, -1}) {
            for (int name : names) {
                rows.add(new double[] {name, time, 100 * name + time, -100 * name - time, 0});
            }
        }
        Collections.shuffle(rows, new Random(1));
        return rows;
    }

    @Test
    void rowsMayStandInAnyOrder() {
        LocalNeurons paths = new PathRows(rows(0, 1, 2, 3), List.of()).of(FOUR);
        double[] times = {-1, 0.5, 2};
        assertThat(paths.times()).isEqualTo(3);
        for (int i = 0; i < 4; i++) {
            assertThat(paths.determinant(i)).isEqualTo(Math.pow(i + 1, 3));
            for (int t = 0; t < 3; t++) {
                assertThat(paths.path(i, t, 0)).isEqualTo(100 * i + times[t]);
                assertThat(paths.path(i, t, 1)).isEqualTo(-100 * i - times[t]);
            }
        }
    }

    @Test
    void vectorsOfARunKeepTheirNumbersAndOthersArePassedOver() {
        LocalNeurons paths = new PathRows(rows(9, 2, 5, 4, 7), List.of(2, 4, 7, 9)).of(FOUR);
        assertThat(paths.size()).isEqualTo(4);
        assertThat(paths.path(3, 2, 0)).isEqualTo(902);
        assertThat(paths.path(0, 0, 0)).isEqualTo(199);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> new PathRows(rows(0, 1, 3), List.of()).of(FOUR))
                .hasMessage("it has no row of neuron 2 at time -1.0");
        assertThatThrownBy(() -> new PathRows(rows(0, 1, 2, 3, 4), List.of()).of(FOUR))
                .hasMessageContaining("is of neuron 4.0: need 0 to 3");
        assertThatThrownBy(() -> new PathRows(rows(0, 1, 2, 3, 1), List.of()).of(FOUR))
                .hasMessageContaining("second of neuron 1 at time");
        assertThatThrownBy(() -> new PathRows(rows(), List.of()).of(FOUR)).hasMessageContaining("it has 0 time");
    }
}
