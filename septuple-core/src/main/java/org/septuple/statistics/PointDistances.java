package org.septuple.statistics;

import java.util.Arrays;

/// Euclidean distances between the points of two samples taken together, and energy distances of any division of them
/// into two.
final class PointDistances {

    private static final int ROWS = 4;
    private static final int COLUMNS = 512;

    private final double[][] lower;
    private final double[] rowSums;
    private final double total;

    private PointDistances(double[][] lower) {
        this.lower = lower;
        rowSums = new double[lower.length];
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                rowSums[i] += lower[i][j];
                rowSums[j] += lower[i][j];
            }
        }
        total = Arrays.stream(rowSums).sum();
    }

    /// All distances.
    ///
    /// @param x points of equal dimension, at least one
    /// @param y further points, at least one
    static PointDistances of(double[][] x, double[][] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException(
                    "samples of %d and %d points: both need at least one".formatted(x.length, y.length));
        }
        int size = x.length + y.length;
        double[] transposed = transposed(x, y);
        double[][] lower = new double[size][];
        for (int row = 0; row < size; row += ROWS) {
            for (int i = row; i < Math.min(row + ROWS, size); i++) {
                lower[i] = new double[i];
            }
            fillRows(transposed, lower, row, Math.min(ROWS, size - row));
        }
        return new PointDistances(lower);
    }

    /// Coordinate by coordinate, so that loops over points run through memory.
    private static double[] transposed(double[][] x, double[][] y) {
        int size = x.length + y.length;
        int dimension = x[0].length;
        double[] transposed = new double[Math.multiplyExact(dimension, size)];
        for (int i = 0; i < size; i++) {
            double[] point = i < x.length ? x[i] : y[i - x.length];
            if (point.length != dimension || !Arrays.stream(point).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "point %d of both samples: need %d finite coordinates, as in point 0".formatted(i, dimension));
            }
            for (int c = 0; c < dimension; c++) {
                transposed[c * size + i] = point[c];
            }
        }
        return transposed;
    }

    private static void fillRows(double[] transposed, double[][] lower, int row, int rows) {
        int size = lower.length;
        double[] squares = new double[ROWS * COLUMNS];
        for (int column = 0; column < row + rows; column += COLUMNS) {
            int columns = Math.min(COLUMNS, row + rows - column);
            Arrays.fill(squares, 0);
            int start = 0;
            for (; transposed.length - start >= 4 * size; start += 4 * size) {
                addFourSquares(transposed, start, size, row, rows, column, columns, squares);
            }
            for (; start < transposed.length; start += size) {
                addSquares(transposed, start, row, rows, column, columns, squares);
            }
            for (int a = 0; a < rows; a++) {
                for (int j = column; j < Math.min(column + columns, row + a); j++) {
                    lower[row + a][j] = Math.sqrt(squares[a * COLUMNS + j - column]);
                }
            }
        }
    }

    private static void addSquares(
            double[] transposed, int start, int row, int rows, int column, int columns, double[] squares) {
        for (int a = 0; a < rows; a++) {
            double own = transposed[start + row + a];
            int from = a * COLUMNS;
            for (int j = 0; j < columns; j++) {
                double difference = transposed[start + column + j] - own;
                squares[from + j] += difference * difference;
            }
        }
    }

    private static void addFourSquares(
            double[] transposed, int start, int size, int row, int rows, int column, int columns, double[] squares) {
        int first = start + column;
        int second = first + size;
        int third = second + size;
        int fourth = third + size;
        for (int a = 0; a < rows; a++) {
            double own0 = transposed[start + row + a];
            double own1 = transposed[start + size + row + a];
            double own2 = transposed[start + 2 * size + row + a];
            double own3 = transposed[start + 3 * size + row + a];
            int from = a * COLUMNS;
            for (int j = 0; j < columns; j++) {
                double d0 = transposed[first + j] - own0;
                double d1 = transposed[second + j] - own1;
                double d2 = transposed[third + j] - own2;
                double d3 = transposed[fourth + j] - own3;
                squares[from + j] += d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3);
            }
        }
    }

    /// Mean over all ordered pairs.
    double mean() {
        return total / ((double) lower.length * lower.length);
    }

    /// 2E|X − Y| − E|X − X′| − E|Y − Y′| for each division, where X are the chosen points and Y all others. Each row of
    /// distances serves all divisions before the next is read.
    ///
    /// @param chosen ascending indices of X for each division, neither none nor all
    /// @return one distance for each division
    double[] energyDistances(int[][] chosen) {
        double[] pairs = new double[chosen.length];
        double[] rows = new double[chosen.length];
        int[] seen = new int[chosen.length];
        for (int i = 0; i < lower.length; i++) {
            for (int b = 0; b < chosen.length; b++) {
                int before = seen[b];
                if (before < chosen[b].length && chosen[b][before] == i) {
                    pairs[b] += sum(lower[i], chosen[b], before);
                    rows[b] += rowSums[i];
                    seen[b]++;
                }
            }
        }
        double[] distances = new double[chosen.length];
        for (int b = 0; b < chosen.length; b++) {
            double n = chosen[b].length;
            double m = lower.length - n;
            double within = 2 * pairs[b];
            double across = rows[b] - within;
            double others = total - within - 2 * across;
            distances[b] = Math.max(0, 2 * across / (n * m) - within / (n * n) - others / (m * m));
        }
        return distances;
    }

    private static double sum(double[] row, int[] indices, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int b = 0;
        for (; b + 3 < count; b += 4) {
            s0 += row[indices[b]];
            s1 += row[indices[b + 1]];
            s2 += row[indices[b + 2]];
            s3 += row[indices[b + 3]];
        }
        for (; b < count; b++) {
            s0 += row[indices[b]];
        }
        return s0 + s1 + (s2 + s3);
    }
}
