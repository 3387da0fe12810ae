package org.septuple.spacetime;

/// Directions of limited-memory BFGS: −H∇E with H from the last few steps and changes of the gradient. On SO(3)^N × R^(3N+1) vectors are components in the left-invariant
/// frame, in which transport is the identity and isometric.
///
/// Pairs without curvature, sᵀy ≤ 1e-12|s||y|, are left out, so every direction goes down.
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization, algorithm 7.4; W. Huang, K. A. Gallivan, P.-A. Absil, SIAM J. Optim. 25 (2015) 1660.
final class QuasiNewton {

    private static final double LEAST_CURVATURE = 1e-12;

    private final int memory;
    private final double[][] steps;
    private final double[][] changes;
    private final double[] inverses;
    private int kept;
    private int newest = -1;

    /// @param memory number of pairs; 0 for steepest descent
    QuasiNewton(int memory, int dimension) {
        this.memory = memory;
        this.steps = new double[memory][dimension];
        this.changes = new double[memory][dimension];
        this.inverses = new double[memory];
    }

    /// Whether a direction is that of steepest descent.
    boolean isEmpty() {
        return kept == 0;
    }

    void forget() {
        kept = 0;
    }

    /// Learns from a step.
    ///
    /// @param share     of the direction that was taken
    /// @param direction of the step
    /// @param before    gradient at its beginning
    /// @param after     gradient at its end
    void learn(double share, double[] direction, double[] before, double[] after) {
        if (memory == 0) {
            return;
        }
        int slot = (newest + 1) % memory;
        double[] s = steps[slot];
        double[] y = changes[slot];
        for (int k = 0; k < s.length; k++) {
            s[k] = share * direction[k];
            y[k] = after[k] - before[k];
        }
        double curvature = dot(s, y);
        if (curvature > LEAST_CURVATURE * Math.sqrt(dot(s, s) * dot(y, y))) {
            inverses[slot] = 1 / curvature;
            newest = slot;
            kept = Math.min(kept + 1, memory);
        } else {
            kept = Math.min(kept, memory - 1); // the oldest pair may have been written over
        }
    }

    /// Writes −H∇E.
    void direction(double[] gradient, double[] direction) {
        for (int k = 0; k < gradient.length; k++) {
            direction[k] = -gradient[k];
        }
        double[] along = new double[kept];
        for (int j = 0; j < kept; j++) {
            int slot = Math.floorMod(newest - j, memory);
            along[j] = inverses[slot] * dot(steps[slot], direction);
            add(-along[j], changes[slot], direction);
        }
        if (kept > 0) {
            double scale = 1 / (inverses[newest] * dot(changes[newest], changes[newest]));
            for (int k = 0; k < direction.length; k++) {
                direction[k] *= scale;
            }
        }
        for (int j = kept - 1; j >= 0; j--) {
            int slot = Math.floorMod(newest - j, memory);
            double back = inverses[slot] * dot(changes[slot], direction);
            add(along[j] - back, steps[slot], direction);
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void add(double factor, double[] a, double[] to) {
        for (int k = 0; k < a.length; k++) {
            to[k] += factor * a[k];
        }
    }
}
