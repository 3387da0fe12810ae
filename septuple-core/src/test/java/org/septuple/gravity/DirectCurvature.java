package org.septuple.gravity;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.septuple.spacetime.MetricJet;

/// Connection and curvature with all indices, term by term from (7.9) and (8.9): R^ρ_σμν = ∂_μΓ^ρ_νσ − ∂_νΓ^ρ_μσ + Γ^ρ_μλΓ^λ_νσ − Γ^ρ_νλΓ^λ_μσ.
final class DirectCurvature {

    final double[][] inverse;
    final double[][][] gamma = new double[4][4][4];
    final double[][][][] slopes = new double[4][4][4][4];
    final double[][][][] riemann = new double[4][4][4][4];
    /// Sums of absolute values of what riemann adds up.
    final double[][][][] terms = new double[4][4][4][4];

    final double[][] ricci = new double[4][4];

    DirectCurvature(MetricJet jet) {
        double[][] g = new double[4][4];
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                g[a][b] = jet.g(a, b);
            }
        }
        inverse = new LUDecomposition(MatrixUtils.createRealMatrix(g))
                .getSolver()
                .getInverse()
                .getData();
        double[][][][] sizes = connection(jet);
        riemann(g, sizes);
        ricci();
    }

    private static double first(MetricJet jet, int c, int a, int b) {
        return jet.first()[10 * c + MetricJet.pair(a, b)];
    }

    private static double second(MetricJet jet, int c, int d, int a, int b) {
        return jet.second()[10 * MetricJet.pair(c, d) + MetricJet.pair(a, b)];
    }

    private double[][][][] connection(MetricJet jet) {
        double[][][][] sizes = new double[4][4][4][4];
        for (int m = 0; m < 4; m++) {
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    for (int n = 0; n < 4; n++) {
                        double sum = first(jet, b, n, a) + first(jet, a, n, b) - first(jet, n, a, b);
                        gamma[m][a][b] += 0.5 * inverse[m][n] * sum;
                        for (int c = 0; c < 4; c++) {
                            double slope = second(jet, c, b, n, a) + second(jet, c, a, n, b) - second(jet, c, n, a, b);
                            double inverseSlope = 0;
                            for (int p = 0; p < 4; p++) {
                                for (int q = 0; q < 4; q++) {
                                    inverseSlope -= inverse[m][p] * first(jet, c, p, q) * inverse[q][n];
                                }
                            }
                            slopes[c][m][a][b] += 0.5 * (inverse[m][n] * slope + inverseSlope * sum);
                            sizes[c][m][a][b] += 0.5
                                    * (Math.abs(inverse[m][n] * second(jet, c, b, n, a))
                                            + Math.abs(inverse[m][n] * second(jet, c, a, n, b))
                                            + Math.abs(inverse[m][n] * second(jet, c, n, a, b))
                                            + Math.abs(inverseSlope * sum));
                        }
                    }
                }
            }
        }
        return sizes;
    }

    private void riemann(double[][] g, double[][][][] sizes) {
        for (int r = 0; r < 4; r++) {
            for (int s = 0; s < 4; s++) {
                for (int m = 0; m < 4; m++) {
                    for (int n = 0; n < 4; n++) {
                        for (int k = 0; k < 4; k++) {
                            double raised = slopes[m][k][n][s] - slopes[n][k][m][s];
                            double size = sizes[m][k][n][s] + sizes[n][k][m][s];
                            for (int l = 0; l < 4; l++) {
                                raised += gamma[k][m][l] * gamma[l][n][s] - gamma[k][n][l] * gamma[l][m][s];
                                size += Math.abs(gamma[k][m][l] * gamma[l][n][s])
                                        + Math.abs(gamma[k][n][l] * gamma[l][m][s]);
                            }
                            riemann[r][s][m][n] += g[r][k] * raised;
                            terms[r][s][m][n] += Math.abs(g[r][k]) * size;
                        }
                    }
                }
            }
        }
    }

    /// (8.9) as it stands.
    private void ricci() {
        for (int m = 0; m < 4; m++) {
            for (int n = 0; n < 4; n++) {
                for (int a = 0; a < 4; a++) {
                    ricci[m][n] += slopes[a][a][m][n] - slopes[n][a][m][a];
                    for (int l = 0; l < 4; l++) {
                        ricci[m][n] += gamma[a][a][l] * gamma[l][m][n] - gamma[a][n][l] * gamma[l][m][a];
                    }
                }
            }
        }
    }

    /// A form raised twice and summed with itself.
    double square(double[][] form, boolean absolute) {
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                for (int c = 0; c < 4; c++) {
                    for (int d = 0; d < 4; d++) {
                        double term = form[a][b] * form[c][d] * inverse[a][c] * inverse[b][d];
                        sum += absolute ? Math.abs(term) : term;
                    }
                }
            }
        }
        return sum;
    }

    /// R_ρσμν R^ρσμν, or the sum of absolute values of its terms.
    double kretschmann(boolean absolute) {
        double[][][][] raised = riemann;
        for (int turn = 0; turn < 4; turn++) {
            double[][][][] next = new double[4][4][4][4];
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    for (int c = 0; c < 4; c++) {
                        for (int d = 0; d < 4; d++) {
                            for (int k = 0; k < 4; k++) {
                                // Raises the first index and makes it the last.
                                double term = inverse[a][k] * raised[k][b][c][d];
                                next[b][c][d][a] += absolute ? Math.abs(term) : term;
                            }
                        }
                    }
                }
            }
            raised = next;
        }
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                for (int c = 0; c < 4; c++) {
                    for (int d = 0; d < 4; d++) {
                        double term = riemann[a][b][c][d] * raised[a][b][c][d];
                        sum += absolute ? Math.abs(term) : term;
                    }
                }
            }
        }
        return sum;
    }
}
