package org.septuple.gravity.evolution;

/// Eigenvalues of symmetric 3×3 matrices by Jacobi's rotations: scratch of one thread.
final class SymmetricMatrix {

    private static final int MOST_SWEEPS = 30;

    private final double[] a = new double[9];

    /// Sets the matrix.
    ///
    /// @param pairs 11, 12, 13, 22, 23, 33
    void set(double[] pairs) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a[3 * i + j] = pairs[SpatialSlice.pair(i, j)];
            }
        }
    }

    /// Sets L⁻¹ K L⁻ᵀ with γ = L Lᵀ, whose eigenvalues are those of K^i_j.
    ///
    /// @param metric    γ_ij, positive
    /// @param extrinsic K_ij
    void setRelative(double[] metric, double[] extrinsic) {
        set(extrinsic);
        double l00 = Math.sqrt(metric[0]);
        double l10 = metric[1] / l00;
        double l20 = metric[2] / l00;
        double l11 = Math.sqrt(metric[3] - l10 * l10);
        double l21 = (metric[4] - l10 * l20) / l11;
        double l22 = Math.sqrt(metric[5] - l20 * l20 - l21 * l21);
        for (int j = 0; j < 3; j++) {
            forward(j, 3, l00, l10, l20, l11, l21, l22);
        }
        for (int i = 0; i < 3; i++) {
            forward(3 * i, 1, l00, l10, l20, l11, l21, l22);
        }
    }

    /// Solves L x = b for three numbers in place.
    private void forward(int at, int step, double l00, double l10, double l20, double l11, double l21, double l22) {
        double x = a[at] / l00;
        double y = (a[at + step] - l10 * x) / l11;
        a[at] = x;
        a[at + step] = y;
        a[at + 2 * step] = (a[at + 2 * step] - l20 * x - l21 * y) / l22;
    }

    /// Makes the matrix diagonal.
    ///
    /// @return false if it does not become so, as with NaN
    boolean diagonalise() {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double off = Math.abs(a[1]) + Math.abs(a[2]) + Math.abs(a[5]);
            double on = Math.abs(a[0]) + Math.abs(a[4]) + Math.abs(a[8]);
            if (off <= 0x1p-60 * on) {
                return true;
            }
            rotate(0, 1);
            rotate(0, 2);
            rotate(1, 2);
        }
        return false;
    }

    private void rotate(int p, int q) {
        double off = a[3 * p + q];
        if (off == 0) {
            return;
        }
        double theta = (a[4 * q] - a[4 * p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        int r = 3 - p - q;
        double rp = a[3 * r + p];
        double rq = a[3 * r + q];
        a[4 * p] -= t * off;
        a[4 * q] += t * off;
        a[3 * p + q] = 0;
        a[3 * q + p] = 0;
        a[3 * r + p] = c * rp - s * rq;
        a[3 * p + r] = a[3 * r + p];
        a[3 * r + q] = s * rp + c * rq;
        a[3 * q + r] = a[3 * r + q];
    }

    /// Smallest on the diagonal.
    double smallest() {
        return Math.min(a[0], Math.min(a[4], a[8]));
    }

    /// Largest on the diagonal.
    double largest() {
        return Math.max(a[0], Math.max(a[4], a[8]));
    }
}
