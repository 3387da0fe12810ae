package org.septuple.contest;

import org.septuple.quantum.Landscape;

/// Where learners without noise go, one coordinate: q̇ = v, v̇ = −λv − a∂F(q) from v = −c∂F(q₀), with the derivatives by q₀. By the classical
/// method of Runge and Kutta, of order 4. One thread at a time.
final class Characteristics {

    private final Landscape f;
    private final InertialMotion motion;
    private final double slope;
    private final double[] place = new double[1];
    private final double[] gradient = new double[1];
    private final double[] state = new double[4];
    private final double[] trial = new double[4];
    private final double[] rate = new double[4];
    private final double[] sum = new double[4];

    /// Prepares.
    ///
    /// @param f      F
    /// @param motion λ and a
    /// @param slope  c
    Characteristics(Landscape f, InertialMotion motion, double slope) {
        this.f = f;
        this.motion = motion;
        this.slope = slope;
    }

    /// Stands at the start.
    ///
    /// @param q0   where
    /// @param more velocity besides −c∂F
    void start(double q0, double more) {
        place[0] = q0;
        f.gradient(place, 0, gradient);
        state[0] = q0;
        state[1] = -slope * gradient[0] + more;
        state[2] = 1;
        state[3] = -slope * f.laplacian(place, 0);
    }

    /// Goes on.
    ///
    /// @param time  ≥ 0
    /// @param steps ≥ 1
    void advance(double time, int steps) {
        double h = time / steps;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(state, 0, trial, 0, 4);
            for (int stage = 0; stage < 4; stage++) {
                derive();
                double share = stage == 0 || stage == 3 ? 1 / 6.0 : 1 / 3.0;
                double ahead = stage == 2 ? h : h / 2;
                for (int i = 0; i < 4; i++) {
                    sum[i] = (stage == 0 ? 0 : sum[i]) + share * rate[i];
                    trial[i] = state[i] + ahead * rate[i];
                }
            }
            for (int i = 0; i < 4; i++) {
                state[i] += h * sum[i];
            }
        }
    }

    private void derive() {
        place[0] = trial[0];
        f.gradient(place, 0, gradient);
        rate[0] = trial[1];
        rate[1] = -motion.friction() * trial[1] - motion.pull() * gradient[0];
        rate[2] = trial[3];
        rate[3] = -motion.friction() * trial[3] - motion.pull() * f.laplacian(place, 0) * trial[2];
    }

    /// q.
    double q() {
        return state[0];
    }

    /// v.
    double v() {
        return state[1];
    }

    /// ∂q/∂q₀.
    double stretch() {
        return state[2];
    }

    /// ∂v/∂q₀.
    double shear() {
        return state[3];
    }
}
