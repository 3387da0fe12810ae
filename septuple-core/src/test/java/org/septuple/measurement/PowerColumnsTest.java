package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerColumnsTest {

    @Test
    void formAndHigherOrders() {
        PowerColumns columns = PowerColumns.form(2).with(1).with(3);
        double x = .7;
        double y = -1.3;
        assertThat(columns.at(new double[] {x, y}, new double[2][2]))
                .containsExactly(
                        new double[] {1, -x * x, -2 * x * y, -y * y, x, y, x * x * x, x * x * y, x * y * y, y * y * y},
                        within(1e-14));
        for (int d = 1; d <= 3; d++) {
            assertThat(PowerColumns.form(d).with(1).with(3).size()).isEqualTo(PowerColumns.count(d, 3));
        }
    }

    /// The mean over normal errors u = Le of two independent e, by four Gauss–Hermite points for each, exact to degree seven, against
    /// powers without error.
    @Test
    void meansOverErrorsArePowersWithoutError() {
        double[][] root = {{.8, 0, 0}, {.3, .5, 0}, {-.2, .4, 0}};
        double[][] covariance = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                covariance[i][j] = root[i][0] * root[j][0] + root[i][1] * root[j][1];
            }
        }
        double[] x = {.4, -.9, .6};
        PowerColumns columns = PowerColumns.form(3).with(1).with(3);
        double[] truth = columns.at(x, new double[3][3]);
        double[] mean = new double[truth.length];
        double[][] products = new double[truth.length][truth.length];
        double[] nodes = {-Math.sqrt(3 + Math.sqrt(6)), -Math.sqrt(3 - Math.sqrt(6)), 0, 0};
        nodes[2] = -nodes[1];
        nodes[3] = -nodes[0];
        double outer = (3 - Math.sqrt(6)) / 12;
        double[] weights = {outer, .5 - outer, .5 - outer, outer};
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double[] z = new double[3];
                double first = nodes[a];
                double second = nodes[b];
                Arrays.setAll(z, k -> x[k] + root[k][0] * first + root[k][1] * second);
                double[] at = columns.at(z, covariance);
                double[][] product = columns.products(z, covariance);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += weights[a] * weights[b] * at[k];
                    for (int l = 0; l < mean.length; l++) {
                        products[k][l] += weights[a] * weights[b] * product[k][l];
                    }
                }
            }
        }
        assertThat(mean).containsExactly(truth, within(1e-13));
        for (int k = 0; k < mean.length; k++) {
            for (int l = 0; l < mean.length; l++) {
                assertThat(products[k][l]).isCloseTo(truth[k] * truth[l], within(1e-12));
            }
        }
    }
}
