package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;

/// Standard deviations of the free neurons on each rung, pooled within cases over chains and transitions. Sums are taken about
/// the base law's mean, against cancellation; the variance is shrunk towards its former value with the weight of 5 draws.
final class ScaleAdaptation {

    private static final double PRIOR_DRAWS = 5;

    private final CanonicalLaw law;
    private final int rungs;
    private final int chains;
    private final int width;
    private final double[][] sums;
    private final double[][] squares;
    private long draws;

    ScaleAdaptation(CanonicalLaw law, int rungs, int chains, int width, ChainBlock[] blocks) {
        this.law = law;
        this.rungs = rungs;
        this.chains = chains;
        this.width = width;
        this.sums = new double[blocks.length][];
        this.squares = new double[blocks.length][];
        for (int k = 0; k < blocks.length; k++) {
            sums[k] = new double[blocks[k].states().length];
            squares[k] = new double[blocks[k].states().length];
        }
    }

    void add(ChainBlock[] blocks) {
        draws++;
        for (int b = 0; b < blocks.length; b++) {
            double[] x = blocks[b].states();
            double[] centre = blocks[b].energy().centre();
            double[] sum = sums[b];
            double[] square = squares[b];
            for (int k = 0; k < x.length; k++) {
                double distance = x[k] - centre[k];
                sum[k] += distance;
                square[k] = Math.fma(distance, distance, square[k]);
            }
        }
    }

    void apply(ChainBlock[] blocks) {
        int free = law.neurons().size();
        for (int rung = 0; rung < rungs; rung++) {
            for (int i = 0; i < free; i++) {
                double variance = pooledVariance(rung, i, blocks);
                set(rung, i, variance, blocks);
            }
        }
    }

    private double pooledVariance(int rung, int i, ChainBlock[] blocks) {
        double within = 0;
        for (int s = 0; s < law.cases(); s++) {
            double sum = 0;
            double square = 0;
            for (int chain = 0; chain < chains; chain++) {
                int place = (s * rungs + rung) * chains + chain;
                int k = i * blocks[place / width].columns() + place % width;
                sum += sums[place / width][k];
                square += squares[place / width][k];
            }
            double count = (double) draws * chains;
            within += Math.max(square / count - sum / count * (sum / count), 0);
        }
        return within / law.cases();
    }

    private void set(int rung, int i, double variance, ChainBlock[] blocks) {
        double count = (double) draws * chains * law.cases();
        for (int s = 0; s < law.cases(); s++) {
            for (int chain = 0; chain < chains; chain++) {
                int place = (s * rungs + rung) * chains + chain;
                double[] scale = blocks[place / width].scale();
                int k = i * blocks[place / width].columns() + place % width;
                double former = scale[k] * scale[k];
                scale[k] = Math.sqrt((count * variance + PRIOR_DRAWS * former) / (count + PRIOR_DRAWS));
            }
        }
    }

    List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {draws});
        for (int b = 0; b < sums.length; b++) {
            all.add(sums[b].clone());
            all.add(squares[b].clone());
        }
        return all;
    }

    void resume(List<double[]> saved) {
        draws = (long) saved.getFirst()[0];
        for (int b = 0; b < sums.length; b++) {
            System.arraycopy(saved.get(1 + 2 * b), 0, sums[b], 0, sums[b].length);
            System.arraycopy(saved.get(2 + 2 * b), 0, squares[b], 0, squares[b].length);
        }
    }
}
