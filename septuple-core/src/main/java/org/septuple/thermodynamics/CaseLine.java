package org.septuple.thermodynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
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
/// | uses | all draws of the nodes | draws of all rungs at the same iterations, thinned as far as the fastest rung allows |
/// | error | s/√ESS of the series −Σ weight_k D_k(t) | s/√ESS of the series ψ(t) |
///
/// ψ is what a draw adds to log Z, by one Newton step of the equations Σ_n N_k W_nk = N_k from the solution: ψ_n = (J⁻¹r_n)_last,
/// J = diag(N)(1 − O), r_nk = N_k W_nk − (1 if n is of rung k); ψ(t) is the sum over the rungs. So correlations in time and between
/// rungs that exchange states count in both errors; MBAR's own Θ knows of neither.
final class CaseLine {

    private static final int FEWEST_TIMES = 4;
    private static final double ROUNDING = 1e-24;

    private final int rungs;
    private final int chains;
    private final double[][][] difference;
    private final Ladder ladder;
    private final Estimate integral;
    private final double[] integralByChain;
    private final Mbar mbar;
    private final Estimate reweighted;
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
        int[] times = times();
        this.mbar = solve(times);
        double[][] influences = influences(times.length);
        this.influence = new double[chains];
        Arrays.setAll(influence, c -> Arrays.stream(influences[c]).sum());
        double logZ = -mbar.difference(0, rungs - 1).value();
        double draws = (double) chains * times.length;
        for (double[] chain : influences) {
            Arrays.setAll(chain, t -> draws * chain[t]);
        }
        Estimate around = Estimate.ofMeanOfChains(influences);
        this.reweighted = new Estimate(logZ, around.standardError(), around.n());
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

    /// Iterations that MBAR uses: those of the rung that may be thinned least.
    private int[] times() {
        int samples = difference[0][0].length;
        int[] most = {};
        for (double[][] rung : difference) {
            int[] kept = ChainDiagnostics.thinning(rung);
            most = kept.length > most.length ? kept : most;
        }
        return most.length < FEWEST_TIMES ? IntStream.range(0, samples).toArray() : most;
    }

    private Mbar solve(int[] times) {
        int[] counts = new int[rungs];
        double[] lambda = new double[rungs];
        double[] samples = new double[rungs * chains * times.length];
        int at = 0;
        for (int k = 0; k < rungs; k++) {
            counts[k] = chains * times.length;
            lambda[k] = ladder.lambda(k);
            for (int c = 0; c < chains; c++) {
                for (int t : times) {
                    samples[at++] = difference[k][c][t];
                }
            }
        }
        return Mbar.ofLine(lambda, samples, counts);
    }

    /// ψ, `[chain][time]`; 0 where the equations are singular.
    private double[][] influences(int times) {
        double count = (double) chains * times;
        RealMatrix jacobian = new Array2DRowRealMatrix(rungs - 1, rungs - 1);
        double[][] overlap = mbar.overlap();
        for (int k = 1; k < rungs; k++) {
            for (int j = 1; j < rungs; j++) {
                jacobian.setEntry(k - 1, j - 1, count * ((k == j ? 1 : 0) - overlap[k][j]));
            }
        }
        double[][] psi = new double[chains][times];
        DecompositionSolver solver = new LUDecomposition(jacobian).getSolver();
        if (!solver.isNonSingular()) {
            return psi;
        }
        RealVector last = new ArrayRealVector(rungs - 1);
        last.setEntry(rungs - 2, 1);
        RealVector response = solver.solve(last); // J is symmetric
        for (int k = 1; k < rungs; k++) {
            double[] weights = mbar.weights(k);
            double y = response.getEntry(k - 1);
            int at = 0;
            for (int from = 0; from < rungs; from++) {
                for (int c = 0; c < chains; c++) {
                    for (int t = 0; t < times; t++) {
                        psi[c][t] += y * (count * weights[at++] - (from == k ? 1 : 0));
                    }
                }
            }
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
        return reweighted;
    }

    /// What one chain adds to log Z by MBAR, to first order; 0 over all of them.
    double influence(int chain) {
        return influence[chain];
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

    /// Whether D does not vary on a rung beyond rounding: then chains have nothing to agree about.
    boolean isConstant(int rung) {
        Moments moments = Moments.of(difference[rung]);
        return moments.variance() <= ROUNDING * (1 + moments.mean() * moments.mean());
    }

    /// The least overlap of neighbouring rungs.
    double leastOverlap() {
        double least = 1;
        double[][] overlap = overlap();
        for (int k = 0; k + 1 < overlap.length; k++) {
            least = Math.min(least, Math.min(overlap[k][k + 1], overlap[k + 1][k]));
        }
        return least;
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
