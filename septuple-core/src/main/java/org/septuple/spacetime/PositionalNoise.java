package org.septuple.spacetime;

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
    /// @param box    periodic, its sides far longer than 1
    /// @param size   N
    /// @param cutoff of the kernels
    /// @param points 3M; each seed gives the mean square over them
    /// @param seeds  number of independent layouts, seeds 1, 2, …
    /// @param engine computes
    /// @return measured and exact variances, errors over seeds
    public static PositionalNoise measure(Box box, int size, Cutoff cutoff, double[] points, int seeds, Engine engine) {
        double density = size / box.volume();
        double[] one = new double[seeds];
        double[] gradient = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            Neurons neurons = NearFlat.neurons(NeuronLayout.poisson(box, size, s + 1L), 0, 1);
            PointBrackets sums =
                    new KernelField(neurons, box, cutoff, 0, engine.kernels()).brackets(points, 1, false, engine);
            for (int p = 0; p < sums.points(); p++) {
                double deviation = sums.metric(p, Brackets.VALUE, Brackets.ONE) - density;
                one[s] += deviation * deviation / sums.points();
                for (int a = 0; a < 3; a++) {
                    double slope = sums.metric(p, Brackets.SPACE + a, Brackets.ONE);
                    gradient[s] += slope * slope / (3.0 * sums.points());
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
    /// @return √Var{1}/ϱ, measured
    public double relative() {
        return Math.sqrt(one.value()) / density;
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
