package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;

/// Where independent replicas were at some times. The times of one replica depend on each other.
///
/// @param times     t > 0 of each time of the positions, rising
/// @param positions q of R ≥ 2 replicas, 1 to 3 finite coordinates each
public record Observed(List<Double> times, Trajectories positions) {

    /// Copies the times and checks all numbers.
    public Observed {
        times = List.copyOf(times);
        if (times.isEmpty() || times.size() != positions.times()) {
            throw new IllegalArgumentException(
                    "%d times for positions at %d: need as many, 1 or more".formatted(times.size(), positions.times()));
        }
        double before = 0;
        for (double time : times) {
            if (!(time > before && time < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "time %s after %s: need finite times > 0 in rising order".formatted(time, before));
            }
            before = time;
        }
        if (positions.replicas() < 2 || positions.coordinates() < 1 || positions.coordinates() > 3) {
            throw new IllegalArgumentException("%d replicas of %d coordinates: need 2 or more, of 1 to 3"
                    .formatted(positions.replicas(), positions.coordinates()));
        }
        double[] values = positions.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("replica %d is at %s at time %d: leave out what diverged"
                        .formatted(
                                i / positions.coordinates() % positions.replicas(),
                                values[i],
                                i / positions.coordinates() / positions.replicas()));
            }
        }
    }

    /// The same with coordinates of periodic axes between their ends.
    ///
    /// @param grid box, of as many axes as there are coordinates
    /// @return a copy
    Observed within(Grid grid) {
        if (grid.dimensions() != dimensions()) {
            throw new IllegalArgumentException("replicas of %d coordinates in a box of %d axes: need as many"
                    .formatted(dimensions(), grid.dimensions()));
        }
        long[] steps = new long[times.size()];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = positions.time(t);
        }
        Trajectories wrapped = new Trajectories(steps, replicas(), dimensions());
        double[] from = positions.values();
        double[] to = wrapped.values();
        for (int i = 0; i < to.length; i++) {
            Axis axis = grid.axis(i % dimensions());
            double turns = axis.periodic() ? Math.floor((from[i] - axis.from()) / axis.length()) : 0;
            to[i] = from[i] - turns * axis.length();
        }
        return new Observed(times, wrapped);
    }

    /// The first replicas only.
    ///
    /// @param count in \[2, R\]
    /// @return a copy
    Observed first(int count) {
        long[] steps = new long[times.size()];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = positions.time(t);
        }
        Trajectories some = new Trajectories(steps, count, dimensions());
        int width = count * dimensions();
        for (int t = 0; t < steps.length; t++) {
            System.arraycopy(positions.values(), t * replicas() * dimensions(), some.values(), t * width, width);
        }
        return new Observed(times, some);
    }

    /// The first times only.
    ///
    /// @param count in \[1, number of times\]
    /// @return a copy
    Observed until(int count) {
        long[] steps = new long[count];
        for (int t = 0; t < count; t++) {
            steps[t] = positions.time(t);
        }
        Trajectories some = new Trajectories(steps, replicas(), dimensions());
        System.arraycopy(positions.values(), 0, some.values(), 0, some.values().length);
        return new Observed(times.subList(0, count), some);
    }

    /// Number of replicas.
    ///
    /// @return R ≥ 2
    public int replicas() {
        return positions.replicas();
    }

    /// Number of coordinates.
    ///
    /// @return d, 1 to 3
    public int dimensions() {
        return positions.coordinates();
    }

    /// One position.
    ///
    /// @param time    index of the time
    /// @param replica in [0, R)
    /// @param q       receives d coordinates
    void position(int time, int replica, double[] q) {
        for (int k = 0; k < q.length; k++) {
            q[k] = positions.value(time, replica, k);
        }
    }
}
