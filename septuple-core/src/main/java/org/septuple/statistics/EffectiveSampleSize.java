package org.septuple.statistics;

import java.util.Arrays;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ReductionKernels;

/// The effective sample size of the mean of chains, by Geyer's initial monotone sequence. Autocovariances are summed
/// directly and only up to the lag where the sequence stops.
///
/// With chain means θ̄_c, autocovariances s_c(t) (divided by n, not n − t), W = n/(n − 1)·mean s_c(0) and
/// V = W(n − 1)/n + Var θ̄_c, the autocorrelation is ρ_t = 1 − (W − mean s_c(t))/V; pairs ρ_2k + ρ_2k+1 are summed while
/// positive and made to fall.
///
/// Source: A. Vehtari et al., Bayesian Analysis 16 (2021) 667, equations 10–13; C. J. Geyer, Stat. Sci. 7 (1992) 473.
final class EffectiveSampleSize {

    private final ReductionKernels kernels = Kernels.scalar().reduction();
    private final double[][] centred;
    private final int n;
    private final double within;
    private final double total;

    private EffectiveSampleSize(double[][] chains) {
        n = chains[0].length;
        centred = new double[chains.length][n];
        double[] means = new double[chains.length];
        for (int c = 0; c < chains.length; c++) {
            means[c] = mean(chains[c]);
            for (int i = 0; i < n; i++) {
                centred[c][i] = chains[c][i] - means[c];
            }
        }
        within = autocovariance(0) * n / (n - 1.0);
        total = within * (n - 1.0) / n + (chains.length > 1 ? variance(means) : 0);
    }

    /// S/τ for S draws in all.
    ///
    /// @param chains finite, of one length n ≥ 2
    /// @return > 0, at most S·log₁₀ S; NaN if all draws are equal
    static double of(double[][] chains) {
        double first = chains[0][0];
        if (Arrays.stream(chains).flatMapToDouble(Arrays::stream).allMatch(x -> x == first)) {
            return Double.NaN;
        }
        double draws = (double) chains.length * chains[0].length;
        double tau = new EffectiveSampleSize(chains).autocorrelationTime();
        return draws / Math.max(tau, 1 / StrictMath.log10(draws));
    }

    private double autocorrelationTime() {
        double[] rho = new double[n + 1];
        double even = 1;
        double odd = autocorrelation(1);
        rho[0] = even;
        rho[1] = odd;
        int t = 1;
        while (t < n - 3 && even + odd > 0) {
            even = autocorrelation(t + 1);
            odd = autocorrelation(t + 2);
            if (even + odd >= 0) {
                rho[t + 1] = even;
                rho[t + 2] = odd;
            }
            t += 2;
        }
        int last = t - 2;
        if (even > 0) {
            rho[last + 1] = even;
        }
        for (int k = 1; k <= last - 2; k += 2) {
            double before = rho[k - 1] + rho[k];
            if (rho[k + 1] + rho[k + 2] > before) {
                rho[k + 1] = before / 2;
                rho[k + 2] = before / 2;
            }
        }
        double sum = 0;
        for (int k = 0; k <= last; k++) {
            sum += rho[k];
        }
        return -1 + 2 * sum + rho[last + 1];
    }

    private double autocorrelation(int lag) {
        return 1 - (within - autocovariance(lag)) / total;
    }

    private double autocovariance(int lag) {
        double sum = 0;
        for (double[] chain : centred) {
            sum += kernels.dot(chain, 0, chain, lag, n - lag);
        }
        return sum / n / centred.length;
    }

    /// The mean, exact for equal numbers.
    static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value - x[0];
        }
        return x[0] + sum / x.length;
    }

    /// Σ(x − x̄)²/(n − 1).
    static double variance(double[] x) {
        double mean = mean(x);
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (x.length - 1);
    }
}
