package org.septuple.contest;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Grid;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// Energy distances 2E|X − Y| − E|X − X′| − E|Y − Y′| between positions X and a [Forecast] Y at each time, in the box: c_d times the mean over
/// [directions][Direction] of 2∫(F_n − F)² along them.
///
/// Less the expectation for n draws from the forecast they are about 0 if it is true. Differences of two forecasts, without that, are means over
/// replicas: of 2∫(1(q_i ≤ x) − F)² dx, the continuous ranked probability score.
final class EnergyScores {

    private final Observed observed;
    private final List<Projection> projections;
    private final int[][][] places;
    private final double[][][] distributions;
    private final double parameterVariance;

    EnergyScores(Grid box, Observed observed, Forecast forecast) {
        this.observed = observed;
        this.projections = Direction.of(box.dimensions()).stream()
                .map(direction -> new Projection(box, direction))
                .toList();
        int times = observed.times().size();
        this.places = new int[times][projections.size()][observed.replicas()];
        this.distributions = new double[times][projections.size()][Projection.PLACES];
        double[] alone = new double[forecast.draws()];
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
                    double[] table = projections.get(e).single(one);
                    for (int place : places[t][e]) {
                        alone[k] += table[place] / times / observed.replicas();
                    }
                    for (int m = 0; m < mean.length; m++) {
                        mean[m] += one[m] / forecast.draws();
                    }
                }
            }
        }
        double error = alone.length > 1 ? Estimate.ofMean(alone).standardError() : 0;
        this.parameterVariance = alone.length * error * error;
    }

    /// Variance over draws of parameters of the mean distance of one draw alone.
    double parameterVariance() {
        return parameterVariance;
    }

    /// The distance at a time less its expectation for as many draws from the forecast.
    ///
    /// @param q `[k][i]`, positions held against the forecast
    double excess(int time, double[][] q) {
        double[] at = new double[q.length];
        double sum = 0;
        for (int e = 0; e < projections.size(); e++) {
            double[] counts = new double[Projection.PLACES + 1];
            for (int i = 0; i < q[0].length; i++) {
                for (int k = 0; k < at.length; k++) {
                    at[k] = q[k][i];
                }
                counts[projections.get(e).place(at)]++;
            }
            sum += excess(time, e, counts, q[0].length);
        }
        return sum;
    }

    private double excess(int time, int e, double[] counts, int n) {
        double[] distribution = distributions[time][e];
        Projection projection = projections.get(e);
        return projection.distance(counts, n, distribution) - projection.spread(distribution) / n;
    }

    /// Of the chosen replicas at each time.
    private double[] excess(int[] chosen) {
        double[] all = new double[places.length + 1];
        for (int t = 0; t < places.length; t++) {
            for (int e = 0; e < projections.size(); e++) {
                double[] counts = new double[Projection.PLACES + 1];
                for (int i : chosen) {
                    counts[places[t][e][i]]++;
                }
                all[t] += excess(t, e, counts, chosen.length);
            }
            all[places.length] += all[t] / places.length;
        }
        return all;
    }

    /// At each time, and last their mean; errors by resampling replicas.
    List<Estimate> estimates(int resamples, long seed) {
        return new Bootstrap(observed.replicas(), resamples, seed).ofAll(this::excess);
    }

    /// Excess of the observed positions at each time.
    double[] observed() {
        int[] all = new int[observed.replicas()];
        Arrays.setAll(all, i -> i);
        return Arrays.copyOf(excess(all), places.length);
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
