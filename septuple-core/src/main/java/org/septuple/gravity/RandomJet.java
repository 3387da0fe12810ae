package org.septuple.gravity;

import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

/// A metric with derivatives drawn at random, to put a pointwise identity to: any values of g_μν, ∂_α g_μν and ∂_α ∂_β g_μν are those of some metric at an event.
public final class RandomJet {

    private static final int FOUR = MetricJet.DIMENSIONS;

    private RandomJet() {}

    /// Fills a jet: g = EᵀηE and derivatives of independent standard normal numbers, E too. If synchronous, g_00 = −1 and g_0a = 0 with all their derivatives, and
    /// g_ab = (EᵀE)_ab.
    ///
    /// @param stream      of the numbers
    /// @param synchronous whether in the paper's gauge (6.7)
    /// @param jet         overwritten, but for its event
    public static void fill(RandomStream stream, boolean synchronous, MetricJet jet) {
        double[] frame = stream.gaussians(FOUR * FOUR);
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = mu; nu < FOUR; nu++) {
                jet.metric()[MetricJet.pair(mu, nu)] = synchronous ? spatial(frame, mu, nu) : general(frame, mu, nu);
            }
        }
        draw(stream, synchronous, jet.first());
        draw(stream, synchronous, jet.second());
    }

    private static double general(double[] frame, int mu, int nu) {
        double sum = -frame[mu] * frame[nu];
        for (int k = 1; k < FOUR; k++) {
            sum += frame[FOUR * k + mu] * frame[FOUR * k + nu];
        }
        return sum;
    }

    private static double spatial(double[] frame, int mu, int nu) {
        if (mu == 0) {
            return nu == 0 ? -1 : 0;
        }
        double sum = 0;
        for (int k = 1; k < FOUR; k++) {
            sum += frame[FOUR * k + mu] * frame[FOUR * k + nu];
        }
        return sum;
    }

    private static void draw(RandomStream stream, boolean synchronous, double[] derivatives) {
        stream.fillGaussian(derivatives, 0, derivatives.length);
        if (synchronous) {
            for (int at = 0; at < derivatives.length; at++) {
                derivatives[at] = at % MetricJet.PAIRS < FOUR ? 0 : derivatives[at];
            }
        }
    }
}
