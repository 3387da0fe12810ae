package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.statistics.Estimate;

/// A measured symmetric tensor D, d×d, with the joint errors of its entries.
///
/// Errors are spreads of pseudo-values over independent pieces, kept for all entries: G·d² numbers (125 MB for d = 700, 32 pieces).
public final class DiffusionTensor {

    private final int d;
    private final PseudoValues entries;

    DiffusionTensor(int d, PseudoValues entries) {
        this.d = d;
        this.entries = entries;
    }

    /// Number of coordinates.
    ///
    /// @return d
    public int dimension() {
        return d;
    }

    /// An entry.
    ///
    /// @param row    in [0, d)
    /// @param column in [0, d)
    /// @return D_ij
    public Estimate at(int row, int column) {
        return entries.estimate(row * d + column);
    }

    /// All entries.
    ///
    /// @return d×d
    public EstimateMatrix entries() {
        return new EstimateMatrix(d, d, entries.estimates());
    }

    /// The mean diffusion tr D/d: the scalar D of (3.1) under the *assumption* D ∝ 1, which [DiffusionSpectrum#sphericity] tests.
    ///
    /// @return tr D/d
    public Estimate scalar() {
        double[] trace = new double[entries.units()];
        for (int u = 0; u < trace.length; u++) {
            for (int k = 0; k < d; k++) {
                trace[u] += entries.value(u, k * (d + 1)) / d;
            }
        }
        return Estimate.ofMean(trace);
    }

    /// Diffusion along a direction, such as an eigenvector of a Hessian or of the drift.
    ///
    /// @param direction e, length d, not 0; its length does not matter
    /// @return eᵀDe/eᵀe
    public Estimate along(double[] direction) {
        return Estimate.ofMean(form(direction));
    }

    /// The spectrum. Costs one symmetric eigenproblem and 2Gd³ flop.
    ///
    /// @return eigenvalues in falling order
    public DiffusionSpectrum spectrum() {
        double[][] matrix = new double[d][d];
        double variances = 0;
        double squares = 0;
        double trace = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                Estimate entry = at(i, j);
                matrix[i][j] = entry.value();
                variances += entry.standardError() * entry.standardError();
                squares += entry.value() * entry.value();
            }
            trace += matrix[i][i];
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
                matrix[j][i] = matrix[i][j];
            }
        }
        EigenDecompositionSymmetric modes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
        double[][] vectors = new double[d][];
        double[][] pseudo = new double[d][];
        double[] values = modes.getEigenvalues();
        Integer[] order = new Integer[d];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        for (int k = 0; k < d; k++) {
            vectors[k] = modes.getEigenvector(order[k]).toArray();
            pseudo[k] = form(vectors[k]);
        }
        return new DiffusionSpectrum(vectors, pseudo, (trace * trace + squares) / variances);
    }

    /// eᵀDe/eᵀe of every pseudo-value.
    private double[] form(double[] direction) {
        if (direction.length != d) {
            throw new IllegalArgumentException(
                    "length of the direction: %d, must be the dimension, %d".formatted(direction.length, d));
        }
        double square = Arrays.stream(direction).map(x -> x * x).sum();
        double[] form = new double[entries.units()];
        for (int u = 0; u < form.length; u++) {
            for (int i = 0; i < d; i++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum = Math.fma(direction[j], entries.value(u, i * d + j), sum);
                }
                form[u] = Math.fma(direction[i] / square, sum, form[u]);
            }
        }
        return form;
    }
}
