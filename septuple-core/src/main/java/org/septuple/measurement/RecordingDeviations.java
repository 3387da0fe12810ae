package org.septuple.measurement;

/// Deviations from the mean over replicas at each time, times √(R/(R − 1)) so that their squares are those of replicas.
record RecordingDeviations(Recording whole) implements DerivedRecording {

    RecordingDeviations {
        if (whole.replicas() < 2) {
            throw new IllegalArgumentException(
                    "one replica has no mean over replicas; record two or more, or regress on the coordinates");
        }
    }

    @Override
    public void read(long first, int count, double[] target) {
        whole.read(first, count, target);
        int c = coordinates();
        int r = replicas();
        double scale = Math.sqrt(r / (r - 1.0));
        double[] mean = new double[c];
        for (int frame = 0; frame < count; frame++) {
            int at = frame * r * c;
            for (int k = 0; k < c; k++) {
                mean[k] = 0;
                for (int place = at + k; place < at + r * c; place += c) {
                    mean[k] += target[place];
                }
                mean[k] /= r;
            }
            for (int i = 0; i < r * c; i++) {
                target[at + i] = (target[at + i] - mean[i % c]) * scale;
            }
        }
    }
}
