package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Elementary;

/// The space-time of a few neurons that move: (6.9) at any event, in synchronous gauge (6.7), each neuron on x_i(t) = x_i + ẋ_i (t − t₀) + ½ẍ_i (t − t₀)² with one g_i.
///
/// A [KernelField] is of one time; here t of an event counts, so that ∂_t g is that of the field from event to event, and a path may go through it. With u = g_i (x − x_i(t)),
/// v = ẋ_i + ẍ_i (t − t₀) and p = (v·u, −u), kernels w = √g_i (2π)^(−3/2) e^(−½uᵀg_i⁻¹u) have
///
/// ```
/// ∂_α w = p_α w,  ∂_α∂_β w = (p_α p_β + ∂_α p_β) w,  ∂_a p_b = −g_ab,  ∂_0 p_a = (g_i v)_a,  ∂_0 p_0 = ẍ_i·u − vᵀg_i v
/// ```
///
/// All neurons are summed at each event, without box, images or cutoff: for some hundreds. Immutable.
public final class MovingNeurons implements Metric {

    private static final int AXES = 3;
    private static final int SIX = SpatialMatrix.ENTRIES;
    private static final int TEN = MetricJet.PAIRS;
    /// {√g_i} and the six entries of {g_i √g_i}.
    private static final int SUMS = 1 + SIX;
    /// First block of second derivatives.
    private static final int SECOND = 1 + MetricJet.DIMENSIONS;

    private final Neurons neurons;
    private final double time;
    private final double hole;
    private final double[] roots;

    /// The space-time.
    ///
    /// @param neurons at t₀; of constant g_i
    /// @param time    t₀
    /// @param hole    density {√g_i} below which there is no metric, ≥ 0
    /// @throws IllegalArgumentException naming a neuron whose g_i changes
    public MovingNeurons(Neurons neurons, double time, double hole) {
        if (!(hole >= 0 && hole < Double.MAX_VALUE && Math.abs(time) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "time %s and hole below density %s: need finite numbers, hole >= 0".formatted(time, hole));
        }
        this.neurons = neurons;
        this.time = time;
        this.hole = hole;
        this.roots = new double[neurons.size()];
        double[] three = new double[AXES];
        double[] rate = new double[SIX];
        for (int i = 0; i < roots.length; i++) {
            neurons.motion(i, three, three, rate);
            if (Arrays.stream(rate).anyMatch(r -> r != 0)) {
                throw new IllegalArgumentException(
                        "g of neuron %d changes at %s: need constant g_i".formatted(i, Arrays.toString(rate)));
            }
            roots[i] = neurons.volumeElement(i) * Brackets.NORMALISATION;
        }
    }

    /// The density at an event.
    ///
    /// @param event t, x, y, z
    /// @return {√g_i}
    public double density(double[] event) {
        Kernel kernel = new Kernel(0);
        double[] sums = new double[SUMS];
        sum(event, kernel, sums);
        return sums[0];
    }

    @Override
    public boolean at(MetricJet jet) {
        int blocks = jet.order() == 0 ? 1 : jet.order() == 1 ? SECOND : SECOND + TEN;
        double[] sums = jet.scratch(blocks * SUMS);
        Arrays.fill(sums, 0, blocks * SUMS, 0);
        sum(jet.event(), new Kernel(jet.order()), sums);
        double density = sums[0];
        if (!(density > 0 && density >= hole)) {
            return false;
        }
        double[] g = jet.metric();
        clear(g, 0);
        g[0] = -1;
        for (int k = 0; k < SIX; k++) {
            g[MetricJet.DIMENSIONS + k] = sums[1 + k] / density;
        }
        if (jet.order() > 0) {
            first(sums, g, jet.first());
        }
        if (jet.order() > 1) {
            second(sums, g, jet.first(), jet.second());
        }
        return true;
    }

    private void sum(double[] event, Kernel kernel, double[] sums) {
        double since = event[0] - time;
        for (int i = 0; i < roots.length; i++) {
            kernel.of(neurons, i, event, since, roots[i]);
            kernel.add(sums);
        }
    }

    private static void clear(double[] pairs, int at) {
        Arrays.fill(pairs, at, at + MetricJet.DIMENSIONS, 0);
    }

    /// ∂_α g = (∂_α M − g ∂_α D)/D.
    private static void first(double[] sums, double[] g, double[] d) {
        for (int alpha = 0; alpha < MetricJet.DIMENSIONS; alpha++) {
            int block = (1 + alpha) * SUMS;
            clear(d, TEN * alpha);
            for (int k = 0; k < SIX; k++) {
                int pair = MetricJet.DIMENSIONS + k;
                d[TEN * alpha + pair] = (sums[block + 1 + k] - g[pair] * sums[block]) / sums[0];
            }
        }
    }

    /// ∂_α∂_β g = (∂_α∂_β M − ∂_α g ∂_β D − ∂_β g ∂_α D − g ∂_α∂_β D)/D.
    private static void second(double[] sums, double[] g, double[] d, double[] dd) {
        for (int alpha = 0; alpha < MetricJet.DIMENSIONS; alpha++) {
            for (int beta = alpha; beta < MetricJet.DIMENSIONS; beta++) {
                int both = MetricJet.pair(alpha, beta);
                int block = (SECOND + both) * SUMS;
                clear(dd, TEN * both);
                for (int k = 0; k < SIX; k++) {
                    int pair = MetricJet.DIMENSIONS + k;
                    dd[TEN * both + pair] = (sums[block + 1 + k]
                                    - d[TEN * alpha + pair] * sums[(1 + beta) * SUMS]
                                    - d[TEN * beta + pair] * sums[(1 + alpha) * SUMS]
                                    - g[pair] * sums[block])
                            / sums[0];
                }
            }
        }
    }

    /// The kernel of one neuron at one event, with derivatives.
    private static final class Kernel {

        private final int order;
        private final double[] matrix = new double[SIX];
        private final double[] velocity = new double[AXES];
        private final double[] acceleration = new double[AXES];
        private final double[] rate = new double[SIX];
        private final double[] away = new double[AXES];
        private final double[] u = new double[AXES];
        private final double[] slope = new double[AXES];
        private final double[] p = new double[MetricJet.DIMENSIONS];
        private double weight;

        Kernel(int order) {
            this.order = order;
        }

        void of(Neurons neurons, int i, double[] event, double since, double root) {
            neurons.matrix(i, matrix);
            neurons.motion(i, velocity, acceleration, rate);
            for (int a = 0; a < AXES; a++) {
                double moved = since * (velocity[a] + since / 2 * acceleration[a]);
                away[a] = event[1 + a] - neurons.position(i, a) - moved;
                velocity[a] += since * acceleration[a];
            }
            SpatialMatrix.apply(matrix, 0, away, u);
            weight = root * Elementary.exp(-dot(away, u) / 2);
            p[0] = dot(velocity, u);
            for (int a = 0; a < AXES; a++) {
                p[1 + a] = -u[a];
            }
        }

        void add(double[] sums) {
            add(sums, 0, weight);
            for (int alpha = 0; order > 0 && alpha < MetricJet.DIMENSIONS; alpha++) {
                add(sums, 1 + alpha, p[alpha] * weight);
            }
            if (order > 1) {
                second(sums);
            }
        }

        private void second(double[] sums) {
            SpatialMatrix.apply(matrix, 0, velocity, slope);
            double square = dot(acceleration, u) - dot(velocity, slope);
            add(sums, SECOND, (p[0] * p[0] + square) * weight);
            for (int a = 0; a < AXES; a++) {
                add(sums, SECOND + MetricJet.pair(0, 1 + a), (p[0] * p[1 + a] + slope[a]) * weight);
                for (int b = a; b < AXES; b++) {
                    double bend = p[1 + a] * p[1 + b] - matrix[SpatialMatrix.place(a, b)];
                    add(sums, SECOND + MetricJet.pair(1 + a, 1 + b), bend * weight);
                }
            }
        }

        private void add(double[] sums, int block, double factor) {
            int at = block * SUMS;
            sums[at] += factor;
            for (int k = 0; k < SIX; k++) {
                sums[at + 1 + k] += factor * matrix[k];
            }
        }

        private static double dot(double[] a, double[] b) {
            return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        }
    }
}
