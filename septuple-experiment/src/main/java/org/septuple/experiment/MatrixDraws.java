package org.septuple.experiment;

import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Other g_i for the same neurons, as controls and null models have them.
///
/// | | |
/// |---|---|
/// | erring | entries that err by their standard errors, drawn again where that is not positive definite |
/// | flat | one g for all, the mean, which errs like them: what such errors make of flat space |
/// | turned | g_i of the same eigenvalues whose axes point anywhere |
final class MatrixDraws {

    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final int MOST_DRAWS = 1000;
    private static final int DRAWS = 8;
    /// Number of the first of these: copies have those below.
    private static final int FIRST = 100;

    private static final int ERRING = 81;
    private static final int TURNED = 82;

    private final NeuronMotion motion;
    private final double[] errors;
    private final long seed;

    /// Draws.
    ///
    /// @param motion neurons
    /// @param errors standard errors of the entries of g_i, 6 for each
    /// @param seed   of draws
    MatrixDraws(NeuronMotion motion, double[] errors, long seed) {
        this.motion = motion;
        this.errors = errors.clone();
        this.seed = seed;
    }

    /// Of draws.
    long seed() {
        return seed;
    }

    /// Neurons whose g_i err.
    ///
    /// @param of   neurons with the true g_i
    /// @param draw number, ≥ 0
    NeuronMotion erring(NeuronMotion of, int draw) {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, ERRING, draw);
        double[] all = of.matrices();
        double[] erring = new double[all.length];
        double[] g = new double[SIX];
        for (int i = 0; i < of.size(); i++) {
            int draws = 0;
            do {
                if (draws++ == MOST_DRAWS) {
                    throw new UntestableException("g of neuron %d errs so much that no draw of %d is positive definite"
                            .formatted(i, MOST_DRAWS));
                }
                double[] normal = random.gaussians(SIX);
                for (int k = 0; k < SIX; k++) {
                    g[k] = all[SIX * i + k] + errors[SIX * i + k] * normal[k];
                }
            } while (!isPositiveDefinite(g));
            System.arraycopy(g, 0, erring, SIX * i, SIX);
        }
        return of.withMatrices(erring);
    }

    /// Whether six entries are those of a positive definite matrix.
    static boolean isPositiveDefinite(double[] g) {
        double minor = g[0] * g[3] - g[1] * g[1];
        double cross = g[1] * g[4] - g[2] * g[3];
        return g[0] > 0 && minor > 0 && minor * g[5] - g[4] * (g[0] * g[4] - g[1] * g[2]) + g[2] * cross > 0;
    }

    /// Adds the errors of g_i to those over copies: a number of neurons, and how it spreads over draws of g_i.
    ///
    /// @param measured with its error over copies
    /// @param again    the same number of other neurons
    Estimate withErrors(Estimate measured, ToDoubleFunction<NeuronMotion> again) {
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double apart = again.applyAsDouble(erring(motion, FIRST + draw)) - measured.value();
            sum += apart;
            squares += apart * apart;
        }
        double variance = (squares - sum * sum / DRAWS) / (DRAWS - 1);
        double error = measured.standardError();
        return new Estimate(measured.value(), Math.sqrt(error * error + variance), measured.n());
    }

    /// Neurons of one g that errs.
    NeuronMotion flat(int draw) {
        double[] all = motion.matrices();
        double[] flat = new double[all.length];
        for (int k = 0; k < all.length; k++) {
            for (int i = 0; i < motion.size(); i++) {
                flat[k] += all[SIX * i + k % SIX] / motion.size();
            }
        }
        return erring(motion.withMatrices(flat), draw);
    }

    /// Neurons whose g_i point anywhere.
    NeuronMotion turned(int draw) {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, TURNED, draw);
        double[] turned = new double[SIX * motion.size()];
        for (int i = 0; i < motion.size(); i++) {
            double[][] r = rotation(random.gaussians(AXES + 1));
            for (int a = 0, at = SIX * i; a < AXES; a++) {
                for (int b = a; b < AXES; b++, at++) {
                    for (int c = 0; c < AXES; c++) {
                        for (int d = 0; d < AXES; d++) {
                            turned[at] += r[a][c] * r[b][d] * motion.matrix(i, c, d);
                        }
                    }
                }
            }
        }
        return motion.withMatrices(turned);
    }

    /// Of a quaternion of any length but 0: evenly distributed for a normal one.
    private static double[][] rotation(double[] q) {
        double two = 2 / (q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        double[][] r = new double[AXES][AXES];
        for (int a = 0; a < AXES; a++) {
            int b = (a + 1) % AXES;
            int c = (a + 2) % AXES;
            r[a][a] = 1 - two * (q[1 + b] * q[1 + b] + q[1 + c] * q[1 + c]);
            r[a][b] = two * (q[1 + a] * q[1 + b] - q[0] * q[1 + c]);
            r[a][c] = two * (q[1 + a] * q[1 + c] + q[0] * q[1 + b]);
        }
        return r;
    }
}
