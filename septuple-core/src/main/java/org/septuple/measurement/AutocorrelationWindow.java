package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.statistics.Estimate;

/// The self-consistent window of [TimeScale] on one coordinate. Lags are found a few at first and four times as many each time they
/// do not suffice, so work and memory follow the window, not the recording.
final class AutocorrelationWindow {

    private static final int FIRST_LAGS = 32;
    private static final double SIGNIFICANT = 3;
    private static final int CHUNK = 1 << 16;
    private static final double TIMES_PER_WINDOW = 6;
    private static final double TIMES_PER_RECORDING = 10;
    private static final double TIMES_IN_ALL = 100;

    private final Recording recording;
    private final Units units;
    private final int longest;
    private final double mean;
    private double[][] products = new double[0][];

    /// @param recording of one coordinate
    AutocorrelationWindow(Recording recording) {
        this.recording = recording;
        this.units = Units.of(recording);
        double most = Math.min(recording.frames() - 1.0, recording.frames() * TIMES_PER_WINDOW / TIMES_PER_RECORDING);
        this.longest = (int) Math.min(most, Integer.MAX_VALUE - 8.0);
        this.mean = mean();
    }

    TimeScale time() {
        double times = Math.min(recording.frames() / TIMES_PER_RECORDING, all() / TIMES_IN_ALL);
        var unknown = new TimeScale.LongerThanRecorded(times * recording.interval());
        correlate(Math.min(longest, FIRST_LAGS));
        double tau = 0.5;
        int window = 0;
        while (window < TIMES_PER_WINDOW * tau) {
            if (window == longest) {
                return unknown;
            }
            window++;
            require(window);
            tau += correlation(window);
        }
        if (tau > times) {
            return unknown;
        }
        while (window < longest) {
            int next = Math.min(longest, 2 * window);
            require(next);
            Estimate octave = sum(window + 1, next, 0);
            if (!(Math.abs(octave.value()) > SIGNIFICANT * octave.standardError())) {
                break;
            }
            window = next;
        }
        double corrected = 1 + (2.0 * window + 1) / all();
        Estimate time = sum(1, window, 0.5).times(corrected);
        return time.value() <= times ? new TimeScale.Measured(time.times(recording.interval()), window) : unknown;
    }

    private double all() {
        return recording.frames() * (double) recording.replicas();
    }

    private void require(int lag) {
        while (products[0].length <= lag) {
            correlate((int) Math.min(longest, 4L * (products[0].length - 1)));
        }
    }

    private double correlation(int lag) {
        double atLag = 0;
        double atZero = 0;
        for (double[] unit : products) {
            atLag += unit[lag];
            atZero += unit[0];
        }
        return atLag / atZero;
    }

    /// constant + Σ_{from}^{to} ρ(l); the error is that of a ratio of means of units.
    private Estimate sum(int from, int to, double constant) {
        int n = products.length;
        double[] above = new double[n];
        double below = 0;
        for (int u = 0; u < n; u++) {
            above[u] = constant * products[u][0];
            for (int lag = from; lag <= to; lag++) {
                above[u] += products[u][lag];
            }
            below += products[u][0];
        }
        double ratio = Arrays.stream(above).sum() / below;
        double squares = 0;
        for (int u = 0; u < n; u++) {
            double left = above[u] - ratio * products[u][0];
            squares += left * left;
        }
        return new Estimate(ratio, Math.sqrt(squares * n / (n - 1.0)) / below, n);
    }

    private double mean() {
        double sum = 0;
        int replicas = recording.replicas();
        int chunk = Math.max(1, CHUNK / replicas);
        double[] q = new double[chunk * replicas];
        for (long at = 0; at < recording.frames(); at += chunk) {
            int count = (int) Math.min(chunk, recording.frames() - at);
            recording.read(at, count, q);
            for (int i = 0; i < count * replicas; i++) {
                sum += q[i];
            }
        }
        return sum / all();
    }

    /// Products of every unit at lags 0, …, last, divided by the number of pairs that the whole recording has at that lag. A pair belongs
    /// to the unit of its earlier frame.
    private void correlate(int last) {
        int replicas = recording.replicas();
        int chunk = Math.max(Math.max(1, CHUNK / replicas), last);
        double[] q = new double[Math.multiplyExact(Math.addExact(chunk, last), replicas)];
        double[][] sums = new double[units.count()][last + 1];
        long frames = recording.frames();
        for (long at = 0; at < frames; at += chunk) {
            int held = (int) Math.min((long) chunk + last, frames - at);
            recording.read(at, held, q);
            for (int t = 0; t < Math.min(chunk, held); t++) {
                int block = units.block(at + t);
                for (int r = 0; r < replicas; r++) {
                    double[] unit = sums[units.group(r) * units.blocks() + block];
                    double now = q[t * replicas + r] - mean;
                    int lags = Math.min(last, held - 1 - t);
                    for (int lag = 0, later = t * replicas + r; lag <= lags; lag++, later += replicas) {
                        unit[lag] += now * (q[later] - mean);
                    }
                }
            }
        }
        for (double[] unit : sums) {
            for (int lag = 0; lag <= last; lag++) {
                unit[lag] /= (frames - lag) * (double) replicas;
            }
        }
        products = sums;
    }
}
