package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.FourierKernels;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LineTile;
import org.septuple.numerics.LineTransform;

/// Moves real lines along a periodic axis, each by a distance of its own, and spreads all by a Gaussian: amplitudes f̂(k) become
/// f̂(k)·exp(−iks − k²w/2). Exact for what the points resolve; sums along lines stay.
///
/// Two lines a, b are one complex line a + ib of amplitudes z(k), so that those of a are (z(k) + z*(−k))/2 and those of ib are (z(k) − z*(−k))/2.
final class LineShift {

    private final LineTransform transform;
    private final LineTile tile;
    private final boolean along;
    private final int length;
    private final int lines;
    private final double[] cosFirst;
    private final double[] sinFirst;
    private final double[] cosSecond;
    private final double[] sinSecond;

    /// Prepares.
    ///
    /// @param grid    of the complex lines, two periodic axes
    /// @param axis    0 or 1, along which lines move
    /// @param kernels loops
    LineShift(Grid grid, int axis, FourierKernels kernels) {
        transform = new LineTransform(grid, axis, 0, kernels);
        along = axis == 1;
        length = grid.axis(axis).points();
        lines = grid.size() / length;
        List<LineTile> tiles = LineTile.of(1, transform.room(), lines);
        tile = tiles.getFirst();
        int size = (length / 2 + 1) * lines;
        cosFirst = new double[size];
        sinFirst = new double[size];
        cosSecond = new double[size];
        sinSecond = new double[size];
    }

    /// Sets how far lines move.
    ///
    /// @param axis   that of the lines
    /// @param first  s of the real lines
    /// @param second s of the imaginary lines
    /// @param spread w ≥ 0
    void set(Axis axis, double[] first, double[] second, double spread) {
        int half = length / 2;
        for (int k = 0; k <= half; k++) {
            double number = k / axis.length();
            double wave = 2 * Math.PI * number;
            double damping = Elementary.exp(-0.5 * spread * wave * wave);
            boolean nyquist = 2 * k == length;
            for (int line = 0; line < lines; line++) {
                int at = along ? line * (half + 1) + k : k * lines + line;
                cosFirst[at] = damping * Elementary.cosTurns(number * first[line]);
                cosSecond[at] = damping * Elementary.cosTurns(number * second[line]);
                sinFirst[at] = nyquist ? 0 : -damping * Elementary.sinTurns(number * first[line]);
                sinSecond[at] = nyquist ? 0 : -damping * Elementary.sinTurns(number * second[line]);
            }
        }
    }

    /// Moves them.
    ///
    /// @param re real lines, changed
    /// @param im imaginary lines, changed
    void apply(double[] re, double[] im) {
        for (int number = 0; number < transform.tiles(); number++) {
            transform.forward(re, im, number, tile);
        }
        int half = length / 2;
        if (along) {
            for (int line = 0; line < lines; line++) {
                int from = line * length;
                turn(re, im, from, from, 1, line * (half + 1), 1);
                turn(re, im, from + 1, from + length - 1, -1, line * (half + 1) + 1, (length - 1) / 2);
                if (length % 2 == 0) {
                    turn(re, im, from + half, from + half, 1, line * (half + 1) + half, 1);
                }
            }
        } else {
            for (int k = 0; k <= half; k++) {
                turn(re, im, k * lines, (length - k) % length * lines, 1, k * lines, lines);
            }
        }
        for (int number = 0; number < transform.tiles(); number++) {
            transform.inverse(re, im, number, tile);
        }
    }

    /// Makes lines of the same amplitude along themselves, as if the transform had found it, and moves them.
    ///
    /// @param first  of the real lines
    /// @param second of the imaginary lines
    /// @param re     receives real lines, each with the sum of its entry of `first`
    /// @param im     receives imaginary lines
    void points(double[] first, double[] second, double[] re, double[] im) {
        double unit = 1 / Math.sqrt(length);
        for (int line = 0; line < lines; line++) {
            for (int k = 0; k < length; k++) {
                int at = along ? line * length + k : k * lines + line;
                re[at] = unit * first[line];
                im[at] = unit * second[line];
            }
        }
        for (int number = 0; number < transform.tiles(); number++) {
            transform.inverse(re, im, number, tile);
        }
        apply(re, im);
    }

    /// Turns `count` amplitudes from `at` on and those of the opposite wave number.
    private void turn(double[] re, double[] im, int at, int mirror, int step, int table, int count) {
        for (int i = 0; i < count; i++) {
            int here = at + i;
            int there = mirror + step * i;
            double a = 0.5 * (re[here] + re[there]);
            double b = 0.5 * (im[here] - im[there]);
            double c = 0.5 * (re[here] - re[there]);
            double d = 0.5 * (im[here] + im[there]);
            double firstRe = a * cosFirst[table + i] - b * sinFirst[table + i];
            double firstIm = a * sinFirst[table + i] + b * cosFirst[table + i];
            double secondRe = c * cosSecond[table + i] - d * sinSecond[table + i];
            double secondIm = c * sinSecond[table + i] + d * cosSecond[table + i];
            re[here] = firstRe + secondRe;
            im[here] = firstIm + secondIm;
            re[there] = firstRe - secondRe;
            im[there] = secondIm - firstIm;
        }
    }
}
