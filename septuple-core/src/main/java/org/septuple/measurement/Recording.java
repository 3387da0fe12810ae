package org.septuple.measurement;

import org.septuple.numerics.Trajectories;

/// Coordinates of replicas at equally spaced times. It may lie in memory or in a file, and is read a few frames at a time.
///
/// A *frame* is what all replicas are at one time, laid out `[replica·C + coordinate]`. Replicas are independent of each other
/// given what they have in common; times are not.
public interface Recording {

    /// Number of frames.
    ///
    /// @return T ≥ 1
    long frames();

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    int replicas();

    /// Number of coordinates C.
    ///
    /// @return ≥ 1
    int coordinates();

    /// Time between two frames.
    ///
    /// @return Δ > 0, in units of the recording's time
    double interval();

    /// Reads frames. May be called from several threads at once.
    ///
    /// @param first  number of the first frame, in [0, T)
    /// @param count  frames, first + count ≤ T
    /// @param target receives `[(frame·R + replica)·C + coordinate]`, at least count·R·C numbers
    void read(long first, int count, double[] target);

    /// Numbers in memory.
    ///
    /// @param values     `[(frame·R + replica)·C + coordinate]`, length T·R·C, T ≥ 1; not copied
    /// @param replicas   R ≥ 1
    /// @param coordinates C ≥ 1
    /// @param interval   time between frames, > 0
    /// @return a view
    static Recording of(double[] values, int replicas, int coordinates, double interval) {
        return new RecordingInMemory(values, replicas, coordinates, interval);
    }

    /// Trajectories at equally spaced times.
    ///
    /// @param trajectories at least two times; not copied
    /// @param step         time per step of the trajectories, > 0
    /// @return a view
    /// @throws IllegalArgumentException if times are not equally spaced
    static Recording of(Trajectories trajectories, double step) {
        long every = trajectories.times() < 2 ? 0 : trajectories.time(1) - trajectories.time(0);
        for (int i = 1; i < trajectories.times(); i++) {
            if (trajectories.time(i) - trajectories.time(i - 1) != every) {
                throw new IllegalArgumentException(
                        "times %d and %d are %d apart, the first two %d; record at equally spaced times"
                                .formatted(
                                        trajectories.time(i - 1),
                                        trajectories.time(i),
                                        trajectories.time(i) - trajectories.time(i - 1),
                                        every));
            }
        }
        if (every < 1) {
            throw new IllegalArgumentException(
                    "times: %d, apart by %d; need two or more, in rising order".formatted(trajectories.times(), every));
        }
        return of(trajectories.values(), trajectories.replicas(), trajectories.coordinates(), every * step);
    }

    /// Some frames of this recording.
    ///
    /// @param from  first, in [0, T)
    /// @param until after the last, in (from, T]
    /// @return a view with until − from frames
    default Recording between(long from, long until) {
        return new RecordingPart(this, from, until);
    }

    /// Some coordinates of this recording, or linear combinations of them, y = E(q − q₀).
    ///
    /// @param origin q₀, length C
    /// @param rows   E, `[k][C]`, k ≥ 1
    /// @return a view with k coordinates
    default Recording projected(double[] origin, double[][] rows) {
        return new RecordingProjection(this, origin, rows);
    }
}
