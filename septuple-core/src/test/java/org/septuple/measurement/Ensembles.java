package org.septuple.measurement;

import java.util.function.DoubleUnaryOperator;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Ensembles of one coordinate whose κ is known, from Gaussian starts.
///
/// @param replicas R
/// @param frames   T
/// @param interval Δ
/// @param mean     of q at the start
/// @param width    its standard deviation
/// @param seed     of all draws
record Ensembles(int replicas, int frames, double interval, double mean, double width, long seed) {

    /// Moves all replicas over one frame.
    interface Motion {
        void over(int frame, double[] q);
    }

    double[] normal(int frame) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, frame).gaussians(replicas);
    }

    Recording record(Motion motion) {
        double[] q = normal(0);
        for (int r = 0; r < replicas; r++) {
            q[r] = mean + width * q[r];
        }
        double[] all = new double[frames * replicas];
        for (int t = 0; t < frames; t++) {
            if (t > 0) {
                motion.over(t, q);
            }
            System.arraycopy(q, 0, all, t * replicas, replicas);
        }
        return Recording.of(all, replicas, 1, interval);
    }

    /// dq = −q dt + √(2D) dW, exactly.
    Recording ornsteinUhlenbeck(double diffusion) {
        double decay = Math.exp(-interval);
        double noise = Math.sqrt(diffusion * (1 - decay * decay));
        return record((t, q) -> {
            double[] xi = normal(t);
            for (int r = 0; r < replicas; r++) {
                q[r] = decay * q[r] + noise * xi[r];
            }
        });
    }

    /// dq = −F′ dt + √(2D) dW by the method of Heun, weak order 2.
    Recording langevin(DoubleUnaryOperator slope, double diffusion, int substeps) {
        double dt = interval / substeps;
        double noise = Math.sqrt(2 * diffusion * dt);
        return record((t, q) -> {
            for (int n = 0; n < substeps; n++) {
                double[] xi = normal(t * substeps + n);
                for (int r = 0; r < replicas; r++) {
                    double before = slope.applyAsDouble(q[r]);
                    double guess = q[r] - before * dt + noise * xi[r];
                    q[r] += -(before + slope.applyAsDouble(guess)) / 2 * dt + noise * xi[r];
                }
            }
        });
    }

    /// Newton's motion on ½q², with v = `pull`·q + `warmth`·normal at the start.
    Recording newton(double pull, double warmth) {
        double[] start = new double[replicas];
        double[] speed = normal(frames);
        return record((t, q) -> {
            if (t == 1) {
                for (int r = 0; r < replicas; r++) {
                    start[r] = q[r];
                    speed[r] = pull * q[r] + warmth * speed[r];
                }
            }
            double angle = t * interval;
            for (int r = 0; r < replicas; r++) {
                q[r] = start[r] * Math.cos(angle) + speed[r] * Math.sin(angle);
            }
        });
    }

    /// Bohm's trajectories of a Gaussian packet at rest on ½ω²q², κ = (ħ/M)² = 1.
    Recording packet(double frequency) {
        double[] start = new double[replicas];
        return record((t, q) -> {
            if (t == 1) {
                System.arraycopy(q, 0, start, 0, replicas);
            }
            double angle = frequency * t * interval;
            double cosine = Math.cos(angle);
            double over = frequency == 0 ? t * interval : Math.sin(angle) / frequency;
            double stretch = Math.hypot(cosine, over / (2 * width * width));
            for (int r = 0; r < replicas; r++) {
                q[r] = mean * cosine + (start[r] - mean) * stretch;
            }
        });
    }
}
