package org.septuple.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Engine;

/// How long calls of some work took: the median of a few windows after warm-up, as peers are timed (`peer.py`).
///
/// Warm-up goes on until calls get no faster: before the second compiler is done, vector kernels are a thousand times slower,
/// and on a busy machine that takes seconds.
///
/// @param seconds wall time per call, median over windows
/// @param spread  largest minus smallest window, relative to the median
/// @param cores   processor time of the whole process per second of wall time: below the number of threads, others were at work
record Timing(double seconds, double spread, double cores) {

    /// Seconds of warm-up, at least, of code that has not run before.
    static final double COLD = 3;

    private static final double WINDOW = 0.3;
    private static final int WINDOWS = 5;

    /// Work so slow that one call is longer than a window gets this many of them.
    private static final int LEAST_WINDOWS = 3;

    private static final double WARM_UP_WINDOW = 0.1;
    private static final int STEADY_WINDOWS = 3;
    private static final double STEADY = 0.95;
    private static final double LONGEST_WARM_UP = 30;

    /// Times one kind of work.
    ///
    /// @param warmUp seconds, at least
    /// @param work   repeated
    /// @return per call
    static Timing of(double warmUp, Runnable work) {
        return inTurn(warmUp, List.of(work)).getFirst();
    }

    /// Times several kinds of work with their windows in turn, so that a ratio of two suffers little from other programs.
    ///
    /// @param warmUp seconds for each, at least
    /// @param works  repeated
    /// @return one timing for each
    static List<Timing> inTurn(double warmUp, List<Runnable> works) {
        List<Windows> all =
                works.stream().map(work -> new Windows(work, warmUp)).toList();
        for (int window = 0; window < WINDOWS; window++) {
            all.forEach(Windows::measure);
        }
        return all.stream().map(Windows::timing).toList();
    }

    /// Adds what the line of a result tells of a timing and of what computed.
    ///
    /// @param line   of the result
    /// @param engine which computed
    /// @return the line
    ResultLine describe(ResultLine line, Engine engine) {
        return line.engine(engine).detail("cores", cores).detail("spread", spread);
    }

    /// Processor time of the whole process.
    ///
    /// @return in nanoseconds
    static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static final class Windows {

        private final Runnable work;
        private final long calls;
        private final List<Double> seconds = new ArrayList<>();
        private double wall;
        private double processor;

        Windows(Runnable work, double warmUp) {
            this.work = work;
            this.calls = Math.max(1, Math.round(WINDOW / warm(warmUp)));
        }

        /// Seconds per call once they are steady.
        private double warm(double warmUp) {
            long count = 1;
            double best = Double.POSITIVE_INFINITY;
            double spent = 0;
            int steady = 0;
            while (spent < LONGEST_WARM_UP && (spent < warmUp || steady < STEADY_WINDOWS)) {
                double elapsed = elapsed(count);
                spent += elapsed;
                steady = elapsed / count > STEADY * best ? steady + 1 : 0;
                best = Math.min(best, elapsed / count);
                if (elapsed < WARM_UP_WINDOW) {
                    count *= 2;
                    steady = 0;
                }
            }
            return best;
        }

        void measure() {
            if (seconds.size() >= LEAST_WINDOWS && wall > WINDOWS * WINDOW) {
                return;
            }
            long cpu = processorTime();
            double elapsed = elapsed(calls);
            processor += (processorTime() - cpu) / 1e9;
            wall += elapsed;
            seconds.add(elapsed / calls);
        }

        private double elapsed(long count) {
            long begin = System.nanoTime();
            for (long call = 0; call < count; call++) {
                work.run();
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        Timing timing() {
            double[] sorted =
                    seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int n = sorted.length;
            double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            return new Timing(median, (sorted[n - 1] - sorted[0]) / median, processor / wall);
        }
    }
}
