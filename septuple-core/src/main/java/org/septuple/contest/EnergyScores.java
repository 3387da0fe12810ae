package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Grid;
import org.septuple.statistics.Estimate;

/// Energy distances 2E|X − Y| − E|X − X′| − E|Y − Y′| between positions X and a [Forecast] Y at each time, in the box: c_d times the mean over
/// [directions][Direction] of 2∫(F_n − F)² along them.
///
/// Less the expectation for n draws from the forecast they are about 0 if it is true. Errors are those of both orders of F_n:
///
/// ```
/// Var ≈ Var ψ_i/n − 2N + N,   N = 8 ΣΣ K(x, x′)² Δx²/n²,   ψ_i = 4∫(1(q_i ≤ x) − F_n)(F_n − F)dx,   K = min(F, F′) − FF′
/// ```
///
/// the first over replicas with all their times; 2N is what noise alone makes of it, so that N is left where F_n ≈ F, as if times and directions
/// were correlated fully: up to a half too large there, as parts below 0 are taken for 0. Differences of two forecasts, without that, are means over
/// replicas: of 2∫(1(q_i ≤ x) − F)² dx, the continuous ranked probability score.
final class EnergyScores {

    private final Observed observed;
    private final List<Projection> projections;
    private final int[][][] places;
    private final double[][][] distributions;
    private final double[][][][] slopes;
    private final double parameterVariance;

    EnergyScores(Grid box, Observed observed, Forecast forecast) {
        this.observed = observed;
        this.projections = Direction.of(box.dimensions()).stream()
                .map(direction -> new Projection(box, direction))
                .toList();
        int times = observed.times().size();
        this.places = new int[times][projections.size()][observed.replicas()];
        this.distributions = new double[times][projections.size()][Projection.PLACES];
        int points = forecast.predictions().size();
        this.slopes = new double[times][projections.size()][forecast.ends().size()][Projection.PLACES];
        double[] alone = new double[points];
        double[][] single = new double[points][];
        double[] q = new double[observed.dimensions()];
        for (int t = 0; t < times; t++) {
            for (int e = 0; e < projections.size(); e++) {
                for (int i = 0; i < observed.replicas(); i++) {
                    observed.position(t, i, q);
                    places[t][e][i] = projections.get(e).place(q);
                }
                double[] mean = distributions[t][e];
                for (int k = 0; k < alone.length; k++) {
                    double[] one =
                            projections.get(e).of(forecast.predictions().get(k).get(t));
                    single[k] = one;
                    double[] table = projections.get(e).single(one);
                    for (int place : places[t][e]) {
                        alone[k] += table[place] / times / observed.replicas();
                    }
                    for (int m = 0; m < mean.length; m++) {
                        mean[m] += one[m] / points;
                    }
                }
                for (int axis = 0; axis < slopes[t][e].length; axis++) {
                    for (int m = 0; m < mean.length; m++) {
                        int place = m;
                        slopes[t][e][axis][m] = forecast.slope(axis, k -> single[k][place]);
                    }
                }
            }
        }
        this.parameterVariance = forecast.variance(k -> alone[k]);
    }

    /// Variance of the mean distance by errors of the parameters, to first order.
    double parameterVariance() {
        return parameterVariance;
    }

    /// What the distance of as many positions as were observed, less its expectation, would be if they came from the forecast, but with parameters that are
    /// some standard deviations off: F plus as many slopes. Fewer positions may stand in: their F_m − F is taken √(m/n) times.
    ///
    /// @param off standard deviations along each axis of the law of parameters
    /// @param q   `[k][i]`, m positions from the forecast
    double excess(int time, double[] off, double[][] q) {
        double[] at = new double[q.length];
        double sum = 0;
        int n = observed.replicas();
        for (int e = 0; e < projections.size(); e++) {
            Projection projection = projections.get(e);
            double[] counts = new double[Projection.PLACES + 1];
            for (int i = 0; i < q[0].length; i++) {
                for (int k = 0; k < at.length; k++) {
                    at[k] = q[k][i];
                }
                counts[projection.place(at)]++;
            }
            double[] shift = new double[Projection.PLACES];
            for (int axis = 0; axis < off.length; axis++) {
                for (int m = 0; m < shift.length; m++) {
                    shift[m] += off[axis] * slopes[time][e][axis][m];
                }
            }
            double[] distribution = distributions[time][e];
            sum += projection.distance(counts, q[0].length, n, distribution, shift)
                    - projection.spread(distribution) / n;
        }
        return sum;
    }

    private double excess(int time, int e, double[] counts, int n) {
        double[] distribution = distributions[time][e];
        Projection projection = projections.get(e);
        return projection.distance(counts, n, distribution) - projection.spread(distribution) / n;
    }

    /// At each time, and last their mean.
    List<Estimate> estimates() {
        int n = observed.replicas();
        int times = places.length;
        double[] together = new double[n];
        double meanOfNoise = 0;
        double mean = 0;
        List<Estimate> estimates = new ArrayList<>();
        for (int t = 0; t < times; t++) {
            double[] influence = new double[n];
            double noise = 0;
            double value = 0;
            for (int e = 0; e < projections.size(); e++) {
                double[] counts = counts(t, e);
                value += excess(t, e, counts, n);
                double[] table = projections.get(e).influence(counts, n, distributions[t][e]);
                for (int i = 0; i < n; i++) {
                    influence[i] += table[places[t][e][i]];
                }
                noise += projections.get(e).noise(distributions[t][e]) / n;
            }
            for (int i = 0; i < n; i++) {
                together[i] += influence[i] / times;
            }
            estimates.add(estimate(value, influence, noise));
            meanOfNoise += noise / times;
            mean += value / times;
        }
        estimates.add(estimate(mean, together, meanOfNoise));
        return estimates;
    }

    private static Estimate estimate(double value, double[] influence, double noise) {
        double first = Estimate.ofMean(influence).standardError();
        // where F_n = F but for noise, the first part is twice the second
        double far = Math.max(0, first * first - 2 * noise * noise);
        return new Estimate(value, Math.sqrt(far + noise * noise), influence.length);
    }

    private double[] counts(int time, int e) {
        double[] counts = new double[Projection.PLACES + 1];
        for (int place : places[time][e]) {
            counts[place]++;
        }
        return counts;
    }

    /// Excess of the observed positions at each time.
    double[] observed() {
        double[] excess = new double[places.length];
        for (int t = 0; t < excess.length; t++) {
            for (int e = 0; e < projections.size(); e++) {
                excess[t] += excess(t, e, counts(t, e), observed.replicas());
            }
        }
        return excess;
    }

    /// The mean over times for each replica: differences between forecasts are those of their energy distances.
    double[] perReplica() {
        double[] scores = new double[observed.replicas()];
        for (int t = 0; t < places.length; t++) {
            for (int e = 0; e < projections.size(); e++) {
                double[] table = projections.get(e).single(distributions[t][e]);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += table[places[t][e][i]] / places.length;
                }
            }
        }
        return scores;
    }
}
