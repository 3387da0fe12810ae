package org.septuple.contest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.GridSampler;

/// Whether the positions could come from a [Forecast] at all: the best of a list may be bad.
///
/// The statistic is the largest over times of (excess − mean)/s.d. of the energy distance, with mean and s.d. those of data sets drawn from the
/// forecast: parameters drawn from their law for a whole set, to first order, then as many independent positions at each time. Times of real replicas depend
/// on each other, which makes a large maximum less likely, not more: the test errs on the side of no rejection.
///
/// Set b has the parameters and the seeds that (seed, [Purpose#BOOTSTRAP], b, 2) draws.
///
/// @param statistic of the positions
/// @param pValue    (1 + sets with a statistic as large)/(1 + sets)
/// @param rejected  whether the p-value is at most the rejection level of the judge
/// @param samples   number of sets
public record Adequacy(double statistic, double pValue, boolean rejected, int samples) {

    /// Positions drawn for each time of a set; they stand in for more.
    private static final int MOST = 2000;

    static Adequacy of(Judge judge, Observed late, Forecast forecast, EnergyScores energies) {
        int times = late.times().size();
        int count = Math.min(late.replicas(), MOST);
        double[][] excess = new double[times][judge.samples()];
        List<GridSampler> samplers = IntStream.range(0, times)
                .mapToObj(t -> sampler(judge.box(), forecast, t))
                .toList();
        for (int b = 0; b < judge.samples(); b++) {
            RandomStream random = new RandomStream(judge.seed(), Purpose.BOOTSTRAP, b, 2);
            double[] off = random.gaussians(forecast.ends().size());
            for (int t = 0; t < times; t++) {
                double[][] q = samplers.get(t).draw(random.nextBits(), count);
                excess[t][b] = energies.excess(t, off, q);
            }
        }
        double[] largest = new double[judge.samples()];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        double[] observed = energies.observed();
        double statistic = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < times; t++) {
            double mean = Arrays.stream(excess[t]).average().orElseThrow();
            double square = Arrays.stream(excess[t])
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();
            double sd = Math.sqrt(square);
            statistic = Math.max(statistic, (observed[t] - mean) / sd);
            for (int b = 0; b < largest.length; b++) {
                largest[b] = Math.max(largest[b], (excess[t][b] - mean) / sd);
            }
        }
        double bound = statistic;
        long beyond = Arrays.stream(largest).filter(z -> z >= bound).count();
        double pValue = (1.0 + beyond) / (1.0 + judge.samples());
        return new Adequacy(statistic, pValue, pValue <= judge.rejection() * (1 + 1e-9), judge.samples());
    }

    /// Of the mean over points.
    private static GridSampler sampler(Grid box, Forecast forecast, int time) {
        double[] means = new double[box.size()];
        double[] q = new double[box.dimensions()];
        for (List<PredictedDensity> point : forecast.predictions()) {
            PredictedDensity prediction = point.get(time);
            for (int cell = 0; cell < means.length; cell++) {
                box.position(cell, q);
                means[cell] += prediction.density(q);
            }
        }
        return GridSampler.ofMeans(box, means);
    }
}
