package org.septuple.measurement;

import java.util.Arrays;

/// Bins of equal counts of a linear combination of coordinates. Edges are quantiles of a subsample: up to [#SAMPLE] numbers from all replicas at
/// equally spaced frames, so that counts differ by the sampling error of quantiles.
final class Bins {

    private static final int SAMPLE = 1 << 16;

    private Bins() {}

    /// The inner edges, bins − 1 of them.
    static double[] edges(Recording recording, double[] direction, int bins) {
        if (bins < 2 || direction.length != recording.coordinates()) {
            throw new IllegalArgumentException("bins: %d, length of the direction: %d; need two bins, and length %d"
                    .formatted(bins, direction.length, recording.coordinates()));
        }
        Recording along = recording.projected(new double[direction.length], new double[][] {direction});
        int replicas = recording.replicas();
        int frames = (int) Math.min(recording.frames(), Math.max(1, SAMPLE / replicas));
        double[] sample = new double[frames * replicas];
        double[] frame = new double[replicas];
        for (int i = 0; i < frames; i++) {
            along.read(i * recording.frames() / frames, 1, frame);
            System.arraycopy(frame, 0, sample, i * replicas, replicas);
        }
        Arrays.sort(sample);
        double[] edges = new double[bins - 1];
        Arrays.setAll(edges, b -> sample[(int) ((b + 1L) * sample.length / bins)]);
        return edges;
    }

    /// Bin of a number.
    static int of(double[] edges, double x) {
        int bin = 0;
        while (bin < edges.length && x >= edges[bin]) {
            bin++;
        }
        return bin;
    }
}
