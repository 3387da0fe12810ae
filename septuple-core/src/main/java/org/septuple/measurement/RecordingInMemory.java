package org.septuple.measurement;

/// A recording in one array, `[(frame·R + replica)·C + coordinate]`.
final class RecordingInMemory implements Recording {

    private final double[] values;
    private final int replicas;
    private final int coordinates;
    private final double interval;

    RecordingInMemory(double[] values, int replicas, int coordinates, double interval) {
        long size = (long) replicas * coordinates;
        if (replicas < 1 || coordinates < 1 || values.length == 0 || values.length % size != 0) {
            throw new IllegalArgumentException(
                    "length %d for replicas x coordinates = %d x %d: need both >= 1 and a whole number of frames, at least one"
                            .formatted(values.length, replicas, coordinates));
        }
        if (!(interval > 0 && Double.isFinite(interval))) {
            throw new IllegalArgumentException("interval %g between frames must be finite and > 0".formatted(interval));
        }
        this.values = values;
        this.replicas = replicas;
        this.coordinates = coordinates;
        this.interval = interval;
    }

    @Override
    public long frames() {
        return values.length / ((long) replicas * coordinates);
    }

    @Override
    public int replicas() {
        return replicas;
    }

    @Override
    public int coordinates() {
        return coordinates;
    }

    @Override
    public double interval() {
        return interval;
    }

    @Override
    public void read(long first, int count, double[] target) {
        int frame = replicas * coordinates;
        System.arraycopy(values, Math.toIntExact(first * frame), target, 0, count * frame);
    }
}
