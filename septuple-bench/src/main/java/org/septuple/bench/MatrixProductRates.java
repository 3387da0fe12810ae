package org.septuple.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.septuple.numerics.Engine;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;
import org.septuple.numerics.ThreadCrew;

/// Septuple's side of the contests `matrix-product-RxCxD`: GFLOP per second of C ← C + AB with R×C×D rows×columns×depth, or of
/// the transposed problem C×R×D if that is faster. Prints one line of JSON.
public final class MatrixProductRates {

    private MatrixProductRates() {}

    /// Measures.
    ///
    /// @param arguments `--shape RxCxD` (1024x1024x1024), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "shape");
        String shape = options.text("shape", "1024x1024x1024");
        int[] sizes =
                Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
        if (sizes.length != 3) {
            throw new IllegalArgumentException("shape %s must be RxCxD: rows, columns, depth".formatted(shape));
        }
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            List<Timing> timings = Timing.inTurn(
                    Timing.COLD,
                    List.of(
                            product(sizes[0], sizes[1], sizes[2], engine),
                            product(sizes[1], sizes[0], sizes[2], engine)));
            int better = timings.get(0).seconds() <= timings.get(1).seconds() ? 0 : 1;
            Timing timing = timings.get(better);
            double flop = 2.0 * sizes[0] * sizes[1] * sizes[2];
            ResultLine line = new ResultLine("matrix-product", flop / timing.seconds() / 1e9, "GFLOP/s");
            timing.describe(line, engine)
                    .detail("shape", shape)
                    .detail("transposed", better)
                    .print();
        }
    }

    /// A product of random factors.
    ///
    /// @param rows    of C
    /// @param columns of C
    /// @param depth   columns of A
    /// @param engine  kernels and workers
    /// @return adds AB to C at each call
    static Runnable product(int rows, int columns, int depth, Engine engine) {
        var random = new SplittableRandom(1);
        MatrixView a = random(random, rows, depth);
        MatrixView b = random(random, depth, columns);
        MatrixView c = MatrixView.rowMajor(new double[rows * columns], rows, columns);
        MatrixProduct product = new MatrixProduct(engine.kernels().product());
        return () -> product.accumulate(engine.crew(), a, b, c);
    }

    private static MatrixView random(SplittableRandom random, int rows, int columns) {
        double[] values = random.doubles((long) rows * columns, -1, 1).toArray();
        return MatrixView.rowMajor(values, rows, columns);
    }
}
