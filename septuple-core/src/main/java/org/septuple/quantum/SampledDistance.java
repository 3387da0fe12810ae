package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// How far an ensemble of particles is from a density, beside how far as many independent draws from that density are.
///
/// Total variation between probabilities of bins and shares of particles. Bins are blocks of cells, as many as give 50 particles each on
/// average, and 8 along each axis if there are so many cells. The draws are 32 ensembles of as many particles, from the streams
/// (seed, [Purpose#GRID_SAMPLES], i/1024, 1 + ensemble), which a [GridSampler] of the same seed does not touch.
///
/// @param distance  of the particles, in [0, 1]
/// @param expected  mean distance of the draws
/// @param deviation standard deviation of their distances
public record SampledDistance(double distance, double expected, double deviation) {

    private static final int ENSEMBLES = 32;
    private static final int BLOCK = 1024;
    private static final int PER_BIN = 50;
    private static final int FEWEST_BINS = 8;

    /// Compares.
    ///
    /// @param grid      of the density
    /// @param means     mean of p over each cell, ≥ 0; need not be normalised
    /// @param positions `[k][i]`: coordinate k of particle i; periodic axes wrap, elsewhere those outside are in no bin
    /// @param seed      of the draws
    /// @return both distances
    public static SampledDistance between(Grid grid, double[] means, double[][] positions, long seed) {
        grid.require(means);
        int count = positions[0].length;
        int[] bins = bins(grid, count);
        double[] probability = new double[Arrays.stream(bins).max().orElseThrow() + 1];
        double sum = 0;
        for (int cell = 0; cell < means.length; cell++) {
            probability[bins[cell]] += means[cell];
            sum += means[cell];
        }
        double[] cumulative = new double[probability.length];
        double below = 0;
        for (int bin = 0; bin < probability.length; bin++) {
            probability[bin] /= sum;
            below += probability[bin];
            cumulative[bin] = below;
        }
        double[] particles = new Histogram(grid, positions).density();
        double[] shares = new double[probability.length];
        for (int cell = 0; cell < particles.length; cell++) {
            shares[bins[cell]] += particles[cell] * grid.cellVolume();
        }
        double[] drawn = new double[ENSEMBLES];
        Arrays.setAll(drawn, ensemble -> distance(probability, draw(cumulative, seed, count, ensemble)));
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double square = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum();
        return new SampledDistance(distance(probability, shares), mean, Math.sqrt(square / (ENSEMBLES - 1)));
    }

    /// The bin of each cell.
    private static int[] bins(Grid grid, int count) {
        int d = grid.dimensions();
        double wanted = Math.max(FEWEST_BINS, StrictMath.pow((double) count / PER_BIN, 1.0 / d));
        int[] blocks = new int[d];
        Arrays.setAll(blocks, k -> (int) Math.max(1, grid.axis(k).points() / wanted));
        int[] bins = new int[grid.size()];
        for (int cell = 0; cell < bins.length; cell++) {
            for (int k = 0; k < d; k++) {
                int along = Math.ceilDiv(grid.axis(k).points(), blocks[k]);
                bins[cell] = bins[cell] * along + grid.along(cell, k) / blocks[k];
            }
        }
        return bins;
    }

    private static double[] draw(double[] cumulative, long seed, int count, int ensemble) {
        double[] shares = new double[cumulative.length];
        double last = cumulative[cumulative.length - 1];
        for (int first = 0; first < count; first += BLOCK) {
            RandomStream random = new RandomStream(seed, Purpose.GRID_SAMPLES, first / BLOCK, 1 + ensemble);
            for (int i = first; i < Math.min(count, first + BLOCK); i++) {
                shares[bin(cumulative, random.nextUniform() * last)] += 1.0 / count;
            }
        }
        return shares;
    }

    /// The first bin up to which there is more than a number.
    private static int bin(double[] cumulative, double at) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double distance(double[] probability, double[] shares) {
        double outside = 1;
        double sum = 0;
        for (int bin = 0; bin < shares.length; bin++) {
            sum += Math.abs(probability[bin] - shares[bin]);
            outside -= shares[bin];
        }
        return (sum + Math.abs(outside)) / 2;
    }

    /// Standard deviations by which the particles are further away than draws.
    ///
    /// @return about 0 ± 1 for particles of this density
    public double z() {
        return (distance - expected) / deviation;
    }
}
