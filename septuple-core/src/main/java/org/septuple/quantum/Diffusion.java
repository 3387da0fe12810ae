package org.septuple.quantum;

/// The diffusion D of (3.1), the same everywhere: a number, one number per axis, or a symmetric matrix.
///
/// A matrix with entries off the diagonal must be positive definite; a diagonal may have zeros, where (3.1) is pure drift
/// and its scheme the upwind one, of first order.
public final class Diffusion {

    private final int d;
    private final double[] matrix;

    private Diffusion(int d, double[] matrix) {
        this.d = d;
        this.matrix = matrix;
    }

    /// The same in all directions.
    ///
    /// @param d     number of axes
    /// @param value D ≥ 0
    /// @return D·1
    public static Diffusion scalar(int d, double value) {
        double[] values = new double[d];
        java.util.Arrays.fill(values, value);
        return diagonal(values);
    }

    /// Its own along each axis.
    ///
    /// @param values D_k ≥ 0
    /// @return diag D_k
    public static Diffusion diagonal(double... values) {
        double[] matrix = new double[values.length * values.length];
        for (int k = 0; k < values.length; k++) {
            matrix[k * values.length + k] = values[k];
        }
        return tensor(values.length, matrix);
    }

    /// Any.
    ///
    /// @param d      number of axes, 1 to 3
    /// @param matrix d×d, symmetric
    /// @return D
    public static Diffusion tensor(int d, double[] matrix) {
        if (matrix.length != d * d || d < 1 || d > 3) {
            throw new IllegalArgumentException(
                    "diffusion of %d numbers for %d axes: need d*d for 1 to 3 axes".formatted(matrix.length, d));
        }
        boolean diagonal = true;
        for (int k = 0; k < d; k++) {
            if (!(matrix[k * d + k] >= 0 && matrix[k * d + k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "diffusion D_%d%d = %s must be finite and >= 0".formatted(k, k, matrix[k * d + k]));
            }
            for (int l = 0; l < d; l++) {
                if (matrix[k * d + l] != matrix[l * d + k]) {
                    throw new IllegalArgumentException("diffusion D_%d%d = %s and D_%d%d = %s must be equal"
                            .formatted(k, l, matrix[k * d + l], l, k, matrix[l * d + k]));
                }
                diagonal &= k == l || matrix[k * d + l] == 0;
            }
        }
        Diffusion made = new Diffusion(d, matrix.clone());
        if (!diagonal) {
            made.inverse(); // refuses what is not positive definite
        }
        return made;
    }

    /// More of it.
    ///
    /// @param factor ≥ 0
    /// @return D·factor
    public Diffusion times(double factor) {
        double[] scaled = matrix.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return tensor(d, scaled);
    }

    /// Number of axes.
    ///
    /// @return d
    public int dimensions() {
        return d;
    }

    /// An entry.
    ///
    /// @param k row
    /// @param l column
    /// @return D_kl
    public double at(int k, int l) {
        return matrix[k * d + l];
    }

    /// Whether axes do not mix.
    ///
    /// @return true if all D_kl with k ≠ l are 0
    public boolean diagonal() {
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                if (matrix[k * d + l] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether it is a positive number times 1, so that e^(−γF/D) is an equilibrium.
    ///
    /// @return true if diagonal with equal entries > 0
    public boolean scalar() {
        for (int k = 0; k < d; k++) {
            if (matrix[k * d + k] != matrix[0] || matrix[0] == 0) {
                return false;
            }
        }
        return diagonal();
    }

    /// D⁻¹, by Cholesky factors.
    double[] inverse() {
        double[] root = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * d + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i * d + k] * root[j * d + k];
                }
                if (i == j && !(sum > 1e-12 * matrix[i * d + i])) {
                    throw new IllegalArgumentException(
                            "diffusion with D_kl off its diagonal must be positive definite: pivot %d is %g of D_%d%d, needs > 1e-12; "
                                            .formatted(i, sum / matrix[i * d + i], i, i)
                                    + "turn the axes so that a singular D is diagonal");
                }
                root[i * d + j] = i == j ? Math.sqrt(sum) : sum / root[j * d + j];
            }
        }
        double[] inverse = new double[d * d];
        double[] x = new double[d];
        for (int column = 0; column < d; column++) {
            for (int i = 0; i < d; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= root[i * d + k] * x[k];
                }
                x[i] = sum / root[i * d + i];
            }
            for (int i = d - 1; i >= 0; i--) {
                double sum = x[i];
                for (int k = i + 1; k < d; k++) {
                    sum -= root[k * d + i] * x[k];
                }
                x[i] = sum / root[i * d + i];
            }
            for (int i = 0; i < d; i++) {
                inverse[i * d + column] = x[i];
            }
        }
        return inverse;
    }
}
