package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Drift;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Langevin;

/// Langevin motion in a quartic well, q̇ = −γF′ + √(2D) ξ with F = q⁴/4 − bq²/2: two wells at ±√b if b > 0, one if b ≤ 0. Its
/// stationary density is ∝ e^{−γF/D}.
///
/// Euler–Maruyama with weak order 1 in the inner step: stationary averages are off by O(Δ/substeps).
///
/// @param barrier  b, height b²/4 of the barrier
/// @param rate     γ > 0
/// @param diffusion D > 0
/// @param interval Δ > 0 between frames
/// @param substeps inner steps per frame, ≥ 1
/// @param warmUp   frames before the first, from q = 0, ≥ 0
public record DoubleWell(double barrier, double rate, double diffusion, double interval, int substeps, int warmUp)
        implements KnownProcess {

    public DoubleWell {
        if (!(Double.isFinite(barrier) && rate > 0 && diffusion > 0 && interval > 0)
                || !Double.isFinite(rate * diffusion * interval)
                || substeps < 1
                || warmUp < 0) {
            throw new IllegalArgumentException(
                    "barrier %g must be finite, rate %g, diffusion %g and interval %g finite and > 0, substeps %d >= 1, warm-up %d >= 0"
                            .formatted(barrier, rate, diffusion, interval, substeps, warmUp));
        }
    }

    @Override
    public int dimension() {
        return 1;
    }

    /// The slope of F.
    ///
    /// @param q where
    /// @return q³ − bq
    public double slope(double q) {
        return q * (q * q - barrier);
    }

    @Override
    public Recording record(long frames, int replicas, long seed, Engine engine) {
        double[] values = KnownProcess.room(frames, replicas, 1);
        Drift drift = (time, q, count, out) -> {
            for (int r = 0; r < count; r++) {
                out[r] = -rate * slope(q[r]);
            }
        };
        Langevin motion = new Langevin(drift, 1, diffusion, interval / substeps, seed, replicas, engine);
        motion.advance((long) warmUp * substeps);
        double[] all = new double[replicas];
        for (int t = 0; t < frames; t++) {
            motion.read(0, all);
            System.arraycopy(all, 0, values, t * replicas, replicas);
            motion.advance(substeps);
        }
        if (Arrays.stream(values).anyMatch(q -> !Double.isFinite(q))) {
            throw new IllegalArgumentException(
                    "the motion left the finite numbers at inner steps of %g; use more substeps than %d"
                            .formatted(interval / substeps, substeps));
        }
        return Recording.of(values, replicas, 1, interval);
    }
}
