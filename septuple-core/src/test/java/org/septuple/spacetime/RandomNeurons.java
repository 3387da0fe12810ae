package org.septuple.spacetime;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Anisotropic neurons of many sizes, at rest or in motion.
final class RandomNeurons {

    private RandomNeurons() {}

    /// Positions in [−0.3, 1.3] times each side, g = s(1 + AAᵀ/2) with 4 ≤ s < 4·spread.
    static Neurons in(Box box, int size, double spread, boolean moving, long seed) {
        RandomStream stream = new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0);
        double[] positions = new double[3 * size];
        double[] matrices = new double[6 * size];
        double[] rates = new double[6 * size];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < 3; a++) {
                Side side = box.side(a);
                positions[3 * i + a] = side.from() + (1.6 * stream.nextUniform() - 0.3) * side.length();
            }
            double[] normal = stream.gaussians(9);
            double s = 4 + 4 * (spread - 1) * stream.nextUniform();
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++) {
                    double product = a == b ? 2 : 0;
                    for (int c = 0; c < 3; c++) {
                        product += normal[3 * a + c] * normal[3 * b + c];
                    }
                    matrices[6 * i + SpatialMatrix.place(a, b)] = s * product / 2;
                    rates[6 * i + SpatialMatrix.place(a, b)] = stream.gaussians(1)[0];
                }
            }
        }
        Neurons neurons = Neurons.of(positions, matrices);
        return moving ? neurons.moving(stream.gaussians(3 * size), stream.gaussians(3 * size), rates) : neurons;
    }

    /// Points in the box.
    static double[] points(Box box, int count, long seed) {
        RandomStream stream = new RandomStream(seed, Purpose.CHECK_POINTS, 1, 0);
        double[] points = new double[3 * count];
        for (int k = 0; k < points.length; k++) {
            Side side = box.side(k % 3);
            points[k] = side.from() + stream.nextUniform() * side.length();
        }
        return points;
    }
}
