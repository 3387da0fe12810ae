package org.septuple.learning;

/// Of [BiasPair]: g = q − Am(t) − Kz with K = A√C/√B, √C lower triangular, two normals z per replica.
final class BiasPairGradients implements BatchGradients {

    private static final int BLOCK = MinibatchStream.BLOCK;

    private final BiasPair learner;
    private final MinibatchStream stream;
    private final double k11;
    private final double k12;
    private final double k21;
    private final double k22;
    private final double[] optimum = new double[2];
    private final double[] noise = new double[2 * BLOCK];

    BiasPairGradients(BiasPair learner, MinibatchStream stream) {
        this.learner = learner;
        this.stream = stream;
        BiasPair.Data data = learner.data();
        double l11 = Math.sqrt(data.variance1() / learner.batch());
        double l21 = l11 > 0 ? data.covariance() / learner.batch() / l11 : 0;
        double l22 = Math.sqrt(Math.max(0, data.variance2() / learner.batch() - l21 * l21));
        this.k11 = learner.synapses().first(l11, l21);
        this.k21 = learner.synapses().second(l11, l21);
        this.k12 = learner.synapses().first(0, l22);
        this.k22 = learner.synapses().second(0, l22);
    }

    @Override
    public void at(int block, long step, double[] q, int replicas, double[] gradient) {
        stream.normals(block, step, 0, 2, replicas, noise);
        learner.optimum((double) step, optimum);
        row(q, 0, replicas, optimum[0], k11, k12, gradient);
        row(q, BLOCK, replicas, optimum[1], k21, k22, gradient);
    }

    private void row(double[] q, int from, int replicas, double centre, double first, double second, double[] g) {
        for (int r = 0; r < replicas; r++) {
            double pull = Math.fma(second, noise[BLOCK + r], Math.fma(first, noise[r], centre));
            g[from + r] = q[from + r] - pull;
        }
    }
}
