package org.septuple.learning;

import org.septuple.numerics.ElementaryKernels;

/// Of [SingleWeight]: g = (s²/B)(q − w*)X − (σs/B)√X z with X ~ χ²_B: row 0 of the stream is z, X has the others.
final class SingleWeightGradients implements BatchGradients {

    private static final int BLOCK = MinibatchStream.BLOCK;

    private final SingleWeight learner;
    private final MinibatchStream stream;
    private final ChiSquared chiSquared;
    private final double[] optimum = new double[1];
    private final double[] normal = new double[BLOCK];
    private final double[] squares = new double[BLOCK];
    private final double[] product = new double[BLOCK];
    private final double[] draw = new double[BLOCK];

    SingleWeightGradients(SingleWeight learner, MinibatchStream stream, ElementaryKernels elementary) {
        this.learner = learner;
        this.stream = stream;
        this.chiSquared = new ChiSquared(learner.batch(), stream, elementary, 1);
    }

    @Override
    public void at(int block, long step, double[] q, int replicas, double[] gradient) {
        stream.normals(block, step, 0, 1, replicas, normal);
        chiSquared.fill(block, step, replicas, squares, product, draw);
        learner.optimum((double) step, optimum);
        combine(q, replicas, gradient);
    }

    private void combine(double[] q, int replicas, double[] gradient) {
        double centre = optimum[0];
        double pull = learner.inputs() * learner.inputs() / learner.batch();
        double spread = learner.inputs() * learner.labelNoise() / learner.batch();
        for (int r = 0; r < replicas; r++) {
            double noise = spread * Math.sqrt(squares[r]) * normal[r];
            gradient[r] = Math.fma(pull * squares[r], q[r] - centre, -noise);
        }
    }
}
