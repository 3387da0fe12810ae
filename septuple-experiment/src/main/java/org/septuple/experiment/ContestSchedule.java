package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.septuple.numerics.Trajectories;

/// Steps at which the density of a contest is looked at.
final class ContestSchedule {

    /// Steps after each early one that are recorded besides.
    static final int AHEAD = 3;

    private final long[] early;
    private final long[] late;
    private final double rate;

    /// Of a plan. Times that meet in one step are one, an early one if one of them is.
    ///
    /// @param plan times and steps
    /// @throws UntestableException if no late step is left
    ContestSchedule(ContestPlan plan) {
        this.rate = plan.mover().rate() * plan.mover().interval();
        List<Double> times = plan.times();
        this.early = steps(times.stream().filter(time -> time <= plan.early()).toList());
        long last = early[early.length - 1];
        this.late = Arrays.stream(
                        steps(times.stream().filter(time -> time > plan.early()).toList()))
                .filter(step -> step > last)
                .toArray();
        if (late.length == 0) {
            throw new UntestableException(
                    "early and late times meet in step %d, γt = %.4g each; take shorter steps, or later times"
                            .formatted(last, rate));
        }
    }

    private long[] steps(List<Double> times) {
        return times.stream()
                .mapToLong(time -> Math.max(1, Math.round(time / rate)))
                .distinct()
                .toArray();
    }

    /// Early steps.
    long[] early() {
        return early;
    }

    /// Late steps.
    long[] late() {
        return late;
    }

    /// Steps of the replicas on which parameters are measured: 0, the early ones and [#AHEAD] later each.
    long[] measured() {
        return LongStream.concat(LongStream.of(0), Arrays.stream(early))
                .flatMap(step -> LongStream.rangeClosed(step, step + AHEAD))
                .distinct()
                .sorted()
                .toArray();
    }

    /// Steps of the replicas that judge: the late ones.
    ///
    /// @param begun whether step 0 is wanted too
    long[] judged(boolean begun) {
        return LongStream.concat(begun ? LongStream.of(0) : LongStream.empty(), Arrays.stream(late))
                .toArray();
    }

    /// γt of the late steps.
    List<Double> lateTimes() {
        return Arrays.stream(late).mapToObj(step -> step * rate).toList();
    }

    /// Where a step stands in a recording.
    int place(Trajectories recording, long step) {
        for (int i = 0; i < recording.times(); i++) {
            if (recording.time(i) == step) {
                return i;
            }
        }
        throw new IllegalArgumentException("step %d was not recorded".formatted(step));
    }
}
