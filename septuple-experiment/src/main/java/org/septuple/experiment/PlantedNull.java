package org.septuple.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Neurons of a [PlantedUniverse] that no longer sample it: what must not pass.
enum PlantedNull {
    /// Every g_i(t) is that of some neuron at some frame.
    SHUFFLED(1),
    /// Entries of g_i(t) are normal with the means and variances that they have over neurons and frames, drawn again for each of both; those that are not positive definite again.
    RANDOM(2),
    /// Neurons rest where they are in the middle and keep the g_i of then.
    FROZEN(3),
    /// Neurons change places with each other and keep g_i(t). In a universe that is the same everywhere it changes nothing, and is no null.
    EXCHANGED(4);

    private static final int SIX = 6;
    private static final int DRAWS = 96;
    private static final int MOST_DRAWS = 1000;

    private final int number;

    PlantedNull(int number) {
        this.number = number;
    }

    /// As tables have it; 0 is none.
    int number() {
        return number;
    }

    /// As results have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it takes anything from a universe.
    boolean isNull(PlantedUniverse universe) {
        return switch (this) {
            case SHUFFLED, RANDOM, FROZEN -> true;
            case EXCHANGED -> !universe.homogeneous();
        };
    }

    /// Other neurons.
    ///
    /// @param paths those of the universe
    /// @param seed  of draws
    NeuronPaths of(NeuronPaths paths, long seed) {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, DRAWS, number);
        return switch (this) {
            case SHUFFLED -> paths.withMatrices(shuffled(paths, random));
            case RANDOM -> paths.withMatrices(random(paths, random));
            case FROZEN -> paths.frozen(paths.frames() / 2);
            case EXCHANGED -> paths.withMatrices(exchanged(paths, random));
        };
    }

    private static double[][] shuffled(NeuronPaths paths, RandomStream random) {
        int n = paths.size();
        double[][] all = new double[paths.frames()][SIX * n];
        int[] from = random.permutation(paths.frames() * n);
        for (int k = 0; k < from.length; k++) {
            System.arraycopy(paths.matrices(from[k] / n), SIX * (from[k] % n), all[k / n], SIX * (k % n), SIX);
        }
        return all;
    }

    private static double[][] exchanged(NeuronPaths paths, RandomStream random) {
        int n = paths.size();
        double[][] all = new double[paths.frames()][SIX * n];
        int[] from = random.permutation(n);
        for (int frame = 0; frame < all.length; frame++) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(paths.matrices(frame), SIX * from[i], all[frame], SIX * i, SIX);
            }
        }
        return all;
    }

    private static double[][] random(NeuronPaths paths, RandomStream random) {
        int n = paths.size();
        double[] mean = new double[SIX];
        double[] spread = new double[SIX];
        for (int power = 1; power <= 2; power++) {
            for (int frame = 0; frame < paths.frames(); frame++) {
                for (int k = 0; k < SIX * n; k++) {
                    double entry = paths.matrices(frame)[k];
                    if (power == 1) {
                        mean[k % SIX] += entry / (n * paths.frames());
                    } else {
                        spread[k % SIX] += (entry - mean[k % SIX]) * (entry - mean[k % SIX]) / (n * paths.frames());
                    }
                }
            }
        }
        Arrays.setAll(spread, k -> Math.sqrt(spread[k]));
        double[][] all = new double[paths.frames()][SIX * n];
        for (double[] frame : all) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(draw(mean, spread, random), 0, frame, SIX * i, SIX);
            }
        }
        return all;
    }

    private static double[] draw(double[] mean, double[] spread, RandomStream random) {
        double[] g = new double[SIX];
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            double[] normal = random.gaussians(SIX);
            Arrays.setAll(g, k -> mean[k] + spread[k] * normal[k]);
            if (MatrixDraws.isPositiveDefinite(g)) {
                return g;
            }
        }
        throw new UntestableException("no random g of %d is positive definite".formatted(MOST_DRAWS));
    }
}
