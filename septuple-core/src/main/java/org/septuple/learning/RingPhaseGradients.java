package org.septuple.learning;

import org.septuple.numerics.ElementaryKernels;

/// Of [RingPhase]: g = −(sin Δ·S + √(((1 − cos Δ)²s² + σ²)S) z)/B with S = s²X, X ~ χ²_B: row 0 of the stream is z, X has the others.
/// sin Δ = 2 sin ½Δ cos ½Δ and 1 − cos Δ = 2 sin² ½Δ are exact to rounding at the optimum too.
///
/// Loops are methods of their own: a caller with a loop is compiled early, and takes in vector kernels before the JVM knows that they are hot. The sine comes
/// first: it alone uses up what the JVM takes into one method. After other kernels only its first half is, and vectors between both halves are allocated.
final class RingPhaseGradients implements BatchGradients {

    private static final int BLOCK = MinibatchStream.BLOCK;

    private final RingPhase learner;
    private final MinibatchStream stream;
    private final ElementaryKernels elementary;
    private final ChiSquared chiSquared;
    private final double[] optimum = new double[1];
    private final double[] normal = new double[BLOCK];
    private final double[] squares = new double[BLOCK];
    private final double[] half = new double[BLOCK];
    private final double[] sine = new double[BLOCK];
    private final double[] cosine = new double[BLOCK];

    RingPhaseGradients(RingPhase learner, MinibatchStream stream, ElementaryKernels elementary) {
        this.learner = learner;
        this.stream = stream;
        this.elementary = elementary;
        this.chiSquared = new ChiSquared(learner.batch(), stream, elementary, 1);
    }

    @Override
    public void at(int block, long step, double[] q, int replicas, double[] gradient) {
        learner.optimum((double) step, optimum);
        halfOffset(q, replicas, optimum[0]);
        elementary.sin(half, 0, replicas, sine);
        elementary.cos(half, 0, replicas, cosine);
        chiSquared.fill(block, step, replicas, squares, half, normal);
        stream.normals(block, step, 0, 1, replicas, normal);
        combine(replicas, gradient);
    }

    private void combine(int replicas, double[] gradient) {
        double square = learner.inputs() * learner.inputs();
        double label = learner.labelNoise() * learner.labelNoise();
        double perSample = 1.0 / learner.batch();
        for (int r = 0; r < replicas; r++) {
            double sum = square * squares[r];
            double chord = 2 * sine[r] * sine[r];
            double spread = Math.sqrt(Math.fma(square * chord, chord, label) * sum);
            double turn = 2 * sine[r] * cosine[r];
            gradient[r] = -perSample * Math.fma(turn, sum, spread * normal[r]);
        }
    }

    private void halfOffset(double[] q, int replicas, double centre) {
        for (int r = 0; r < replicas; r++) {
            half[r] = 0.5 * (centre - q[r]);
        }
    }
}
