package org.septuple.statistics;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Symmetric m×m matrices as vectors of m(m + 1)/2 entries, the upper triangle row by row. In orthonormal entries those off the diagonal
/// are multiplied by √2, so that products of vectors are tr AB.
final class SymmetricEntries {

    private static final double ROOT = Math.sqrt(2);

    private SymmetricEntries() {}

    static int count(int m) {
        return m * (m + 1) / 2;
    }

    /// Orthonormal entries of a matrix.
    static RealVector of(RealMatrix symmetric) {
        int m = symmetric.getRowDimension();
        double[] entries = new double[count(m)];
        int at = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                entries[at++] = (i == j ? 1 : ROOT) * symmetric.getEntry(i, j);
            }
        }
        return new ArrayRealVector(entries, false);
    }

    /// The matrix of orthonormal entries.
    static RealMatrix matrix(RealVector orthonormal, int m) {
        double[] entries = plain(orthonormal, m);
        RealMatrix matrix = new Array2DRowRealMatrix(m, m);
        int at = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                matrix.setEntry(i, j, entries[at]);
                matrix.setEntry(j, i, entries[at++]);
            }
        }
        return matrix;
    }

    /// Orthonormal entries made of plain ones.
    static RealVector orthonormal(RealVector plain, int m) {
        return plain.ebeMultiply(new ArrayRealVector(factors(m), false));
    }

    /// Plain entries made of orthonormal ones.
    static double[] plain(RealVector orthonormal, int m) {
        return orthonormal.ebeDivide(new ArrayRealVector(factors(m), false)).toArray();
    }

    /// A linear map of plain entries, made one of orthonormal entries.
    static RealMatrix toOrthonormal(RealMatrix map, int m) {
        double[] factors = factors(m);
        RealMatrix result = map.copy();
        for (int j = 0; j < factors.length; j++) {
            result.setColumnVector(j, map.getColumnVector(j).mapDivide(factors[j]));
        }
        return result;
    }

    private static double[] factors(int m) {
        double[] factors = new double[count(m)];
        int at = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                factors[at++] = i == j ? 1 : ROOT;
            }
        }
        return factors;
    }
}
