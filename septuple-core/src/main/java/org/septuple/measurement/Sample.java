package org.septuple.measurement;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Points of one law, each with the independent unit that it comes from: independent points are units of their own, points of a
/// recording belong to the [Units] of the recording.
///
/// Points are laid out `[point·d + coordinate]` and are finite.
public final class Sample {

    private final double[] values;
    private final int dimension;
    private final int[] unit;
    private final int[] sizes;

    private Sample(double[] values, int dimension, int[] unit, int units) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("point %d, coordinate %d is %s; leave out what has gaps"
                        .formatted(i / dimension, i % dimension, values[i]));
            }
        }
        this.values = values;
        this.dimension = dimension;
        this.unit = unit;
        sizes = new int[units];
        for (int u : unit) {
            sizes[u]++;
        }
    }

    /// Independent points.
    ///
    /// @param values    `[point·d + coordinate]`, n ≥ 1 points; not copied
    /// @param dimension d ≥ 1
    /// @return n units of one point
    public static Sample independent(double[] values, int dimension) {
        if (dimension < 1 || values.length == 0 || values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "length %d must be a multiple, and not 0, of the dimension %d, which must be >= 1"
                            .formatted(values.length, dimension));
        }
        int n = values.length / dimension;
        return new Sample(values, dimension, IntStream.range(0, n).toArray(), n);
    }

    /// The points of a recording.
    ///
    /// @param recording whose points
    /// @param units     its units
    /// @param every     takes every so many frames, ≥ 1; points closer than they forget each other add bias and no knowledge
    /// @return all replicas at those frames
    public static Sample of(Recording recording, Units units, long every) {
        return read(recording, units, every, 0);
    }

    /// The pairs (q(t), q(t + lag)) of a recording, as points of 2C coordinates. Both lie in one unit.
    ///
    /// @param recording whose pairs
    /// @param units     its units
    /// @param every     takes every so many frames as t, ≥ 1
    /// @param lag       in frames, ≥ 1
    /// @return all replicas at those frames
    public static Sample pairs(Recording recording, Units units, long every, int lag) {
        if (lag < 1 || lag >= units.framesPerBlock()) {
            throw new IllegalArgumentException(
                    "lag = %d must be >= 1 and below the frames of a block, %d; record longer, or ask for a shorter lag"
                            .formatted(lag, units.framesPerBlock()));
        }
        return read(recording, units, every, lag);
    }

    private static Sample read(Recording recording, Units units, long every, int lag) {
        if (every < 1 || units.replicas() != recording.replicas() || units.frames() != recording.frames()) {
            throw new IllegalArgumentException("every = %d must be >= 1; frames of the units: %d, of the recording: %d"
                    .formatted(every, units.frames(), recording.frames()));
        }
        long[] times = times(units, every, lag);
        int c = recording.coordinates();
        int r = recording.replicas();
        int d = lag == 0 ? c : 2 * c;
        int points = Math.toIntExact((long) times.length * r);
        double[] values = new double[Math.multiplyExact(points, d)];
        int[] unit = new int[points];
        double[] now = new double[r * c];
        double[] later = new double[r * c];
        int at = 0;
        for (long time : times) {
            recording.read(time, 1, now);
            if (lag > 0) {
                recording.read(time + lag, 1, later);
            }
            for (int replica = 0; replica < r; replica++, at++) {
                System.arraycopy(now, replica * c, values, at * d, c);
                if (lag > 0) {
                    System.arraycopy(later, replica * c, values, at * d + c, c);
                }
                unit[at] = units.group(replica) * units.blocks() + units.block(time);
            }
        }
        return new Sample(values, d, unit, units.count());
    }

    private static long[] times(Units units, long every, int lag) {
        return IntStream.range(0, units.blocks())
                .mapToLong(Integer::toUnsignedLong)
                .flatMap(block -> {
                    long end = units.start((int) block + 1) - lag;
                    return LongStream.iterate(units.start((int) block), time -> time < end, time -> time + every);
                })
                .toArray();
    }

    /// Number of points.
    ///
    /// @return n
    public int points() {
        return unit.length;
    }

    /// Number of coordinates.
    ///
    /// @return d
    public int dimension() {
        return dimension;
    }

    /// Number of units.
    ///
    /// @return in [1, n]
    public int units() {
        return sizes.length;
    }

    /// Whether every point is a unit of its own.
    ///
    /// @return true if points are independent
    public boolean isIndependent() {
        return units() == points();
    }

    /// A coordinate of a point.
    ///
    /// @param point      in [0, n)
    /// @param coordinate in [0, d)
    /// @return finite
    public double get(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }

    /// The unit of a point.
    ///
    /// @param point in [0, n)
    /// @return in [0, units)
    public int unit(int point) {
        return unit[point];
    }

    /// Number of points of other units.
    ///
    /// @param point in [0, n)
    /// @return n less the points of its unit
    public int others(int point) {
        return unit.length - sizes[unit[point]];
    }

    /// Numbers, for whoever only reads them.
    double[] values() {
        return values;
    }

    /// The same points and units with other coordinates.
    Sample withValues(double[] other, int otherDimension) {
        return new Sample(other, otherDimension, unit, sizes.length);
    }

    /// Some neighbouring coordinates.
    ///
    /// @param from  first coordinate
    /// @param until the one after the last, in (from, d]
    /// @return the same points and units
    public Sample coordinates(int from, int until) {
        int some = until - from;
        double[] part = new double[Math.multiplyExact(unit.length, some)];
        for (int i = 0; i < unit.length; i++) {
            System.arraycopy(values, i * dimension + from, part, i * some, some);
        }
        return withValues(part, some);
    }

    /// The coordinates of this and then those of another sample of the same points.
    ///
    /// @param other as many points in the same units
    Sample beside(Sample other) {
        if (sizes.length != other.sizes.length || !Arrays.equals(unit, other.unit)) {
            throw new IllegalArgumentException(
                    "%d points in %d units beside %d in %d: must be the same points in the same units"
                            .formatted(points(), units(), other.points(), other.units()));
        }
        int d = dimension + other.dimension;
        double[] both = new double[Math.multiplyExact(unit.length, d)];
        for (int i = 0; i < unit.length; i++) {
            System.arraycopy(values, i * dimension, both, i * d, dimension);
            System.arraycopy(other.values, i * other.dimension, both, i * d + dimension, other.dimension);
        }
        return withValues(both, d);
    }

    /// The units from `from` to `until`, without the last.
    Sample unitsBetween(int from, int until) {
        int[] kept = IntStream.range(0, unit.length)
                .filter(i -> unit[i] >= from && unit[i] < until)
                .toArray();
        double[] part = new double[kept.length * dimension];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(values, kept[i] * dimension, part, i * dimension, dimension);
        }
        return new Sample(
                part, dimension, Arrays.stream(kept).map(i -> unit[i] - from).toArray(), until - from);
    }
}
