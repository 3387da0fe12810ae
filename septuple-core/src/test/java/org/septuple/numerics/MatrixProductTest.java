package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.lanes.Lanes;

class MatrixProductTest {

    private static final int LAYOUTS = ProductProblem.LAYOUTS;

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Lanes.kernels());
    }

    /// Every bit equals that of the three loops that define the product, for each way to store A and B; around C
    /// nothing is written.
    @ParameterizedTest
    @CsvSource({
        "0,3,2",
        "4,0,3",
        "4,4,0",
        "1,1,1",
        "3,5,7",
        "4,24,31",
        "17,1,13",
        "13,29,64",
        "8,8,8",
        "5,4,1",
        "1,53,19",
        "2,16,40",
        "7,17,257",
        "31,33,29",
        "10,32,61",
        "42,42,32",
        "9,2,300",
        "16,7,31",
        "1031,1,3",
        "3,1,1031",
        "19,131,263",
        "15,300,5",
        "64,48,17"
    })
    void equalsThreeLoops(int rows, int columns, int depth) {
        kernels().forEach(kernels -> {
            var product = new MatrixProduct(kernels.product());
            for (int layout = 0; layout < LAYOUTS * LAYOUTS; layout++) {
                ProductProblem problem = ProductProblem.random(rows, columns, depth, layout, 0);
                product.accumulate(problem.a, problem.b, problem.c);
                assertThat(problem.values)
                        .as("%s, layout %d", kernels.name(), layout)
                        .isEqualTo(problem.expected);
            }
        });
    }

    /// Also where the numbers are not finite, denormal, or zero with a sign.
    @ParameterizedTest
    @CsvSource({"13,29,64,0.01", "33,1,40,0.01", "1,33,40,0.01", "16,16,5,0.3", "8,7,9,0.2", "19,131,263,0.001"})
    void oddNumbersGoTheSameWay(int rows, int columns, int depth, double oddShare) {
        kernels().forEach(kernels -> {
            for (int layout = 0; layout < LAYOUTS * LAYOUTS; layout++) {
                ProductProblem problem = ProductProblem.random(rows, columns, depth, layout, oddShare);
                new MatrixProduct(kernels.product()).accumulate(problem.a, problem.b, problem.c);
                assertThat(problem.values)
                        .as("%s, layout %d", kernels.name(), layout)
                        .isEqualTo(problem.expected);
            }
        });
    }

    /// Larger than every block: the chains go on through C.
    @ParameterizedTest
    @CsvSource({"37,530,600", "300,70,513", "2100,1,2100", "1,2100,1030"})
    void blocksLeaveNoTrace(int rows, int columns, int depth) {
        kernels().forEach(kernels -> {
            var product = new MatrixProduct(kernels.product());
            for (int layout : new int[] {0, 1, LAYOUTS, LAYOUTS + 3}) {
                ProductProblem problem = ProductProblem.random(rows, columns, depth, layout, 0);
                product.accumulate(problem.a, problem.b, problem.c);
                assertThat(problem.values)
                        .as("%s, layout %d", kernels.name(), layout)
                        .isEqualTo(problem.expected);
            }
        });
    }

    /// However the rows, the columns and the depth are cut.
    @ParameterizedTest
    @MethodSource("kernels")
    void cutsLeaveNoTrace(Kernels kernels) {
        var product = new MatrixProduct(kernels.product());
        for (int cut = 0; cut <= 23; cut++) {
            ProductProblem rows = ProductProblem.random(23, 29, 31, 0, 0);
            product.accumulate(rows.a.rows(0, cut), rows.b, rows.c.rows(0, cut));
            product.accumulate(rows.a.rows(cut, 23), rows.b, rows.c.rows(cut, 23));
            assertThat(rows.values).isEqualTo(rows.expected);
            ProductProblem columns = ProductProblem.random(23, 29, 31, 1, 0);
            product.accumulate(columns.a, columns.b.columns(0, cut), columns.c.columns(0, cut));
            product.accumulate(columns.a, columns.b.columns(cut, 29), columns.c.columns(cut, 29));
            assertThat(columns.values).isEqualTo(columns.expected);
            ProductProblem depth = ProductProblem.random(23, 29, 31, 2, 0);
            product.accumulate(depth.a.columns(0, cut), depth.b.rows(0, cut), depth.c);
            product.accumulate(depth.a.columns(cut, 31), depth.b.rows(cut, 31), depth.c);
            assertThat(depth.values).isEqualTo(depth.expected);
        }
    }

    /// A crew that works off its pieces backwards, each by another worker.
    private static Crew backwards(int workers) {
        return new Crew() {
            @Override
            public int workers() {
                return workers;
            }

            @Override
            public void work(int pieces, Work work) {
                for (int piece = pieces - 1; piece >= 0; piece--) {
                    work.piece(piece % workers, piece);
                }
            }
        };
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void crewsLeaveNoTrace(Kernels kernels) {
        var product = new MatrixProduct(kernels.product());
        for (int[] shape : new int[][] {{203, 61, 257}, {3, 5, 7}, {1500, 1, 1500}, {300, 784, 32}}) {
            for (int workers = 1; workers <= 5; workers++) {
                ProductProblem problem = ProductProblem.random(shape[0], shape[1], shape[2], 0, 0);
                product.accumulate(backwards(workers), problem.a, problem.b, problem.c);
                assertThat(problem.values).isEqualTo(problem.expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shapesThatDoNotFitAreRefusedBeforeAnythingIsWritten(Kernels kernels) {
        var product = new MatrixProduct(kernels.product());
        double[] c = new double[16];
        MatrixView square = MatrixView.rowMajor(new double[16], 4, 4);
        MatrixView ones = MatrixView.rowMajor(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 4, 3);
        MatrixView into = MatrixView.rowMajor(c, 4, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.accumulate(square, ones, into))
                .withMessageContaining("C (4 x 4) += A (4 x 4) times B (4 x 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.accumulate(ones.transposed(), square, into))
                .withMessageContaining("A the rows of C");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.accumulate(square, square, into.transposed()))
                .withMessageContaining("column step 4");
        assertThat(c).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"15", "8"})
    void viewsBeyondAnArrayAreRefused(int length) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> MatrixView.rowMajor(new double[length], 4, 4))
                .withMessageContaining("array of length " + length);
    }
}
