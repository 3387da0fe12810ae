package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// Makes wave functions point by point.
final class WaveRows {

    private WaveRows() {}

    /// A complex function of coordinates.
    @FunctionalInterface
    interface Amplitude {
        /// Its value.
        ///
        /// @param q    coordinates
        /// @param into receives the real and the imaginary part
        void at(double[] q, double[] into);
    }

    /// Ψ in the middle of all cells, made one of norm 1.
    static WaveFunction normalised(Grid grid, int dimensions, Amplitude amplitude) {
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        double[] value = new double[2];
        Rows.each(grid, dimensions, re, Crew.alone(), (worker, q, last, at) -> {
            for (int j = 0; j < last.length; j++) {
                q[q.length - 1] = last[j];
                amplitude.at(q, value);
                re[at + j] = value[0];
                im[at + j] = value[1];
            }
        });
        WaveFunction wave = new WaveFunction(grid, re, im);
        wave.normalise();
        return wave;
    }
}
