package org.septuple.spacetime;

/// Eigenvalues, in ascending order, and orthonormal eigenvectors of a symmetric 3×3 matrix, by Jacobi's cyclic rotations. Scratch of one thread.
///
/// Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 8.5.
final class PrincipalAxes {

    private static final int SIZE = 3;
    private static final int SWEEPS = 30;
    private static final double ZERO = 1e-300;

    private final double[][] matrix = new double[SIZE][SIZE];
    private final double[][] vectors = new double[SIZE][SIZE];
    private final int[] order = new int[SIZE];

    /// Decomposes the matrix of six entries at `at`.
    void decompose(double[] packed, int at) {
        for (int a = 0; a < SIZE; a++) {
            for (int b = 0; b < SIZE; b++) {
                matrix[a][b] = packed[at + SpatialMatrix.place(a, b)];
                vectors[a][b] = a == b ? 1 : 0;
            }
        }
        for (int sweep = 0; sweep < SWEEPS && offDiagonal() > ZERO; sweep++) {
            rotate(0, 1);
            rotate(0, 2);
            rotate(1, 2);
        }
        sort();
    }

    private double offDiagonal() {
        return Math.abs(matrix[0][1]) + Math.abs(matrix[0][2]) + Math.abs(matrix[1][2]);
    }

    /// Makes entry (p, q) zero.
    private void rotate(int p, int q) {
        if (Math.abs(matrix[p][q]) <= ZERO) {
            matrix[p][q] = 0;
            matrix[q][p] = 0;
            return;
        }
        double ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = t * c;
        for (int k = 0; k < SIZE; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < SIZE; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
            double kp = vectors[k][p];
            double kq = vectors[k][q];
            vectors[k][p] = c * kp - s * kq;
            vectors[k][q] = s * kp + c * kq;
        }
        matrix[p][q] = 0;
        matrix[q][p] = 0;
    }

    private void sort() {
        for (int k = 0; k < SIZE; k++) {
            int rank = 0;
            for (int j = 0; j < SIZE; j++) {
                if (matrix[j][j] < matrix[k][k] || (matrix[j][j] == matrix[k][k] && j < k)) {
                    rank++;
                }
            }
            order[rank] = k;
        }
    }

    /// Eigenvalue of a rank.
    double value(int rank) {
        return matrix[order[rank]][order[rank]];
    }

    /// Writes Σ_k λ_k v_k v_kᵀ: other eigenvalues on these axes.
    void compose(double[] values, double[] packed, int at) {
        for (int a = 0; a < SIZE; a++) {
            for (int b = a; b < SIZE; b++) {
                double sum = 0;
                for (int rank = 0; rank < SIZE; rank++) {
                    sum += values[rank] * vectors[a][order[rank]] * vectors[b][order[rank]];
                }
                packed[at + SpatialMatrix.place(a, b)] = sum;
            }
        }
    }
}
