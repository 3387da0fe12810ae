package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.ThreadCrew;

class CellSumsTest {

    /// More than two pieces, the last one short.
    private static final int SIZE = 2 * Crew.GRAIN + 77;

    private static double[] field(double phase) {
        double[] field = new double[SIZE];
        Arrays.setAll(field, i -> StrictMath.exp(-40 * StrictMath.pow(StrictMath.sin(phase + 0.001 * i), 2)));
        return field;
    }

    @Test
    void totalIsTheExactSumRounded() {
        double[] a = field(0.3);
        BigDecimal exact = BigDecimal.ZERO;
        for (double value : a) {
            exact = exact.add(new BigDecimal(value));
        }
        double total = new CellSums(SIZE, Crew.alone()).total(a);
        assertThat(total).isCloseTo(exact.doubleValue(), within(Math.ulp(total)));
    }

    @Test
    void bitsDoNotDependOnTheCrew() {
        double[] a = field(0.3);
        double[] b = field(0.7);
        double[] c = a.clone();
        double[] d = a.clone();
        CellSums alone = new CellSums(SIZE, Crew.alone());
        try (ThreadCrew crew = new ThreadCrew(2)) {
            CellSums shared = new CellSums(SIZE, crew);
            assertThat(shared.dot(a, b)).isEqualTo(alone.dot(a, b));
            assertThat(shared.norm(a)).isEqualTo(alone.norm(a));
            assertThat(shared.distance(a, b)).isEqualTo(alone.distance(a, b));
            assertThat(shared.total(a)).isEqualTo(alone.total(a));
            assertThat(shared.scale(1.1, c)).isEqualTo(alone.scale(1.1, d));
            assertThat(c).isEqualTo(d);
        }
    }

    @Test
    void scalingTellsTheSmallestValue() {
        double[] a = field(0.3);
        a[SIZE - 1] = -2;
        a[5] = -1;
        assertThat(new CellSums(SIZE, Crew.alone()).scale(0.5, a)).isEqualTo(-1);
        assertThat(a[5]).isEqualTo(-0.5);
    }
}
