package org.septuple.experiment;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Whether frames of [NeuronPaths] lie so close that ẋ, ẍ and ∂_t g mean something. Means over copies.
///
/// @param paths neurons
record PathPremises(NeuronPaths paths) {

    private static final int AXES = 3;
    private static final int TEN = MetricJet.PAIRS;
    /// Frames at which ∂_t g is looked at.
    private static final int FRAMES = 6;
    /// Neurons at which it is.
    private static final int PLACES = 16;

    /// How far paths turn from frame to frame.
    ///
    /// @return √(Σ‖x(k+1) − 2x(k) + x(k−1)‖²/Σ‖x(k+1) − x(k−1)‖²), 0 for straight ones
    Estimate smoothness() {
        return over(copy -> {
            double bends = 0;
            double ways = 0;
            for (int frame = 1; frame + 1 < paths.frames(); frame++) {
                double[] before = paths.places(copy, frame - 1);
                double[] now = paths.places(copy, frame);
                double[] after = paths.places(copy, frame + 1);
                for (int k = 0; k < now.length; k++) {
                    double bend = after[k] - 2 * now[k] + before[k];
                    double way = after[k] - before[k];
                    bends += bend * bend;
                    ways += way * way;
                }
            }
            return bends == 0 ? 0 : Math.sqrt(bends / ways);
        });
    }

    /// How far ∂_t g_ab of the field at neurons is, by X(t ± d), from what it is by X(t ± 2d).
    ///
    /// @return Σ‖∂_t g − ∂_t′ g‖/Σ(‖∂_t g‖ + ‖∂_t′ g‖), 0 where it does not depend on the span
    /// @throws UntestableException with fewer than five frames
    Estimate resolution() {
        int last = paths.frames() - 4;
        if (last < 1) {
            throw new UntestableException("two spans need 5 frames of paths, there are %d".formatted(paths.frames()));
        }
        int[] frames = IntStream.range(0, Math.min(FRAMES, last))
                .map(k -> 2 + k * last / Math.min(FRAMES, last))
                .toArray();
        return over(copy -> {
            double apart = 0;
            double sizes = 0;
            for (int frame : frames) {
                NeuronMotion one = paths.at(frame, 1);
                Metric fine = one.bent(copy);
                Metric coarse = paths.at(frame, 2).bent(copy);
                int places = Math.min(PLACES, one.size());
                for (int k = 0; k < places; k++) {
                    double[] at = one.now(copy, (int) ((long) k * one.size() / places));
                    double[] first = rate(fine, at);
                    double[] second = rate(coarse, at);
                    double[] between = new double[first.length];
                    for (int pair = 0; pair < between.length; pair++) {
                        between[pair] = first[pair] - second[pair];
                    }
                    apart += size(between);
                    sizes += size(first) + size(second);
                }
            }
            return apart == 0 ? 0 : apart / sizes;
        });
    }

    /// ∂_t g at an event; zero where there is no metric, which neurons have where they are.
    private static double[] rate(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(1);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        double[] rate = new double[TEN];
        if (metric.at(jet)) {
            System.arraycopy(jet.first(), 0, rate, 0, TEN);
        }
        return rate;
    }

    /// ‖∂_t g_ab‖ in the coordinates.
    private static double size(double[] pairs) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                double entry = pairs[MetricJet.pair(1 + a, 1 + b)];
                sum += entry * entry;
            }
        }
        return Math.sqrt(sum);
    }

    private Estimate over(IntToDoubleFunction copy) {
        return Estimate.ofMean(
                IntStream.range(0, paths.copies()).mapToDouble(copy).toArray());
    }
}
