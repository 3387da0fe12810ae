package org.septuple.numerics;

/// Some coordinates of many replicas at several times. Layout: time, then replica, then coordinate.
public final class Trajectories {

    private final long[] times;
    private final int replicas;
    private final int coordinates;
    private final double[] values;

    /// Zeros.
    ///
    /// @param times       when, copied
    /// @param replicas    R ≥ 0
    /// @param coordinates C ≥ 0, with times·R·C < 2³¹
    public Trajectories(long[] times, int replicas, int coordinates) {
        double size = (double) times.length * replicas * coordinates;
        if (replicas < 0 || coordinates < 0 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d times x %d replicas x %d coordinates must be >= 0 with a product below 2^31; record less often"
                            .formatted(times.length, replicas, coordinates));
        }
        this.times = times.clone();
        this.replicas = replicas;
        this.coordinates = coordinates;
        this.values = new double[(int) size];
    }

    /// Equally spaced times from, from + every, … ≤ until.
    ///
    /// @param from  the first
    /// @param until ≥ from
    /// @param every ≥ 1
    /// @return times
    public static long[] times(long from, long until, long every) {
        if (until < from || every < 1 || (until - from) / every >= Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "times from %d to %d every %d: need from <= until, every >= 1 and fewer than 2^31 times"
                            .formatted(from, until, every));
        }
        long[] times = new long[(int) ((until - from) / every) + 1];
        for (int i = 0; i < times.length; i++) {
            times[i] = from + i * every;
        }
        return times;
    }

    /// Number of times.
    ///
    /// @return ≥ 0
    public int times() {
        return times.length;
    }

    /// A time.
    ///
    /// @param index in [0, times)
    /// @return in steps
    public long time(int index) {
        return times[index];
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 0
    public int replicas() {
        return replicas;
    }

    /// Number of coordinates C.
    ///
    /// @return ≥ 0
    public int coordinates() {
        return coordinates;
    }

    /// One number.
    ///
    /// @param time       index of the time
    /// @param replica    in [0, R)
    /// @param coordinate in [0, C)
    /// @return its value
    public double value(int time, int replica, int coordinate) {
        return values[(time * replicas + replica) * coordinates + coordinate];
    }

    /// The numbers, `[(time·R + replica)·C + coordinate]`; the live array.
    ///
    /// @return length times·R·C
    public double[] values() {
        return values;
    }

    /// Sets one coordinate of all replicas at one time.
    ///
    /// @param time       index of the time
    /// @param coordinate in [0, C)
    /// @param all        one number per replica
    public void set(int time, int coordinate, double[] all) {
        for (int replica = 0, at = time * replicas * coordinates + coordinate; replica < replicas; replica++) {
            values[at] = all[replica];
            at += coordinates;
        }
    }
}
