package org.septuple.spacetime;

import java.util.function.IntFunction;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The noise that positions alone put into {1} and its gradient, for g_i = 1 and N neurons spread evenly and independently over a periodic box of volume V, ϱ = N/V:
///
/// ```
/// Var {1}     = ϱ((4π)^(−3/2) − 1/V)        relative s.d. → (4π)^(−3/4) ϱ^(−½) = .150 at unit density
/// Var ∂_a {1} = ϱ(4π)^(−3/2)/2
/// ```
///
/// The term 1/V is that of a fixed N; a Poisson process of neurons has none.
///
/// @param one      measured mean square of {1} − ϱ
/// @param gradient measured mean square of ∂_a{1}, mean over the axes
/// @param exactOne variance of {1} by theory, without the cutoff
/// @param exactGradient variance of ∂_a{1} by theory, without the cutoff
/// @param density  ϱ
public record PositionalNoise(Estimate one, Estimate gradient, double exactOne, double exactGradient, double density) {

    private static final double SQUARE = Brackets.NORMALISATION / (2 * Math.sqrt(2)); // (4π)^(−3/2)

    /// Measures it.
    ///
    /// @param box     its sides far longer than 1, periodic: at open ends {1} falls to half, which counts as noise
    /// @param layouts 3N positions of draws 0, 1, …
    /// @param draws   number of layouts, ≥ 1
    /// @param cutoff  of the kernels
    /// @param points  3M; each draw gives the mean square over them
    /// @param engine  computes
    /// @return measured variances, errors over draws (NaN for one draw), and those of theory for positions that are independent
    public static PositionalNoise measure(
            Box box, IntFunction<double[]> layouts, int draws, Cutoff cutoff, double[] points, Engine engine) {
        double density = layouts.apply(0).length / (3 * box.volume());
        double[] one = new double[draws];
        double[] gradient = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] positions = layouts.apply(draw);
            Neurons neurons = NearFlat.neurons(positions, 0, new double[2 * positions.length]);
            PointBrackets sums =
                    new KernelField(neurons, box, cutoff, 0, engine.kernels()).brackets(points, 1, false, engine);
            for (int p = 0; p < sums.points(); p++) {
                double deviation = sums.metric(p, Brackets.VALUE, Brackets.ONE) - density;
                one[draw] += deviation * deviation / sums.points();
                for (int a = 0; a < 3; a++) {
                    double slope = sums.metric(p, Brackets.SPACE + a, Brackets.ONE);
                    gradient[draw] += slope * slope / (3.0 * sums.points());
                }
            }
        }
        return new PositionalNoise(
                Estimate.ofMean(one),
                Estimate.ofMean(gradient),
                density * (SQUARE - 1 / box.volume()),
                density * SQUARE / 2,
                density);
    }

    /// Relative standard deviation of {1}.
    ///
    /// @return √Var{1}/ϱ, measured, with the error of first order
    public Estimate relativeOne() {
        return relative(one);
    }

    /// Relative standard deviation of ∂_a{1}.
    ///
    /// @return √Var ∂_a{1}/ϱ, measured, with the error of first order
    public Estimate relativeGradient() {
        return relative(gradient);
    }

    private Estimate relative(Estimate variance) {
        double deviation = Math.sqrt(variance.value());
        double error = deviation == 0 ? 0 : variance.standardError() / (2 * deviation);
        return new Estimate(deviation / density, error / density, variance.n());
    }

    /// How far {1} is from theory.
    ///
    /// @return (measured − exact variance)/standard error
    public double zOfOne() {
        return (one.value() - exactOne) / one.standardError();
    }

    /// How far the gradient is from theory.
    ///
    /// @return (measured − exact variance)/standard error
    public double zOfGradient() {
        return (gradient.value() - exactGradient) / gradient.standardError();
    }
}
