package org.septuple.measurement;

/// Least squares from sums of products: coefficients β = X⁻¹Y and what they leave, E = S − YᵀX⁻¹Y, with X = Σ x xᵀ, Y = Σ x yᵀ,
/// S = Σ y yᵀ. By a Cholesky factor of X scaled to a unit diagonal.
final class Regression {

    /// Least squared length of a regressor that the others do not explain, in units of its own squared length.
    private static final double INDEPENDENT = 1e-12;

    private final int p;
    private final int d;
    private final double[] coefficients;
    private final double[] rest;

    private Regression(int p, int d, double[] coefficients, double[] rest) {
        this.p = p;
        this.d = d;
        this.coefficients = coefficients;
        this.rest = rest;
    }

    /// Regresses the last columns on the first p.
    static Regression of(double[] moments, int width, int p) {
        int[] x = new int[p];
        int[] y = new int[width - p];
        for (int k = 0; k < width; k++) {
            if (k < p) {
                x[k] = k;
            } else {
                y[k - p] = k;
            }
        }
        return of(moments, width, x, y);
    }

    /// Regresses chosen columns on others.
    static Regression of(double[] moments, int width, int[] regressors, int[] responses) {
        int p = regressors.length;
        int d = responses.length;
        double[] scale = new double[p];
        double[] factor = new double[p * p];
        double[] beta = new double[p * d];
        for (int i = 0; i < p; i++) {
            double square = moments[regressors[i] * width + regressors[i]];
            scale[i] = square > 0 ? 1 / Math.sqrt(square) : 0;
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * p + j] = moments[regressors[i] * width + regressors[j]] * scale[i] * scale[j];
            }
            for (int k = 0; k < d; k++) {
                beta[i * d + k] = moments[regressors[i] * width + responses[k]] * scale[i];
            }
        }
        cholesky(factor, p);
        solve(factor, p, beta, d);
        double[] rest = new double[d * d];
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                rest[k * d + l] = moments[responses[k] * width + responses[l]];
            }
        }
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < d; k++) {
                double half = beta[i * d + k];
                for (int l = 0; l < d; l++) {
                    rest[k * d + l] -= half * beta[i * d + l];
                }
            }
        }
        back(factor, p, beta, d);
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < d; k++) {
                beta[i * d + k] *= scale[i];
            }
        }
        return new Regression(p, d, beta, rest);
    }

    /// Refuses regressors that are many for the increments: what bias is left after p/n is taken off is of order (p/n)².
    ///
    /// @param p          regressors
    /// @param increments n, which overlap
    /// @param lag        of them, so that n/lag are independent
    /// @param most       regressors for each of those
    static void requireFew(int p, double increments, int lag, double most) {
        if (!(p * (double) lag <= most * increments)) {
            throw new IllegalArgumentException(
                    "regressors: %d, increments: %.0f, %d apart; need %.0f increments for so many (%.0f for each, times the lag), else sums of squares are biased; project on fewer coordinates, or record more"
                            .formatted(p, increments, lag, Math.ceil(p * (double) lag / most), 1 / most));
        }
    }

    /// Coefficient of a regressor in a response.
    double coefficient(int regressor, int response) {
        return coefficients[regressor * d + response];
    }

    /// Residual sum of products E.
    double rest(int k, int l) {
        return rest[k * d + l];
    }

    /// Number of regressors.
    int regressors() {
        return p;
    }

    /// The lower factor in place.
    private static void cholesky(double[] a, int p) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * p + j];
                for (int k = 0; k < j; k++) {
                    sum = Math.fma(-a[i * p + k], a[j * p + k], sum);
                }
                if (i > j) {
                    a[i * p + j] = sum / a[j * p + j];
                } else if (sum > INDEPENDENT) {
                    a[i * p + i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException(
                            "regressor %d, counted from 0, of %d %s; project the recording on fewer coordinates, or record more"
                                    .formatted(
                                            i,
                                            p,
                                            Double.isNaN(sum)
                                                    ? "has no finite square"
                                                    : "is constant or a combination of those before it (they leave %.2g of its square)"
                                                            .formatted(sum)));
                }
            }
        }
    }

    /// L⁻¹Y in place.
    private static void solve(double[] factor, int p, double[] y, int d) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double l = factor[i * p + j];
                for (int k = 0; k < d; k++) {
                    y[i * d + k] = Math.fma(-l, y[j * d + k], y[i * d + k]);
                }
            }
            double pivot = 1 / factor[i * p + i];
            for (int k = 0; k < d; k++) {
                y[i * d + k] *= pivot;
            }
        }
    }

    /// L⁻ᵀY in place.
    private static void back(double[] factor, int p, double[] y, int d) {
        for (int i = p - 1; i >= 0; i--) {
            for (int j = i + 1; j < p; j++) {
                double l = factor[j * p + i];
                for (int k = 0; k < d; k++) {
                    y[i * d + k] = Math.fma(-l, y[j * d + k], y[i * d + k]);
                }
            }
            double pivot = 1 / factor[i * p + i];
            for (int k = 0; k < d; k++) {
                y[i * d + k] *= pivot;
            }
        }
    }
}
