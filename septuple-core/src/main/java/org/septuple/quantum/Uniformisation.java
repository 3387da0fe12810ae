package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;

/// e^{τL}p = Σ_k e^{−Λτ}(Λτ)^k/k! (1 + L/Λ)^k p with Λ the fastest rate of L, in pieces of Λτ ≤ [#LONGEST]; the weights are scaled to add
/// up to 1. All terms are ≥ 0.
///
/// Source: A. Jensen, Skand. Aktuarietidskr. 36 (1953) 87.
final class Uniformisation {

    /// Λτ of one piece.
    private static final double LONGEST = 100;

    private final FokkerPlanckGenerator generator;
    private final Crew crew;
    private final double[] power;
    private final double[] change;

    Uniformisation(FokkerPlanckGenerator generator, Crew crew) {
        this.generator = generator;
        this.crew = crew;
        power = new double[generator.grid().size()];
        change = new double[power.length];
    }

    /// into ← e^{τL}p.
    void step(double tau, double[] p, double[] into) {
        System.arraycopy(p, 0, into, 0, p.length);
        double rate = generator.fastestRate();
        if (rate == 0) {
            return;
        }
        int pieces = (int) Math.max(1, Math.ceil(rate * tau / LONGEST));
        for (int piece = 0; piece < pieces; piece++) {
            piece(rate, rate * tau / pieces, into);
        }
    }

    /// p ← e^{xL/Λ}p.
    private void piece(double rate, double x, double[] p) {
        double weight = Elementary.exp(-x);
        double all = weight;
        double first = weight;
        crew.ranges(0, p.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                power[cell] = p[cell];
                p[cell] *= first;
            }
        });
        for (int k = 1; k < x || weight > 1e-18; k++) {
            weight *= x / k;
            all += weight;
            double share = weight;
            generator.apply(power, change);
            crew.ranges(0, p.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    double moved = power[cell] + change[cell] / rate;
                    power[cell] = moved > 0 ? moved : 0;
                    p[cell] += share * power[cell];
                }
            });
        }
        double scale = 1 / all;
        crew.ranges(0, p.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                p[cell] *= scale;
            }
        });
    }
}
