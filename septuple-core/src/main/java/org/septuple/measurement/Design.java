package org.septuple.measurement;

import java.util.Arrays;

/// The row of numbers that a window of frames gives to a regression: regressors first, then responses.
interface Design {

    /// Regressors p, of which the first is 1.
    int regressors();

    /// Responses.
    int responses();

    /// Frames of a window after its first.
    int reach();

    /// Rows of the windows that begin at `count` successive frames.
    ///
    /// @param frames  numbers
    /// @param at      place of the replica's first coordinate in the first of those frames
    /// @param stride  from frame to frame
    /// @param count   windows
    /// @param columns receives column k at `[k·length + from + window]`
    /// @param from    first place
    /// @param length  of a column
    void fill(double[] frames, int at, int stride, int count, double[] columns, int from, int length);

    /// Number of columns.
    default int width() {
        return regressors() + responses();
    }

    /// Writes the number one.
    static void one(int count, double[] columns, int from) {
        Arrays.fill(columns, from, from + count, 1);
    }

    /// Where coordinates are counted from: the mean over replicas of the first frame, so that sums of squares cancel little.
    static double[] origin(Recording recording) {
        int c = recording.coordinates();
        int r = recording.replicas();
        double[] frame = new double[r * c];
        recording.read(0, 1, frame);
        double[] origin = new double[c];
        for (int i = 0; i < frame.length; i++) {
            origin[i % c] += frame[i] / r;
        }
        return origin;
    }

    /// Frames at several lags: 1 and q(t + l) − q₀ for l = lags, the first few of which are regressors. Increments q(t + l) − q(t)
    /// in place of positions if asked for.
    final class Lagged implements Design {

        private final double[] origin;
        private final int[] lags;
        private final int regressing;
        private final boolean increments;

        /// @param origin     q₀
        /// @param lags       l ≥ 0 of each group of columns
        /// @param regressing how many of them are regressors
        /// @param increments responses are q(t + l) − q(t + l₀), l₀ = the first lag
        Lagged(double[] origin, int[] lags, int regressing, boolean increments) {
            this.origin = origin;
            this.lags = lags;
            this.regressing = regressing;
            this.increments = increments;
        }

        @Override
        public int regressors() {
            return 1 + regressing * origin.length;
        }

        @Override
        public int responses() {
            return (lags.length - regressing) * origin.length;
        }

        @Override
        public int reach() {
            return Arrays.stream(lags).max().orElse(0);
        }

        @Override
        public void fill(double[] frames, int at, int stride, int count, double[] columns, int from, int length) {
            one(count, columns, from);
            int column = length + from;
            for (int k = 0; k < lags.length; k++) {
                int shift = lags[k] * stride;
                int base = lags[0] * stride;
                for (int c = 0; c < origin.length; c++, column += length) {
                    int place = at + c;
                    if (increments && k >= regressing) {
                        for (int i = 0; i < count; i++, place += stride) {
                            columns[column + i] = frames[place + shift] - frames[place + base];
                        }
                    } else {
                        double zero = origin[c];
                        for (int i = 0; i < count; i++, place += stride) {
                            columns[column + i] = frames[place + shift] - zero;
                        }
                    }
                }
            }
        }
    }
}
