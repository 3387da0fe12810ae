package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.lanes.Lanes;

class SparseMatrixTest {

    private static final int FAR = 1_100_001;

    /// Entries with probability `density`, every third row empty.
    private static double[] dense(int rows, int columns, double density, SplittableRandom random) {
        double[] d = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                d[i * columns + j] = i % 3 != 1 && random.nextDouble() < density ? random.nextDouble(-1, 1) : 0;
            }
        }
        return d;
    }

    private static SparseMatrix sparse(int rows, int columns, double[] dense) {
        return SparseMatrix.of(rows, columns, (i, sink) -> {
            for (int j = 0; j < columns; j++) {
                if (dense[i * columns + j] != 0) {
                    sink.put(j, dense[i * columns + j]);
                }
            }
        });
    }

    private static Stream<Engine> engines(List<ThreadCrew> crews) {
        return Stream.of(Kernels.scalar(), Lanes.kernels())
                .flatMap(kernels -> Stream.concat(
                        Stream.of(new Engine(kernels, Crew.alone())),
                        crews.stream().map(crew -> new Engine(kernels, crew))));
    }

    /// The columns of the second case cross a block of 2^20.
    @ParameterizedTest
    @CsvSource({
        "0,0,1,1",
        "5,0,1,3",
        "0,5,1,3",
        "1,1,1,1",
        "61,47,0.2,1",
        "61,47,0.2,2",
        "61,47,0.3,7",
        "130,47,1,8",
        "61,47,0.2,33",
        "7,1100001,0.003,1",
        "7,1100001,0.002,3",
        "301,140,0.9,1",
        "301,140,0.5,33"
    })
    void productsHaveTheBitsOfDenseOnes(int rows, int columns, double density, int batch) {
        var random = new SplittableRandom(rows + 31L * columns + batch);
        check(rows, columns, dense(rows, columns, density, random), batch, random);
    }

    /// Rows of 0 to 20 entries: groups of eight are interleaved in part only; windows of 64 and 128 rows, and parts of
    /// a group at the end.
    @ParameterizedTest
    @CsvSource({"7,1", "8,1", "63,1", "64,3", "65,1", "133,1", "133,5", "1101,1", "4099,1", "4099,9"})
    void unevenRowsHaveTheBitsOfDenseOnes(int rows, int batch) {
        var random = new SplittableRandom(rows + batch);
        check(rows, 40, uneven(rows, 40, random), batch, random);
    }

    private static double[] uneven(int rows, int columns, SplittableRandom random) {
        double[] d = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            int entries = random.nextInt(21);
            for (int n = 0; n < entries; n++) {
                d[i * columns + random.nextInt(columns)] = random.nextDouble(-1, 1);
            }
        }
        return d;
    }

    private static void check(int rows, int columns, double[] d, int batch, SplittableRandom random) {
        SparseMatrix s = sparse(rows, columns, d);
        double[] x = random.doubles((long) columns * batch, -1, 1).toArray();
        double[] y = random.doubles((long) rows * batch, -1, 1).toArray();
        var product = new MatrixProduct(Kernels.scalar().product());
        MatrixView dView = MatrixView.rowMajor(d, rows, columns);
        double[] forward = y.clone();
        product.accumulate(dView, MatrixView.rowMajor(x, columns, batch), MatrixView.rowMajor(forward, rows, batch));
        double[] backward = x.clone();
        product.accumulate(
                dView.transposed(), MatrixView.rowMajor(y, rows, batch), MatrixView.rowMajor(backward, columns, batch));
        double[] outer = d.clone();
        product.accumulate(
                MatrixView.rowMajor(y, rows, batch),
                MatrixView.rowMajor(x, columns, batch).transposed(),
                MatrixView.rowMajor(outer, rows, columns));
        try (ThreadCrew two = new ThreadCrew(2);
                ThreadCrew three = new ThreadCrew(3)) {
            engines(List.of(two, three)).forEach(engine -> {
                double[] sum = y.clone();
                s.accumulate(engine, x, batch, sum);
                assertThat(sum).isEqualTo(forward);
                double[] back = x.clone();
                s.accumulateTransposed(engine, y, batch, back);
                assertThat(back).isEqualTo(backward);
                SparseMatrix g = SparseMatrix.of(rows, columns, s::row);
                g.addOuterProduct(engine, y, x, batch);
                for (int i = 0; i < rows; i++) {
                    int row = i * columns;
                    g.row(i, (column, value) -> assertThat(value).isEqualTo(outer[row + column]));
                }
            });
        }
    }

    @Test
    void rowsComeBackAsTheyWentIn() {
        var random = new SplittableRandom(9);
        double[] d = dense(11, FAR, 0.01, random);
        SparseMatrix s = sparse(11, FAR, d);
        double[] back = new double[11 * FAR];
        for (int i = 0; i < 11; i++) {
            int row = i * FAR;
            s.row(i, (column, value) -> back[row + column] = value);
        }
        assertThat(back).isEqualTo(d);
        long entries = Arrays.stream(d).filter(v -> v != 0).count();
        assertThat(s.entries()).isEqualTo(entries);
        assertThat(s.blocks()).isEqualTo(2);
        assertThat(s.bytes()).isEqualTo(12 * entries + 2 * (3 * 11 + 1) * 4);
        assertThat(s.zeroed().entries()).isEqualTo(entries);
        assertThat(s.zeroed().values(0)).containsOnly(0);
    }

    /// Nothing is filled up: an optimiser sees each entry once and nothing else.
    @Test
    void valuesAreTheEntriesAndNothingElse() {
        double[] d = uneven(133, 40, new SplittableRandom(4));
        SparseMatrix s = sparse(133, 40, d);
        double[] entries = Arrays.stream(d).filter(v -> v != 0).sorted().toArray();
        assertThat(Arrays.stream(s.values(0)).sorted().toArray()).isEqualTo(entries);
        for (int i = 0; i < 133; i++) {
            for (int j = 0; j < 40; j++) {
                double value = d[i * 40 + j];
                assertThat(s.get(i, j)).isEqualTo(value);
                assertThat(s.set(i, j, 2 * value)).isEqualTo(value != 0);
                assertThat(s.get(i, j)).isEqualTo(2 * value);
            }
        }
        assertThat(Arrays.stream(s.values(0)).sorted().toArray())
                .isEqualTo(Arrays.stream(entries).map(v -> 2 * v).toArray());
    }

    /// A chain meets no factor but its own: 0·∞ would be NaN.
    @Test
    void factorsOfAbsentEntriesAreNotRead() {
        double[] d = uneven(133, 40, new SplittableRandom(5));
        for (int i = 0; i < 133; i++) {
            d[i * 40] = i == 50 ? 1 : 0;
        }
        SparseMatrix s = sparse(133, 40, d);
        double[] x = new double[40];
        x[0] = Double.POSITIVE_INFINITY;
        for (Kernels kernels : List.of(Kernels.scalar(), Lanes.kernels())) {
            double[] y = new double[133];
            s.accumulate(new Engine(kernels, Crew.alone()), x, 1, y);
            assertThat(y[50]).isEqualTo(Double.POSITIVE_INFINITY);
            y[50] = 0;
            assertThat(y).containsOnly(0);
        }
    }

    @Test
    void compressedRowsAreTheSameMatrix() {
        SparseMatrix s = SparseMatrix.ofCompressedRows(
                3, 5, new int[] {0, 2, 2, 3}, new int[] {1, 4, 0}, new double[] {10, 20, 30});
        var seen = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            int row = i;
            s.row(i, (column, value) -> seen.add("%d,%d: %.0f".formatted(row, column, value)));
        }
        assertThat(seen).containsExactly("0,1: 10", "0,4: 20", "2,0: 30");
    }

    @Test
    void badPatternsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMatrix.of(1, 3, (i, sink) -> sink.put(3, 1)))
                .withMessageContaining("row 0: column 3 after -1 must be in [0, 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMatrix.of(2, 3, (i, sink) -> {
                    sink.put(2, 1);
                    sink.put(1 + i, 1);
                }))
                .withMessageContaining("row 0: column 1 after 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMatrix.of(-1, 3, (i, sink) -> {}))
                .withMessageContaining("-1 rows");
        int[] asked = new int[1];
        assertThatIllegalStateException()
                .isThrownBy(() -> SparseMatrix.of(1, 9, (i, sink) -> sink.put(asked[0]++, 1))
                        .row(0, (c, v) -> {
                            throw new IllegalStateException("row 0 has another column " + c);
                        }))
                .withMessageContaining("row 0 has");
        assertThatIllegalStateException()
                .isThrownBy(() -> SparseMatrix.of(2, 9, (i, sink) -> {
                    if (asked[0]++ != 3) {
                        sink.put(1, 1);
                    }
                }))
                .withMessageContaining("a row source must give the same twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseMatrix.ofCompressedRows(2, 2, new int[] {0, 2, 1}, new int[1], new double[1]))
                .withMessageContaining("row start 2 at row 1 must be in [0, 1]");
    }

    @Test
    void vectorsThatAreTooShortAreRefusedBeforeAnythingIsWritten() {
        SparseMatrix s = sparse(4, 3, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        double[] y = new double[8];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s.accumulate(Engine.scalar(), new double[5], 2, y))
                .withMessageContaining("x has length 5, must be >= 3 rows x batch 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s.accumulateTransposed(Engine.scalar(), y, 2, new double[5]))
                .withMessageContaining("y has length 5");
        assertThatIllegalArgumentException().isThrownBy(() -> s.accumulate(Engine.scalar(), y, 0, y));
        assertThat(y).containsOnly(0);
    }
}
