package org.septuple.spacetime;

import java.util.Arrays;

/// The space-time of a few neurons that move: (6.9) at any event, in synchronous gauge (6.7), each neuron on x_i(t) = x_i + ẋ_i s + ½ẍ_i s², s = t − t₀, with
/// g_i(t) = g_i + ġ_i s + ½g̈_i s², as (5.7) allows (E16).
///
/// A [KernelField] is of one time; here t of an event counts, so that ∂_t g is that of the field from event to event, and a path may go through it. With y = x − x_i(t), u = g_i y,
/// v = ẋ_i + ẍ_i s, r = ġ_i + g̈_i s, kernels w = √g_i (2π)^(−3/2) e^(−½yᵀg_i y) and p = ∂ log w have
///
/// ```
/// p_a = −u_a,  p_0 = v·u + ½tr(g_i⁻¹r) − ½yᵀr y           as ∂_0 √g_i = ½√g_i tr(g_i⁻¹r) and ∂_0 y = −v
/// ∂_a p_b = −g_ab,  ∂_0 p_a = (g_i v)_a − (r y)_a
/// ∂_0 p_0 = ẍ_i·u − vᵀg_i v + 2vᵀr y + ½tr(g_i⁻¹g̈_i) − ½tr((g_i⁻¹r)²) − ½yᵀg̈_i y
/// ∂_α w = p_α w,  ∂_α∂_β w = (p_α p_β + ∂_α p_β) w
/// ∂_0(w g_i) = (p_0 g_i + r)w,  ∂_a∂_0(w g_i) = ((p_a p_0 + ∂_a p_0) g_i + p_a r)w,  ∂_0²(w g_i) = ((p_0² + ∂_0 p_0) g_i + 2p_0 r + g̈_i)w
/// ```
///
/// Of neurons whose g_i stays as it is no term with r is formed: their bits are the same as without.
///
/// All neurons are summed at each event, without box, images or cutoff: for some thousands. Immutable.
public final class MovingNeurons implements Metric {

    private static final int SIX = SpatialMatrix.ENTRIES;
    private static final int TEN = MetricJet.PAIRS;
    /// {√g_i} and the six entries of {g_i √g_i}.
    private static final int SUMS = 1 + SIX;
    /// First block of second derivatives.
    private static final int SECOND = 1 + MetricJet.DIMENSIONS;

    private final Neurons neurons;
    private final double time;
    private final double hole;
    private final double[] bends;
    private final double[] roots;

    /// The space-time of neurons with g̈_i = 0.
    ///
    /// @param neurons at t₀
    /// @param time    t₀
    /// @param hole    density {√g_i} below which there is no metric, ≥ 0
    public MovingNeurons(Neurons neurons, double time, double hole) {
        this(neurons, new double[SIX * neurons.size()], time, hole);
    }

    /// The space-time.
    ///
    /// @param neurons at t₀
    /// @param bends   6N, g̈_i; copied
    /// @param time    t₀
    /// @param hole    density {√g_i} below which there is no metric, ≥ 0. Nor is there any when a g_i(t) is not positive definite
    public MovingNeurons(Neurons neurons, double[] bends, double time, double hole) {
        if (!(hole >= 0 && hole < Double.MAX_VALUE && Math.abs(time) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "time %s and hole below density %s: need finite numbers, hole >= 0".formatted(time, hole));
        }
        if (bends.length != SIX * neurons.size()
                || !Arrays.stream(bends).allMatch(bend -> Math.abs(bend) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("%d second rates of g of %d neurons: need 6 for each, all finite"
                    .formatted(bends.length, neurons.size()));
        }
        this.neurons = neurons;
        this.time = time;
        this.hole = hole;
        this.bends = bends.clone();
        this.roots = new double[neurons.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = neurons.volumeElement(i) * Brackets.NORMALISATION;
        }
    }

    /// The neurons.
    ///
    /// @return with their motion at t₀
    public Neurons neurons() {
        return neurons;
    }

    /// The density below which there is no metric.
    ///
    /// @return ≥ 0
    public double hole() {
        return hole;
    }

    /// The same space-time with a metric wherever any neuron reaches.
    ///
    /// @return without holes
    public MovingNeurons everywhere() {
        return new MovingNeurons(neurons, bends, time, 0);
    }

    /// The density at an event.
    ///
    /// @param event t, x, y, z
    /// @return {√g_i}
    public double density(double[] event) {
        MovingKernel kernel = new MovingKernel(0);
        double[] sums = new double[SUMS];
        sum(event, kernel, sums);
        return sums[0];
    }

    @Override
    public boolean at(MetricJet jet) {
        int blocks = jet.order() == 0 ? 1 : jet.order() == 1 ? SECOND : SECOND + TEN;
        double[] sums = jet.scratch(blocks * SUMS);
        Arrays.fill(sums, 0, blocks * SUMS, 0);
        sum(jet.event(), new MovingKernel(jet.order()), sums);
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

    private void sum(double[] event, MovingKernel kernel, double[] sums) {
        double since = event[0] - time;
        for (int i = 0; i < roots.length; i++) {
            kernel.of(neurons, bends, i, event, since, roots[i]);
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
}
