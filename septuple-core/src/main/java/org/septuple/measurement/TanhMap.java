package org.septuple.measurement;

import java.util.List;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The map x′ = tanh(Wx) + sξ, the smallest network of (2.1) with noise; one step is one unit of time.
///
/// @param weights W, d rows of d finite numbers
/// @param noise   s ≥ 0
/// @param warmUp  steps before the first frame, from x = ξ, ≥ 0
public record TanhMap(List<List<Double>> weights, double noise, int warmUp) implements KnownProcess {

    public TanhMap {
        weights = weights.stream().map(List::copyOf).toList();
        int d = weights.size();
        for (List<Double> row : weights) {
            if (row.size() != d || row.stream().anyMatch(w -> !Double.isFinite(w))) {
                throw new IllegalArgumentException("weights %s must be d rows of d finite numbers".formatted(weights));
            }
        }
        if (d == 0 || !(noise >= 0 && Double.isFinite(noise)) || warmUp < 0) {
            throw new IllegalArgumentException(
                    "need weights, noise %g finite and >= 0, warm-up %d >= 0".formatted(noise, warmUp));
        }
    }

    @Override
    public int dimension() {
        return weights.size();
    }

    @Override
    public Recording record(long frames, int replicas, long seed, Engine engine) {
        int d = dimension();
        double[] values = KnownProcess.room(frames, replicas, d);
        double[][] w = weights.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        engine.crew().work(replicas, (worker, replica) -> {
            double[] x = new RandomStream(seed, Purpose.KNOWN_PROCESS, replica, 0).gaussians(d);
            double[] normal = new double[d];
            double[] next = new double[d];
            for (long step = 0; step < warmUp + frames; step++) {
                if (step >= warmUp) {
                    System.arraycopy(x, 0, values, place(step - warmUp, replicas, replica, d), d);
                }
                new RandomStream(seed, Purpose.KNOWN_PROCESS, replica, step + 1).fillGaussian(normal, 0, d);
                for (int i = 0; i < d; i++) {
                    double y = 0;
                    for (int j = 0; j < d; j++) {
                        y = Math.fma(w[i][j], x[j], y);
                    }
                    next[i] = Math.fma(noise, normal[i], StrictMath.tanh(y));
                }
                System.arraycopy(next, 0, x, 0, d);
            }
        });
        return Recording.of(values, replicas, d, 1);
    }

    private static int place(long frame, int replicas, int replica, int dimension) {
        return (int) (frame * replicas + replica) * dimension;
    }
}
