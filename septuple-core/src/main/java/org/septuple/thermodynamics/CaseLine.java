package org.septuple.thermodynamics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.Mbar;

/// log Z of one case from D on the rungs of its ladder.
///
/// | | thermodynamic integration | MBAR |
/// |---|---|---|
/// | log Z | −Σ_k weight_k ⟨D⟩_k | −f at λ = 1, f = 0 at λ = 0 |
/// | uses | all draws of the nodes | draws of all rungs, thinned by their statistical inefficiency |
/// | asymptotic error | s/√ESS of the series −Σ weight_k D_k(t), so correlations between rungs count | Θ |
/// | by chain | its mean over that chain | one Newton step of the equations Σ_n N_k W_nk = N_k from the solution: ψ_c = (J⁻¹r_c)_last, J = diag(N)(1 − O), r_ck = N_ck − N_k Σ_{n in c} W_nk |
final class CaseLine {

    private final int rungs;
    private final int chains;
    private final double[][][] difference;
    private final Ladder ladder;
    private final Estimate integral;
    private final double[] integralByChain;
    private final Mbar mbar;
    private final double[] influence;
    private final ChainDiagnostics[] diagnostics;

    /// Solves one case.
    ///
    /// @param ladder     rungs from 0 to 1
    /// @param difference D, `[rung][chain][sample]`
    CaseLine(Ladder ladder, double[][][] difference) {
        this.ladder = ladder;
        this.rungs = difference.length;
        this.chains = difference[0].length;
        this.difference = difference;
        double[][] series = integrand();
        this.integral = Estimate.ofMeanOfChains(series);
        this.integralByChain = new double[chains];
        Arrays.setAll(integralByChain, c -> Arrays.stream(series[c]).average().orElseThrow());
        this.diagnostics = new ChainDiagnostics[rungs];
        Arrays.setAll(diagnostics, k -> ChainDiagnostics.of(difference[k]));
        int[][] thinned = new int[rungs][];
        Arrays.setAll(thinned, k -> ChainDiagnostics.thinning(difference[k]));
        this.mbar = solve(thinned);
        this.influence = influence(thinned);
    }

    private double[][] integrand() {
        int samples = difference[0][0].length;
        double[][] series = new double[chains][samples];
        for (int k = 0; k < rungs; k++) {
            for (int c = 0; c < chains; c++) {
                for (int t = 0; t < samples; t++) {
                    series[c][t] = Math.fma(-ladder.weight(k), difference[k][c][t], series[c][t]);
                }
            }
        }
        return series;
    }

    private Mbar solve(int[][] thinned) {
        int[] counts = new int[rungs];
        int total = 0;
        for (int k = 0; k < rungs; k++) {
            counts[k] = chains * thinned[k].length;
            total += counts[k];
        }
        double[] samples = new double[total];
        int at = 0;
        double[] lambda = new double[rungs];
        for (int k = 0; k < rungs; k++) {
            lambda[k] = ladder.lambda(k);
            for (int c = 0; c < chains; c++) {
                for (int t : thinned[k]) {
                    samples[at++] = difference[k][c][t];
                }
            }
        }
        return Mbar.ofLine(lambda, samples, counts);
    }

    private double[] influence(int[][] thinned) {
        double[][] residual = new double[chains][rungs];
        for (int k = 0; k < rungs; k++) {
            double[] weights = mbar.weights(k);
            double count = (double) chains * thinned[k].length;
            int at = 0;
            for (int from = 0; from < rungs; from++) {
                for (int c = 0; c < chains; c++) {
                    for (int t = 0; t < thinned[from].length; t++) {
                        residual[c][k] -= count * weights[at++];
                    }
                }
            }
            for (int c = 0; c < chains; c++) {
                residual[c][k] += thinned[k].length;
            }
        }
        RealMatrix jacobian = new Array2DRowRealMatrix(rungs - 1, rungs - 1);
        double[][] overlap = mbar.overlap();
        for (int k = 1; k < rungs; k++) {
            for (int j = 1; j < rungs; j++) {
                double count = (double) chains * thinned[k].length;
                jacobian.setEntry(k - 1, j - 1, count * ((k == j ? 1 : 0) - overlap[k][j]));
            }
        }
        DecompositionSolver solver = new LUDecomposition(jacobian).getSolver();
        double[] psi = new double[chains];
        for (int c = 0; c < chains && solver.isNonSingular(); c++) {
            RealVector step = solver.solve(new ArrayRealVector(residual[c], 1, rungs - 1));
            psi[c] = -step.getEntry(rungs - 2);
        }
        return psi;
    }

    /// log Z by thermodynamic integration.
    Estimate integral() {
        return integral;
    }

    /// log Z by thermodynamic integration over the chains chosen.
    double integral(int[] chosen) {
        double sum = 0;
        for (int c : chosen) {
            sum += integralByChain[c];
        }
        return sum / chosen.length;
    }

    /// log Z by MBAR.
    Estimate mbar() {
        Estimate f = mbar.difference(0, rungs - 1);
        return new Estimate(-f.value(), f.standardError(), f.n());
    }

    /// log Z by MBAR over the chains chosen, to first order.
    double mbar(int[] chosen) {
        double sum = mbar().value();
        for (int c : chosen) {
            sum += influence[c];
        }
        return sum;
    }

    boolean solved() {
        return mbar.converged();
    }

    /// Overlap of the rungs.
    double[][] overlap() {
        return mbar.overlap();
    }

    /// ⟨D⟩ on a rung.
    Estimate difference(int rung) {
        return Estimate.ofMeanOfChains(difference[rung]);
    }

    /// Of D on a rung.
    ChainDiagnostics diagnostics(int rung) {
        return diagnostics[rung];
    }
}
