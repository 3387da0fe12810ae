package org.septuple.measurement;

/// Some frames of another recording.
record RecordingPart(Recording whole, long from, long until) implements DerivedRecording {

    RecordingPart {
        if (from < 0 || until <= from || until > whole.frames()) {
            throw new IllegalArgumentException("frames from %d until %d of %d: need 0 <= from < until <= %d"
                    .formatted(from, until, whole.frames(), whole.frames()));
        }
    }

    @Override
    public long frames() {
        return until - from;
    }

    @Override
    public void read(long first, int count, double[] target) {
        whole.read(from + first, count, target);
    }
}
