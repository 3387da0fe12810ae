package org.septuple.numerics;

import java.util.SplittableRandom;

/// A product with prefilled C inside a larger array, and the same by the loops that define it.
final class ProductProblem {

    /// Ways to lay out a factor: row by row, column by column, with gaps in both, backwards.
    static final int LAYOUTS = 5;

    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.MIN_VALUE, -3e-310, 1e300
    };

    private static final int BEFORE = 2;
    private static final int GAP = 4;

    final MatrixView a;
    final MatrixView b;
    final double[] values;
    final MatrixView c;
    final double[] expected;

    private ProductProblem(MatrixView a, MatrixView b, double[] values, MatrixView c) {
        this.a = a;
        this.b = b;
        this.values = values;
        this.c = c;
        this.expected = values.clone();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                double sum = at(c, i, j);
                for (int p = 0; p < a.columns(); p++) {
                    sum = Math.fma(at(a, i, p), at(b, p, j), sum);
                }
                expected[c.start() + i * c.rowStep() + j] = sum;
            }
        }
    }

    /// @param layout   in [0, LAYOUTS²)
    /// @param oddShare share of entries that are not finite, denormal or zero
    static ProductProblem random(int rows, int columns, int depth, int layout, double oddShare) {
        var random = new SplittableRandom(rows * 10_007L + columns * 101L + depth + layout);
        MatrixView a = view(rows, depth, layout % LAYOUTS, oddShare, random);
        MatrixView b = view(depth, columns, layout / LAYOUTS, oddShare, random);
        double[] values = numbers(2 * BEFORE + rows * (columns + GAP), oddShare, random);
        return new ProductProblem(a, b, values, new MatrixView(values, BEFORE, rows, columns, columns + GAP, 1));
    }

    private static double at(MatrixView m, int i, int j) {
        return m.values()[m.start() + i * m.rowStep() + j * m.columnStep()];
    }

    private static MatrixView view(int rows, int columns, int layout, double oddShare, SplittableRandom random) {
        int size = 7 + 3 * (rows + 1) * (columns + 3);
        double[] v = numbers(size, oddShare, random);
        return switch (layout) {
            case 0 -> new MatrixView(v, 5, rows, columns, columns + 2, 1);
            case 1 -> new MatrixView(v, 3, rows, columns, 1, rows);
            case 2 -> new MatrixView(v, 1, rows, columns, 3 * columns + 1, 3);
            case 3 -> new MatrixView(v, 0, rows, columns, 2, 2 * rows + 1);
            default -> new MatrixView(v, size - 1, rows, columns, -columns - 1, -1);
        };
    }

    private static double[] numbers(int size, double oddShare, SplittableRandom random) {
        double[] v = random.doubles(size, -1, 1).toArray();
        for (int i = 0; i < size; i++) {
            if (oddShare > 0 && random.nextDouble() < oddShare) {
                v[i] = ODD[random.nextInt(ODD.length)];
            }
        }
        return v;
    }
}
