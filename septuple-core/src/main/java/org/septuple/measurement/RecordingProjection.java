package org.septuple.measurement;

import java.util.Arrays;

/// Linear combinations E(q − q₀) of the coordinates of another recording.
final class RecordingProjection implements DerivedRecording {

    private final Recording whole;
    private final double[] origin;
    private final double[][] rows;

    RecordingProjection(Recording whole, double[] origin, double[][] rows) {
        int c = whole.coordinates();
        if (rows.length == 0 || origin.length != c || Arrays.stream(rows).anyMatch(row -> row.length != c)) {
            throw new IllegalArgumentException(
                    "length of the origin: %d, rows: %d; need one or more rows, and length %d of each and of the origin"
                            .formatted(origin.length, rows.length, c));
        }
        this.whole = whole;
        this.origin = origin.clone();
        this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public Recording whole() {
        return whole;
    }

    @Override
    public int coordinates() {
        return rows.length;
    }

    @Override
    public void read(long first, int count, double[] target) {
        int c = origin.length;
        double[] full = new double[Math.multiplyExact(count * whole.replicas(), c)];
        whole.read(first, count, full);
        for (int point = 0, at = 0; point < full.length; point += c) {
            for (double[] row : rows) {
                double sum = 0;
                for (int k = 0; k < c; k++) {
                    sum = Math.fma(row[k], full[point + k] - origin[k], sum);
                }
                target[at++] = sum;
            }
        }
    }
}
