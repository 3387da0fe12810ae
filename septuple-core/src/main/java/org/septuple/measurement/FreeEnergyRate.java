package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.septuple.statistics.Estimate;

/// The split (2.8) of the change of free energy along a path,
///
/// ```
/// dF/dt = ∂F/∂q · dq/dt + ∂F/∂t
/// ```
///
/// into the learning part and the data part, interval by interval, against the measured total F(t_{k+1}) − F(t_k). With g_k = ∂F at
/// the k-th point and Δq = q_{k+1} − q_k, the learning part of an interval is
///
/// ```
/// trapezoidal  ½(g_k + g_{k+1})·Δq      off by O(Δ³) per interval: order 2
/// pre-point    g_k·Δq                   off by O(Δ²) per interval: order 1
/// ```
///
/// For noisy learners the two differ even as Δ → 0, by ½Σ Δg·Δq → ∫D∂²F dt. The trapezoidal rule is Stratonovich's integral
/// and has the Itô term inside: it closes (2.8). The pre-point rule is Itô's: its residual *is* the Itô term that (2.8) lacks.
/// If the data move too, ∂F/∂t must be taken at both ends likewise.
///
/// An error of g_k enters both neighbouring intervals, an error of F_k too, with opposite signs: so the residuals R of neighbouring
/// intervals are correlated, and their sum is much better known than their number would say. With their tridiagonal
/// covariance S, RᵀS⁻¹R tests all at once.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (2.8); C. W. Gardiner, *Stochastic Methods* (2009), section 4.4.
///
/// @param intervals every interval
/// @param whole     their sum, with the errors of shared ends
/// @param pValue    chance of residuals at least as large if (2.8) holds, by χ² of one degree of freedom per interval; NaN if the total is
///                  exact
public record FreeEnergyRate(List<FreeEnergyBalance> intervals, FreeEnergyBalance whole, double pValue) {

    /// Degrees of freedom of an error that is given.
    private static final long GIVEN = 1L << 40;

    /// How the learning part is integrated.
    public enum Rule {
        /// ½(g_k + g_{k+1})·Δq, Stratonovich's integral.
        TRAPEZOIDAL,
        /// g_k·Δq, Itô's integral.
        PRE_POINT
    }

    public FreeEnergyRate {
        intervals = List.copyOf(intervals);
    }

    /// Splits the change of F along a path.
    ///
    /// @param times    K ≥ 2 rising times
    /// @param totals   F at every time, with independent errors
    /// @param path     q, `[time][coordinate]`
    /// @param gradient ∂F/∂q, `[time][coordinate]`
    /// @param errors   its standard errors, `[time][coordinate]`, independent of each other and of those of F; 0 if exact
    /// @param data     the data part of every interval, ∫∂F/∂t dt, K − 1 of them, independent; exactly 0 if data do not move
    /// @param rule     of the learning part
    /// @return the balance of every interval and of the whole
    public static FreeEnergyRate of(
            double[] times,
            List<Estimate> totals,
            double[][] path,
            double[][] gradient,
            double[][] errors,
            List<Estimate> data,
            Rule rule) {
        requireShapes(times, totals, path, gradient, errors, data);
        int count = times.length - 1;
        List<FreeEnergyBalance> intervals = new ArrayList<>();
        double[] diagonal = new double[count];
        double[] beside = new double[count];
        double value = 0;
        double[][] weights = new double[times.length][path[0].length];
        Estimate dataSum = data.getFirst();
        for (int k = 0; k < count; k++) {
            double learning = 0;
            double variance = 0;
            for (int i = 0; i < path[k].length; i++) {
                double step = path[k + 1][i] - path[k][i];
                double before = rule == Rule.TRAPEZOIDAL ? step / 2 : step;
                double after = step - before;
                learning += before * gradient[k][i] + after * gradient[k + 1][i];
                double left = weights[k][i] * errors[k][i] * errors[k][i];
                variance += square(before * errors[k][i]) + square(after * errors[k + 1][i]);
                if (k > 0) {
                    beside[k] += left * before;
                }
                weights[k][i] += before;
                weights[k + 1][i] += after;
            }
            if (k > 0) {
                beside[k] -= square(totals.get(k).standardError());
                dataSum = dataSum.plus(data.get(k));
            }
            value += learning;
            FreeEnergyBalance interval = new FreeEnergyBalance(
                    times[k + 1] - times[k],
                    totals.get(k + 1).minus(totals.get(k)),
                    new Estimate(learning, Math.sqrt(variance), GIVEN),
                    data.get(k));
            intervals.add(interval);
            diagonal[k] = square(interval.residual().standardError());
        }
        double variance = 0;
        for (int k = 0; k <= count; k++) {
            for (int i = 0; i < weights[k].length; i++) {
                variance += square(weights[k][i] * errors[k][i]);
            }
        }
        FreeEnergyBalance whole = new FreeEnergyBalance(
                times[count] - times[0],
                totals.getLast().minus(totals.getFirst()),
                new Estimate(value, Math.sqrt(variance), GIVEN),
                dataSum);
        double[] residuals =
                intervals.stream().mapToDouble(b -> b.residual().value()).toArray();
        return new FreeEnergyRate(intervals, whole, pValue(diagonal, beside, residuals));
    }

    private static double square(double x) {
        return x * x;
    }

    /// RᵀS⁻¹R by LDLᵀ of the tridiagonal S: the sum of squared innovations over their variances.
    private static double pValue(double[] diagonal, double[] beside, double[] residuals) {
        double statistic = 0;
        double innovation = 0;
        double variance = 1;
        for (int k = 0; k < residuals.length; k++) {
            double factor = beside[k] / variance;
            innovation = residuals[k] - factor * innovation;
            variance = diagonal[k] - factor * beside[k];
            if (!(variance > 1e-12 * diagonal[k])) {
                return Double.NaN;
            }
            statistic += innovation * innovation / variance;
        }
        return 1 - new ChiSquaredDistribution(residuals.length).cumulativeProbability(statistic);
    }

    private static void requireShapes(
            double[] times,
            List<Estimate> totals,
            double[][] path,
            double[][] gradient,
            double[][] errors,
            List<Estimate> data) {
        int n = times.length;
        if (n < 2
                || totals.size() != n
                || path.length != n
                || gradient.length != n
                || errors.length != n
                || data.size() != n - 1) {
            throw new IllegalArgumentException(
                    "times: %d, totals: %d, points: %d, gradients: %d, errors: %d, data parts: %d; need K >= 2 of each, K - 1 data parts"
                            .formatted(n, totals.size(), path.length, gradient.length, errors.length, data.size()));
        }
        for (int k = 0; k < n; k++) {
            int c = path[0].length;
            if (path[k].length != c || gradient[k].length != c || errors[k].length != c) {
                throw new IllegalArgumentException(
                        "at time %d coordinates: %d, of the gradient: %d, of its errors: %d; must be those of time 0: %d"
                                .formatted(k, path[k].length, gradient[k].length, errors[k].length, c));
            }
            if (k > 0 && !(times[k] > times[k - 1])) {
                throw new IllegalArgumentException("times %s must rise".formatted(Arrays.toString(times)));
            }
        }
    }
}
