package org.septuple.io;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// When a run comes to rest: every so often to be kept, and once when it is to stop. Safe to ask from any thread.
///
/// It knows time as a clock that only goes forward; what the clock of the machine says does not matter.
public final class Schedule {

    private final long every;
    private final long begin;
    private final long wall;
    private final LongSupplier nanos;
    private volatile long kept;
    private volatile @Nullable Stop stop;

    /// Why a run stops before its end.
    public enum Stop {
        /// Somebody, or the system, asked for it.
        SIGNAL,
        /// The time allowed is up.
        WALL_LIMIT
    }

    /// A schedule that begins now.
    ///
    /// @param every between moments that are kept, > 0
    /// @param wall  time allowed, ≥ 0; null for no limit
    /// @param nanos a clock that never goes back, in nanoseconds, such as `System::nanoTime`
    public Schedule(Duration every, @Nullable Duration wall, LongSupplier nanos) {
        if (every.isNegative() || every.isZero() || (wall != null && wall.isNegative())) {
            throw new IllegalArgumentException(
                    "checkpoints every %s within %s; need a time > 0 and a limit >= 0".formatted(every, wall));
        }
        this.every = saturatedNanos(every);
        this.wall = wall == null ? Long.MAX_VALUE : saturatedNanos(wall);
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.kept = begin;
    }

    private static long saturatedNanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : time.toNanos();
    }

    /// Asks for a stop at the next step.
    public void stop() {
        stop = Stop.SIGNAL;
    }

    /// Why the run is to stop.
    ///
    /// @return null to go on
    public @Nullable Stop reason() {
        Stop asked = stop;
        return asked == null && nanos.getAsLong() - begin >= wall ? Stop.WALL_LIMIT : asked;
    }

    /// Seconds since the beginning.
    ///
    /// @return ≥ 0
    public double seconds() {
        return (nanos.getAsLong() - begin) * 1e-9;
    }

    boolean isDue() {
        return stop != null || isPast(nanos.getAsLong());
    }

    private boolean isPast(long now) {
        return now - kept >= every || now - begin >= wall;
    }

    void kept() {
        kept = nanos.getAsLong();
    }
}
