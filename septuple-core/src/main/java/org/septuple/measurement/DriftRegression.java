package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.statistics.Estimate;

/// The learning law (2.9), q̇ = −γ∂F, put to measured drifts.
///
/// At points p the mean drift over n units is d = −γg + r + ε, where g = ∂F is known as g̃ = g + e with standard errors s, and
/// r is what one scalar γ leaves over. γ is least squares, so Σ r·g = 0 over all points and coordinates:
///
/// ```
/// γ = −Σ d·g̃ / G,    G = Σ|g̃|² − Σ s²
/// ```
///
/// E Σ|g̃|² = Σ|g|² + Σ s²: without the second term γ would be too small (attenuation). To first order
///
/// ```
/// G·δγ = −Σ ε·g̃ − Σ (d + 2γg)·e − γ Σ (e² − s²)
/// ```
///
/// The first part is the spread of d_u·g̃ over units, whatever the correlations of coordinates and points; the others have
/// variance Σ s²(d + 2γg)² + 2γ²Σ s⁴ for independent normal e. The true |drift|² is T = Σ d_u·d_v/(n(n − 1)) over u ≠ v, free
/// of noise, and
///
/// ```
/// R² = ((Σ d·g̃)² − Var Σ d·g̃)/(G·T),    r = d + γg̃
/// ```
///
/// Both corrections are unbiased, so R² may leave [0, 1] by about its error, which is a jackknife: up to √2 too large where the noise of
/// the mean drift is as large as the drift.
///
/// Here e is independent from coordinate to coordinate. Σ|g̃|² − Σ s² does not need that, but Var Σ d·g̃ and all errors do: where one
/// chain gave all components of ∂F, [#ofChains] takes that into account.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (2.9); W. A. Fuller, *Measurement Error Models* (1987), section 1.2.
///
/// @param rate      γ
/// @param explained R², the share of the true |drift|² that one scalar γ explains; unknown (NaN) error from two units
/// @param residual  r, `[point][coordinate]`; the errors contain that of γ
public record DriftRegression(Estimate rate, Estimate explained, List<List<Estimate>> residual) {

    public DriftRegression {
        residual = residual.stream().map(List::copyOf).toList();
    }

    /// Regresses drift on −∂F.
    ///
    /// @param drift    mean drift of every unit, `[point][unit][coordinate]`, at least two units, the same number at all points; for
    ///                 one replica of a step of learning Δq per Δt
    /// @param gradient ∂F, `[point][coordinate]`, measured apart from the drift
    /// @param errors   its standard errors, `[point][coordinate]`; 0 if exact; taken for independent
    /// @return γ, R² and residual
    /// @throws IllegalArgumentException if the gradient is no larger than its noise
    public static DriftRegression of(double[][][] drift, double[][] gradient, double[][] errors) {
        MeasuredDrift measured = new MeasuredDrift(drift, gradient, errors);
        RateOfBlock fit = measured.rate(new int[measured.coordinates()], 0);
        return new DriftRegression(fit.estimate(), explained(measured, fit), residual(measured, fit));
    }

    /// Regresses drift on −∂F as each of m independent chains sees it: noise of ∂F may be correlated between coordinates and points.
    ///
    /// With d_u of n units and g_a of m chains, summed over points and coordinates, products of one unit or one chain with itself are left out,
    /// so that no noise is squared, whatever its correlations:
    ///
    /// ```
    /// N = mean of (d_u·g_a)(d_v·g_b) over u ≠ v, a ≠ b,    G = mean of g_a·g_b over a ≠ b,    T = mean of d_u·d_v over u ≠ v
    /// γ = −(mean of d_u·g_a)/G,    R² = N/(G·T)
    /// ```
    ///
    /// Bias of the ratios and errors are jackknives of the whole γ, R² and residual, over units and over chains, the two errors added in
    /// quadrature, n the smaller number of both. What only both noises together make is in both, so errors are a little too large rather than
    /// too small.
    ///
    /// @param drift    mean drift of every unit, `[point][unit][coordinate]`, at least three units, the same number at all points
    /// @param gradient ∂F of every chain, `[point][chain][coordinate]`, at least three chains, the same number at all points
    /// @return γ, R² and residual
    /// @throws IllegalArgumentException if the gradient is no larger than its noise
    public static DriftRegression ofChains(double[][][] drift, double[][][] gradient) {
        return new CrossedDrift(drift, gradient).regression();
    }

    /// The direction in which the learner moves along ∂F.
    ///
    /// @param confidence of the interval of γ, in (0, 1)
    /// @return 1 if the whole interval descends F, −1 if it ascends, 0 if it holds γ = 0
    public int sign(double confidence) {
        double width = rate.halfWidth(confidence);
        return Math.abs(rate.value()) > width ? (int) Math.signum(rate.value()) : 0;
    }

    /// R² by the jackknife over units, which takes off the bias of a ratio: nR² − (n − 1)·mean R²₋ᵤ. The noise of ∂F enters by
    /// δR²/R² = 2δN/N − δG/G.
    private static Estimate explained(MeasuredDrift measured, RateOfBlock fit) {
        int n = measured.units();
        double[] pairs = new double[n];
        for (int p = 0; p < measured.points(); p++) {
            for (int k = 0; k < measured.coordinates(); k++) {
                for (int u = 0; u < n; u++) {
                    double d = measured.drift(p, u, k);
                    pairs[u] += d * (n * measured.mean(p, k) - d);
                }
            }
        }
        double truth = Arrays.stream(pairs).sum();
        double sum = 0;
        double squares = 0;
        for (int u = 0; u < n; u++) {
            sum += fit.product(u);
            squares += fit.product(u) * fit.product(u);
        }
        double given = varianceOfProduct(measured) / (fit.squares() * fit.squares());
        double whole = ((sum * sum - squares) / (n * (n - 1.0)) - given) * fit.squares() / truth * n * (n - 1.0);
        if (n == 2) {
            return new Estimate(whole, Double.NaN, n);
        }
        double count = (n - 1.0) * (n - 2.0);
        double[] units = new double[n];
        for (int u = 0; u < n; u++) {
            double x = fit.product(u);
            double product = ((sum - x) * (sum - x) - (squares - x * x)) / count - given;
            units[u] = n * whole - (n - 1) * product * fit.squares() / (truth - 2 * pairs[u]) * count;
        }
        return RateOfBlock.withGiven(Estimate.ofMean(units), varianceOfExplained(measured, fit, whole));
    }

    /// Σ d²s², what the noise of ∂F adds to (Σ d·g̃)².
    private static double varianceOfProduct(MeasuredDrift measured) {
        double sum = 0;
        for (int p = 0; p < measured.points(); p++) {
            for (int k = 0; k < measured.coordinates(); k++) {
                double s = measured.error(p, k);
                double d = measured.mean(p, k);
                sum += (d * d - measured.varianceOfMean(p, k)) * s * s;
            }
        }
        return sum;
    }

    private static double varianceOfExplained(MeasuredDrift measured, RateOfBlock fit, double explained) {
        double sum = 0;
        double product = fit.value() * fit.squares();
        for (int p = 0; p < measured.points(); p++) {
            for (int k = 0; k < measured.coordinates(); k++) {
                double s = measured.error(p, k) * measured.error(p, k);
                if (s > 0) {
                    double slope = 2 * measured.mean(p, k) / product + 2 * measured.gradient(p, k) / fit.squares();
                    sum += s * slope * slope + 2 * s * s / (fit.squares() * fit.squares());
                }
            }
        }
        return explained * explained * sum;
    }

    /// A unit's share of r is d_u + γ_u g̃; the noise of ∂F gives γe_k − g_k Σ (d + 2γg)·e/G.
    private static List<List<Estimate>> residual(MeasuredDrift measured, RateOfBlock fit) {
        List<List<Estimate>> all = new ArrayList<>();
        double[] units = new double[measured.units()];
        for (int p = 0; p < measured.points(); p++) {
            List<Estimate> row = new ArrayList<>();
            for (int k = 0; k < measured.coordinates(); k++) {
                double g = measured.gradient(p, k);
                double s = measured.error(p, k) * measured.error(p, k);
                for (int u = 0; u < units.length; u++) {
                    units[u] = measured.drift(p, u, k) + g * fit.product(u);
                }
                double w = measured.mean(p, k) + 2 * fit.value() * g;
                double given =
                        fit.value() * s * (fit.value() - 2 * g * w / fit.squares()) + g * g * fit.varianceOfGradient();
                row.add(RateOfBlock.withGiven(Estimate.ofMean(units), given));
            }
            all.add(row);
        }
        return all;
    }
}
