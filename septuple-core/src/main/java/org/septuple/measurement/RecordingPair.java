package org.septuple.measurement;

/// The coordinates of one recording and then those of another, replica by replica.
record RecordingPair(Recording first, Recording second) implements Recording {

    RecordingPair {
        if (first.frames() != second.frames() || first.replicas() != second.replicas()) {
            throw new IllegalArgumentException(
                    "%d frames of %d replicas beside %d of %d: must be the same frames and replicas"
                            .formatted(first.frames(), first.replicas(), second.frames(), second.replicas()));
        }
    }

    @Override
    public long frames() {
        return first.frames();
    }

    @Override
    public int replicas() {
        return first.replicas();
    }

    @Override
    public int coordinates() {
        return first.coordinates() + second.coordinates();
    }

    @Override
    public double interval() {
        return first.interval();
    }

    @Override
    public void read(long from, int count, double[] target) {
        fill(first, from, count, target, 0);
        fill(second, from, count, target, first.coordinates());
    }

    private void fill(Recording part, long from, int count, double[] target, int place) {
        int c = part.coordinates();
        double[] numbers = new double[Math.multiplyExact(count * replicas(), c)];
        part.read(from, count, numbers);
        for (int at = 0, to = place; at < numbers.length; at += c, to += coordinates()) {
            System.arraycopy(numbers, at, target, to, c);
        }
    }
}
