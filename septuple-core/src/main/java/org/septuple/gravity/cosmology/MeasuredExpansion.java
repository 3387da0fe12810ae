package org.septuple.gravity.cosmology;

import java.util.ArrayList;
import java.util.List;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// The expansion that a measured number of neurons stands for: N ∝ ∫√γ d³x (6.14, E19).
///
/// ```
/// a = (N/N₀)^⅓,  H = Ṅ/3N,  Λ = 3H² (flat, vacuum),  ä = a(Ḣ + H²)
/// ln(N_{k+1}/N_k)/3Δt = ∫H dt/Δt + ε,  Var ε ∝ 1/(NΔt)
/// ```
///
/// H is a parabola in time through the increments of a window around each time, by weighted least squares. Its errors are those of births and deaths that are
/// independent of one another, whose increments of N are independent; counts that err independently have increments that make up for one another, and the
/// errors are then too large. What a parabola does not follow within a window is part of the scatter, and not a separate error.
///
/// a has no error: neurons are counted.
///
/// @param points one for each time
/// @param window increments behind each
public record MeasuredExpansion(List<Point> points, int window) {

    /// Increments that a window needs: three coefficients and three degrees of freedom.
    public static final int LEAST_WINDOW = 6;

    /// Copies.
    public MeasuredExpansion {
        points = List.copyOf(points);
    }

    /// One time.
    ///
    /// @param time         t
    /// @param neurons      N
    /// @param a            scale factor, 1 at the first time
    /// @param hubble       H
    /// @param lambda       3H², to first order in the error of H: at H = 0 its error is 0
    /// @param acceleration ä
    public record Point(
            double time, double neurons, double a, Estimate hubble, Estimate lambda, Estimate acceleration) {}

    /// Measures.
    ///
    /// @param time   rising
    /// @param count  N > 0 at each time
    /// @param window increments in each fit, ≥ 6, fewer than times
    /// @return the expansion
    /// @throws IllegalArgumentException naming what is wrong
    public static MeasuredExpansion of(double[] time, double[] count, int window) {
        require(time, count, "count");
        if (window < LEAST_WINDOW || window >= time.length) {
            throw new IllegalArgumentException("a window of %d increments of %d: need %d or more, and not more than all"
                    .formatted(window, time.length - 1, LEAST_WINDOW));
        }
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < time.length; k++) {
            int first = Math.clamp(k - window / 2, 0, time.length - 1 - window);
            points.add(at(time, count, k, first, window));
        }
        return new MeasuredExpansion(points, window);
    }

    private static void require(double[] time, double[] count, String name) {
        if (time.length != count.length) {
            throw new IllegalArgumentException("%d times, %d of %s".formatted(time.length, count.length, name));
        }
        for (int k = 0; k < time.length; k++) {
            if (k > 0 && !(time[k] > time[k - 1])) {
                throw new IllegalArgumentException(
                        "row %d: time %s after %s: must rise".formatted(k + 1, time[k], time[k - 1]));
            }
            if (!(count[k] > 0 && count[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row %d: %s = %s, must be > 0".formatted(k + 1, name, count[k]));
            }
        }
    }

    private static Point at(double[] time, double[] count, int k, int first, int window) {
        double[][] design = new double[window][];
        double[] rate = new double[window];
        double[] weight = new double[window];
        double unit = time[first + window] - time[first];
        for (int i = 0; i < window; i++) {
            int j = first + i;
            double step = time[j + 1] - time[j];
            double middle = ((time[j] - time[k]) + (time[j + 1] - time[k])) / 2 / unit;
            double width = step / unit;
            // means of 1, τ, τ² over the interval
            design[i] = new double[] {1, middle, middle * middle + width * width / 12};
            rate[i] = StrictMath.log(count[j + 1] / count[j]) / (3 * step);
            weight[i] = step * (count[j] + count[j + 1]);
        }
        LeastSquares fit = LeastSquares.weighted(design, rate, weight);
        Estimate h = fit.coefficient(0);
        double slope = fit.coefficient(1).value() / unit;
        double a = StrictMath.cbrt(count[k] / count[0]);
        double[][] covariance = fit.covariance();
        double twice = 2 * h.value();
        double variance = covariance[1][1] / (unit * unit)
                + 2 * twice * covariance[0][1] / unit
                + twice * twice * covariance[0][0];
        Estimate acceleration =
                new Estimate(a * (slope + h.value() * h.value()), a * Math.sqrt(Math.max(0, variance)), h.n());
        return new Point(time[k], count[k], a, h, h.map(x -> 3 * x * x, x -> 6 * x), acceleration);
    }

    /// The middle of the first window: its errors are smaller than those at the beginning.
    ///
    /// @return the point
    public Point early() {
        return points.get(window / 2);
    }

    /// The middle of the last window.
    ///
    /// @return the point
    public Point late() {
        return points.get(points.size() - 1 - (window - window / 2));
    }

    /// Whether N ∝ ∫√γ: the exponent s of N ∝ V^s, from increments of both.
    ///
    /// @param time   rising
    /// @param count  N > 0 at each time
    /// @param volume V = ∫√γ d³x > 0 at each time, not constant
    /// @return s; 1 if neurons keep their density
    public static Estimate exponent(double[] time, double[] count, double[] volume) {
        require(time, count, "count");
        require(time, volume, "volume");
        int n = time.length - 1;
        double[][] design = new double[n][];
        double[] growth = new double[n];
        double[] weight = new double[n];
        for (int k = 0; k < n; k++) {
            design[k] = new double[] {StrictMath.log(volume[k + 1] / volume[k])};
            growth[k] = StrictMath.log(count[k + 1] / count[k]);
            weight[k] = (count[k] + count[k + 1]) / (time[k + 1] - time[k]);
        }
        return LeastSquares.weighted(design, growth, weight).coefficient(0);
    }
}
