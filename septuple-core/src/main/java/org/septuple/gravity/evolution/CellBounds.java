package org.septuple.gravity.evolution;

import org.septuple.numerics.Grid;

/// [SliceBounds] of some cells: scratch of one worker.
///
/// Eigenvalues are computed only where they may be the largest, or smallest, so far. None of a symmetric matrix A is > σ if the three invariants of σ − A are ≥ 0:
///
/// ```
/// 3σ − I₁,  3σ² − 2σI₁ + I₂,  σ³ − σ²I₁ + σI₂ − I₃
/// ```
///
final class CellBounds {

    private static final int SIX = SpatialSlice.PAIRS;
    /// γ whose smallest eigenvalue is this small beside its largest has lost most of its digits.
    private static final double SINGULAR = 1e-12;

    private final double[] crossings;
    private final double[][] fields;
    private final double[] metric = new double[SIX];
    private final double[] extrinsic = new double[SIX];
    private final double[] inverse = new double[SIX];
    private final double[] mixed = new double[9];
    private final SymmetricMatrix matrix = new SymmetricMatrix();
    private double determinant;

    private double contraction;
    private int contractionCell;
    private double square;
    private double smallest;
    private int smallestCell;
    private double speed;

    CellBounds(SpatialSlice slice) {
        crossings = crossings(slice.grid());
        fields = slice.fields();
    }

    SliceBounds of(int from, int to) {
        contraction = Double.NEGATIVE_INFINITY;
        contractionCell = from;
        square = 0;
        smallest = Double.POSITIVE_INFINITY;
        smallestCell = from;
        speed = 0;
        int bad = -1;
        for (int cell = from; cell < to && bad < 0; cell++) {
            if (!good(cell)) {
                bad = cell;
            }
        }
        return new SliceBounds(contraction, contractionCell, Math.sqrt(square), smallest, smallestCell, speed, bad);
    }

    private boolean good(int cell) {
        for (int q = 0; q < SIX; q++) {
            metric[q] = fields[q][cell];
            extrinsic[q] = fields[SIX + q][cell];
        }
        boolean dustBroken = fields.length > 2 * SIX && !(fields[2 * SIX][cell] <= Double.MAX_VALUE);
        if (dustBroken || !invert()) {
            return false;
        }
        speed = Math.max(speed, speed(crossings, inverse));
        return metricBounds(cell) && extrinsicBounds(cell);
    }

    /// γ^ij; false unless all leading minors of γ are > 0.
    private boolean invert() {
        double a = metric[0];
        double b = metric[1];
        double c = metric[2];
        double d = metric[3];
        double e = metric[4];
        double f = metric[5];
        double minor = a * d - b * b;
        double xx = d * f - e * e;
        double xy = c * e - b * f;
        double xz = b * e - c * d;
        determinant = a * xx + b * xy + c * xz;
        if (!(a > 0 && minor > 0 && determinant > 0 && determinant <= Double.MAX_VALUE)) {
            return false;
        }
        double one = 1 / determinant;
        inverse[0] = xx * one;
        inverse[1] = xy * one;
        inverse[2] = xz * one;
        inverse[3] = (a * f - c * c) * one;
        inverse[4] = (b * c - a * e) * one;
        inverse[5] = minor * one;
        return true;
    }

    private boolean metricBounds(int cell) {
        double trace = metric[0] + metric[3] + metric[5];
        double minors = determinant * (inverse[0] + inverse[3] + inverse[5]);
        // λ₁ ≥ I₃/I₂ and λ₃ ≤ I₁: far from singular.
        if (determinant > SINGULAR * minors * trace && noneAbove(-smallest, -trace, minors, -determinant)) {
            return true;
        }
        matrix.set(metric);
        if (!matrix.diagonalise() || matrix.smallest() < SINGULAR * matrix.largest()) {
            return false;
        }
        if (matrix.smallest() < smallest) {
            smallest = matrix.smallest();
            smallestCell = cell;
        }
        return true;
    }

    private boolean extrinsicBounds(int cell) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += inverse[SpatialSlice.pair(i, k)] * extrinsic[SpatialSlice.pair(k, j)];
                }
                mixed[3 * i + j] = sum;
            }
        }
        double here = ConstraintSums.contracted(mixed);
        if (!(here <= Double.MAX_VALUE)) {
            return false;
        }
        square = Math.max(square, here);
        double trace = mixed[0] + mixed[4] + mixed[8];
        if (noneAbove(contraction, trace, 0.5 * (trace * trace - here), determinant(mixed))) {
            return true;
        }
        matrix.setRelative(metric, extrinsic);
        if (!matrix.diagonalise()) {
            return false;
        }
        if (matrix.largest() > contraction) {
            contraction = matrix.largest();
            contractionCell = cell;
        }
        return true;
    }

    /// Whether all eigenvalues are ≤ σ.
    private static boolean noneAbove(double sigma, double first, double second, double third) {
        return 3 * sigma - first >= 0
                && (3 * sigma - 2 * first) * sigma + second >= 0
                && ((sigma - first) * sigma + second) * sigma - third >= 0;
    }

    private static double determinant(double[] a) {
        return a[0] * (a[4] * a[8] - a[5] * a[7])
                + a[1] * (a[5] * a[6] - a[3] * a[8])
                + a[2] * (a[3] * a[7] - a[4] * a[6]);
    }

    /// 1/(h_a h_b) of six pairs, twice where a ≠ b, 0 without both axes.
    static double[] crossings(Grid grid) {
        double[] crossings = new double[SIX];
        for (int a = 0; a < grid.dimensions(); a++) {
            for (int b = 0; b < grid.dimensions(); b++) {
                double spacings = grid.axis(a).spacing() * grid.axis(b).spacing();
                crossings[SpatialSlice.pair(a, b)] += 1 / spacings;
            }
        }
        return crossings;
    }

    /// √(Σ_ab |γ^ab|/(h_a h_b)).
    static double speed(double[] crossings, double[] inverse) {
        double sum = 0;
        for (int q = 0; q < SIX; q++) {
            sum += crossings[q] * Math.abs(inverse[q]);
        }
        return Math.sqrt(sum);
    }
}
