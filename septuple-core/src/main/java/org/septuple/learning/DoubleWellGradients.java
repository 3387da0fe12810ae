package org.septuple.learning;

/// Of [DoubleWell]: g = 2q³ + (1 − 2a)q − μ(t) − (σ/√B) z, one normal z per replica.
final class DoubleWellGradients implements BatchGradients {

    private final DoubleWell learner;
    private final MinibatchStream stream;
    private final double[] normal = new double[MinibatchStream.BLOCK];

    DoubleWellGradients(DoubleWell learner, MinibatchStream stream) {
        this.learner = learner;
        this.stream = stream;
    }

    @Override
    public void at(int block, long step, double[] q, int replicas, double[] gradient) {
        stream.normals(block, step, 0, 1, replicas, normal);
        double mean = learner.mean((double) step);
        double spread = learner.noise() / Math.sqrt(learner.batch());
        double slope = learner.slope();
        for (int r = 0; r < replicas; r++) {
            double data = Math.fma(spread, normal[r], mean);
            gradient[r] = Math.fma(Math.fma(2 * q[r], q[r], slope), q[r], -data);
        }
    }
}
