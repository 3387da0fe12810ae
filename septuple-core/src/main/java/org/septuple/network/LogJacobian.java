package org.septuple.network;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.LogDeterminant;

/// The joint entropy change log|det J| of an infinitesimal cloud of all free neurons: J is a product of diag(f′) ŵ, so that
/// log|det J| = m log|det ŵ| + Σ log|f′| with ŵ among free neurons only. O(n³) once, then O(n) per cloud.
///
/// Summed entropy changes of vectors that cover all free neurons once exceed it by the total correlation of the carried cloud (5.1).
public final class LogJacobian {

    private final NeuronRange free;
    private final Held held;
    private final double logWeights;

    /// The determinant of ŵ as it is now.
    ///
    /// @param septuple the network
    /// @param held     which neurons are clamped; at most 46340 others, some thousands for speed
    public LogJacobian(Septuple septuple, Held held) {
        this.held = held;
        this.free = held.free(septuple.projector());
        int n = free.size();
        double[] w = new double[Math.multiplyExact(n, n)];
        for (WeightBlock block : septuple.weights().blocks()) {
            for (int i = Math.max(free.from(), block.targets().from());
                    i < Math.min(free.to(), block.targets().to());
                    i++) {
                for (int j = Math.max(free.from(), block.sources().from());
                        j < Math.min(free.to(), block.sources().to());
                        j++) {
                    w[(i - free.from()) * n + j - free.from()] = block.get(i, j);
                }
            }
        }
        this.logWeights = LogDeterminant.of(n, w);
    }

    /// log|det J| over the first steps of a path.
    ///
    /// @param paths  base states, with the same neurons held
    /// @param column which
    /// @param steps  m, in [1, steps of the paths]
    /// @return in nats; −∞ where J is singular
    public double of(BasePaths paths, int column, int steps) {
        if (paths.held() != held) {
            throw new IllegalArgumentException("paths hold %s, the determinant %s".formatted(paths.held(), held));
        }
        double sum = steps * logWeights;
        for (int s = 0; s < steps; s++) {
            for (int i = free.from(); i < free.to(); i++) {
                sum += Elementary.log(Math.abs(paths.slope(s, i, column)));
            }
        }
        return sum;
    }
}
