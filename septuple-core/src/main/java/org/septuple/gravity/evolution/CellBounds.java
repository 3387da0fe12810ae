package org.septuple.gravity.evolution;

import org.septuple.numerics.Grid;

/// [SliceBounds] of some cells: scratch of one worker. Eigenvalues are computed only where bounds by invariants do not rule out that they are the largest or smallest.
final class CellBounds {

    private static final int SIX = SpatialSlice.PAIRS;
    /// γ whose smallest eigenvalue is this small beside its largest has lost most of its digits.
    private static final double SINGULAR = 1e-12;

    private final Grid grid;
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
        grid = slice.grid();
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
        speed = Math.max(speed, speed(grid, inverse));
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
        double below = 4 * determinant / (trace * trace); // ≤ λ₁ since λ₂λ₃ ≤ (trace/2)²
        if (below >= smallest && below > SINGULAR * trace) {
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
        if (contraction >= 0 && here <= contraction * contraction) {
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

    /// √(Σ_ab |γ^ab|/(h_a h_b)).
    static double speed(Grid grid, double[] inverse) {
        double sum = 0;
        for (int a = 0; a < grid.dimensions(); a++) {
            for (int b = 0; b < grid.dimensions(); b++) {
                double spacings = grid.axis(a).spacing() * grid.axis(b).spacing();
                sum += Math.abs(inverse[SpatialSlice.pair(a, b)]) / spacings;
            }
        }
        return Math.sqrt(sum);
    }
}
