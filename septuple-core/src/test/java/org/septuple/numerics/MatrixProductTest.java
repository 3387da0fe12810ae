package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {

    /// Every bit equals that of the three loops that define the product, for each way to store A and B.
    @ParameterizedTest
    @CsvSource({"1,1,1", "3,5,7", "4,4,0", "0,3,2", "4,24,31", "17,1,13", "13,29,64", "8,8,8", "5,4,1"})
    void equalsThreeLoops(int rows, int columns, int depth) {
        var random = new SplittableRandom(rows * 10_007L + columns * 101L + depth);
        for (int layout = 0; layout < 4; layout++) {
            boolean aTransposed = (layout & 1) != 0;
            boolean bTransposed = (layout & 2) != 0;
            int aRow = aTransposed ? 1 : depth + 2;
            int aColumn = aTransposed ? rows + 3 : 1;
            int bRow = bTransposed ? 1 : columns + 1;
            int bColumn = bTransposed ? depth + 1 : 1;
            double[] a = random.doubles(5 + (rows + 3L) * (depth + 3L), -1, 1).toArray();
            double[] b =
                    random.doubles(7 + (columns + 3L) * (depth + 3L), -1, 1).toArray();
            double[] c = random.doubles(2 + rows * (columns + 4L), -1, 1).toArray();
            double[] expected = c.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    int at = 2 + i * (columns + 4) + j;
                    for (int p = 0; p < depth; p++) {
                        expected[at] =
                                Math.fma(a[5 + i * aRow + p * aColumn], b[7 + p * bRow + j * bColumn], expected[at]);
                    }
                }
            }
            MatrixProduct.accumulate(rows, columns, depth, a, 5, aRow, aColumn, b, 7, bRow, bColumn, c, 2, columns + 4);
            assertThat(c).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void nonFiniteNumbersReachTheResult(double value) {
        double[] a = {1, value, 1, 1};
        double[] c = new double[1];
        MatrixProduct.accumulate(1, 1, 4, a, 0, 4, 1, new double[] {1, 1, 1, 1}, 0, 1, 1, c, 0, 1);
        assertThat(Double.compare(c[0], value)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"15", "8"})
    void refusesToReadBeyondAnArray(int length) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> MatrixProduct.accumulate(
                        4, 4, 4, new double[length], 0, 4, 1, new double[16], 0, 4, 1, new double[16], 0, 4));
    }
}
