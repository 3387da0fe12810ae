package org.septuple.measurement;

/// ∫₀^{t_j} (t_j − t) g(t) dt from g at equally spaced frames: what y″ = g has done to y by the time t_j, beside y(0) + y′(0) t_j.
///
/// Between two frames g is the cubic through the four frames nearest to them, integrated exactly: the error is O(Δ⁴).
final class TwiceIntegrated {

    private TwiceIntegrated() {}

    /// Weights of the frames.
    ///
    /// @param frames   T > 3·stride
    /// @param interval Δ > 0
    /// @param stride   1 to read every frame, 2 every other
    /// @return `[j][frame]`; row j is that of t_j = jΔ
    static double[][] weights(int frames, double interval, int stride) {
        double[][] weights = new double[frames][frames];
        // Gauss–Legendre: exact up to degree 9
        double[] nodes = {-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640};
        double[] shares = {
            0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891
        };
        for (int i = 0; i < frames - 1; i++) {
            int first = Math.clamp((long) i / stride - 1, 0, (frames - 1) / stride - 3);
            for (int n = 0; n < nodes.length; n++) {
                double at = i + (1 + nodes[n]) / 2;
                for (int a = first; a < first + 4; a++) {
                    double value = interval * interval * shares[n] / 2;
                    for (int b = first; b < first + 4; b++) {
                        value *= a == b ? 1 : (at / stride - b) / (a - b);
                    }
                    for (int j = i + 1; j < frames; j++) {
                        weights[j][a * stride] += value * (j - at);
                    }
                }
            }
        }
        return weights;
    }
}
