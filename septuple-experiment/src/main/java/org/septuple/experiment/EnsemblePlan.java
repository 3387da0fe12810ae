package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replicas that learn side by side and are recorded, instead of being read out one by one.
///
/// @param every  learning steps between snapshots of q, ≥ 1; the first is at 0, the last at the end
/// @param branch replicas that start from one of these, if any
/// @param watch  trainables of these replicas that are measured, if any
public record EnsemblePlan(
        long every, @Nullable Branch branch, @Nullable Watch watch) {

    /// Replicas that are not measured.
    ///
    /// @param every  learning steps between snapshots of q, ≥ 1
    /// @param branch replicas that start from one of these, if any
    public EnsemblePlan(long every, @Nullable Branch branch) {
        this(every, branch, null);
    }

    /// Trainables whose law is measured, kept in memory at equal intervals.
    ///
    /// @param from        learning step of the first frame, ≥ 0
    /// @param every       learning steps between frames, ≥ 1
    /// @param coordinates indices in q; empty for all
    public record Watch(long from, long every, List<Integer> coordinates) {
        public Watch {
            coordinates = List.copyOf(coordinates);
        }

        /// The first time after a given one at which trainables are kept.
        ///
        /// @param time learning steps
        /// @return > time
        public long after(long time) {
            return time < from ? from : from + ((time - from) / every + 1) * every;
        }

        /// Whether trainables are kept at a time.
        ///
        /// @param time learning steps
        /// @return true for from, from + every, …
        public boolean isDue(long time) {
            return time >= from && (time - from) % every == 0;
        }

        /// Number of frames.
        ///
        /// @param end learning steps in all
        /// @return ≥ 0
        public long frames(long end) {
            return end < from ? 0 : (end - from) / every + 1;
        }
    }

    /// Most snapshots that an ensemble has.
    ///
    /// @param end learning steps in all
    /// @return at 0, at every multiple of the interval, where branches start, and at the end
    public long snapshots(long end) {
        return end / every + 3;
    }

    /// Replicas that all start from the q of one replica at one time, each with random numbers of its own from then on.
    ///
    /// @param at       learning step where they start, ≥ 0
    /// @param from     replica whose q they take, ≥ 0
    /// @param replicas ≥ 1
    public record Branch(long at, int from, int replicas) {}
}
